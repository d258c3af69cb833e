"""A campaign, event, playbook, linked item or exception that does not exist, or is something else.

Bad::

    campaign: orion-lunch

Good::

    campaign: orion-launch

``airdate check --fix --unsafe-fixes`` writes the nearest id that there is.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Place, Severity
from airdate.item import Item
from airdate.marker import Layer, Marker
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest

CODE = "FM007"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

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
                yield _fault(item.at(type_), message, cure, target, nearest[type_])
            elif found is not None and found.type != type_:
                yield _of_another_type(plan, item, type_, found)
        for link in item.links:
            if link.target not in plan.by_id and link.target not in plan.broken:
                message = f"`{link.relation}`: there is no item '{link.target}'"
                cure = near(link.target) or "check the id"
                yield _fault(link.place, message, cure, link.target, near)
    yield from _of_parts(plan, {"item": near, **nearest})
    yield from _of_markers(plan, {"item": near, **nearest})


def _fault(place: Place, message: str, cure: str, id: str, near: Nearest) -> Fault:
    return Fault(place, "dangling-reference", message, cure, fix=Fix.word(place, id, near.word(id)))


def _of_parts(plan: Plan, nearest: dict[str, Nearest]) -> Iterator[Fault]:
    """What items and charters name besides: a playbook, a variant, a follow-up."""
    types = plan.vocabulary.types
    for place, key, names, id in plan.references:
        found = plan.by_id.get(id)
        if names not in ("item", *types) or id in plan.broken or (found and names in ("item", found.type)):
            continue
        if found:
            message = (
                f"`{key}`: '{id}' is of the type {types.get(found.type, found.type).lower()}, no {names}"
            )
            yield Fault(place, "dangling-reference", message, f"name an item of type {names}")
            continue
        if names not in nearest:
            nearest[names] = Nearest(item.id for item in plan.items if item.type == names)
        cure = (
            nearest[names](id) or f"write an item{f' of type {names}' if names in types else ''} with this id"
        )
        yield _fault(place, f"`{key}`: there is no {names} '{id}'", cure, id, nearest[names])


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
                yield _fault(marker.places.get(key, marker.place), message, cure, id, nearest[type_])


def _of_another_type(plan: Plan, item: Item, type_: str, found: Item) -> Fault:
    is_what = plan.vocabulary.types.get(found.type, found.type).lower()
    message = f"'{found.id}' is of the type {is_what}, no {type_}"
    return Fault(item.at(type_), "dangling-reference", message, f"name an item of type {type_}")
