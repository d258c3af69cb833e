"""An exception or a changed occurrence on a day that the rhythm does not give.

``except:`` and ``occurrences:`` name days of the series; for any other day nothing happens, and what was
meant to be called off still stands in every calendar. The message names the nearest day of the series.

Of ``monthly on the first workday`` these are the workdays, as calendars show them.

Bad: ``repeat: weekly on tuesday`` with ``except: 2027-03-10``, a Wednesday.
Good: ``except: 2027-03-09``.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from airdate import series
from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "SC107"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_NEAR = timedelta(days=400)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each such day; of several outputs one may give it."""
    outputs: dict[str, list[Entry]] = {}
    for entry in plan.series:
        outputs.setdefault(entry.item.path, []).append(entry)
    for entries in outputs.values():
        item = entries[0].item
        for day in (*item.skipped, *item.occurrences):
            if not any(series.gives(entry, day) for entry in entries):
                place = item.occurrences[day].place if day in item.occurrences else item.at("except")
                message = f"{day} is no day of '{item.repeat.text if item.repeat else ''}'"  # for mypy
                yield Fault(place, "idle-exception", message, _nearest(entries, day))


def _nearest(entries: list[Entry], day: date) -> str:
    days = [near for entry in entries for near in series.days(entry, day - _NEAR, day + _NEAR)]
    near = min(days, key=lambda other: (abs(other - day), other), default=None)
    return f"the nearest is {near}" if near else "leave it out, or change the rhythm"
