#!/bin/sh
# Installs the outside readers that tests/feeds drives: from Debian, from npm, and from PyPI into an environment
# of their own; and schemas that others publish. What is there already is left as it is.
set -eu
cd "$(dirname "$0")/../.."
readers=build/readers
root=; [ "$(id -u)" = 0 ] || root=sudo

if ! /usr/bin/python3 -c 'import gi; gi.require_version("ICalGLib", "3.0")' 2>/dev/null ||
    ! command -v calcurse >/dev/null 2>&1; then
    $root apt-get update -qq
    $root apt-get install -qq -y --no-install-recommends python3-gi gir1.2-ical-3.0 calcurse >/dev/null
fi

packages="ical.js@2.2.1 ts-ics@2.4.6"
if [ "$(cat "$readers/packages" 2>/dev/null)" != "$packages" ]; then
    # shellcheck disable=SC2086 # one word for each package
    npm install --prefix "$readers" --no-save --no-audit --no-fund --ignore-scripts --silent $packages
    echo "$packages" >"$readers/packages"
fi

wanted=tests/feeds/readers/requirements.txt
if ! cmp -s "$wanted" "$readers/venv/requirements.txt"; then
    rm -rf "$readers/venv"
    python3 -m venv "$readers/venv"
    "$readers/venv/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$wanted"
    cp "$wanted" "$readers/venv/requirements.txt"
fi

# IPTC's own schema, against which the export is valid; without a network the tests hold it to ours alone.
schema=$readers/ninjs-schema_3.1.json
iptc=https://raw.githubusercontent.com/iptc/newsinjson/3ace39707a725d6674279c3151e2f5323dc81074/specification/ninjs-schema_3.1.json
[ -f "$schema" ] || curl -fsS --max-time 20 -o "$schema" "$iptc" || echo "not fetched: $iptc"

# OASIS's schema of SARIF, against which `airdate check --format sarif` is valid.
schema=$readers/sarif-schema-2.1.0.json
oasis=https://raw.githubusercontent.com/oasis-tcs/sarif-spec/e0583813964ec43cea53b6b531b402866095ed1f/sarif-2.1/schema/sarif-schema-2.1.0.json
[ -f "$schema" ] || curl -fsS --max-time 20 -o "$schema" "$oasis" || echo "not fetched: $oasis"
