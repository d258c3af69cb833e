"""A campaign or an experiment without a figure by which it is judged: metric, baseline, target, review
date.

Goals come first, and a goal is a figure with a beginning, an end and a day on which somebody looks ("are
you measuring the right things?", the house's doctrine S001; Barcelona Principles of AMEC, 4.0 of July
2025: set goals before you measure). Where it starts from can only be read before it starts. A campaign
whose ``objective`` is one of the strategy's, with figures there, needs none of its own; what is over is
left alone, and a plan that has no figures anywhere is told once.

Bad::

    type: campaign
    kpi: [{metric: registrations}]

Good::

    type: campaign
    kpi: [{metric: registrations, baseline: 40, target: 120, review: 2027-05-14}]

To fix it, write what is missing; ``baseline: 0`` is one, too.
"""

from collections.abc import Iterator

from airdate.entry import entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.measure import Kpi
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "ME001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_NEEDED = ("metric", "baseline", "target", "review")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each such item without figures, and for each figure that is incomplete."""
    judged = [item for item in plan.items if item.type in ("campaign", "experiment") and _runs(plan, item)]
    objectives = _objectives(plan) if judged else set()  # for speed
    bare = [item for item in judged if not _measured(plan, item) and item.objective not in objectives]
    used = objectives or any(item.measures.kpi for item in plan.items)
    for item in bare if used else bare[:1]:
        others = "" if used or len(bare) == 1 else f"; so it is with {len(bare) - 1} more"
        message = f"this {item.type} has no figure by which it is judged{others}"
        cure = "add `kpi: [{metric: …, baseline: …, target: …, review: …}]`"
        yield Fault(item.place, "no-kpi", message, cure)
    for item in judged:
        for kpi in item.measures.kpi:
            if missing := _missing(plan, kpi):
                message = f"this figure has no {', '.join(f'`{key}`' for key in missing)}"
                yield Fault(kpi.place, "no-kpi", message, "add it, or nobody can tell later")


def _runs(plan: Plan, item: Item) -> bool:
    """Whether it is more than an idea, and not over."""
    if item.status is Status.IDEA or item.cancelled:
        return False
    zone = plan.vocabulary.settings.zone
    if item.experiment.stop:
        return item.experiment.stop.ends(zone) > plan.now
    return max(entry.ends for entry in entries_of(item, zone)) > plan.now


def _objectives(plan: Plan) -> set[str]:
    """The objectives of the strategy that have figures, by id and in their own words."""
    listed = (objective for item in plan.items for objective in item.strategy.objectives)
    figured = [each for each in listed if each.kpi and each.target is not None]
    return {name for each in figured for name in (each.id, each.goal) if name}


def _measured(plan: Plan, item: Item) -> bool:
    """Whether it has figures, or some that could not be read."""
    said = item.measures
    return bool(said.kpi) or said.places.get("kpi") in plan.faulty


def _missing(plan: Plan, kpi: Kpi) -> list[str]:
    empty = (key for key in _NEEDED if getattr(kpi, key) in (None, ""))
    return [key for key in empty if kpi.places.get(key) not in plan.faulty]
