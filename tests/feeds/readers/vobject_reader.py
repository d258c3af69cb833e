"""vobject: counts a rule (``getrruleset``, dateutil); RECURRENCE-ID is left to its users, here this file."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import vobject
from facts import Fact, report, when
from vobject.base import Component


def occurrences(event: Component, apart: set[tuple[str, str]], last: date) -> Iterator[Fact]:
    uid, summary = event.uid.value, event.summary.value
    start, end = event.dtstart.value, event.dtend.value
    if not hasattr(event, "rrule"):
        yield uid, when(start), when(end), summary
        return
    until = datetime.combine(last, time.max) + timedelta(days=1)
    for day in event.getrruleset(addRDate=True):
        if day.replace(tzinfo=None) > until:
            return
        begin = day if isinstance(start, datetime) else day.date()
        if (uid, when(begin)) not in apart:
            yield uid, when(begin), when(begin + (end - start)), summary


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    (calendar,) = vobject.readComponents(text)
    calendar.validate(raiseException=True)
    events = calendar.contents.get("vevent", [])
    apart = {(e.uid.value, when(e.recurrence_id.value)) for e in events if hasattr(e, "recurrence_id")}
    for event in events:
        yield from occurrences(event, apart, last)


report(read)
