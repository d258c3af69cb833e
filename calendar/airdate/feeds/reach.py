"""What time a feed holds: its window, what is over for good, and the years of the archive."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from airdate.entry import Entry
from airdate.limits import CANCELLED_DAYS
from airdate.selection import BACK, Reach
from airdate.status import Status


def ends_on(entry: Entry) -> date | None:
    """The last day of an entry with a day of its own; of a series without end None."""
    repeat, origin = entry.item.repeat, entry.origin
    if not entry.repeats or repeat is None or origin is None:
        return entry.last
    last = repeat.last_day(origin.first)
    if last is None:
        return None
    length, changes = entry.last - entry.first, entry.item.occurrences.values()
    moved = (change.start.last + length for change in changes if change.start and not change.end)
    stretched = (change.end.last for change in changes if change.end)
    return max(last + length, *moved, *stretched, entry.last)


def known(entries: Iterable[Entry], today: date) -> Mapping[str, date]:
    """By id the last day of each entry that feeds hold; what was cancelled leaves them weeks after it."""
    long_ago = today - timedelta(days=CANCELLED_DAYS)
    held = ((entry, ends_on(entry) or date.max) for entry in entries if entry.held)
    return {
        entry.id: last for entry, last in held if last >= long_ago or entry.standing is not Status.CANCELLED
    }


def remaining(entries: Iterable[Entry]) -> list[Entry]:
    """Those that are not called off, and of series at least one occurrence is not."""
    return [entry for entry in entries if entry.standing is not Status.CANCELLED and _goes_on(entry)]


def _goes_on(entry: Entry) -> bool:
    changes = entry.item.occurrences
    if not entry.repeats or not changes:
        return True
    off = {day for day, change in changes.items() if change.status is Status.CANCELLED}
    return any(day not in off for day in entry.told_days())


def within(
    entries: Iterable[Entry],
    known: Mapping[str, date],
    today: date,
    back: Reach | None = BACK,
    ahead: Reach | None = None,
) -> list[Entry]:
    """Those that are ``known`` and touch the days from ``back`` to ``ahead`` of today."""
    since = back.before(today) if back else date.min
    until = ahead.after(today) if ahead else date.max
    return [
        entry
        for entry in entries
        if (last := known.get(entry.id)) is not None and since <= last and entry.first <= until
    ]


def archive(entries: Iterable[Entry], known: Mapping[str, date], today: date) -> Mapping[int, list[Entry]]:
    """By year of their beginning, what is known and no main feed reaches back to."""
    since = BACK.before(today)
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        if known.get(entry.id, date.max) < since:
            found.setdefault(entry.first.year, []).append(entry)
    return {year: found[year] for year in sorted(found, reverse=True)}


def nearest(entries: Sequence[Entry], since: date) -> Iterator[Entry]:
    """The entries by their distance: from that day on in their order, then back from there."""
    behind = []
    for entry in entries:
        if (ends_on(entry) or date.max) >= since:
            yield entry
        else:
            behind.append(entry)
    yield from reversed(behind)
