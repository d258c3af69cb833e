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
from airdate.text import Nearest

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each reference that leads nowhere or to the wrong type."""
    near = Nearest(plan.by_id)
    kinds = ("campaign", "event")
    nearest = {kind: Nearest(item.id for item in plan.items if item.type == kind) for kind in kinds}
    for item in plan.items:
        for type_, target in (("campaign", item.campaign), ("event", item.event)):
            found = plan.by_id.get(target)
            if target and found is None and target not in plan.broken:
                message = f"unknown {type_} '{target}'"
                cure = nearest[type_](target) or f"write an item of type {type_} with this id"
                yield Fault(item.at(type_), "dangling-reference", message, cure)
            elif found is not None and found.type != type_:
                yield _of_another_type(plan, item, type_, found)
        for link in item.links:
            if link.target not in plan.by_id and link.target not in plan.broken:
                message = f"`{link.relation}`: there is no item '{link.target}'"
                yield Fault(link.place, "dangling-reference", message, near(link.target) or "check the id")


def _of_another_type(plan: Plan, item: Item, type_: str, found: Item) -> Fault:
    is_what = plan.vocabulary.types.get(found.type, found.type).lower()
    message = f"'{found.id}' is of the type {is_what}, no {type_}"
    return Fault(item.at(type_), "dangling-reference", message, f"name an item of type {type_}")
