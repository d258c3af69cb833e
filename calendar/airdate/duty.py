"""Duty: on which days and hours somebody answers, and whether a stretch of time is covered.

Days are ``mon-fri``, ``sat,sun`` or both together, hours ``09:00-17:00``; a shift that ends at or before
the hour at which it begins goes on into the next day. Without days it is every day, without hours all day.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: The days of the week as they are written, in English as all keys are.
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_HOURS = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})\Z", re.ASCII)
_DAY = timedelta(days=1)
_MIDNIGHT = 24 * 60


class DutyFault(ValueError):
    """Days or hours that cannot be taken as written: the key, the reason, the cure."""

    def __init__(self, key: str, message: str, cure: str) -> None:
        super().__init__(message)
        self.key, self.message, self.cure = key, message, cure


@dataclass(frozen=True, slots=True)
class Shift:
    """A weekly shift: the days of the week (Monday is 0), and the minutes of the day it lasts."""

    days: frozenset[int] = frozenset(range(7))
    begins: int = 0
    ends: int = _MIDNIGHT

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """When it begins and ends, in UTC, if it begins on that day."""
        if day.weekday() not in self.days:
            return None
        into = _DAY if self.ends <= self.begins else timedelta()
        return _instant(day, self.begins, zone), _instant(day + into, self.ends, zone)


def parse(days: str, hours: str) -> Shift:
    """The shift that is written so; raise DutyFault if it is none."""
    begins, ends = _hours(hours) if hours.strip() else (0, _MIDNIGHT)
    return Shift(_days(days) if days.strip() else frozenset(range(7)), begins, ends)


def covered(shifts: Iterable[Shift], since: datetime, until: datetime, zone: ZoneInfo) -> bool:
    """Whether at every moment from ``since`` to ``until`` one of the shifts is on."""
    reached = since
    for begins, ends in _stretches(list(shifts), since, until, zone):
        if begins <= reached:
            reached = max(reached, ends)
    return reached >= until


def _stretches(
    shifts: list[Shift], since: datetime, until: datetime, zone: ZoneInfo
) -> list[tuple[datetime, datetime]]:
    day, last = since.astimezone(zone).date() - _DAY, until.astimezone(zone).date()
    found = []
    while day <= last:
        found += [on for shift in shifts if (on := shift.on(day, zone))]
        day += _DAY
    return sorted(found)


def _instant(day: date, minutes: int, zone: ZoneInfo) -> datetime:
    into, clock = divmod(minutes, _MIDNIGHT)
    at = datetime.combine(day + timedelta(days=into), time(clock // 60, clock % 60), zone)
    return at.astimezone(UTC)


def _days(text: str) -> frozenset[int]:
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.replace("–", "-").partition("-")
        begin = _day(first)
        end = _day(last) if dash else begin
        found |= {day % 7 for day in range(begin, end + (1 if begin <= end else 8))}
    return frozenset(found)


def _day(word: str) -> int:
    short = word.strip().lower()
    known = [n for n, day in enumerate(DAYS) if len(short) >= len(day) and _FULL[n].startswith(short)]
    if not known:
        message = f"'{word.strip()}' is no day of the week"
        raise DutyFault("days", message, "write `mon-fri` or `sat,sun`")
    return known[0]


def _hours(text: str) -> tuple[int, int]:
    match = _HOURS.match(text.strip())
    if not match:
        raise DutyFault("hours", f"'{text.strip()}' is no stretch of hours", "write `09:00-17:00`")
    hours = [int(number) for number in match.groups()]
    begins, ends = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    if begins >= _MIDNIGHT or ends > _MIDNIGHT or hours[1] > 59 or hours[3] > 59:
        message = f"'{text.strip()}': a day runs from 00:00 to 24:00"
        raise DutyFault("hours", message, "write `09:00-17:00`")
    return begins, ends


_FULL = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
