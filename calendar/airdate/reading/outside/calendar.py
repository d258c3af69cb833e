"""Outside calendars (iCalendar, RFC 5545) as layers: nothing in them is trusted.

What comes in: the time, title and place of each entry. Zones are those of the installed
tzdata, never the machine's nor those that the file defines; local times without a zone are
read in the plan's. Series are expanded only for the days asked for.
"""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from airdate.limits import CALENDAR_ENTRIES, CALENDAR_OCCURRENCES
from airdate.marker import Kind, Layer, Marker
from airdate.reading.outside.oddity import Oddity
from airdate.reading.outside.series import yearly
from airdate.reading.outside.vevent import Vevent, is_private, named, words
from airdate.text import one_line, shown
from airdate.timespan import at_instant, on_day

if TYPE_CHECKING:
    from icalendar import Calendar, Event

_DAY = timedelta(days=1)
_BEGIN = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.MULTILINE | re.IGNORECASE)


class NoCalendar(ValueError):
    """The text is no calendar at all; the message says why."""


def oddities(text: str, zone: ZoneInfo) -> tuple[Oddity, ...]:
    """What is wrong in a calendar, in its order; raises NoCalendar if it is none."""
    return _read(text, zone)[1]


def expand(layer: Layer, first: date, last: date, zone: ZoneInfo) -> Iterator[Marker]:
    """The entries of a layer's calendar that touch these days, both included."""
    import recurring_ical_events

    calendar, _ = _read(layer.calendar, zone)
    query = recurring_ical_events.of(calendar, skip_bad_series=True)
    for series in query.series:
        try:
            times = series.between(first - _DAY, last + _DAY)
            found: list[Event] = [occurrence.as_component(False) for occurrence in times]
        except Exception:  # noqa: S112 - a foreign library on foreign input: one series keeps no other out
            continue
        for event in found:
            marker = _marker(layer, event, zone)
            if marker and marker.first <= last and marker.last >= first:
                yield marker


def opened(layer: Layer, zone: ZoneInfo) -> Layer:
    """The layer with only what everybody may know: nothing that its file calls private, no other words."""
    from icalendar import Calendar

    calendar, _ = _read(layer.calendar, zone)
    shown = Calendar()
    for event in calendar.events:
        if not is_private(event):
            shown.add_component(event)
    return replace(layer, calendar=shown.to_ical().decode(), path="")


@lru_cache(maxsize=16)
def _read(text: str, zone: ZoneInfo) -> "tuple[Calendar, tuple[Oddity, ...]]":
    from icalendar import Calendar

    try:
        with warnings.catch_warnings(action="ignore"):  # it guesses zones aloud, which are ours anyway
            parsed = Calendar.from_ical(text, multiple=True)
        events = [event for calendar in parsed for event in calendar.walk("VEVENT")]
    except Exception as error:  # a foreign parser on foreign input may raise anything
        raise NoCalendar(shown(one_line(str(error)), 120) or type(error).__name__) from None
    if not any(calendar.name == "VCALENDAR" for calendar in parsed):
        raise NoCalendar("there is no BEGIN:VCALENDAR in it")
    clean, odd, room = Calendar(), list[Oddity](), CALENDAR_OCCURRENCES
    lines = [text.count("\n", 0, match.start()) + 1 for match in _BEGIN.finditer(text)]
    lines += [1] * (len(events) - len(lines))
    for line, event in zip(lines, events[:CALENDAR_ENTRIES], strict=False):
        kept, told = Vevent(event, zone).kept()
        if kept is not None:
            room -= (often := yearly(kept.get("RRULE")))
            if room < 0 < often - 1:
                del kept["RRULE"]
                told.append("comes too often beside all the others: only its first time is shown")
            clean.add_component(kept)
        odd += [Oddity(line, f"{named(event)} {message}") for message in told]
    if len(events) > CALENDAR_ENTRIES:
        odd.append(Oddity(1, f"holds {len(events)} entries; all after {CALENDAR_ENTRIES} are left out"))
    return clean, tuple(odd)


def _when(event: "Event", name: str) -> date:
    value: Any = event[name]
    day: date = value.dt
    return day


def _marker(layer: Layer, event: "Event", zone: ZoneInfo) -> Marker | None:
    """One occurrence; None if it is cancelled."""
    if words(event, "STATUS").upper() == "CANCELLED":
        return None
    start, end = _when(event, "DTSTART"), _when(event, "DTEND")
    if isinstance(start, datetime) and isinstance(end, datetime):
        begins = at_instant(start.astimezone(zone))
        until = at_instant(end.astimezone(zone)) if end > start else None
    else:
        begins, until = on_day(start), on_day(max(end - _DAY, start))
    return Marker.of(
        f"{layer.id}.{words(event, 'UID')[:8]}.{begins.text}",
        Kind.CALENDAR,
        words(event, "SUMMARY") or layer.title,
        begins,
        until,
        zone,
        summary=layer.title,
        location=words(event, "LOCATION"),
        visibility=layer.visibility,
        layer=layer.id,
        place=layer.place,
    )
