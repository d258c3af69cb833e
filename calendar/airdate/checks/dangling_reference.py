"""A campaign, event or linked item that does not exist, or is something else.

Bad::

    campaign: orion-lunch

Good::

    campaign: orion-launch
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each reference that leads nowhere or to the wrong type."""
    for item in plan.items:
        for type_, target in (("campaign", item.campaign), ("event", item.event)):
            if target and target not in plan.broken and (fault := _typed(plan, item, type_, target)):
                yield fault
        for link in item.links:
            if link.target not in plan.by_id and link.target not in plan.broken:
                message = f"`{link.relation}`: there is no item '{link.target}'"
                cure = did_you_mean(link.target, plan.by_id)
                yield Fault(link.place, "dangling-reference", message, cure or "check the id")


def _typed(plan: Plan, item: Item, type_: str, target: str) -> Fault | None:
    found = plan.by_id.get(target)
    if found is not None and found.type == type_:
        return None
    if found is not None:
        is_what = plan.vocabulary.types.get(found.type, found.type).lower()
        message, cure = f"'{target}' is no {type_} (its type is {is_what})", f"name an item of type {type_}"
    else:
        known = [other.id for other in plan.items if other.type == type_]
        message = f"unknown {type_} '{target}'"
        cure = did_you_mean(target, known) or f"write an item of type {type_} with this id"
    return Fault(item.at(type_), "dangling-reference", message, cure)
