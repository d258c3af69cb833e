"""Revision: the last thing that happened to an item in the plan, as a story for feed readers.

Only what its readers could see before counts: a change that was made while the item, or what it said
then, was hidden from them is not told, and neither is when that was.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from airdate.entry import Entry, entries_of
from airdate.export.story import Story, names, tag, tags
from airdate.feeds.address import page_address
from airdate.html.words import Words
from airdate.item import Item
from airdate.reading.history import Change
from airdate.reading.history.record import moment
from airdate.series import changed_days, occurrence
from airdate.status import EventStatus, Status
from airdate.text import one_line
from airdate.timespan import TimeFault, Timespan, parse, parse_zone
from airdate.wording.labels import STATUSES
from airdate.wording.translation import noted

#: Keys that say when it is, and how it stands.
_TIMES = frozenset({"start", "publish", "planned", "published"})
_STANDING = frozenset({"status", "event_status"})

#: What else is news; who works on it, and why, is not.
_TEXT = frozenset(
    """title summary location url conference geo image assets end repeat except occurrences timezone
    outputs channel format campaign event audience previous_dates""".split()
)
_NEWS = _TIMES | _STANDING | _TEXT | {""}

#: Occurrences that one story tells of; the page tells all.
_MOST = 12

_PUT_OFF = {Status.CANCELLED: noted("Cancelled"), Status.POSTPONED: noted("Postponed")}
_NEW, _BACK, _MOVED, _DATED, _CHANGED = (
    noted("New"),
    noted("Back"),
    noted("Moved"),
    noted("New date"),
    noted("Changed"),
)

_WORTH_SAYING = (EventStatus.TENTATIVE, EventStatus.RESCHEDULED, EventStatus.MOVED_ONLINE)
_SAID = re.compile(rb"\w+[ \t]*:[ \t]*[\"']?([^\"'\n]*)[\"']?[ \t]*\Z")
_OFF = ("cancelled", "postponed", "on-hold")


@dataclass(frozen=True, slots=True)
class Turn:
    """What happened to an item: when, which keys said it, and what the word for it is."""

    item: Item
    entries: Sequence[Entry]
    when: datetime
    word: str
    former: Sequence[Timespan] = ()


def turn(words: Words, item: Item) -> Turn | None:
    """The last of it; None if nobody knows when that was, or if it was not to be seen."""
    change = words.plan.changed(item)
    when = _when(change) if change else 0
    if change is None or not when:
        return None
    entries = [*entries_of(item, words.zone)]
    keys = frozenset(key for key, at in change.keys.items() if at == when)
    before = {key: _said(block) for key, block in (change.seen.before if change.seen else {}).items()}
    former = _before(item, {key: text for key, text in before.items() if key in keys & _TIMES}, words)
    word = _word(entries, change, when, keys, before)
    return Turn(item, entries, moment(when), word, former)


def story(words: Words, turn: Turn) -> Story:
    """Each change is a story of its own: readers do not show one twice."""
    plan, item, _ = words.plan, turn.item, words.spoken.gettext
    return Story(
        id=tag(plan, "feeds/changed", f"{item.known_as(item.id)}@{turn.when:%Y%m%dT%H%M%SZ}"),
        link=page_address(plan, item),
        title=one_line(_("%(what)s: %(title)s") % {"what": _(turn.word), "title": item.title}),
        summary=" ".join(_sentences(words, turn)),
        published=turn.when,
        updated=turn.when,
        tags=tags(words, turn.entries),
        author=names(words, "owner", turn.entries),
        language=item.language,
    )


def _when(change: Change) -> int:
    """The second in which it happened; 0 if it was not to be seen."""
    seen = change.seen
    if seen is None or not change.keys:
        when = int(change.modified.timestamp())
        return when if seen is None or when >= seen.since else 0
    told = [at for key, at in change.keys.items() if key in _NEWS and at >= seen.since]
    told += [seen.followed] if seen.followed >= seen.since else []
    return max([*told, *([seen.since] if seen.by_commit else [])], default=0)


def _word(
    entries: Iterable[Entry], change: Change, when: int, keys: frozenset[str], before: dict[str, str]
) -> str:
    """In one word what became of the item; called off is what no entry is left of."""
    found, seen = {entry.standing for entry in entries}, change.seen
    if found <= _PUT_OFF.keys():
        return _PUT_OFF[Status.CANCELLED if found == {Status.CANCELLED} else Status.POSTPONED]
    since = seen.since if seen and change.keys else int(change.created.timestamp())
    if when == since:
        return _NEW
    if any(before.get(key) in _OFF for key in keys & _STANDING):
        return _BACK
    times = [before[key] for key in keys & _TIMES if key in before]
    if any(times) or (seen and seen.followed == when):
        return _MOVED
    if times:
        return _DATED
    decided = len(found) == 1 and "status" in keys and before.get("status") not in {None, *found}
    return STATUSES[found.pop()] if decided else _CHANGED


def _before(item: Item, said: dict[str, str], words: Words) -> list[Timespan]:
    """When it stood there before, as far as that was a time."""
    zone = parse_zone(item.timezone) if item.timezone else words.zone
    found = []
    for text in said.values():
        with suppress(TimeFault):
            found.append(parse(text, zone))
    return found


def _said(block: bytes) -> str:
    match = _SAID.match(block)
    return match[1].decode("utf-8", "replace").strip() if match else ""


def _sentences(words: Words, turn: Turn) -> Iterator[str]:
    """The summary; each date with how it stands; where it stood before, and why."""
    _, dates, entries = words.spoken.gettext, words.dates, turn.entries
    if turn.item.summary:
        yield one_line(turn.item.summary)
    for entry in entries:
        yield f"{_stand(words, entry)}."
    for odd in _odd(words, entries):
        was = dates.listed(map(dates.loosely, odd.former))
        moved = _("%(entry)s, moved from %(days)s.") % {"entry": _stand(words, odd), "days": was}
        yield moved if was else f"{_stand(words, odd)}."
    if former := _former(turn):
        yield _("Moved from %(days)s.") % {"days": dates.listed(map(dates.loosely, former))}
    if reasons := dict.fromkeys(one_line(entry.reason) for entry in entries if entry.reason):
        yield _("Reason: %(reason)s") % {"reason": " ".join(reasons)}


def _former(turn: Turn) -> list[Timespan]:
    """Where it stood before, by its own words and by those that it had before, each once."""
    now = {(entry.start.first, entry.start.instant) for entry in turn.entries if entry.start}
    told = (*(time for entry in turn.entries for time in entry.former), *turn.former)
    return [*{(t.first, t.instant): t for t in told if (t.first, t.instant) not in now}.values()]


def _stand(words: Words, entry: Entry) -> str:
    """``Approved, Mastodon: Saturday, 20 March 2027``."""
    _, where, event = words.spoken.gettext, names(words, "channel", [entry]), entry.item.event_status
    state = _(STATUSES[entry.standing]) + (f", {_(event.label)}" if event in _WORTH_SAYING else "")
    said = {"state": state, "where": where, "when": words.when(entry)}
    return one_line((_("%(state)s, %(where)s: %(when)s") if where else _("%(state)s: %(when)s")) % said)


def _odd(words: Words, entries: Iterable[Entry]) -> list[Entry]:
    """The last occurrences of series that are called off, on hold or moved."""
    masters = [entry for entry in entries if entry.repeats]
    found = [occurrence(master, day, words.zone) for master in masters for day in changed_days(master)]
    return [entry for entry in found if not entry.going or entry.former][-_MOST:]
