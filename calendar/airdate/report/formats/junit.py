"""JUnit's XML, as CI servers read it: each file of the plan is a test, which fails where the run would."""

import re
from collections import defaultdict
from collections.abc import Sequence
from html import escape

from airdate.finding import Finding
from airdate.report.outcome import Outcome, count

#: What XML 1.0 cannot hold, even escaped.
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(outcome: Outcome) -> str:
    """One suite, its files sorted by path."""
    by_file: dict[str, list[Finding]] = defaultdict(list)
    for finding in sorted(outcome.findings):
        by_file[finding.fault.place.path].append(finding)
    paths = sorted({*outcome.files, *by_file})
    failed = sum(any(map(outcome.stops, found)) for found in by_file.values())
    counts = f'tests="{len(paths)}" failures="{failed}" errors="0" skipped="0" time="0"'
    cases = "".join(_case(path, by_file.get(path, ()), outcome) for path in paths)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="airdate" {counts}>\n<testsuite name="airdate check" {counts}>\n'
        f"{cases}</testsuite>\n</testsuites>\n"
    )


def _case(path: str, found: Sequence[Finding], outcome: Outcome) -> str:
    file = _xml(f"{outcome.prefix}{path}")
    head = f'<testcase classname="airdate" name="{file}" file="{file}" time="0"'
    if not found:
        return f"{head}/>\n"
    told = _xml("\n".join(map(str, found)))
    stops = [finding for finding in found if outcome.stops(finding)]
    if not stops:
        return f"{head}>\n<system-out>{told}</system-out>\n</testcase>\n"
    first = stops[0]
    more = f" (and {count(len(found) - 1, 'more finding')})" if len(found) > 1 else ""
    message = _xml(f"{first.said}{more}")
    kind = _xml(first.fault.rule)
    return f'{head}>\n<failure message="{message}" type="{kind}">{told}</failure>\n</testcase>\n'


def _xml(text: str) -> str:
    return escape(_ILLEGAL.sub("", text), quote=False).replace('"', "&quot;")
