"""An end that lies before its start.

Bad::

    start: 2027-05-12
    end: 2027-05-10
"""

from collections.abc import Iterator

from airdate import series
from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "SC106"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each span that ends before it starts, or ends without starting."""
    zone = plan.vocabulary.settings.zone
    for item in plan.items:
        if item.end is None:
            continue
        if item.places.get("start") in plan.faulty:
            continue
        if item.start is None:
            message = "there is an `end` but no `start`"
            yield Fault(item.at("end"), "end-before-start", message, "add `start:`")
            continue
        end = item.end.ends(item.start.zone_of_days(zone))
        if end < item.start.begins(zone) or item.end.last < item.start.first:
            message = f"the end ({item.end.text}) lies before the start ({item.start.text})"
            yield Fault(item.at("end"), "end-before-start", message, "exchange or correct them")
    for entry in plan.series:
        yield from _of_occurrences(plan, entry)


def _of_occurrences(plan: Plan, master: Entry) -> Iterator[Fault]:
    zone = plan.vocabulary.settings.zone
    for day in series.changed_days(master):
        each = series.occurrence(master, day, zone)
        change, start = each.change, each.start
        if change is None or start is None:  # for mypy
            continue
        if change.end is None:
            continue
        if master.item.start is None:
            message = "there is an `end`, and the item has no `start`"
            yield Fault(change.place, "end-before-start", message, "leave it out, or give the item one")
        elif change.end.ends(start.zone_of_days(zone)) < each.begins or change.end.last < start.first:
            message = f"the end ({change.end.text}) lies before the start ({start.text})"
            yield Fault(change.place, "end-before-start", message, "exchange or correct them")
