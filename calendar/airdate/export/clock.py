"""The times of one event or task in the forms of JSCalendar (RFC 8984 1.4): local, in one zone."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from airdate.export.contentlines import Component, Line
from airdate.timespan import parse_zone

_UTC = "Etc/UTC"
_DURATION = re.compile(
    r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?\Z",
)


@dataclass(frozen=True, slots=True)
class Clock:
    """Reads the times of one component by where it begins. ``zone`` is empty if its times are in none."""

    begins: Line | None
    zone: str
    whole_days: bool
    repeats: bool

    @classmethod
    def of(cls, part: Component) -> "Clock":
        """The zone is that of the start, else of the time at which a task is due."""
        line = part.first("dtstart") or part.first("due")
        return cls(line, _zone(line), _is_day(line), part.first("rrule") is not None)

    def local(self, line: Line | None) -> str:
        """A LocalDateTime in the component's zone; days begin at midnight."""
        return self.shown(line.value, _zone(line)) if line else ""

    def shown(self, value: str, zone: str) -> str:
        """The same of a value as it is written."""
        moment = datetime.fromisoformat(value.removesuffix("Z"))
        if zone and zone != self.zone and self.zone:
            moment = moment.replace(tzinfo=parse_zone(zone)).astimezone(parse_zone(self.zone))
        return f"{moment:%Y-%m-%dT%H:%M:%S}"

    def length(self, end: Line | None, given: str) -> str:
        """A Duration: whole days, or hours that pass by absolute time (1.4.6).

        Of a series by the clock on the wall: occurrences in which the clocks change are told apart.
        """
        if end is None or self.begins is None:
            return duration(given)
        first, last = (datetime.fromisoformat(line.value.removesuffix("Z")) for line in (self.begins, end))
        if self.whole_days:
            return f"P{(last - first).days}D"
        if not (self.repeats and _zone(end) == self.zone):
            first, last = _moment(first, self.zone), _moment(last, _zone(end))
        return _spelled(last - first)


def utc(value: str) -> str:
    """``20270309T090000Z`` as UTCDateTime; empty if it is."""
    return f"{datetime.fromisoformat(value):%Y-%m-%dT%H:%M:%SZ}" if value else ""


def duration(value: str) -> str:
    """A duration of iCalendar in the stricter grammar of JSCalendar; empty if it is."""
    match = _DURATION.match(value)
    if not match:
        return ""
    sign = "-" if match[1] == "-" else ""
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    time = _spelled(timedelta(hours=hours, minutes=minutes, seconds=seconds))[1:]
    date = f"{weeks}W" * bool(weeks) + f"{days}D" * bool(days)
    return f"{sign}P{date}{'' if date and time == 'T0S' else time}"


def _spelled(length: timedelta) -> str:
    """Hours, minutes, seconds; no gap between them."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    said = [
        f"{hours}H" * bool(hours),
        f"{minutes}M" * bool(minutes or (hours and seconds)),
        f"{seconds}S" * bool(seconds),
    ]
    return f"PT{''.join(said) or '0S'}"


def _moment(naive: datetime, zone: str) -> datetime:
    """The instant, in UTC; what has no zone as it stands."""
    return naive.replace(tzinfo=parse_zone(zone)).astimezone(UTC) if zone else naive.replace(tzinfo=UTC)


def _zone(line: Line | None) -> str:
    if line is None or _is_day(line):
        return ""
    return _UTC if line.value.endswith("Z") else line.parameter("tzid")


def _is_day(line: Line | None) -> bool:
    return line is not None and "T" not in line.value
