"""More campaigns, channels, objectives or experiments at a time than the house can look after.

Every front takes people away from the others. How many there may be stands in ``limits`` of the strategy,
else in ``calendar/policy.yml``; where neither says, the defaults hold, and the finding is an info: seeds
002 and 003 say "don't pick too many things" and give no number (heuristic H9, November 2026).
Counted are campaigns and experiments on the same day from today on, channels in which something
appears within four weeks of today, and objectives of the strategy whose day is not past.

Bad: four campaigns in May 2027. Good: three, and the fourth begins in June. Or raise the limit::

    type: strategy
    limits: {campaigns: 4, channels: 6, objectives: 3, experiments: 2}

or, in policy.yml, ``rules: {too-many-fronts: {campaigns: 4}}``.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.parts.strategy import Strategy
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed

CODE = "ST004"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"campaigns": 3, "channels": 5, "objectives": 3, "experiments": 3}

_NEAR = timedelta(weeks=4)
_IDLE = frozenset({Status.IDEA, Status.CANCELLED, Status.POSTPONED, Status.ON_HOLD})

#: First and last day of something that goes on.
Span = tuple[date, date, Item]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each kind of front of which there are too many at once."""
    strategies = [item.strategy for item in plan.items if item.type == "strategy" and _is_on(item)]
    for kind, spans in (("campaigns", _campaigns(plan)), ("experiments", _experiments(plan))):
        limit, severity = _limit(plan, strategies, kind)
        day, running = _most(spans, plan.today)
        if len(running) > limit:
            names = listed(item.id for _, _, item in running)
            message = f"{len(running)} {kind} run on {day} ({names}), above the limit of {limit:g}"
            place = running[-1][2].at("start")
            yield _fault(place, message, "let one of them begin later", severity)
    yield from _of_channels(plan, strategies)
    yield from _of_objectives(plan, strategies)


def _of_channels(plan: Plan, strategies: list[Strategy]) -> Iterator[Fault]:
    limit, severity = _limit(plan, strategies, "channels")
    near = plan.between(plan.today - _NEAR, plan.today + _NEAR)
    used = sorted({e.output.channel for e in near if not e.spans and e.standing not in _IDLE} - {""})
    if len(used) > limit:
        message = f"{len(used)} channels are in use ({listed(used)}), above the limit of {limit:g}"
        place = plan.vocabulary.channel(used[-1]).place
        yield _fault(place if place.path else Place("calendar/channels.yml"), message, "leave one", severity)


def _of_objectives(plan: Plan, strategies: list[Strategy]) -> Iterator[Fault]:
    limit, severity = _limit(plan, strategies, "objectives")
    named = [each for said in strategies for each in said.objectives]
    pursued = [each for each in named if each.by is None or each.by.last >= plan.today]
    if len(pursued) > limit:
        message = f"{len(pursued)} objectives are pursued, above the limit of {limit:g}"
        yield _fault(pursued[-1].place, message, "put one off, or drop it", severity)


def _campaigns(plan: Plan) -> list[Span]:
    found = (e for e in plan.by("type", "campaign") if e.exact and e.standing not in _IDLE)
    return [(entry.first, entry.last, entry.item) for entry in found]


def _experiments(plan: Plan) -> list[Span]:
    """Those without a verdict; one that does not say when it begins or stops goes on all the time."""
    found = []
    for item in plan.items:
        if item.type == "experiment" and _is_on(item) and not item.experiment.verdict:
            begins = item.start or item.outputs[0].when
            stops = item.experiment.stop or item.end
            found.append((begins.first if begins else date.min, stops.last if stops else date.max, item))
    return found


def _is_on(item: Item) -> bool:
    return item.status not in _IDLE and not item.cancelled


def _most(spans: Iterable[Span], today: date) -> tuple[date, list[Span]]:
    """The first day from today on at which the most are running at once, and those that are."""
    alive = sorted(
        ((max(first, today), last, item) for first, last, item in spans if last >= today), key=_begin
    )
    most: tuple[date, list[Span]] = (today, [])
    running: list[Span] = []
    for span in alive:
        running = [other for other in running if other[1] >= span[0]] + [span]
        if len(running) > len(most[1]):
            most = (span[0], running)
    return most


def _begin(span: Span) -> tuple[date, str]:
    return span[0], span[2].path


def _limit(plan: Plan, strategies: list[Strategy], kind: str) -> tuple[float, Severity]:
    """The limit, and how severe it is to break it: the house's own is one to keep."""
    for said in strategies:
        own = getattr(said.limits, kind) if said.limits else None
        if own is not None:
            return max(own, 0), Severity.WARNING
    policy = plan.vocabulary.policy
    limit = policy.value("too-many-fronts", kind, SETTINGS[kind])
    own_word = kind in policy.of("too-many-fronts").values
    return limit, Severity.WARNING if own_word else Severity.INFO


def _fault(place: Place, message: str, cure: str, severity: Severity) -> Fault:
    cure = f"{cure}, or raise `limits` in the strategy"
    return Fault(place, "too-many-fronts", message, cure, severity)
