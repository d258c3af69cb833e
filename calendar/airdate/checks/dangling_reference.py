"""A campaign, event, linked item or exception that does not exist, or is something else.

Bad::

    campaign: orion-lunch

Good::

    campaign: orion-launch
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.marker import Layer, Marker
from airdate.plan import Plan
from airdate.text import Nearest

SEVERITY = Severity.ERROR

_TYPES = ("campaign", "event")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each reference that leads nowhere or to the wrong type."""
    near = Nearest(plan.by_id)
    nearest = {kind: Nearest(item.id for item in plan.items if item.type == kind) for kind in _TYPES}
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
    yield from _of_markers(plan, {"item": near, **nearest})


def _of_markers(plan: Plan, nearest: dict[str, Nearest]) -> Iterator[Fault]:
    """What the scopes and exceptions of blackouts and holds name; of other plans only exceptions are ours."""
    own: list[Marker | Layer] = [marker for marker in plan.markers if not marker.layer]
    for marker in (*own, *plan.vocabulary.layers):
        scope = (marker.scope or {}) if isinstance(marker, Marker) else {}
        named = [(f"except.{id}", "item", id) for id in marker.exceptions]
        named += [(f"scope.{type_}.{id}", type_, id) for type_ in _TYPES for id in scope.get(type_, ())]
        for key, type_, id in named:
            found = plan.by_id.get(id)
            if id not in plan.broken and (found is None or type_ not in ("item", found.type)):
                message = f"'{marker.id}': there is no {type_} '{id}'"
                cure = nearest[type_](id) or "check the id, or leave it out"
                yield Fault(marker.places.get(key, marker.place), "dangling-reference", message, cure)


def _of_another_type(plan: Plan, item: Item, type_: str, found: Item) -> Fault:
    is_what = plan.vocabulary.types.get(found.type, found.type).lower()
    message = f"'{found.id}' is of the type {is_what}, no {type_}"
    return Fault(item.at(type_), "dangling-reference", message, f"name an item of type {type_}")
