"""Slots: where the times of an item are written."""

from collections.abc import Iterator
from typing import NamedTuple

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.item import Item, Output
from airdate.schedule.graph import lasts
from airdate.status import Stage, Status
from airdate.timespan import Timespan, at_instant

TIMES = ("planned", "publish")


class Slot(NamedTuple):
    """One written time: its path in the front matter, and the output whose time it is (-1: the item's)."""

    path: tuple[str, ...]
    output: int = -1

    @property
    def key(self) -> str:
        """The key as messages and phrases know it."""
        return self.path[-1]

    def __str__(self) -> str:
        return ".".join(self.path)


def deciding(item: Item, matter: Matter, name: str = "") -> list[Slot]:
    """Where the time is written by which the item, or its output of that name, stands in the calendar.

    What is out is history: outputs that are so are passed over, EditRefused if there is nothing else.
    """
    if lasts(item) or item.type in ("event", "campaign"):
        if name:
            raise EditRefused(f"'{item.id}' lasts and has no outputs", f"name `{item.id}`", item.place)
        if item.status is Status.PUBLISHED:
            raise _history(item, item.id)
        return [Slot(("start",))]
    chosen = _chosen(item, name)
    open_ = [n for n, output in chosen if not is_out(output)]
    if not open_:
        raise _history(item, f"{item.id}.{name}" if name else item.id)
    return [*dict.fromkeys(_of_output(item, n, matter, own=bool(name)) for n in open_)]


def _history(item: Item, id: str) -> EditRefused:
    return EditRefused(f"'{id}' is published: that is history and cannot be moved", "", item.at("published"))


def _chosen(item: Item, name: str) -> list[tuple[int, Output]]:
    found = [(n, output) for n, output in enumerate(item.outputs) if name in ("", output.name)]
    if not found:
        names = ", ".join(output.name for output in item.outputs if output.name)
        raise EditRefused(f"'{item.id}' has no output '{name}'", f"it has {names or 'none'}", item.place)
    return found


def _of_output(item: Item, n: int, matter: Matter, *, own: bool) -> Slot:
    """Its own key where it has one, else that of the item, which it inherits."""
    output = item.outputs[n]
    decided = output.publish or "publish" in output.relative
    key = "publish" if decided else "planned"
    if not (decided or output.planned or "planned" in output.relative):
        key = "planned" if output.status is Status.IDEA else "publish"
    path = ("outputs", output.name, key)
    if output.name and (own or path in matter):
        return Slot(path, n)
    return Slot((key,), -1 if output.name else n)


def all_of(item: Item, matter: Matter) -> Iterator[Slot]:
    """Every time of the item that lies ahead of it: not what happened, nor what was once planned."""
    for key in ("start", "end", *TIMES):
        if matter.get(key) and not (key in TIMES and _is_out(item, matter)):
            yield Slot((key,))
    yield from (Slot(path) for path in (("embargo",), ("embargo", "until")) if matter.get(path))
    yield from (Slot(path) for stage in Stage if matter.get(path := ("due", str(stage))))
    for n, output in enumerate(item.outputs):
        if output.name and not closed(output):
            paths = (("outputs", output.name, key) for key in TIMES)
            yield from (Slot(path, n) for path in paths if matter.get(path))


def _is_out(item: Item, matter: Matter) -> bool:
    """Whether an output that is out takes its time from the item."""
    times = (*TIMES, "published")
    inherits = (o for o in item.outputs if not any(("outputs", o.name, key) in matter for key in times))
    return any(closed(output) for output in inherits)


def is_out(output: Output) -> bool:
    """Whether it is published."""
    return bool(output.published) or output.status is Status.PUBLISHED


def closed(output: Output) -> bool:
    """Whether it is out or called off."""
    return is_out(output) or output.status in (Status.CANCELLED, Status.POSTPONED)


def time_of(item: Item, slot: Slot) -> Timespan | None:
    """The time that is meant there, also where a phrase says it."""
    if slot.path[0] == "embargo":
        return at_instant(item.embargo.until) if item.embargo else None
    if slot.path[0] == "due":
        return item.due.get(Stage(slot.key))
    if slot.key in ("start", "end"):
        time: Timespan | None = getattr(item, slot.key)
        return time
    outputs = [item.outputs[slot.output]] if slot.output >= 0 else item.outputs
    found: Timespan | None = next(filter(None, (getattr(output, slot.key) for output in outputs)), None)
    return found


def pointed(slot: Slot) -> bool:
    """Whether the time there needs an offset: an embargo lifts at an exact instant."""
    return slot.path[0] == "embargo"
