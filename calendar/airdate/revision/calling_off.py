"""Calling off: an item, one of its outputs or an occurrence is put off or cancelled; nothing is deleted."""

from collections.abc import Iterable

from airdate.editing.refusal import EditRefused
from airdate.entry import Entry
from airdate.item import Item
from airdate.revision import slots
from airdate.revision.advancing import old_text, when_of
from airdate.revision.followers import is_done
from airdate.revision.moving import moved
from airdate.revision.recording import occurrence_path, recorded
from airdate.revision.revision import Revision
from airdate.revision.target import Target, occurrence_of, target_of
from airdate.schedule.graph import lasts
from airdate.status import EventStatus, Status
from airdate.text import shown


def postpone(revision: Revision, name: str, reason: str, to: str = "") -> Revision:
    """Put off: the time stays where it was, for whoever waits for it, unless it moves ``to`` another.

    What has a new time is no longer put off: an event is then rescheduled, and another item stands
    as it stood.
    """
    target = target_of(revision.plan, name)
    if not to:
        return _called_off(revision, target, reason, Status.POSTPONED).sound()
    item = target.item
    if target.day or item.cancelled:
        what = "an occurrence" if target.day else f"'{item.id}' is cancelled and"
        raise EditRefused(f"{what} cannot be put off to another time", f"airdate move {name} …", item.place)
    before, revision = revision, moved(revision, target, when_of(to), "")
    if revision.matters == before.matters:
        again = f"`airdate move {name} {shown(to)} --reason …` reschedules it"
        cure = again if item.postponed else "name another time, or leave out --to"
        raise EditRefused(f"'{name}' stands there already", cure, item.place)
    found = slots.deciding(item, before.matter(item), target.output)
    old = [text for slot in found if (text := old_text(before, item, slot))]
    status = EventStatus.RESCHEDULED if item.type == "event" else None
    if item.status is Status.POSTPONED:
        revision = revision.remarked(item, f"still has the status postponed: airdate set {item.id} status=…")
    return recorded(revision, item, reason, old, status).sound()


def cancel(revision: Revision, name: str, reason: str) -> Revision:
    """Call off for good: subscribers see it struck through where it stood."""
    return _called_off(revision, target_of(revision.plan, name), reason, Status.CANCELLED).sound()


def with_followers(revision: Revision, items: Iterable[Item], reason: str, status: Status) -> Revision:
    """The same for items that follow, for the same reason."""
    for item in items:
        revision = _item(revision, item, reason, status)
    return revision.sound()


def _called_off(revision: Revision, target: Target, reason: str, status: Status) -> Revision:
    if not reason.strip():
        raise EditRefused("no reason is given", "say why, for whoever waits for it")
    if target.day:
        return _occurrence(revision, target, reason, status)
    if target.output:
        return _output(revision, target, reason, status)
    return _item(revision, target.item, reason, status)


def _item(revision: Revision, item: Item, reason: str, status: Status) -> Revision:
    called = item.cancelled or (item.postponed and status is Status.POSTPONED)
    if called or (is_done(item) and not item.postponed):
        word = "cancelled" if item.cancelled else "postponed" if item.postponed else "published"
        raise EditRefused(f"'{item.id}' is {word} already", "", item.at("status"))
    old = _dates(revision, item)
    if any(map(slots.is_out, item.outputs)) and not lasts(item):
        return recorded(_open_outputs(revision, item, status), item, reason, old, None)
    own: EventStatus | Status = EventStatus(status.value) if item.type == "event" else status
    return recorded(revision, item, reason, old, own)


def _open_outputs(revision: Revision, item: Item, status: Status) -> Revision:
    """What is out stays so: the status of each of the others."""
    for output in item.outputs:
        if slots.closed(output):
            revision = revision.noted(f"{item.id}.{output.name} is left alone: it is {output.status.label}")
        else:
            path = ("outputs", output.name, "status")
            revision = revision.edited(item, lambda matter, path=path: matter.set(path, str(status)))  # type: ignore[misc]
    return revision


def _dates(revision: Revision, item: Item) -> list[str]:
    """The times by which the item stands in the calendar."""
    if lasts(item):
        found = [slots.Slot(("start",))]
    else:
        open_ = [output for output in item.outputs if not slots.closed(output)]
        matter = revision.matter(item)
        found = (
            [slot for output in open_ for slot in slots.deciding(item, matter, output.name)] if open_ else []
        )
    texts = (old_text(revision, item, slot) for slot in found)
    return [*dict.fromkeys(filter(None, texts))]


def _output(revision: Revision, target: Target, reason: str, status: Status) -> Revision:
    item = target.item
    output = next((output for output in item.outputs if output.name == target.output), None)
    if output is None or lasts(item):
        slots.deciding(item, revision.matter(item), target.output)  # says what there is instead
        raise EditRefused(f"'{item.id}' has no output '{target.output}'", "", item.place)
    if slots.closed(output):
        raise EditRefused(f"'{item.id}.{output.name}' is {output.status.label} already", "", item.place)
    path = ("outputs", output.name, "status")
    why = ("outputs", output.name, "reason")
    return revision.edited(item, lambda matter: matter.set(path, str(status)).set(why, reason))


def _occurrence(revision: Revision, target: Target, reason: str, status: Status) -> Revision:
    item = target.item
    now: Entry = occurrence_of(revision.plan, target)
    if now.called_off or now.status is Status.PUBLISHED:
        raise EditRefused(f"'{now.id}' is {now.standing.label} already", "", item.place)
    path = occurrence_path(revision.matter(item), target.day)
    return revision.edited(
        item, lambda matter: matter.set((*path, "status"), str(status)).set((*path, "reason"), reason)
    )
