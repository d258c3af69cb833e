"""Slips: what was planned beside what came: on time, late, early, still open, never."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from airdate.entry import Entry
from airdate.plan import Plan
from airdate.status import Status
from airdate.timespan import Timespan
from airdate.wording.translation import noted


class Course(Enum):
    """How a plan for a day came out; what people must see to first."""

    OPEN = noted("late")
    SLIPPED = noted("slipped")
    NEVER = noted("did not happen")
    EARLY = noted("early")
    ON_TIME = noted("on time")


class Slip(NamedTuple):
    """One appearance, what it was planned for first, and how many days lie between that and what came."""

    entry: Entry
    course: Course
    planned: Timespan
    days: int


def slips(plan: Plan, entries: Iterable[Entry]) -> list[Slip]:
    """Of the entries those whose day has come and of which a plan is known, the latest first; no series."""
    found = (_slip(plan, entry) for entry in entries if entry.exact and not entry.item.repeat)
    return sorted(filter(None, found), key=lambda slip: (slip.entry.begins, slip.entry.id), reverse=True)


def counts(found: Iterable[Slip]) -> list[tuple[Course, int]]:
    """How often each course was taken, in their order; those that were not are left out."""
    courses = [slip.course for slip in found]
    return [(course, courses.count(course)) for course in Course if course in courses]


def _slip(plan: Plan, entry: Entry) -> Slip | None:
    if entry.standing is Status.PUBLISHED and entry.first <= plan.today:
        return _came(entry)
    if entry.ends > plan.now or entry.start is None:
        return None
    days = (plan.today - entry.last).days
    if entry.called_off:
        return Slip(entry, Course.NEVER, entry.start, days)
    return None if entry.status.closed else Slip(entry, Course.OPEN, entry.start, days)


def _came(entry: Entry) -> Slip | None:
    planned = next(_plans(entry), None)
    if planned is None:
        return None
    if entry.first > planned.last:
        return Slip(entry, Course.SLIPPED, planned, (entry.first - planned.last).days)
    if entry.first < planned.first:
        return Slip(entry, Course.EARLY, planned, (planned.first - entry.first).days)
    return Slip(entry, Course.ON_TIME, planned, 0)


def _plans(entry: Entry) -> Iterator[Timespan]:
    """What was planned, the first plan first."""
    yield from sorted(entry.former, key=lambda time: time.first)
    output = entry.output
    if output.published and not entry.spans:
        yield from filter(None, (output.planned, output.publish))
