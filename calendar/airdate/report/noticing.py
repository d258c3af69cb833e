"""Noticing: the rules that hold are asked, those on items by themselves only where they have to be."""

from collections.abc import Iterator, Sequence

from airdate.checks import Rule, catalogue
from airdate.finding import Fault
from airdate.item import Item
from airdate.plan import Plan
from airdate.report.judgement import Judgement


def noticed(plan: Plan, judgement: Judgement) -> Iterator[Fault]:
    """What every rule that holds anywhere finds in the plan."""
    rules = [rule for rule in catalogue().values() if judgement.holds_somewhere(rule)]
    for rule in rules:
        if rule.check:
            yield from rule.check(plan)
    yield from _of_items(plan, [rule for rule in rules if rule.of_item])


def _of_items(plan: Plan, rules: Sequence[Rule]) -> Iterator[Fault]:
    """What rules find in items by themselves; what they found in an earlier run still holds."""
    names, kept, fresh, words = " ".join(rule.name for rule in rules), plan.kept, {}, plan.vocabulary
    judges = [rule.of_item for rule in rules if rule.of_item]
    for item in plan.items:
        lasting = kept is not None and _stands_alone(item) and kept.holds(item)
        told = kept.judged(item.path, names) if kept and lasting else None
        if told is None:
            told = tuple(fault for judge in judges for fault in judge(item, words))
            if lasting:
                fresh[item.path] = told
        yield from told
    if kept:
        kept.judge(fresh, names)


def _stands_alone(item: Item) -> bool:
    """Whether its times are all its own, and not counted from others."""
    return not item.relative and not any(output.relative for output in item.outputs)
