"""Judging: a plan is put before its rules, and the house's policy says what becomes of what they find."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from airdate import collector
from airdate.checks import catalogue
from airdate.checks.embargo_leak import leaks
from airdate.finding import Fault, Finding, Severity
from airdate.plan import Plan
from airdate.reading.history import told
from airdate.report import baseline
from airdate.report.found import Report
from airdate.report.judgement import Judgement
from airdate.report.noticing import noticed
from airdate.report.waiving import ASKED_LATER, Waiving


@collector.still()
def of(plan: Plan, more: Iterable[Fault] = ()) -> Report:
    """The report on a plan; ``more`` is what a gate or the feeds have noticed besides."""
    judgement = Judgement(plan)
    found = judgement.of(sorted({*plan.faults, *plan.unresolved, *noticed(plan, judgement), *more}))
    waiving = Waiving(plan)
    kept, waived = waiving.sift(found)
    told = judgement.of(sorted(waiving.unused(waived, judgement)))
    told, more_waived = waiving.sift(told)
    new, known, left = baseline.sift(sorted({*kept, *told}), plan.known)
    asked = {rule.name for rule in catalogue().values() if judgement.holds_somewhere(rule)} - ASKED_LATER
    gone = sum(number for (_, rule, _), number in left.items() if rule in asked)
    return Report(tuple(new), (*waived, *more_waived), tuple(known), gone)


def of_edition(whole: Plan, shown: Plan) -> Report:
    """The report on a plan, with what an edition of it had to cut and would tell too early."""
    return of(whole, [*shown.faults, *leaks(whole, shown)])


def findings(plan: Plan) -> list[Finding]:
    """Every finding of every rule that holds, sorted by place and rule, each once."""
    return list(of(plan).findings)


def judged(plan: Plan, faults: Iterable[Fault]) -> list[Finding]:
    """Faults as findings, as the policy has it; what is waived or known is not among them."""
    return baseline.sift(Waiving(plan).sift(Judgement(plan).of(sorted(set(faults))))[0], plan.known)[0]


def of_history(plan: Plan, calendar: Path) -> list[Finding]:
    """What keeps git from telling when entries changed; ``calendar`` is the vocabulary's folder.

    Reads every file and asks git: for feeds that go out. In a rehearsal (``now:`` in plan.yml) it is
    no more than worth knowing.
    """
    found = judged(plan, told.faults(plan.content_dir, calendar))
    rehearsal = plan.vocabulary.settings.now is not None
    return [replace(finding, severity=Severity.INFO) for finding in found] if rehearsal else found
