"""Fronts: what goes on at a time, campaigns, channels, objectives, experiments; and how much may."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from airdate.item import Item
from airdate.parts.strategy import Objective
from airdate.plan import Plan
from airdate.status import Status

#: How many there may be where neither the strategy nor the policy says (heuristic H9, November 2026).
USUAL: Mapping[str, int] = {"campaigns": 3, "channels": 5, "objectives": 3, "experiments": 3}

_NEAR = timedelta(weeks=4)
_IDLE = frozenset({Status.IDEA, Status.CANCELLED, Status.POSTPONED, Status.ON_HOLD})

#: First and last day of something that goes on.
Span = tuple[date, date, Item]


def campaigns(plan: Plan) -> list[Span]:
    """The campaigns that have days and are not idle."""
    found = (e for e in plan.by("type", "campaign") if e.exact and e.standing not in _IDLE)
    return [(entry.first, entry.last, entry.item) for entry in found]


def experiments(plan: Plan) -> list[Span]:
    """Those without a verdict; one that does not say when it begins or stops goes on all the time."""
    found = []
    for item in plan.items:
        if item.type == "experiment" and is_on(item) and not item.experiment.verdict:
            begins = item.start or item.outputs[0].when
            stops = item.experiment.stop or item.end
            found.append((begins.first if begins else date.min, stops.last if stops else date.max, item))
    return found


def channels(plan: Plan) -> list[str]:
    """In which channels something appears within four weeks of today."""
    near = plan.between(plan.today - _NEAR, plan.today + _NEAR)
    return sorted({e.output.channel for e in near if not e.spans and e.standing not in _IDLE} - {""})


def objectives(plan: Plan) -> list[Objective]:
    """Those of the strategies whose day is not past."""
    named = [each for item in plan.items if item.type == "strategy" for each in _of(item)]
    return [each for each in named if each.by is None or each.by.last >= plan.today]


def most(spans: Iterable[Span], today: date) -> tuple[date, list[Span]]:
    """The first day from today on at which the most are running at once, and those that are."""
    alive = sorted(
        ((max(first, today), last, item) for first, last, item in spans if last >= today), key=_begin
    )
    found: tuple[date, list[Span]] = (today, [])
    running: list[Span] = []
    for span in alive:
        running = [other for other in running if other[1] >= span[0]] + [span]
        if len(running) > len(found[1]):
            found = (span[0], running)
    return found


def allowed(plan: Plan, kind: str) -> tuple[float, bool]:
    """How many there may be at a time, and whether the house itself has said so."""
    for item in plan.items:
        if item.type == "strategy" and is_on(item):
            own = getattr(item.strategy.limits, kind) if item.strategy.limits else None
            if own is not None:
                return max(own, 0), True
    policy = plan.vocabulary.policy
    limit = policy.value("too-many-fronts", kind, USUAL[kind])
    return limit, kind in policy.of("too-many-fronts").values


def is_on(item: Item) -> bool:
    """Whether it is more than an idea, and neither called off nor put off."""
    return item.status not in _IDLE and not item.cancelled


def _of(item: Item) -> Sequence[Objective]:
    return item.strategy.objectives if is_on(item) else ()


def _begin(span: Span) -> tuple[date, str]:
    return span[0], span[2].path
