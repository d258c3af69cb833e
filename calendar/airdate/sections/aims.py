"""Aims: the objectives of the strategy, what is done for each, how far it is; results beside targets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from airdate.item import Item
from airdate.parts.measure import Result
from airdate.parts.strategy import Objective
from airdate.plan import Plan


@dataclass(frozen=True, slots=True)
class Reading:
    """One figure as it came out, of which item, beside what was planned; None where nothing was."""

    item: Item
    result: Result
    target: float | None
    baseline: float | None

    @property
    def day(self) -> date:
        """When it was read."""
        return self.result.at.first if self.result.at else date.min

    @property
    def falls(self) -> bool:
        """Whether less is better: its way leads down."""
        return self.target is not None and self.baseline is not None and self.target < self.baseline

    @property
    def share(self) -> float | None:
        """How much of the way from baseline to target it is, from 0 to 1; None without a way."""
        way = (self.target or 0.0) - (self.baseline or 0.0)
        if self.target is None or self.result.value is None or not way:
            return None
        return min(max((self.result.value - (self.baseline or 0.0)) / way, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Aim:
    """One objective of the strategy in ``item``.

    ``campaigns`` name it with how much of each is published, ``items`` name it beside them; ``last`` is
    the newest figure of its kpi among all of these.
    """

    objective: Objective
    item: Item
    campaigns: Sequence[tuple[Item, int, int]]
    items: Sequence[Item]
    last: Reading | None


def aims(plan: Plan) -> list[Aim]:
    """The objectives of all strategies, in their order; an item names one by its id or its goal."""
    named: dict[str, list[Item]] = {}
    for item in plan.items:
        if item.objective and not item.cancelled:
            named.setdefault(item.objective, []).append(item)
    return [_aim(plan, item, objective, named) for item, objective in objectives(plan)]


def objectives(plan: Plan) -> Iterator[tuple[Item, Objective]]:
    """Each objective with the strategy that lists it."""
    for item in plan.items:
        if item.type == "strategy" and not item.cancelled:
            for objective in item.strategy.objectives:
                if objective.goal or objective.id:
                    yield item, objective


def _aim(plan: Plan, item: Item, objective: Objective, named: dict[str, list[Item]]) -> Aim:
    words = dict.fromkeys(filter(None, (objective.id, objective.goal)))
    behind = [found for word in words for found in named.get(word, ())]
    campaigns = [found for found in behind if found.type == "campaign"]
    ids = {campaign.id for campaign in campaigns}
    others = [found for found in behind if found.type != "campaign" and found.campaign not in ids]
    members = (member for member in plan.items if member.campaign in ids)
    read = [_planned(reading, objective) for reading in _readings([item, *behind, *members], objective.kpi)]
    return Aim(
        objective,
        item,
        [(campaign, *plan.progress(campaign.id)) for campaign in campaigns],
        others,
        max(read, key=lambda reading: reading.day, default=None),
    )


def _planned(reading: Reading, objective: Objective) -> Reading:
    return Reading(reading.item, reading.result, objective.target, objective.baseline)


def _readings(items: Iterable[Item], metric: str) -> Iterator[Reading]:
    for item in items if metric else ():
        for result in item.measures.results:
            if same(result.metric) == same(metric) and result.value is not None:
                yield Reading(item, result, None, None)


def results(plan: Plan) -> list[Reading]:
    """All figures that have come out: those first for which something was planned, then the newest."""
    found = [reading for item in plan.items for reading in _of(plan, item)]
    known = lambda reading: (reading.target is not None, reading.day, reading.item.id)  # noqa: E731
    return sorted(found, key=known, reverse=True)


def is_told_above(plan: Plan, reading: Reading) -> bool:
    """Whether the item's campaign says the same figure of itself."""
    campaign, own = plan.by_id.get(reading.item.campaign), reading.result
    theirs = campaign.measures.results if campaign else ()
    return any(each.value == own.value and same(each.metric) == same(own.metric) for each in theirs)


def _of(plan: Plan, item: Item) -> Iterator[Reading]:
    """What came out of one item; its target stands in it, else in its campaign."""
    campaign = plan.by_id.get(item.campaign)
    planned = [*(campaign.measures.kpi if campaign else ()), *item.measures.kpi]
    targets = {same(kpi.metric): kpi for kpi in planned}
    for result in item.measures.results:
        if result.value is not None:
            kpi = targets.get(same(result.metric))
            yield Reading(item, result, kpi.target if kpi else None, kpi.baseline if kpi else None)


def same(words: str) -> str:
    """What two spellings of one thing have in common, a metric or a need."""
    return " ".join(words.casefold().split())
