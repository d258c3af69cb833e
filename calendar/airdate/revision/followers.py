"""Followers: the items whose times hang on another, directly or not, and those that belong to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from airdate.item import Item
from airdate.plan import Plan
from airdate.status import Status


@dataclass(frozen=True, slots=True)
class Follower:
    """An item and why it follows: it hangs on the ``anchor``, or it belongs to that."""

    item: Item
    anchor: Item
    hangs: bool

    @property
    def open(self) -> bool:
        """Neither out nor called off: there is something to decide."""
        return not is_done(self.item)


def is_done(item: Item) -> bool:
    """Published, or called off already."""
    return item.status is Status.PUBLISHED or item.cancelled or item.postponed


def followers(plan: Plan, item: Item) -> tuple[Follower, ...]:
    """Those of an item, nearest first; each once."""
    found: dict[str, Follower] = {}
    level = [item]
    while level:
        near = []
        for anchor in level:
            for follower in _of(plan, anchor):
                if follower.item is not item and follower.item.path not in found:
                    found[follower.item.path] = follower
                    near.append(follower.item)
        level = near
    return tuple(found.values())


def _of(plan: Plan, anchor: Item) -> Iterator[Follower]:
    """Hanging ones first: what hangs on it and belongs to it, hangs."""
    for path, other in plan.follows:
        item = plan.by_path.get(path)
        if other == anchor.path and isinstance(item, Item):
            yield Follower(item, anchor, hangs=True)
    if anchor.type in ("event", "campaign"):
        for item in plan.items:
            if getattr(item, anchor.type) == anchor.id:
                yield Follower(item, anchor, hangs=False)
