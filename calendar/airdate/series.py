"""Series: the occurrences of an entry that repeats, within a window."""

from dataclasses import replace
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from airdate.entry import Entry, entry, shifted
from airdate.item import Occurrence
from airdate.recurrence import Recurrence
from airdate.timespan import Timespan, at_instant, at_local

_DAY = timedelta(days=1)


def occurrences(master: Entry, since: date, until: date, zone: ZoneInfo) -> list[Entry]:
    """The occurrences that touch the days ``since`` to ``until`` (both included), in order.

    ``zone`` is the plan's. Skipped days are none; what was moved stands where it was moved to.
    """
    rule, start = _rule(master)
    item = master.item
    long = master.last - master.first + 2 * _DAY  # zones apart may see a day more on either side
    own = (day for day in rule.days(start.first, since - long, until + long) if day not in item.occurrences)
    found = [occurrence(master, day, zone) for day in own if day not in item.skipped]
    found += (occurrence(master, day, zone) for day in changed_days(master))
    return sorted((e for e in found if e.first <= until and e.last >= since), key=lambda e: (e.begins, e.id))


def changed_days(master: Entry) -> list[date]:
    """The days of the rhythm whose occurrences are changed, in order."""
    rule, start = _rule(master)
    item = master.item
    return [
        day for day in item.occurrences if day not in item.skipped and any(rule.days(start.first, day, day))
    ]


def occurrence(master: Entry, day: date, zone: ZoneInfo) -> Entry:
    """The occurrence to which the rhythm gives that day, as it was changed."""
    _, start = _rule(master)
    change = master.item.occurrences.get(day)
    by = day - start.first
    begins, ends = shifted(start, by), master.end and shifted(master.end, by)
    if change and (change.start or change.end):
        begins, ends = _moved(begins, ends, change)
    made = entry(f"{master.id}@{day}", master.item, master.output, begins, ends, zone)
    return replace(made, day=day, change=change)


def last_day(master: Entry) -> date | None:
    """The last day that the rhythm gives; None if it goes on without end."""
    rule, start = _rule(master)
    return rule.last_day(start.first)


def _moved(start: Timespan, end: Timespan | None, change: Occurrence) -> tuple[Timespan, Timespan | None]:
    """The times of a changed occurrence: a bare day keeps the hour, a moved start the length."""
    begins = change.start or start
    if begins.instant is None and start.instant is not None:
        begins = at_local(begins.first, start.instant.time(), start.instant.tzinfo or UTC)
    if change.end or end is None:
        return begins, change.end
    if begins.instant and start.instant and end.instant:
        return begins, at_instant(begins.instant + (end.instant - start.instant))
    return begins, shifted(end, begins.first - start.first)


def _rule(master: Entry) -> tuple[Recurrence, Timespan]:
    assert master.item.repeat is not None and master.start is not None  # noqa: S101, PT018 - it repeats
    return master.item.repeat, master.start
