"""VEVENT: one entry of an outside calendar, and what of it can be taken as it is (RFC 5545 3.6.1)."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from airdate.limits import CALENDAR_OCCURRENCES, CALENDAR_WORDS, FIRST_YEAR, LAST_YEAR
from airdate.reading.outside.series import fault_of
from airdate.text import one_line, shown
from airdate.timespan import TimeFault, parse_zone

if TYPE_CHECKING:
    from icalendar import Component, Event

_DAY = timedelta(days=1)
_KEPT = ("SUMMARY", "LOCATION", "CLASS", "STATUS", "SEQUENCE")


class Vevent:
    """One entry, with only what is wanted of it."""

    def __init__(self, event: "Component", zone: ZoneInfo) -> None:
        self.event, self.zone, self.told = event, zone, list[str]()
        self.here: tzinfo = zone

    def kept(self) -> "tuple[Event | None, list[str]]":
        """A new entry made of its sound parts, if it has a start, and what is wrong with the rest."""
        from icalendar import Event

        start = self._time("DTSTART")
        if start is None:
            return None, [*self.told, "has no start that can be read: it is left out"]
        if not FIRST_YEAR <= start.year < LAST_YEAR:
            return None, [f"lies outside {FIRST_YEAR} to {LAST_YEAR}: it is left out"]
        if isinstance(start, datetime) and start.tzinfo:
            self.here = start.tzinfo  # where it starts, its other local times are meant
        kept = Event()
        for name in _KEPT:
            if isinstance(value := self.event.get(name), str | int):
                kept.add(name, value)
        kept.add("UID", sha256(words(self.event, "UID").encode()).hexdigest())
        kept.add("DTSTART", start)
        kept.add("DTEND", self._end(start))
        again = self._time("RECURRENCE-ID")
        if again is not None:
            kept.add("RECURRENCE-ID", again)
        else:
            self._repeat(kept, start)
        return kept, self.told

    def _repeat(self, kept: "Event", start: date) -> None:
        """Its rule and its extra and left out days, unless nobody could expand them."""
        if "RRULE" in self.event:
            rule = self.event.get("RRULE")
            if fault := fault_of(rule, start):
                self.told.append(f"{fault}: only its first time is shown")
            else:
                kept.add("RRULE", rule)
        for name in ("EXDATE", "RDATE"):
            for day in self._times(name)[:CALENDAR_OCCURRENCES]:
                if isinstance(day, datetime) == isinstance(start, datetime):
                    kept.add(name, [day])

    def _end(self, start: date) -> date:
        """When it ends (exclusive), never before it begins; without an end, as RFC 5545 3.6.1 says."""
        least = start if isinstance(start, datetime) else start + _DAY
        try:
            end = self._time("DTEND") if "DTEND" in self.event else self._lasting(start)
            sound = end is None or (isinstance(end, datetime) == isinstance(start, datetime) and end >= start)
        except Exception:  # beyond the calendar, of two kinds, or a value that the parser kept broken
            end, sound = None, False
        if not sound:
            self.told.append("has no end that fits its start: it is shown without")
        return max(end, least) if end is not None and sound else least

    def _lasting(self, start: date) -> date | None:
        length = getattr(self.event.get("DURATION"), "dt", None)
        return start + length if isinstance(length, timedelta) else None

    def _time(self, name: str) -> date | None:
        value = self.event.get(name)
        try:
            return self._zoned(value.dt, value.params) if value is not None else None
        except Exception:  # the parser keeps broken values and raises when they are asked for
            return None

    def _times(self, name: str) -> Sequence[date]:
        values = self.event.get(name)
        lists = values if isinstance(values, list) else [values] if values is not None else []
        found = []
        for one in lists:
            try:
                found += [self._zoned(value.dt, one.params) for value in one.dts]
            except Exception:
                self.told.append(f"has an {name} that cannot be read")
        return [day for day in found if day is not None]

    def _zoned(self, value: object, params: Any) -> date | None:
        """The day, or the moment in a zone of ours."""
        if not isinstance(value, datetime):
            return value if isinstance(value, date) else None
        name = str(params.get("TZID") or "")
        if name and name != "UTC":
            return value.replace(tzinfo=self._zone(name))
        return value if value.tzinfo else value.replace(tzinfo=self.here)

    def _zone(self, name: str) -> ZoneInfo:
        from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

        known = WINDOWS_TO_OLSON.get(name, name).lstrip("/")
        for said in (known, "/".join(known.split("/")[-2:])):
            try:
                return parse_zone(said)
            except TimeFault:
                continue
        message = f"names a time zone that nobody knows ('{shown(name)}'): it is read in {self.zone.key}"
        if message not in self.told:
            self.told.append(message)
        return self.zone


def named(event: "Component") -> str:
    """How a message calls it; what is private is not printed into a build's log."""
    if is_private(event):
        return "a private entry"
    title = words(event, "SUMMARY")
    return f"'{shown(title)}'" if title else "an entry without a title"


def is_private(event: "Component") -> bool:
    """Whether its calendar calls the entry private or confidential."""
    return words(event, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL")


def words(event: "Component", name: str) -> str:
    """The text of a property in one line, of a list its first; empty if it has none."""
    value = event.get(name)
    value = value[0] if isinstance(value, list) and value else value
    return one_line(value)[:CALENDAR_WORDS] if isinstance(value, str) else ""
