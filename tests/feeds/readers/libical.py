"""libical, run by the system's Python: counts the days of a rule.

Which of them are left out (EXDATE) or stand elsewhere (RECURRENCE-ID) is left to its users, so to this file.
Properties that are newer than itself (LINK, CONCEPT, REFID of RFC 9253) it counts as errors and passes over.
"""

from collections.abc import Iterator
from datetime import date

import gi
from facts import Fact, report

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib as ical  # noqa: E402

UTC_ZONE = ical.Timezone.get_utc_timezone()
NEWER = ("name: LINK", "name: CONCEPT", "name: REFID")


def when(time: ical.Time) -> str:
    if time.is_date():
        return f"{time.get_year():04}-{time.get_month():02}-{time.get_day():02}"
    utc = time.convert_to_zone(UTC_ZONE)
    clock = f"{utc.get_hour():02}:{utc.get_minute():02}:{utc.get_second():02}"
    return f"{utc.get_year():04}-{utc.get_month():02}-{utc.get_day():02}T{clock}Z"


def components(calendar: ical.Component, name: str) -> list[ical.Component]:
    kind, found = getattr(ical.ComponentKind, f"{name}_COMPONENT"), []
    component = calendar.get_first_component(kind)
    while component is not None:
        found.append(component)
        component = calendar.get_next_component(kind)
    return found


def occurrence_of(event: ical.Component) -> str:
    """The occurrence in whose place it stands, as it is written; empty if it is none."""
    found = event.get_first_property(ical.PropertyKind.RECURRENCEID_PROPERTY)
    return found.get_recurrenceid().as_ical_string() if found else ""


def complaints(event: ical.Component) -> Iterator[str]:
    found = event.get_first_property(ical.PropertyKind.XLICERROR_PROPERTY)
    while found is not None:
        yield found.as_ical_string()
        found = event.get_next_property(ical.PropertyKind.XLICERROR_PROPERTY)


def left_out(event: ical.Component) -> Iterator[str]:
    found = event.get_first_property(ical.PropertyKind.EXDATE_PROPERTY)
    while found is not None:
        yield found.get_exdate().as_ical_string()
        found = event.get_next_property(ical.PropertyKind.EXDATE_PROPERTY)


def occurrences(event: ical.Component, apart: set[tuple[str, str]], last: date) -> Iterator[Fact]:
    uid, summary = event.get_uid(), event.get_summary()
    start, end = event.get_dtstart(), event.get_dtend()
    rule = event.get_first_property(ical.PropertyKind.RRULE_PROPERTY)
    if rule is None:
        yield uid, when(start), when(end), summary
        return
    gone, length, clock = set(left_out(event)), end.subtract(start), start.get_time()
    days = ical.RecurIterator.new(rule.get_rrule(), start)
    day = days.next()
    while day is not None and not day.is_null_time() and day.get_year() <= last.year:
        if not day.is_date():
            day.set_time(*clock)  # after a gap libical would keep the hour to which it was moved
        if day.as_ical_string() not in gone and (uid, day.as_ical_string()) not in apart:
            yield uid, when(day), when(day.add(length)), summary
        day = days.next()


def read(text: str, first: date, last: date) -> Iterator[Fact]:
    calendar = ical.Component.new_from_string(text)
    if calendar is None:
        raise ValueError("not a calendar")
    calendar.check_restrictions()
    events, tasks = components(calendar, "VEVENT"), components(calendar, "VTODO")
    newer = sum(name in text for event in (*events, *tasks) for text in complaints(event) for name in NEWER)
    if errors := calendar.count_errors() - newer:
        raise ValueError(f"{errors} errors")
    apart = {(event.get_uid(), day) for event in events if (day := occurrence_of(event))}
    for event in events:
        yield from occurrences(event, apart, last)


report(read)
