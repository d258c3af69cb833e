"""A local time that its zone skips or has twice, because the clocks change.

Bad (Europe/Berlin)::

    publish: 2027-03-28 02:30

Good: write the reading that is meant, with its offset::

    publish: 2027-03-28T03:30+02:00

The same for a series: move that one occurrence (``occurrences: {2027-03-28: {publish: 2027-03-28 03:30}}``)
or choose an hour that every day has. Two years ahead are looked at.
"""

from collections.abc import Iterator
from datetime import timedelta

from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.timespan import TimeFault, at_clock, parse_zone

SEVERITY = Severity.ERROR

_AHEAD = timedelta(days=730)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for the first coming occurrence of each series that falls into such an hour."""
    for entry in plan.series:
        if error := _first(plan, entry):
            cure = f"{error.cure} under `occurrences`, or choose another hour"
            yield Fault(entry.item.at("repeat"), error.rule, f"`repeat`: {error.message}", cure)


def _first(plan: Plan, entry: Entry) -> TimeFault | None:
    item, repeat, start = entry.item, entry.item.repeat, entry.start
    if repeat is None or start is None or start.instant is None:
        return None
    zone = parse_zone(item.timezone) if item.timezone else plan.vocabulary.settings.zone
    clock = start.instant.time()
    since = max(plan.today, start.first)
    for day in repeat.days(start.first, since, since + _AHEAD):
        if day not in item.skipped and day not in item.occurrences:
            try:
                at_clock(day, clock, zone, f"{day} {clock:%H:%M}")
            except TimeFault as error:
                return error
    return None
