"""Findings as commands print them besides their own business: a line each."""

from collections.abc import Iterable, Sequence

import click

from airdate import gate, report
from airdate.edition import Edition
from airdate.finding import Finding, Severity
from airdate.plan import Plan
from airdate.report.formats import concise
from airdate.report.outcome import count, summary

__all__ = ["count", "echo", "fail", "of", "summary"]


def of(plan: Plan, edition: Edition | None = None) -> list[Finding]:
    """What is wrong with the plan, and with the links of that edition, sorted by place."""
    found = report.of_edition(plan, gate.admit(plan, edition)) if edition else report.of(plan)
    return list(found.findings)


def fail(findings: Iterable[Finding], *, strict: bool) -> bool:
    """Whether they stop: errors do, warnings only where the user is strict."""
    stops = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(finding.severity in stops for finding in findings)


def echo(findings: Sequence[Finding], *, err: bool = False) -> None:
    """One line each; the severity in colour on a terminal."""
    if findings:
        click.echo("\n".join(map(concise.line, findings)), err=err)
