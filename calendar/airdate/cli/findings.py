"""Findings as commands print them."""

from collections import Counter
from collections.abc import Iterable, Sequence

import click

from airdate import checks, gate
from airdate.edition import Edition
from airdate.finding import Finding, Severity
from airdate.plan import Plan

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def of(plan: Plan, edition: Edition | None = None) -> list[Finding]:
    """What is wrong with the plan, and with the links of that edition, sorted by place."""
    found = set(checks.run(plan))
    if edition:
        found.update(checks.lift(gate.admit(plan, edition).faults))
    return sorted(found)


def fail(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether they stop: errors do, warnings only where the user is strict."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stops for finding in findings)


def echo(findings: Sequence[Finding], *, err: bool = False) -> None:
    """One line each; the severity in colour on a terminal."""
    if findings:
        click.echo("\n".join(_line(finding) for finding in findings), err=err)


def _line(finding: Finding) -> str:
    word = str(finding.severity)
    return str(finding).replace(f": {word}: ", f": {click.style(word, fg=_COLOURS[finding.severity])}: ", 1)


def summary(findings: Iterable[Finding], items: int) -> str:
    """``3 errors, 1 warning in 172 items``."""
    counts = Counter(finding.severity for finding in findings)
    told = [count(counts[severity], word) for severity, word in _WORDS.items() if counts[severity]]
    where = count(items, "item")
    return f"{', '.join(told)} in {where}" if told else f"{where} checked, nothing wrong found"


def count(number: int, word: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"
