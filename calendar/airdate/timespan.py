"""Times as editors write them: a moment, or a day, month, quarter or year.

Accepted (ISO 8601 in the form people type; ``T`` or a space, seconds optional)::

    2027  2027-Q2  2027-05  2027-05-12  2027-05-12 09:00  2027-05-12T09:00+01:00  …Z

A local time takes the zone it is given (the item's ``timezone:`` or the plan's);
the zone of the machine is never asked.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import IntEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.text import did_you_mean, shown


class Precision(IntEnum):
    """How exactly a time is known; the larger, the more exactly."""

    YEAR = 0
    QUARTER = 1
    MONTH = 2
    DAY = 3
    MOMENT = 4


@dataclass(frozen=True, slots=True)
class Timespan:
    """A stretch of the calendar as one author wrote it.

    ``first`` and ``last`` are the local days it covers, both included. ``instant``
    is set for a moment only: aware, in the zone it is read in.
    """

    text: str
    precision: Precision
    first: date
    last: date
    instant: datetime | None = None

    @property
    def exact(self) -> bool:
        """Known to the day or better: it has a place in a calendar's grid."""
        return self.precision >= Precision.DAY

    def begins(self, zone: ZoneInfo) -> datetime:
        """The first instant of it, in UTC; whole days begin at midnight in ``zone``."""
        if self.instant is not None:
            return self.instant.astimezone(UTC)
        return datetime.combine(self.first, time(), zone).astimezone(UTC)

    def ends(self, zone: ZoneInfo) -> datetime:
        """The first instant after it, in UTC (a moment ends when it begins)."""
        if self.instant is not None:
            return self.instant.astimezone(UTC)
        return datetime.combine(self.last + timedelta(days=1), time(), zone).astimezone(UTC)


class TimeFault(ValueError):
    """A time that cannot be taken as written: the rule it breaks, the reason, the cure."""

    def __init__(self, rule: str, message: str, cure: str = "") -> None:
        super().__init__(message)
        self.rule, self.message, self.cure = rule, message, cure


_FORM = re.compile(
    r"""(?P<year>\d{4})
    (?: -?[Qq](?P<quarter>\d) | -(?P<month>\d{1,2})
        (?: -(?P<day>\d{1,2})
            (?: (?:[Tt]|\ +)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?
                (?P<offset>\ *(?:[Zz]|[+-]\d{2}(?::?\d{2})?))? )? )? )?\Z""",
    re.VERBOSE | re.ASCII,
)
_EXAMPLES = "write 2027-05-12, 2027-05-12 09:00, 2027-05-12T09:00+01:00, or for an intention 2027-05, 2027-Q2, 2027"


def parse(text: str, zone: ZoneInfo | None) -> Timespan:
    """Parse one absolute time; raise TimeFault with the rule that it breaks.

    ``zone`` reads local times and shows all moments; ``None`` means that no
    zone is known, and a local time is then a fault.
    """
    match = _FORM.match(text.strip())
    if not match:
        raise TimeFault("bad-time", f"'{shown(text)}' is not a time", _EXAMPLES)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise TimeFault("bad-time", f"the year {match['year']} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    if match["quarter"]:
        return _quarter(text, year, int(match["quarter"]))
    if not match["month"]:
        return Timespan(text, Precision.YEAR, date(year, 1, 1), date(year, 12, 31))
    if not match["day"]:
        return _month(text, year, int(match["month"]))
    day = _day(text, year, int(match["month"]), int(match["day"]))
    if match["hour"] is None:
        return Timespan(text, Precision.DAY, day, day)
    instant = _instant(text, match, day, zone)
    local = instant.date()
    return Timespan(text, Precision.MOMENT, local, local, instant)


def _quarter(text: str, year: int, quarter: int) -> Timespan:
    if not 1 <= quarter <= 4:
        raise TimeFault("bad-time", f"'{shown(text)}': a year has quarters Q1 to Q4")
    month = quarter * 3
    return Timespan(
        text, Precision.QUARTER, date(year, month - 2, 1), date(year, month, monthrange(year, month)[1])
    )


def _month(text: str, year: int, month: int) -> Timespan:
    if not 1 <= month <= 12:
        raise TimeFault("bad-time", f"'{shown(text)}': there is no month {month}")
    return Timespan(text, Precision.MONTH, date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _day(text: str, year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise TimeFault("bad-time", f"'{shown(text)}': there is no month {month}")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise TimeFault("bad-time", f"'{shown(text)}': {year}-{month:02} has days 1 to {last}, not {day}")
    return date(year, month, day)


def _instant(text: str, match: re.Match[str], day: date, zone: ZoneInfo | None) -> datetime:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        next_day = ", midnight at the end of a day is 00:00 of the next" if hour == 24 else ""
        raise TimeFault("bad-time", f"'{shown(text)}': a day runs from 00:00 to 23:59{next_day}")
    clock = time(hour, minute, second)
    if match["offset"]:
        instant = datetime.combine(day, clock, _offset(text, match["offset"].strip()))
        return instant.astimezone(zone or UTC)
    if zone is None:
        raise TimeFault(
            "naive-time",
            f"'{shown(text)}' has no zone",
            "add an offset such as +01:00, or set `timezone:` in the item or in calendar/plan.yml",
        )
    return _local(text, datetime.combine(day, clock, zone))


def _offset(text: str, offset: str) -> timezone:
    if offset in "Zz":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    if hours > 14 or minutes > 59:
        raise TimeFault("bad-time", f"'{shown(text)}': no place on earth has the offset {offset}")
    step = timedelta(hours=hours, minutes=minutes)
    return timezone(-step if offset[0] == "-" else step)


def _local(text: str, naive: datetime) -> datetime:
    """Refuse a local time that the zone skips or has twice (PEP 495), naming both readings."""
    early, late = naive.utcoffset(), naive.replace(fold=1).utcoffset()
    if early == late or early is None or late is None:
        return naive
    readings = " or ".join(
        f"{naive:%Y-%m-%dT%H:%M}{_sign(offset)}" for offset in sorted({early, late}, reverse=True)
    )
    what = "happens twice" if early > late else "does not exist"
    why = "the clocks go back" if early > late else "the clocks go forward"
    raise TimeFault(
        "dst-gap-or-fold", f"'{shown(text)}' {what} in {naive.tzinfo}: {why}", f"write {readings}"
    )


def _sign(offset: timedelta) -> str:
    minutes = int(offset.total_seconds()) // 60
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=512)
def parse_zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; raise TimeFault (``unknown-zone``) if there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # "Europe" is a folder, "../x" a path
        cure = did_you_mean(name, available_timezones()) or "use an IANA name such as Europe/Berlin"
        raise TimeFault("unknown-zone", f"unknown time zone '{shown(name)}'", cure) from None
