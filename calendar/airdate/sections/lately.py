"""Lately: what became of the plan since a day: new, moved, called off, decided, another text."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from airdate.entry import Entry, entries_of
from airdate.html.words import Words
from airdate.item import Item
from airdate.reading.history import Change
from airdate.status import Status
from airdate.wording.translation import noted

#: Keys of an item that say when it is, how it stands, what it is called.
_TIMES = frozenset({"start", "end", "publish", "planned", "outputs", "repeat", "timezone", "previous_dates"})
_STANDING = frozenset({"status", "event_status", "outputs"})
_OCCURRENCES = frozenset({"occurrences", "except"})
_TEXT = frozenset({"title", "summary", "location", "url", "conference", "geo", "image", "assets"})

#: What is said of an item that stands so by now.
_NOW = {
    Status.IDEA: noted("Back to an idea"),
    Status.PLANNED: noted("Now planned"),
    Status.DRAFT: noted("Now a draft"),
    Status.REVIEW: noted("Now in review"),
    Status.APPROVED: noted("Approved"),
    Status.SCHEDULED: noted("Scheduled"),
    Status.PUBLISHED: noted("Published"),
    Status.ON_HOLD: noted("On hold"),
}
_CANCELLED, _POSTPONED = noted("Cancelled"), noted("Postponed")
_NEW, _DATE, _TEXT_CHANGED, _CHANGED = (
    noted("New"),
    noted("New date"),
    noted("Text changed"),
    noted("Changed"),
)

#: What people must know first.
_FIRST = (_CANCELLED, _POSTPONED, "", _DATE, _NOW[Status.ON_HOLD], _NEW)


class Turn(NamedTuple):
    """What became of one item: the entry that tells it best, in a word or two, and when.

    ``held``: the entry is on hold, and the word does not say so.
    """

    entry: Entry
    word: str
    when: datetime
    held: bool


def lately(words: Words, since: datetime) -> list[Turn]:
    """What has changed since then, as far as somebody knows: called off and moved first, then the newest."""
    found = []
    for item in words.plan.items:
        change = words.plan.changed(item)
        if not change or not since <= change.modified <= words.plan.now:
            continue
        if told := _told(words, item, change, since):
            entry, word = told
            held = entry.standing is Status.ON_HOLD and word != _NOW[Status.ON_HOLD]
            found.append((word, Turn(entry, _spoken(words, *told), change.modified, held)))
    found.sort(key=lambda turn: (_rank(turn[0]), -turn[1].when.timestamp(), turn[1].entry.id))
    return [turn for _, turn in found]


def known(words: Words) -> bool:
    """Whether anybody knows when anything has changed."""
    return any(words.plan.changed(item) for item in words.plan.items)


def _rank(word: str) -> int:
    return _FIRST.index(word) if word in _FIRST else len(_FIRST)


def _spoken(words: Words, entry: Entry, word: str) -> str:
    """The word; of what was moved from when."""
    _ = words.spoken.gettext
    if word:
        return _(word)
    last = entry.former[-1]
    day = words.dates.short_days(last.first, last.last) if last.exact else words.dates.loosely(last)
    return _("Moved, was %(day)s") % {"day": day}


def _told(words: Words, item: Item, change: Change, since: datetime) -> tuple[Entry, str] | None:
    """The entry and the word for what happened, empty for a move; None if only others changed."""
    entries = [*entries_of(item, words.zone)]
    entry = _next(words, entries)
    keys = change.since(since)
    unknown = not change.keys or item.foreign  # its keys have names of their own
    if change.created >= since:
        return entry, _NEW
    if unknown or keys & _OCCURRENCES:
        for odd in words.plan.upcoming(entries):
            if odd.called_off or odd.former:
                return odd, _off(odd)
    if keys & _STANDING and (held := _held(words, entries)):
        return held, _NOW[Status.ON_HOLD]
    if (unknown or keys & _STANDING) and entry.called_off:
        return entry, _off(entry)
    if (unknown or keys & _TIMES) and entry.former:
        return entry, ""
    return (entry, word) if (word := _other(entry, keys, unknown=unknown)) else None


def _held(words: Words, entries: list[Entry]) -> Entry | None:
    """The next occurrence of a series, if that is on hold."""
    coming = next(iter(words.plan.upcoming(entries)), None)
    return coming if coming and coming.standing is Status.ON_HOLD else None


def _other(entry: Entry, keys: Iterable[str], *, unknown: bool) -> str:
    """What else happened to it; nothing if only others did."""
    found = frozenset(keys)
    if unknown:
        return _CHANGED
    if "status" in found or "published" in found:
        return _NOW.get(entry.standing, _CHANGED)
    if found & _TIMES:
        return _DATE
    return _TEXT_CHANGED if found & _TEXT else ""


def _off(entry: Entry) -> str:
    """Called off or put off, else moved."""
    return {Status.CANCELLED: _CANCELLED, Status.POSTPONED: _POSTPONED}.get(entry.standing, "")


def _next(words: Words, entries: list[Entry]) -> Entry:
    """The entry that people wait for: the next one ahead, else the first."""
    ahead: Iterator[Entry] = (entry for entry in entries if entry.exact and entry.last >= words.plan.today)
    return min(ahead, key=lambda entry: entry.begins, default=entries[0])
