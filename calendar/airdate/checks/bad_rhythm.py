"""A rhythm that cannot be read, never occurs, or contradicts itself.

``repeat:`` takes words (``weekly on tuesday at 10:00 until 2027-06-30``, ``monthly on the first workday``)
or a rule of RFC 5545 (``FREQ=WEEKLY;BYDAY=TU``), daily or slower. The series begins with the first such
day on or after ``publish`` (or ``start``), which must name a day. An hour that the rhythm names is not
named there, too. ``end`` is the end of one occurrence, before the next one begins; the last day of the
series is an ``until`` of the rhythm.

Bad: ``repeat: yearly on 30 february``, or ``repeat: hourly``.
Good: ``repeat: every 2 weeks on monday and thursday``.
"""

from collections.abc import Iterator

from airdate import series
from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "SC102"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

#: The keys that can name the first day.
_FIRST = ("start", "publish", "planned")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each series without a day, with two hours, or that runs into itself."""
    begun = {entry.item.path for entry in plan.series}
    for item in plan.items:
        if item.repeat and item.path not in begun and not _waits(plan, item):
            cure = "let `publish:` (or `start:`) name the day it begins"
            yield Fault(item.at("repeat"), "bad-rhythm", "a rhythm without a first day", cure)
    for entry in plan.series:
        item, repeat = entry.item, entry.item.repeat
        given = item.start or entry.output.when
        if repeat is None or given is None:  # for mypy
            continue
        if repeat.first_day(given.first) is None:
            message = f"`repeat`: '{repeat.text}' never occurs from {given.first} on"
            yield Fault(item.at("repeat"), "bad-rhythm", message, "correct the rhythm, or where it begins")
        elif repeat.at and given.instant and given.instant.time() != repeat.at:
            message = f"`repeat` says {repeat.at:%H:%M}, and its first day {given.instant:%H:%M}"
            yield Fault(item.at("repeat"), "bad-rhythm", message, "name the hour in one of the two")
        else:
            yield from _overlap(plan, entry)


def _waits(plan: Plan, item: Item) -> bool:
    """Whether it is an idea, or its first day is a fault of its own, or hangs on one."""
    ideas = all(output.status is Status.IDEA for output in item.outputs)
    given = [item.places, *(output.places for output in item.outputs)]
    places = [places[key] for places in given for key in _FIRST if key in places]
    hangs = item.relative.get("start") or any(output.relative for output in item.outputs)
    return ideas or bool(hangs) or not plan.faulty.isdisjoint(places)


def _overlap(plan: Plan, entry: Entry) -> Iterator[Fault]:
    item, zone, gap = entry.item, plan.vocabulary.settings.zone, series.gap(entry)
    begins, ends = (time.astimezone(zone).replace(tzinfo=None) for time in (entry.begins, entry.ends))
    if item.repeat is None or item.end is None:  # for mypy
        return
    if gap is None or ends - begins <= gap:
        return
    message = f"it lasts {(ends - begins).days} days, and the next one begins after {gap.days}"
    cure = f"did you mean `repeat: {item.repeat.text} until {item.end.last}`?"
    if item.repeat.until or item.repeat.count:
        cure = "`end` is the end of one occurrence: correct it"
    yield Fault(item.at("end"), "bad-rhythm", message, cure)
