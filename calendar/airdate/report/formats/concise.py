"""A line for each finding: ``path:line:column: severity: message (way out) [rule]``."""

from airdate.finding import Finding
from airdate.report.formats import colour
from airdate.report.outcome import Outcome


def write(outcome: Outcome) -> str:
    """All findings, in colour."""
    return "".join(f"{line(finding)}\n" for finding in outcome.findings)


def line(finding: Finding, word: str = "") -> str:
    """The finding in a line; ``word`` instead of its severity."""
    severity = colour.paint(word or str(finding.severity), colour.OF[finding.severity])
    return f"{finding.fault.place}: {severity}: {finding.said} [{finding.fault.rule}]"
