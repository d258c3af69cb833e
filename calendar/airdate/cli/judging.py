"""Judging: what ``check`` does where no earlier report holds: the plan is read and every rule asked."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from airdate import gate, report
from airdate.cli import given
from airdate.finding import Finding
from airdate.plan import Plan
from airdate.present import Present
from airdate.project import LateHistory, Project
from airdate.report import Report
from airdate.report.kept import Clock, KeptReport, Told
from airdate.report.overrides import overridden

if TYPE_CHECKING:
    from airdate.cli.check import Asked


def plan_of(context: click.Context, asked: "Asked", kept: KeptReport | None = None) -> Plan:
    """The plan under the policy of this run."""
    stands = kept.state.stands if kept else None
    plan = given.plan_of(context, known=asked.known, cached=True, stands=stands)
    policy = overridden(plan.vocabulary.policy, asked.profile, asked.select, asked.ignore)
    return replace(plan, vocabulary=replace(plan.vocabulary, policy=policy))


def told(context: click.Context, project: Project, plan: Plan, asked: "Asked") -> Told:
    """What there is to tell of the plan."""
    from airdate.revision.fixing import cures  # slow to load, and not always needed

    found = _report(context, project, plan, asked)
    fixable = [finding for finding in found.findings if finding.fault.fix]
    return Told(
        found,
        files=tuple(sorted(_files(plan, (*found.findings, *found.known)))),
        cures=cures(plan, fixable) if fixable else {},
        site=plan.vocabulary.settings.url,
    )


def anew(context: click.Context, project: Project, asked: "Asked", kept: KeptReport | None) -> Told:
    """The same, kept for the next run, if it can be, for as long as it holds."""
    plan = plan_of(context, asked, kept)
    if kept is None:
        return told(context, project, plan, asked)
    now = Present.of(plan.now)
    plan = replace(plan, now=now)
    found, outside = told(context, project, plan, asked), _outside(plan, project)
    if outside is not None and isinstance(plan.history, LateHistory) and plan.history.is_sure:
        settings = plan.vocabulary.settings
        kept.keep(found, Clock(settings.now, settings.timezone), now, outside)
    return found


def _outside(plan: Plan, project: Project) -> list[str] | None:
    """The files outside of both folders that layers have been read from; None if that is not known of all."""
    markers = f"{project.calendar_dir.name}/markers.yml"
    if any(fault.place.path == markers for fault in plan.faults):
        return None
    return [layer.path for layer in plan.vocabulary.layers if layer.path]


def _report(context: click.Context, project: Project, plan: Plan, asked: "Asked") -> Report:
    edition = given.edition_of(plan, asked.edition) if asked.edition else None
    found = report.of_edition(plan, gate.admit(plan, edition)) if edition else report.of(plan)
    if not asked.feeds:
        return found
    from airdate.site import Site

    site = Site(plan, given.edition_of(plan, asked.edition or "team"), feed_key=given.feed_key(context))
    past = report.of_history(plan, project.calendar_dir)
    return replace(found, findings=tuple(sorted({*found.findings, *site.feed_findings, *past})))


def _files(plan: Plan, found: Iterable[Finding]) -> Iterator[str]:
    """The items that were judged: those read, and files too broken to be read."""
    pages = {page.place.path for page in plan.pages}
    broken = {path for f in found if (path := f.fault.place.path).endswith(".md")} - pages
    yield from {item.place.path for item in plan.items} | broken
