"""Series: the occurrences of an entry that repeats, within a window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

from airdate.entry import Entry, entry, shifted
from airdate.item import Occurrence
from airdate.limits import LAST_YEAR
from airdate.recurrence import Recurrence
from airdate.timespan import Timespan, at_instant, at_local

_DAY = timedelta(days=1)
_LAST = date(LAST_YEAR, 12, 31)
#: So many occurrences tell how close they come.
_SOME = 32


def occurrences(master: Entry, since: date, until: date, zone: ZoneInfo) -> list[Entry]:
    """The occurrences that touch the days ``since`` to ``until`` (both included), in order.

    ``zone`` is the plan's. Skipped days are none; what was moved stands where it was moved to.
    Of what lasts longer than until the next one begins, which is an error, not all is looked at.
    """
    item = master.item
    long = _length(master) + 2 * _DAY  # zones apart may see a day more on either side
    own = (day for day in days(master, since - long, until + long) if day not in item.occurrences)
    found = [occurrence(master, day, zone) for day in own if day not in item.skipped]
    found += (occurrence(master, day, zone) for day in changed_days(master))
    return sorted((e for e in found if e.first <= until and e.last >= since), key=lambda e: (e.begins, e.id))


def days(master: Entry, since: date, until: date) -> Iterator[date]:
    """The days in ``since`` to ``until``, both included, that the rhythm gives, skipped ones too."""
    rule, origin = _rule(master)
    return rule.days(origin.first, since, until)


def gives(master: Entry, day: date) -> bool:
    """Whether the rhythm gives that day."""
    return any(days(master, day, day))


def changed_days(master: Entry) -> list[date]:
    """The days of the rhythm whose occurrences are changed, in order."""
    item = master.item
    return [day for day in item.occurrences if day not in item.skipped and gives(master, day)]


def occurrence(master: Entry, day: date, zone: ZoneInfo) -> Entry:
    """The occurrence to which the rhythm gives that day, as it was changed."""
    made, change = unchanged(master, day, zone), master.item.occurrences.get(day)
    if change and made.start and (change.start or change.end):
        begins, ends = _moved(made.start, made.end, change)
        made = entry(made.id, made.item, made.output, begins, ends, zone)
    return replace(made, day=day, change=change)


def unchanged(master: Entry, day: date, zone: ZoneInfo) -> Entry:
    """What the occurrence of any day would be if nothing had changed it."""
    _, origin = _rule(master)
    ends = master.end and master.start and shifted(master.end, day - master.start.first)
    begins = shifted(origin, day - origin.first)
    return entry(f"{master.id}@{day}", master.item, master.output, begins, ends, zone)


def last_day(master: Entry) -> date | None:
    """The last day that the rhythm gives; None if it goes on without end."""
    rule, origin = _rule(master)
    return rule.last_day(origin.first)


def gap(master: Entry) -> timedelta | None:
    """How close its first occurrences come to each other; None if there is one at most."""
    _, origin = _rule(master)
    some = islice(days(master, origin.first, _LAST), _SOME)
    return min((after - before for before, after in pairwise(some)), default=None)


def together(entries: Iterable[Entry]) -> list[list[Entry]]:
    """The entries in their order, those of one series together; what was moved stands for itself."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for each in entries:
        found.setdefault(kin(each), []).append(each)
    return [*found.values()]


def kin(entry: Entry) -> tuple[str, str]:
    """What it shares with the others of its series; what was moved stands for itself."""
    return entry.item.path, entry.id.partition("@")[0] if is_regular(entry) else entry.id


def is_regular(entry: Entry) -> bool:
    """Whether it is an occurrence where its rhythm puts it."""
    return entry.day is not None and not (entry.change and entry.change.start)


def days_of(entries: Sequence[Entry], most: int = 3) -> str:
    """The first days of some entries and how many more there are: ``2027-03-02 and 5 more``."""
    more = f" and {len(entries) - most} more" if len(entries) > most else ""
    return ", ".join(str(each.first) for each in entries[:most]) + more


def _length(master: Entry) -> timedelta:
    length = master.last - master.first
    return min(length, gap(master) or length) if length else length


def _moved(start: Timespan, end: Timespan | None, change: Occurrence) -> tuple[Timespan, Timespan | None]:
    """The times of a changed occurrence: a bare day keeps the hour, a moved start the length."""
    begins = change.start or start
    if begins.instant is None and start.instant is not None:
        begins = at_local(begins.first, start.instant.time(), start.instant.tzinfo or UTC)
    if change.end or end is None:
        return begins, change.end
    if begins.instant and start.instant and end.instant:
        length = end.instant.astimezone(UTC) - start.instant.astimezone(UTC)
        later = begins.instant.astimezone(UTC) + length
        return begins, at_instant(later.astimezone(begins.instant.tzinfo))
    return begins, shifted(end, begins.first - start.first)


def _rule(master: Entry) -> tuple[Recurrence, Timespan]:
    assert master.item.repeat is not None and master.origin is not None  # noqa: S101, PT018 - it repeats
    return master.item.repeat, master.origin
