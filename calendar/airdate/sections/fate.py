"""Fate: what became of an item as a whole, in a sentence or two at the head of its page."""

from collections.abc import Iterable, Iterator, Sequence

from airdate.entry import Entry
from airdate.item import Item
from airdate.status import EventStatus, Status
from airdate.timespan import Timespan
from airdate.wording.dates import Dates
from airdate.wording.labels import STATUSES
from airdate.wording.translation import noted

_MOVED = {
    EventStatus.RESCHEDULED: noted("Rescheduled"),
    EventStatus.MOVED_ONLINE: noted("Moved online"),
}


def fate(item: Item, entries: Sequence[Entry], dates: Dates) -> tuple[str, str]:
    """``Postponed``, and why, from when, and what there is to wait for; nothing if all stands as planned."""
    word = _word(item)
    if not word:
        return "", ""
    reason = item.reason if item.reason[-1:] in ("", *".!?…") else f"{item.reason}."
    return dates.spoken.gettext(word), " ".join(filter(None, (reason, *_dates(item, entries, dates))))


def _word(item: Item) -> str:
    if item.cancelled:
        return STATUSES[Status.CANCELLED]
    if item.postponed:
        return STATUSES[Status.POSTPONED]
    if item.status is Status.ON_HOLD:
        return STATUSES[Status.ON_HOLD]
    return _MOVED.get(item.event_status, "") if item.event_status else ""


def _dates(item: Item, entries: Sequence[Entry], dates: Dates) -> Iterator[str]:
    """The days it was to be on: those it has, if they hold no longer, and those before."""
    _ = dates.spoken.gettext
    open_ = [entry for entry in entries if not entry.output.published]
    dated = sorted((entry for entry in open_ if entry.start), key=lambda entry: entry.begins)
    waits = item.postponed and not item.cancelled and all(entry.void for entry in dated)
    former = entries[0].former
    if (item.cancelled or waits) and not entries[0].repeats:
        yield _gone(dated, former, dates)
    elif former:
        yield _("It was planned for %(days)s.") % {"days": dates.listed(map(dates.loosely, former))}
    if waits:
        yield _("There is no new date yet.")


def _gone(dated: Iterable[Entry], former: Sequence[Timespan], dates: Dates) -> str:
    """``It was to be on 17 December 2026 (before that on 10 December 2026).``"""
    now = [day for entry in dated if (day := _day(entry, dates))]
    before = [(dates.loosely(time), time.exact) for time in former if dates.loosely(time) not in dict(now)]
    if not now:
        now, before = before[-1:], before[:-1]
    if not now:
        return ""
    _, days = dates.spoken.gettext, {"days": dates.on(now), "former": dates.on(before)}
    if before:
        return _("It was to be %(days)s (before that %(former)s).") % days
    return _("It was to be %(days)s.") % days


def _day(entry: Entry, dates: Dates) -> tuple[str, bool] | None:
    if entry.start is None:
        return None
    return (dates.days(entry.first, entry.last), True) if entry.exact else (dates.loosely(entry.start), False)
