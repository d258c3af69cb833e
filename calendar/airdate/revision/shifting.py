"""Shift: a campaign or several items, all by the same step."""

from collections.abc import Iterable, Sequence

from airdate.editing.refusal import EditRefused
from airdate.item import Item
from airdate.plan import Plan
from airdate.relative import is_phrase
from airdate.revision import slots, step
from airdate.revision.advancing import Hope, advance, phrase_of, settle
from airdate.revision.followers import is_done
from airdate.revision.revision import Revision
from airdate.revision.slots import Slot
from airdate.revision.step import Step
from airdate.revision.target import item_called
from airdate.timespan import Precision, TimeFault, parse


def shift(revision: Revision, names: Sequence[str], by: str) -> Revision:
    """Every written time of the items moved by the step; a campaign brings all that belongs to it.

    What is out or called off is left alone, and so is a time that hangs on something that moves:
    it follows by itself.
    """
    plan, length = revision.plan, step.parse(by)
    found = {item.path: item for name in names for item in _meant(plan, name)}
    open_ = {path: item for path, item in found.items() if not is_done(item)}
    for item in (item for path, item in found.items() if path not in open_):
        word = "cancelled" if item.cancelled else "postponed" if item.postponed else "published"
        revision = revision.noted(f"{item.id} is left alone: it is {word}")
    moving = _hanging(plan, open_.keys())
    hopes: list[Hope] = []
    for item in open_.values():
        revision, more = _item(revision, item, length, moving)
        hopes += more
    if not revision.matters:
        why = f" ({'; '.join(revision.notes)})" if revision.notes else ""
        raise EditRefused(f"nothing here has a time that a shift could move{why}", "")
    return settle(revision, hopes).sound()


def _meant(plan: Plan, name: str) -> Iterable[Item]:
    item = item_called(plan, name)
    if item.type != "campaign":
        return [item]
    return [item, *(other for other in plan.items if other.campaign == item.id)]


def _hanging(plan: Plan, paths: Iterable[str]) -> frozenset[str]:
    """The paths, and those of all items whose times hang on one of them, directly or not."""
    hangs: dict[str, list[str]] = {}
    for path, anchor in plan.follows:
        hangs.setdefault(anchor, []).append(path)
    found, level = set(paths), list(paths)
    while level:
        level = [path for anchor in level for path in hangs.get(anchor, ()) if path not in found]
        found.update(level)
    return frozenset(found)


def _item(revision: Revision, item: Item, by: Step, moving: frozenset[str]) -> tuple[Revision, list[Hope]]:
    hopes: list[Hope] = []
    found = [*slots.all_of(item, revision.matter(item))]
    if not found:
        revision = revision.noted(f"{item.id} is left alone: it has no time")
    for slot in found:
        text = revision.matter(item).get(slot.path) or ""
        if _is_length(text, slot) or (is_phrase(text) and _follows(revision.plan, text, moving)):
            continue
        if lacks := _lacks(text, by):
            revision = revision.noted(f"{item.id} is left alone: `{slot}` says {text} and no {lacks}")
            continue
        revision, hope = advance(revision, item, slot, by)
        hopes += [hope] if hope else []
    if any(slots.closed(output) for output in item.outputs) and item.place.path in revision.matters:
        revision = revision.noted(f"{item.id}: what of it is out or called off is left alone")
    return revision, hopes


def _follows(plan: Plan, text: str, moving: frozenset[str]) -> bool:
    """Whether the phrase hangs on its own item, or on one that moves."""
    id = phrase_of(text).anchor.id
    anchor = plan.by_id.get(id) if id else None
    return not id or (anchor is not None and anchor.path in moving)


def _is_length(text: str, slot: Slot) -> bool:
    """A bare ``5 workdays``, or none at all, of a due date."""
    return slot.path[0] == "due" and (text == "none" or (is_phrase(text) and len(text.split()) <= 2))


def _lacks(text: str, by: Step) -> str:
    """What a time does not say that the step would need: a day, or an hour."""
    try:
        precision = parse(text, None).precision
    except TimeFault:
        return ""  # a local time, a phrase, or what `advance` will refuse
    if precision < Precision.DAY:
        return "" if by.months and by.single else "day"
    return "hour" if by.minutes and precision is Precision.DAY else ""
