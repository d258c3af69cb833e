"""icalendar and recurring-ical-events, on which open-web-calendar and many more are built."""

from collections.abc import Iterator
from datetime import date, timedelta

import recurring_ical_events
from facts import Fact, report, when
from icalendar import Calendar


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    calendar = Calendar.from_ical(text)
    if errors := [error for component in calendar.walk() for error in component.errors]:
        raise ValueError(errors)
    day = timedelta(days=1)
    for event in recurring_ical_events.of(calendar).between(first - day, last + 2 * day):
        start, end = sorted((when(event.start), when(event.end)))  # swapped in an hour that comes twice
        yield str(event["UID"]), start, end, str(event["SUMMARY"])


report(read)
