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

from collections.abc import Iterator

from airdate import fronts
from airdate.finding import Fault, Place, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed

CODE = "ST004"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"campaigns": 3, "channels": 5, "objectives": 3, "experiments": 3}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each kind of front of which there are too many at once."""
    for kind, spans in (("campaigns", fronts.campaigns(plan)), ("experiments", fronts.experiments(plan))):
        limit, severity = _limit(plan, kind)
        day, running = fronts.most(spans, plan.today)
        if len(running) > limit:
            names = listed(item.id for _, _, item in running)
            message = f"{len(running)} {kind} run on {day} ({names}), above the limit of {limit:g}"
            place = running[-1][2].at("start")
            yield _fault(place, message, "let one of them begin later", severity)
    yield from _of_channels(plan)
    yield from _of_objectives(plan)


def _of_channels(plan: Plan) -> Iterator[Fault]:
    limit, severity = _limit(plan, "channels")
    used = fronts.channels(plan)
    if len(used) > limit:
        message = f"{len(used)} channels are in use ({listed(used)}), above the limit of {limit:g}"
        place = plan.vocabulary.channel(used[-1]).place
        yield _fault(place if place.path else Place("calendar/channels.yml"), message, "leave one", severity)


def _of_objectives(plan: Plan) -> Iterator[Fault]:
    limit, severity = _limit(plan, "objectives")
    pursued = fronts.objectives(plan)
    if len(pursued) > limit:
        message = f"{len(pursued)} objectives are pursued, above the limit of {limit:g}"
        yield _fault(pursued[-1].place, message, "put one off, or drop it", severity)


def _limit(plan: Plan, kind: str) -> tuple[float, Severity]:
    """The limit, and how severe it is to break it: the house's own is one to keep."""
    limit, own = fronts.allowed(plan, kind)
    return limit, Severity.WARNING if own else Severity.INFO


def _fault(place: Place, message: str, cure: str, severity: Severity) -> Fault:
    cure = f"{cure}, or raise `limits` in the strategy"
    return Fault(place, "too-many-fronts", message, cure, severity)
