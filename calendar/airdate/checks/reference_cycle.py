"""Items that need, belong to or translate each other in a circle.

A campaign within itself or two items that each depend on the other have no beginning.
The message names the whole circle; take one of its links out.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "FM122"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_DIRECTED = ("depends-on", "translation-of", "replies-to")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield one fault for each circle, at its item with the first path."""
    linked = [item for item in plan.items if item.links]  # for speed
    for kind in ("campaign", "event", *_DIRECTED):
        done: set[str] = set()
        items = linked if kind in _DIRECTED else plan.items  # for speed
        onward = {item.id: targets for item in items if (targets := _targets(item, kind))}
        if onward.keys().isdisjoint(target for targets in onward.values() for target in targets):  # for speed
            continue
        for item in items:
            if any(target in onward for target in onward.get(item.id, ())):  # for speed
                yield from _walk(plan, item, kind, done)


def _walk(plan: Plan, start: Item, kind: str, done: set[str]) -> Iterator[Fault]:
    """Depth first without recursion; ``trail`` is the way from the start, ``done`` is never entered again."""
    if start.id in done:  # for speed
        return
    trail: list[str] = [start.id]
    on_trail = {start.id}
    ways = [iter(_targets(start, kind))]
    while ways:
        target = next(ways[-1], None)
        if target is None:
            ways.pop()
            left = trail.pop()
            on_trail.discard(left)
            done.add(left)
        elif target in on_trail:
            circle = trail[trail.index(target) :]
            yield _fault(plan, circle, kind)
        elif target in done:  # for speed
            continue
        elif target in plan.by_id:
            trail.append(target)
            on_trail.add(target)
            ways.append(iter(_targets(plan.by_id[target], kind)))


def _targets(item: Item, kind: str) -> list[str]:
    if kind in _DIRECTED:
        return [link.target for link in item.links if link.relation == kind]
    target = getattr(item, kind)
    return [target] if target else []  # for speed


def _fault(plan: Plan, circle: list[str], kind: str) -> Fault:
    first = min(range(len(circle)), key=lambda n: plan.by_id[circle[n]].path)
    turned = [*circle[first:], *circle[:first]]
    item = plan.by_id[turned[0]]
    chain = " → ".join([*turned, turned[0]])
    message = f"`{kind}` runs in a circle: {chain}"
    return Fault(_place(item, kind), "reference-cycle", message, "take one link out")


def _place(item: Item, kind: str) -> Place:
    return next((link.place for link in item.links if link.relation == kind), item.at(kind))
