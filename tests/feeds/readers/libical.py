"""Prints what libical reads in the feeds named on the command line, up to the year named first.

Run by the system's Python. libical counts the days of a rule; which of them are left out (EXDATE) or
stand elsewhere (RECURRENCE-ID) is left to its users, so to this file.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import gi

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical  # noqa: E402

UTC_ZONE = ical.Timezone.get_utc_timezone()
UNTIL = int(sys.argv[1])


def when(time: ical.Time) -> str:
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    utc = time.convert_to_zone(UTC_ZONE)
    clock = f"{utc.get_hour():02}:{utc.get_minute():02}:{utc.get_second():02}"
    return f"{utc.get_year():04}-{utc.get_month():02}-{utc.get_day():02}T{clock}Z"


def components(calendar: ical.Component) -> list[ical.Component]:
    found = []
    event = calendar.get_first_component(ical.ComponentKind.VEVENT_COMPONENT)
    while event is not None:
        found.append(event)
        event = calendar.get_next_component(ical.ComponentKind.VEVENT_COMPONENT)
    return found


def occurrence_of(event: ical.Component) -> str:
    """The occurrence in whose place it stands, as it is written; empty if it is none."""
    found = event.get_first_property(ical.PropertyKind.RECURRENCEID_PROPERTY)
    return found.get_recurrenceid().as_ical_string() if found else ""


def left_out(event: ical.Component) -> Iterator[str]:
    found = event.get_first_property(ical.PropertyKind.EXDATE_PROPERTY)
    while found is not None:
        yield found.get_exdate().as_ical_string()
        found = event.get_next_property(ical.PropertyKind.EXDATE_PROPERTY)


def occurrences(event: ical.Component, apart: set[tuple[str, str]]) -> Iterator[list[str]]:
    uid, summary = event.get_uid(), event.get_summary()
    start, end = event.get_dtstart(), event.get_dtend()
    rule = event.get_first_property(ical.PropertyKind.RRULE_PROPERTY)
    if rule is None:
        if start.get_year() < UNTIL:
            yield [uid, when(start), when(end), summary]
        return
    gone, length, clock = set(left_out(event)), end.subtract(start), start.get_time()
    days = ical.RecurIterator.new(rule.get_rrule(), start)
    day = days.next()
    while day is not None and not day.is_null_time() and day.get_year() < UNTIL:
        if not day.is_date():
            day.set_time(*clock)  # after a gap libical would keep the hour to which it was moved
        if day.as_ical_string() not in gone and (uid, day.as_ical_string()) not in apart:
            yield [uid, when(day), when(day.add(length)), summary]
        day = days.next()


def read(path: str) -> dict:
    calendar = ical.Component.new_from_string(Path(path).read_bytes().decode())
    if calendar is None:
        return {"errors": ["not a calendar"], "events": []}
    calendar.check_restrictions()
    errors = [f"{calendar.count_errors()} errors"] if calendar.count_errors() else []
    events = components(calendar)
    apart = {(event.get_uid(), day) for event in events if (day := occurrence_of(event))}
    return {"errors": errors, "events": [found for event in events for found in occurrences(event, apart)]}


json.dump([read(path) for path in sys.argv[2:]], sys.stdout)
