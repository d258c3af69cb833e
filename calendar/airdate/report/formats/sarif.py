"""SARIF 2.1.0 (OASIS, 2020; errata 01 of 2023), for code scanning and for editors that show it.

Columns count UTF-16 code units, as most readers take for granted; paths are URIs relative to the
repository. What is waived, and what the baseline knows, is there with its suppression.
"""

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from airdate import __version__
from airdate.artifact import public_url
from airdate.checks import GROUPS, Rule, catalogue
from airdate.finding import Finding, Severity
from airdate.report import manual
from airdate.report.baseline import fingerprints
from airdate.report.mending import span
from airdate.report.outcome import Outcome

#: The base of all paths: who reads the file knows where the repository lies.
BASE = "SRCROOT"

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PATH = "/~!$&'()*+,;=@"


def write(outcome: Outcome) -> str:
    """One log with one run."""
    told: list[tuple[Finding, Sequence[dict[str, Any]]]] = [(finding, ()) for finding in outcome.findings]
    told += [(w.finding, _waived(w.reason, w.by, w.in_source)) for w in outcome.waived]
    told += [(finding, _known()) for finding in outcome.known]
    told.sort(key=lambda one: one[0])
    rules = sorted({finding.fault.rule for finding, _ in told})
    order = {name: number for number, name in enumerate(rules)}
    names = fingerprints(finding for finding, _ in told)
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Airdate",
                        "version": __version__,
                        "rules": [_rule(catalogue()[name], outcome.site) for name in rules],
                    }
                },
                "automationDetails": {"id": "airdate/check/"},
                "columnKind": "utf16CodeUnits",
                "originalUriBaseIds": {BASE: {"description": {"text": "The root of the repository."}}},
                "results": [
                    _result(finding, order[finding.fault.rule], name, suppressions, outcome)
                    for (finding, suppressions), name in zip(told, names, strict=True)
                ],
            }
        ],
    }
    return json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _rule(rule: Rule, site: str) -> dict[str, Any]:
    said: dict[str, Any] = {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": manual.plain(rule.summary)},
        "fullDescription": {"text": manual.plain(rule.summary)},
        "help": {"text": manual.text(rule), "markdown": manual.markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [GROUPS.get(rule.group, rule.group).lower(), str(rule.profile)]},
    }
    return said | ({"helpUri": public_url(site, f"rules/#{rule.name}")} if site else {})


def _result(
    finding: Finding, index: int, name: str, suppressions: Sequence[dict[str, Any]], outcome: Outcome
) -> dict[str, Any]:
    fault = finding.fault
    where = {"uri": _uri(outcome, fault.place.path), "uriBaseId": BASE}
    region = {"startLine": fault.place.line, "startColumn": outcome.lines.units(fault.place)}
    said: dict[str, Any] = {
        "ruleId": catalogue()[fault.rule].code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.said},
        "locations": [{"physicalLocation": {"artifactLocation": where, "region": region}}],
        "partialFingerprints": {"airdate/v1": name},
    }
    if fixes := _fixes(finding, where, outcome):
        said["fixes"] = fixes
    if suppressions:
        said["suppressions"] = [*suppressions]
    return said


def _fixes(finding: Finding, where: dict[str, str], outcome: Outcome) -> list[dict[str, Any]]:
    if finding.fault.fix is None:
        return []
    found = span(finding, "\n".join(outcome.lines.of(finding.fault.place.path)))
    if found is None:
        return []
    region = {
        "startLine": found.line,
        "startColumn": found.column,
        "endLine": found.end_line,
        "endColumn": found.end_column,
    }
    replacement = {"deletedRegion": region, "insertedContent": {"text": found.text}}
    changes = [{"artifactLocation": where, "replacements": [replacement]}]
    return [{"description": {"text": finding.fault.fix.title}, "artifactChanges": changes}]


def _waived(reason: str, by: str, in_source: bool) -> Sequence[dict[str, Any]]:
    kind = "inSource" if in_source else "external"
    return ({"kind": kind, "status": "accepted", "justification": f"{reason} ({by})"},)


def _known() -> Sequence[dict[str, Any]]:
    return ({"kind": "external", "status": "accepted", "justification": "known in the baseline"},)


def _uri(outcome: Outcome, path: str) -> str:
    return quote(f"{outcome.prefix}{path}", safe=_PATH, errors="surrogateescape")
