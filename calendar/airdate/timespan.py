"""Times as editors write them: a moment, or a day, month, quarter or year.

Accepted (ISO 8601 in the form people type; ``T`` or a space, seconds optional)::

    2027  2027-Q2  2027-05  2027-05-12  2027-05-12 09:00  2027-05-12T09:00+01:00  …Z

A local time takes the zone it is given (the item's ``timezone:`` or the plan's);
the zone of the machine is never asked.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from enum import IntEnum
from functools import lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

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

    def zone_of_days(self, zone: ZoneInfo) -> ZoneInfo:
        """Where a whole day beside it is a day: a moment's own zone, else ``zone``."""
        own = self.instant.tzinfo if self.instant else None
        return own if isinstance(own, ZoneInfo) else zone

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
_DOTTED = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})((?: +\d{1,2}:\d{2})?)\Z", re.ASCII)
_EXAMPLES = (
    "write 2027-05-12, 2027-05-12 09:00, 2027-05-12T09:00+01:00, or for an intention 2027-05, 2027-Q2, 2027"
)


def parse(text: str, zone: ZoneInfo | None) -> Timespan:
    """Parse one absolute time; raise TimeFault with the rule that it breaks.

    ``zone`` reads local times and shows all moments; ``None`` means that no
    zone is known, and a local time is then a fault.
    """
    text = text.strip()
    match = _FORM.match(text)
    if not match:
        raise TimeFault("bad-time", f"'{shown(text)}' is not a time", _meant(text) or _EXAMPLES)
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = f"'{shown(text)}': the year lies outside {FIRST_YEAR} to {LAST_YEAR}"
        raise TimeFault("bad-time", message, "correct the year")
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


def _meant(text: str) -> str:
    """The same day as it is written here, of one written with dots: day, month, year."""
    match = _DOTTED.match(text)
    if not match:
        return ""
    day, month, year, rest = match.groups()
    try:
        return f"write {date(int(year), int(month), int(day))}{rest}"
    except ValueError:
        return ""


def on_day(day: date) -> Timespan:
    """That whole day."""
    return Timespan(day.isoformat(), Precision.DAY, day, day)


def at_instant(instant: datetime) -> Timespan:
    """That aware instant, in the zone it is given in."""
    text = instant.isoformat(timespec="seconds" if instant.second else "minutes")
    return Timespan(text, Precision.MOMENT, instant.date(), instant.date(), instant)


def at_local(day: date, clock: time, zone: tzinfo) -> Timespan:
    """That hour of the day on the clocks of the zone, where nobody can be asked what is meant.

    RFC 5545 3.3.5: of an hour that comes twice the first, and a skipped one by the offset before.
    """
    instant = datetime.combine(day, clock.replace(fold=0), zone)
    return at_instant(instant.astimezone(UTC).astimezone(zone))


def at_clock(day: date, clock: time, zone: ZoneInfo | None, text: str) -> Timespan:
    """That hour of the day on the clocks of the zone.

    Raises TimeFault, which quotes ``text``, where no zone is known, and for a time that the zone
    skips or has twice.
    """
    if zone is None:
        raise _naive(text)
    return at_instant(_local(text, datetime.combine(day, clock, zone)))


def _quarter(text: str, year: int, quarter: int) -> Timespan:
    if not 1 <= quarter <= 4:
        message = f"'{shown(text)}': there is no quarter {quarter}"
        raise TimeFault("bad-time", message, "quarters are Q1 to Q4")
    month = quarter * 3
    return Timespan(text, Precision.QUARTER, date(year, month - 2, 1), _last_day(year, month))


def _month(text: str, year: int, month: int) -> Timespan:
    return Timespan(text, Precision.MONTH, _day(text, year, month, 1), _last_day(year, month))


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_day(text, year, month, day) from None


def _no_day(text: str, year: int, month: int, day: int) -> TimeFault:
    if not 1 <= month <= 12:
        return TimeFault("bad-time", f"'{shown(text)}': there is no month {month}", "months are 01 to 12")
    cure = f"{year}-{month:02} has the days 01 to {_last_day(year, month).day}"
    return TimeFault("bad-time", f"'{shown(text)}': there is no day {day}", cure)


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _instant(text: str, match: re.Match[str], day: date, zone: ZoneInfo | None) -> datetime:
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        cure = "write 00:00 of the next day" if hour == 24 else "hours are 00 to 23, minutes 00 to 59"
        raise TimeFault("bad-time", f"'{shown(text)}': a day runs from 00:00 to 23:59", cure)
    clock = time(hour, minute, second)
    if match["offset"]:
        instant = datetime.combine(day, clock, _offset(text, match["offset"].strip()))
        return instant.astimezone(zone or UTC)
    if zone is None:
        raise _naive(text)
    return _local(text, datetime.combine(day, clock, zone))


def _naive(text: str) -> TimeFault:
    cure = "add an offset such as +01:00, or set `timezone:` in the item or in calendar/plan.yml"
    return TimeFault("naive-time", f"'{shown(text)}' has no zone", cure)


def _offset(text: str, offset: str) -> timezone:
    if offset in "Zz":
        return UTC
    digits = offset[1:].replace(":", "").ljust(4, "0")
    hours, minutes = int(digits[:2]), int(digits[2:])
    step = timedelta(hours=hours, minutes=minutes) * (-1 if offset[0] == "-" else 1)
    if minutes > 59 or not -timedelta(hours=12) <= step <= timedelta(hours=14):
        message = f"'{shown(text)}': no place on earth has the offset {offset}"
        raise TimeFault("bad-time", message, "offsets run from -12:00 to +14:00")
    return timezone(step)


def _local(text: str, naive: datetime) -> datetime:
    """Refuse a local time that the zone skips or has twice (PEP 495), naming both readings."""
    early, late = naive.utcoffset(), naive.replace(fold=1).utcoffset()
    if early == late or early is None or late is None:
        return naive
    meant = (naive.replace(tzinfo=timezone(offset)).astimezone(naive.tzinfo) for offset in (early, late))
    readings = " or ".join(instant.isoformat(timespec="minutes") for instant in sorted(meant))
    what = "happens twice" if early > late else "does not exist"
    why = "the clocks go back" if early > late else "the clocks go forward"
    message = f"'{shown(text)}' {what} in {naive.tzinfo}: {why}"
    raise TimeFault("dst-gap-or-fold", message, f"write {readings}")


@lru_cache(maxsize=512)
def parse_zone(name: str) -> ZoneInfo:
    """The IANA zone of that name; raise TimeFault (``unknown-zone``) if there is none.

    Its rules are those of the installed tzdata: the machine's own zone files differ from
    machine to machine, and hold names such as ``localtime`` that mean another zone on each.
    """
    if name not in _zone_names():
        cure = did_you_mean(name, _zone_names()) or "use an IANA name such as Europe/Berlin"
        raise TimeFault("unknown-zone", f"unknown time zone '{shown(name)}'", cure)
    with files("tzdata").joinpath("zoneinfo", *name.split("/")).open("rb") as rules:
        return ZoneInfo.from_file(rules, key=name)


@lru_cache(maxsize=1)
def _zone_names() -> frozenset[str]:
    names = files("tzdata").joinpath("zones").read_text(encoding="utf-8").split()
    return frozenset(names) - {"Factory"}
