"""``ical``, the parser of Home Assistant: counts series and their exceptions itself (``timeline``)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from facts import Fact, report, when
from ical.calendar_stream import IcsCalendarStream


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    calendar = IcsCalendarStream.calendar_from_ics(text)
    since, until = (
        datetime.combine(first, time(), UTC),
        datetime.combine(last, time(), UTC) + timedelta(days=2),
    )
    for event in calendar.timeline_tz(UTC).overlapping(since - timedelta(days=2), until):
        yield event.uid, when(event.start), when(event.end), event.summary


report(read)
