"""Advancing: one written time brought to another, a phrase kept where it can say so."""

import re
from dataclasses import dataclass

from airdate import relative
from airdate.editing.refusal import EditRefused
from airdate.item import Item
from airdate.relative import Relative, is_phrase
from airdate.revision import phrases, written
from airdate.revision.revision import Revision
from airdate.revision.slots import Slot, pointed, time_of
from airdate.revision.step import Step, is_step
from airdate.revision.step import parse as parse_step
from airdate.schedule.graph import lasts
from airdate.text import one_line, shown
from airdate.timespan import Precision, TimeFault, Timespan

#: Where a time is brought to: by a step, or to what is written here.
When = Step | str


@dataclass(frozen=True, slots=True)
class Hope:
    """A phrase that was given another count: what it should arrive at, and what is written if it does not."""

    item: Item
    slot: Slot
    time: Timespan
    text: str
    anchor: str


_UNSIGNED = re.compile(r"\d+ *(?:min|h|d|wd|w|month|months|y)")


def when_of(text: str) -> When:
    """What somebody typed: a step, or a time or phrase as it is; EditRefused if it is none of them."""
    if is_step(text):
        return parse_step(text)
    if not text.strip():
        raise EditRefused("no time is given", f"write +1w, 2027-05-12 09:00, or {relative.EXAMPLES}")
    if _UNSIGNED.fullmatch(text.strip()):
        raise EditRefused(f"'{shown(text)}' has no sign", f"write +{text.strip()} or -{text.strip()}")
    if is_phrase(text):
        phrase_of(text)
    return one_line(text)


def phrase_of(text: str) -> Relative:
    """The phrase; EditRefused names the word that was not understood."""
    try:
        return relative.parse(text)
    except TimeFault as error:
        raise EditRefused(error.message, error.cure) from None


def advance(revision: Revision, item: Item, slot: Slot, when: When) -> tuple[Revision, Hope | None]:
    """The time in that slot brought to ``when``; a hope where its phrase counts otherwise now."""
    text = revision.matter(item).get(slot.path)
    if isinstance(when, str):
        return _to(revision, item, slot, text, when), None
    if text is None:
        text = _inherited(revision, item, slot)
    if is_phrase(text):
        return _phrase(revision, item, slot, phrase_of(text), when)
    new = written.stepped(text, when, revision.counting(item, slot.output))
    return _set(revision, item, slot, new), None


def settle(revision: Revision, hopes: list[Hope]) -> Revision:
    """Phrases that do not arrive where they should become times, and no longer follow."""
    if not hopes:
        return revision
    zone = revision.plan.vocabulary.settings.zone
    by_path = {item.path: item for item in revision.after.items}
    for hope in hopes:
        now = time_of(by_path[hope.item.path], hope.slot)
        same = now and now.precision is hope.time.precision and now.begins(zone) == hope.time.begins(zone)
        if not same:
            revision = _loosened(revision, hope.item, hope.slot, hope.text, hope.anchor)
    return revision


def old_text(revision: Revision, item: Item, slot: Slot) -> str | None:
    """The time there before the revision, as ``previous_dates`` can say it."""
    text = Revision(revision.project, revision.plan).matter(item).get(slot.path)
    if text and not is_phrase(text):
        return text.strip()
    time = time_of(item, slot)
    return written.fresh(time, revision.counting(item).zone) if time else None


def _inherited(revision: Revision, item: Item, slot: Slot) -> str:
    """What an output takes from its item."""
    text = revision.matter(item).get((slot.key,)) if slot.path[0] == "outputs" else None
    if text is None:
        name = ".".join((item.id, *slot.path[1:-1]))
        raise EditRefused(f"'{name}' has no time that could be moved", "say when: 2027-05-12", item.place)
    return text


def _to(revision: Revision, item: Item, slot: Slot, text: str | None, when: str) -> Revision:
    zone = revision.counting(item).zone
    if is_phrase(when):
        return _set(revision, item, slot, when)
    new = written.read(when, zone)
    if slot.key == "publish" and not new.exact and text is None:
        slot = Slot((*slot.path[:-1], "planned"), slot.output)
    if text is None:
        return _set(revision, item, slot, when)
    if not is_phrase(text):
        return _set(revision, item, slot, written.moved(text, when, zone))
    old = time_of(item, slot)
    base = written.fresh(old, zone) if old and old.precision is Precision.MOMENT and zone else ""
    anchor = str(phrase_of(text).anchor)
    new_text = written.moved(base, when, zone) if base else when
    return _loosened(revision, item, slot, new_text, anchor)


def _phrase(
    revision: Revision, item: Item, slot: Slot, phrase: Relative, step: Step
) -> tuple[Revision, Hope | None]:
    old = time_of(item, slot)
    if old is None:
        message = f"'{shown(phrase.text)}' could not be counted, so it cannot be moved"
        raise EditRefused(message, "`airdate check` says why", item.at(slot.key))
    by = revision.counting(item, slot.output)
    text = written.stepped(written.fresh(old, by.zone, exact=pointed(slot)), step, by)
    new = phrases.stepped(phrase, step, spans=_spans(revision, item, phrase))
    anchor = str(phrase.anchor)
    if new is None:
        return _loosened(revision, item, slot, text, anchor), None
    hope = Hope(item, slot, written.read(text, by.zone), text, anchor)
    return _set(revision, item, slot, new), hope


def _spans(revision: Revision, item: Item, phrase: Relative) -> bool:
    anchor = revision.plan.by_id.get(phrase.anchor.id) if phrase.anchor.id else item
    return bool(anchor and lasts(anchor) and (anchor.end or "end" in anchor.relative))


def _loosened(revision: Revision, item: Item, slot: Slot, text: str, anchor: str) -> Revision:
    """A time in place of a phrase."""
    return _set(revision, item, slot, text).remarked(item, f"no longer follows {anchor}", slot.output)


def _set(revision: Revision, item: Item, slot: Slot, text: str) -> Revision:
    return revision.edited(item, lambda matter: matter.set(slot.path, text))
