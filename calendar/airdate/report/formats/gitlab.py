"""GitLab's Code Quality report: a list of the issues of a merge request.

The fingerprint stays when lines move, so that GitLab can tell what a merge request brings and what it
cures (docs.gitlab.com, «Code Quality report format»; read in November 2026).
"""

import json

from airdate.finding import Severity
from airdate.report.baseline import fingerprints
from airdate.report.outcome import Outcome

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def write(outcome: Outcome) -> str:
    """One list; without findings an empty one."""
    found = sorted(outcome.findings)
    issues = [
        {
            "description": finding.said,
            "check_name": finding.fault.rule,
            "fingerprint": name,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": f"{outcome.prefix}{finding.fault.place.path}",
                "lines": {"begin": finding.fault.place.line},
            },
        }
        for finding, name in zip(found, fingerprints(found), strict=True)
    ]
    return json.dumps(issues, ensure_ascii=False, indent=2) + "\n"
