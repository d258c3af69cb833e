"""Move: another time for one item, one of its outputs, or one occurrence."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.item import Item
from airdate.relative import is_phrase
from airdate.revision import slots, written
from airdate.revision.advancing import When, advance, old_text, settle, when_of
from airdate.revision.recording import occurrence_path, recorded
from airdate.revision.revision import Revision
from airdate.revision.step import Step
from airdate.revision.target import Target, occurrence_of, target_of
from airdate.schedule.graph import lasts
from airdate.status import EventStatus, Status
from airdate.text import shown


def move(revision: Revision, name: str, when: str, reason: str = "") -> Revision:
    """The time that decides brought to ``when``: a step, a time or a phrase.

    Of what lasts its ``start``, and a written ``end`` with it; else ``publish``, or ``planned`` where
    that is all there is. A ``reason`` is recorded, and with it the time that was; an event that is put
    off is then rescheduled, also where it stands at ``when`` already.
    """
    target, to = target_of(revision.plan, name), when_of(when)
    if target.day:
        return _occurrence(revision, target, to, reason).sound()
    revision = moved(revision, target, to, reason)
    return _still_put_off(revision, target.item, reason).sound()


def moved(revision: Revision, target: Target, when: When, reason: str) -> Revision:
    """The same for what was found already."""
    item, before = target.item, revision
    found = slots.deciding(item, revision.matter(item), target.output)
    if isinstance(when, str) and len(found) > 1:
        open_ = (output.name for output in item.outputs if not slots.is_out(output))
        names = ", ".join(f"{item.id}.{name}" for name in open_)
        cure = f"name one of {names}, or move all by a step such as +1w"
        raise EditRefused(f"'{item.id}' appears more than once", cure, item.place)
    if not target.output and not lasts(item):
        for output in filter(slots.is_out, item.outputs):
            revision = revision.noted(f"{item.id}.{output.name} is left alone: it is published")
    if isinstance(when, str) and lasts(item) and item.start and item.start.exact:
        _refuse_vague(when, item, revision.counting(item).zone)
    hopes = []
    for slot in found:
        revision, hope = advance(revision, item, slot, when)
        hopes += [hope] if hope else []
    revision = settle(revision, hopes)
    revision = _with_end(revision, item) if lasts(item) else revision
    _refuse_idle(revision, item)
    changed = revision.matters != before.matters
    if reason and (changed or item.postponed):
        old = [text for slot in found if changed and (text := old_text(before, item, slot))]
        dated = item.type == "event" and (item.status.decided or item.postponed)
        revision = recorded(revision, item, reason, old, EventStatus.RESCHEDULED if dated else None)
    return revision


def _still_put_off(revision: Revision, item: Item, reason: str) -> Revision:
    """The same with a remark on what keeps the item put off at its new time."""
    if item.status is Status.POSTPONED:
        return revision.remarked(item, f"still has the status postponed: airdate set {item.id} status=…")
    if item.postponed and not reason:
        return revision.remarked(item, "is still put off: say --reason to reschedule it")
    return revision


def _refuse_vague(when: str, item: Item, zone: ZoneInfo | None) -> None:
    """What has a day does not lose it by being moved."""
    if not is_phrase(when) and not written.read(when, zone).exact:
        message = f"'{shown(when)}' names no day, and '{item.id}' has one"
        raise EditRefused(message, "write 2027-05-12, or `airdate set` its start", item.at("start"))


def _with_end(revision: Revision, item: Item) -> Revision:
    """An ``end`` that is written as a time moves with the start, so that the length stays."""
    text, by = revision.matter(item).get("end"), revision.counting(item)
    after = next(other for other in revision.after.items if other.path == item.path)
    if not text or is_phrase(text) or not item.start or not after.start or not item.start.exact:
        return revision
    whole = written.read(text, by.zone).instant is None
    days = Step(days=(after.start.first - item.start.first).days)
    new = written.stepped(text, days if whole else written.between(item.start, after.start), by)
    return revision.edited(item, lambda matter: matter.set("end", new))


def _refuse_idle(revision: Revision, item: Item) -> None:
    """A series stands where its rhythm puts it: moving its begin may change nothing."""
    if item.repeat is None or item.place.path not in revision.matters:
        return
    mine = (row for row in revision.rows if row.path == item.place.path and row.was and row.now)
    if not any(row.was.start != row.now.start for row in mine if row.was and row.now):
        message = f"'{item.id}' comes {item.repeat.words()}: that decides its time"
        raise EditRefused(message, f"change it: airdate set {item.id} repeat=…", item.at("repeat"))


def _occurrence(revision: Revision, target: Target, when: When, reason: str) -> Revision:
    """One occurrence of a series: its new time stands under ``occurrences``."""
    item, matter = target.item, revision.matter(target.item)
    now = occurrence_of(revision.plan, target)
    if isinstance(when, str) and is_phrase(when):
        raise EditRefused("an occurrence takes a day or an hour, and no phrase", "write 2027-03-10 10:00")
    if now.start is None or now.called_off or now.status.closed:
        raise EditRefused(f"'{now.id}' is {now.standing.label}", "move one that is still to come", item.place)
    path, by = occurrence_path(matter, target.day), revision.counting(item)
    key = next((key for key in ("start", "publish") if (*path, key) in matter), _key(item))
    text = matter.get((*path, key)) or _like_master(revision, item, written.fresh(now.start, by.zone))
    new = written.moved(text, when, by.zone) if isinstance(when, str) else written.stepped(text, when, by)
    texts = {key: new, "reason": reason}
    if end := matter.get((*path, "end")):
        step = written.between(now.start, written.read(new, by.zone))
        texts["end"] = written.stepped(end, step, by)
    return revision.edited(item, lambda matter: _with(matter, path, texts))


def _with(matter: Matter, path: tuple[str, ...], texts: Mapping[str, str]) -> Matter:
    for key, text in texts.items():
        matter = matter.set((*path, key), text) if text else matter
    return matter


def _key(item: Item) -> str:
    return "start" if lasts(item) else "publish"


def _like_master(revision: Revision, item: Item, text: str) -> str:
    """The time in the form in which the series' own is written."""
    own = revision.matter(item).get(_key(item))
    return written.moved(own, text, revision.counting(item).zone) if own and not is_phrase(own) else text
