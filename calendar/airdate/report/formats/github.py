"""Workflow commands of GitHub Actions, which become annotations, and the summary of the job.

Of a step GitHub shows ten errors, ten warnings and ten notices, so the worst come first; the rest stands
in the log, and in the summary. See «Workflow commands for GitHub Actions» in GitHub's documentation
and ``actions/toolkit``, packages/core/src/command.ts, for the escapes (read in November 2026).
"""

import re

from airdate.checks import catalogue
from airdate.finding import Finding, Severity
from airdate.report.outcome import Outcome, count

#: Annotations of one level that a step shows.
SHOWN = 10

#: Rows of the job's summary, which holds a megabyte.
ROWS = 500

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_MARKS = {Severity.ERROR: "❌ error", Severity.WARNING: "⚠️ warning", Severity.INFO: "💡 info"}
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&@$])")


def write(outcome: Outcome) -> str:
    """A command for each finding."""
    return "".join(f"{_command(finding, outcome.prefix)}\n" for finding in outcome.findings)


def hidden(outcome: Outcome) -> int:
    """How many findings get no annotation."""
    return sum(max(0, number - SHOWN) for number in outcome.counts.values())


def summary(outcome: Outcome) -> str:
    """The Markdown for ``GITHUB_STEP_SUMMARY``."""
    told = [f"## Plan: {_escaped(outcome.summary)}", ""]
    if outcome.findings:
        told += ["| | Where | What is wrong, and the way out | Rule |", "|---|---|---|---|"]
        told += [_row(finding, outcome.prefix) for finding in outcome.findings[:ROWS]]
        told.append("")
    if len(outcome.findings) > ROWS:
        told += [f"{count(len(outcome.findings) - ROWS, 'more finding')}: see the log.", ""]
    return "\n".join(told) + "\n"


def _command(finding: Finding, prefix: str) -> str:
    place, rule = finding.fault.place, catalogue()[finding.fault.rule]
    properties = {
        "file": f"{prefix}{place.path}",
        "line": str(place.line),
        "col": str(place.column),
        "title": f"{rule.name} ({rule.code})",
    }
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_LEVELS[finding.severity]} {told}::{_data(finding.said)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, prefix: str) -> str:
    fault = finding.fault
    where = f"{prefix}{fault.place.path}:{fault.place.line}"
    cells = (where, finding.said, fault.rule)
    return f"| {_MARKS[finding.severity]} | {' | '.join(map(_escaped, cells))} |"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is in a cell of a table."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
