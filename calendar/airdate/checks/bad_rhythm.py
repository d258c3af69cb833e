"""A rhythm that cannot be read, never occurs, or contradicts itself.

``repeat:`` takes words (``weekly on tuesday at 10:00 until 2027-06-30``, ``monthly on the first workday``)
or a rule of RFC 5545 (``FREQ=WEEKLY;BYDAY=TU``), daily or slower. The series begins with the first such
day on or after ``publish`` (or ``start``). An hour that the rhythm names is not named there, too.

Bad: ``repeat: yearly on 30 february``, or ``repeat: hourly``.
Good: ``repeat: every 2 weeks on monday and thursday``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each series without an occurrence, and for each with two hours."""
    for entry in plan.series:
        item, repeat = entry.item, entry.item.repeat
        given = item.start or entry.output.when
        if repeat is None or given is None:
            continue
        if repeat.first_day(given.first) is None:
            message = f"`repeat`: '{repeat.text}' never occurs from {given.first} on"
            yield Fault(item.at("repeat"), "bad-rhythm", message, "correct the rhythm, or where it begins")
        elif repeat.at and given.instant and given.instant.time() != repeat.at:
            message = f"`repeat` says {repeat.at:%H:%M}, and its first day {given.instant:%H:%M}"
            yield Fault(item.at("repeat"), "bad-rhythm", message, "name the hour in one of the two")
