"""Windows on a series: what of it stands in lists, so that none that goes on is missing from them."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.limits import LAST_YEAR
from airdate.series import changed_days, days, last_day, occurrence, occurrences

_LAST = date(LAST_YEAR, 12, 31)
_DAY = timedelta(days=1)


def told(
    master: Entry, since: date, until: date, zone: ZoneInfo, *, onwards: date | None = None
) -> list[Entry]:
    """The occurrences that touch the days, in order; if there are none, the last one before them.

    With ``onwards`` also the next one from that day on, if it lies beyond ``until``.
    """
    found = occurrences(master, since, until, zone)
    if onwards and not any(entry.last >= onwards for entry in found):
        beyond = following(master, max(onwards, since), zone)
        found += [beyond] if beyond else []
    before = None if found else preceding(master, since, zone)
    return [before] if before else found


def following(master: Entry, day: date, zone: ZoneInfo) -> Entry | None:
    """The first occurrence that touches the day or comes after it."""
    item = master.item
    since = day - (master.last - master.first) - 2 * _DAY  # zones apart may see a day more
    own = (
        occurrence(master, at, zone)
        for at in days(master, since, _LAST)
        if at not in item.occurrences and at not in item.skipped
    )
    changed = (occurrence(master, at, zone) for at in changed_days(master))
    found = [next((entry for entry in own if entry.last >= day), None)]
    found += [entry for entry in changed if entry.last >= day]
    return min((entry for entry in found if entry), key=lambda entry: entry.begins, default=None)


def preceding(master: Entry, day: date, zone: ZoneInfo) -> Entry | None:
    """The last occurrence that is over before the day; looked for in growing steps."""
    last, span = min(last_day(master) or day, day), timedelta(days=62)
    while last + _DAY > master.first:
        found = occurrences(master, last - span, day - _DAY, zone)
        if over := [entry for entry in found if entry.last < day]:
            return over[-1]
        if last - span < master.first - 2 * _DAY:
            return None
        span *= 4
    return None
