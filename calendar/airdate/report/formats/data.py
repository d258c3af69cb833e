"""JSON, as docs/check.md documents it."""

import json
from typing import Any

from airdate.checks import catalogue
from airdate.finding import Finding, Severity
from airdate.report.outcome import Outcome


def write(outcome: Outcome) -> str:
    """One object, indented."""
    data = {
        "items": len(outcome.files),
        "errors": outcome.counts[Severity.ERROR],
        "warnings": outcome.counts[Severity.WARNING],
        "infos": outcome.counts[Severity.INFO],
        "gone": outcome.gone,
        "findings": [_finding(finding) for finding in outcome.findings],
        "waived": [_finding(w.finding) | {"reason": w.reason, "by": w.by} for w in outcome.waived],
        "known": [_finding(finding) for finding in outcome.known],
    }
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _finding(finding: Finding) -> dict[str, Any]:
    fault, rule = finding.fault, catalogue()[finding.fault.rule]
    fix = {"title": fault.fix.title, "safe": fault.fix.safe} if fault.fix else None
    return {
        "path": fault.place.path,
        "line": fault.place.line,
        "column": fault.place.column,
        "severity": str(finding.severity),
        "rule": fault.rule,
        "code": rule.code,
        "group": rule.group,
        "message": fault.message,
        "cure": fault.cure,
        "clause": finding.clause,
        "fix": fix,
    }
