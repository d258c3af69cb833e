#!/bin/sh
# Installs the outside readers that tests/feeds/test_readers.py drives: libical (Debian) and ical.js (npm).
set -eu
cd "$(dirname "$0")/../.."
root=; [ "$(id -u)" = 0 ] || root=sudo
if ! /usr/bin/python3 -c 'import gi; gi.require_version("ICalGLib", "3.0")' 2>/dev/null; then
    $root apt-get update -qq
    $root apt-get install -qq -y --no-install-recommends python3-gi gir1.2-ical-3.0
fi
npm install --prefix build/readers --no-save --no-audit --no-fund --ignore-scripts --silent ical.js@2.2.1
