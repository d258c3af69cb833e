"""An exception or a changed occurrence on a day that the rhythm does not give.

``except:`` and ``occurrences:`` name days of the series; for any other day nothing happens, and what was
meant to be called off still stands in every calendar. The message names the nearest day of the series.

Bad: ``repeat: weekly on tuesday`` with ``except: 2027-03-10``, a Wednesday.
Good: ``except: 2027-03-09``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.plan import Plan

SEVERITY = Severity.ERROR

_NEAR = timedelta(days=400)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each such day, once for an item."""
    told: set[tuple[str, date]] = set()
    for entry in plan.series:
        item = entry.item
        for day in (*item.skipped, *item.occurrences):
            if (item.path, day) not in told and entry.start and not _gives(entry, day):
                told.add((item.path, day))
                change = item.occurrences.get(day)
                place = change.place if change and change.place.path else item.at("except")
                message = f"{day} is no day of '{item.repeat.text if item.repeat else ''}'"
                yield Fault(place, "idle-exception", message, _nearest(entry, day))


def _gives(entry: Entry, day: date) -> bool:
    repeat, start = entry.item.repeat, entry.start
    return bool(repeat and start and any(repeat.days(start.first, day, day)))


def _nearest(entry: Entry, day: date) -> str:
    repeat, start = entry.item.repeat, entry.start
    days = [*repeat.days(start.first, day - _NEAR, day + _NEAR)] if repeat and start else []
    near = min(days, key=lambda other: (abs(other - day), other), default=None)
    return f"the nearest is {near}" if near else "leave it out, or change the rhythm"
