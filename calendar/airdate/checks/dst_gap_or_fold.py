"""A local time that its zone skips or has twice, because the clocks change.

Bad (Europe/Berlin)::

    publish: 2027-03-28 02:30

Good: write the reading that is meant, with its offset::

    publish: 2027-03-28T03:30+02:00

The same for a series: move that one occurrence (``occurrences: {2027-03-28: {publish: 2027-03-28 03:30}}``)
or choose an hour that every day has. Two years ahead are looked at.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from airdate import series
from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.timespan import TimeFault, at_clock, parse_zone

CODE = "SC002"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_AHEAD = timedelta(days=730)
_DAY = timedelta(days=1)
_NOON = time(12)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for the first coming occurrence of each series that falls into such an hour."""
    for entry in plan.series:
        if error := _first(plan, entry):
            cure = f"{error.cure} under `occurrences`, or choose another hour"
            yield Fault(entry.item.at("repeat"), error.rule, f"`repeat`: {error.message}", cure)


def _first(plan: Plan, entry: Entry) -> TimeFault | None:
    item, origin = entry.item, entry.origin
    if origin is None:  # for mypy
        return None
    if origin.instant is None:
        return None
    zone = item.timezone or plan.vocabulary.settings.zone.key
    clock, since = origin.instant.time(), max(plan.today, origin.first)
    until = since + _AHEAD
    for day in (day for year in range(since.year, until.year + 1) for day in _changing(zone, year)):
        kept = day not in item.skipped and day not in item.occurrences
        if since <= day <= until and kept and series.gives(entry, day):
            try:
                at_clock(day, clock, parse_zone(zone), f"{day} {clock:%H:%M}")
            except TimeFault as error:
                return error
    return None


@lru_cache(maxsize=256)
def _changing(zone: str, year: int) -> tuple[date, ...]:
    """The days of a year on which, or on the night after which, the clocks change."""
    days = (date(year, 1, 1) + n * _DAY for n in range(-1, 367))
    offsets = {day: datetime.combine(day, _NOON, parse_zone(zone)).utcoffset() for day in days}
    others = ((day, offsets.get(day + n * _DAY)) for day in offsets for n in (-1, 1))
    found = (day for day, other in others if other not in (None, offsets[day]))  # for speed
    return tuple(dict.fromkeys(found))
