"""Time zones for feeds: a ``VTIMEZONE`` of our own from the rule that a zone follows today.

icalendar's is unusable: onsets an hour late, dates in place of rules, an order that
changes from run to run. Outlook reads one STANDARD and one DAYLIGHT, each with a yearly
numbered weekday (MS-OXCICAL 2.1.3.1.1.19), so that is all we write. Whatever
such a rule cannot say goes out in UTC.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib.resources import files

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard
from icalendar.prop import vRecur

from airdate.timespan import parse_zone

#: The end of a TZif file (RFC 9636 3.3): the POSIX rule for all time to come.
_NAME = r"<[+-]?\w+>|[A-Za-z]+"
_CLOCK = r"[+-]?\d+(?::\d+)?"
_DATE = rf"M\d+\.\d\.\d(?:/{_CLOCK})?"
_RULE = re.compile(
    rf"(?P<name>{_NAME})(?P<offset>{_CLOCK})"
    rf"(?:(?P<other>{_NAME})(?P<other_offset>{_CLOCK})?,(?P<leaves>{_DATE}),(?P<returns>{_DATE}))?\Z"
)
_KEY = re.compile(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*\Z")
_WEEKDAYS = ("SU", "MO", "TU", "WE", "TH", "FR", "SA")
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)

#: Rules are written from here on and hold from the year after.
_FIRST_YEAR = 1970


@dataclass(frozen=True, slots=True)
class Onset:
    """When the clock changes each year, by the clock before the change. ``week`` 5 is the last."""

    month: int
    week: int
    weekday: int
    clock: timedelta

    def of(self, year: int) -> datetime:
        """The local time of the change in that year, naive."""
        first = datetime(year, self.month, 1)  # noqa: DTZ001 - a wall clock
        day = 1 + (self.weekday - first.isoweekday()) % 7 + 7 * (self.week - 1)
        if day > monthrange(year, self.month)[1]:
            day -= 7
        return first.replace(day=day) + self.clock

    @property
    def rrule(self) -> vRecur:
        """The same as a recurrence rule."""
        number = -1 if self.week == 5 else self.week
        byday = f"{number}{_WEEKDAYS[self.weekday]}"
        return vRecur({"FREQ": "YEARLY", "BYMONTH": self.month, "BYDAY": byday})


@dataclass(frozen=True, slots=True)
class Season:
    """A time of the year with one offset. Without an onset it lasts for ever."""

    name: str
    offset: timedelta
    onset: Onset | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """What a zone does every year. ``daylight`` is the season whose clocks are ahead."""

    key: str
    standard: Season
    daylight: Season | None = None
    #: The changes of each year that was asked for.
    turns: dict[int, tuple[datetime, datetime]] = field(default_factory=dict, compare=False, repr=False)

    def holds(self, moment: datetime) -> bool:
        """Whether the local time of ``moment`` (aware, in this zone) means that instant by the rule.

        It does not where zoneinfo knows better for that year, nor in an hour that comes twice.
        """
        if moment.year <= _FIRST_YEAR:
            return False
        if moment.date() not in unsteady_days(self.key, moment.year):
            return True
        twice = moment.utcoffset() != moment.replace(fold=1 - moment.fold).utcoffset()
        return not twice and self.offsets(moment.replace(tzinfo=None)) == [moment.utcoffset()]

    def offsets(self, local: datetime) -> list[timedelta]:
        """The offsets that a naive local time can have: none in a gap, two in a fold."""
        seasons = [season for season in (self.standard, self.daylight) if season]
        return [season.offset for season in seasons if self._at(local - season.offset) is season]

    def _at(self, utc: datetime) -> Season:
        """The season at that instant (naive, UTC)."""
        if self.daylight is None:
            return self.standard
        year = (utc + self.standard.offset).year
        if year not in self.turns:
            self.turns[year] = self._turns(year)
        begins, ends = self.turns[year]
        summer = begins <= utc < ends if begins < ends else not ends <= utc < begins
        return self.daylight if summer else self.standard

    def _turns(self, year: int) -> tuple[datetime, datetime]:
        """When daylight begins and ends in that year (naive, UTC)."""
        daylight, standard = self.daylight, self.standard
        assert daylight and daylight.onset and standard.onset  # noqa: S101, PT018 - two seasons, two onsets
        return daylight.onset.of(year) - standard.offset, standard.onset.of(year) - daylight.offset

    def to_ical(self) -> bytes:
        """The ``VTIMEZONE``."""
        zone = Timezone()
        zone.add("tzid", self.key)
        zone.add_component(_observance(TimezoneStandard(), self.standard, self.daylight or self.standard))
        if self.daylight:
            zone.add_component(_observance(TimezoneDaylight(), self.daylight, self.standard))
        return bytes(zone.to_ical(sorted=False))


def _observance(
    component: TimezoneStandard | TimezoneDaylight, season: Season, before: Season
) -> TimezoneStandard | TimezoneDaylight:
    """Fill one half of a zone."""
    start = season.onset.of(_FIRST_YEAR) if season.onset else datetime(_FIRST_YEAR, 1, 1)  # noqa: DTZ001
    component.add("dtstart", start)
    if season.onset:
        component.add("rrule", season.onset.rrule)
    component.add("tzname", season.name)
    component.add("tzoffsetfrom", before.offset)
    component.add("tzoffsetto", season.offset)
    return component


@lru_cache(maxsize=1024)
def rule_of(key: str) -> Rule | None:
    """The rule of an IANA zone; None for UTC and for zones that no numbered weekday describes."""
    match = _RULE.match(_footer(key))
    if not match or match[0] == "UTC0":
        return None
    base = Season(_name(match["name"]), -_clock(match["offset"]))
    if not match["other"]:
        return Rule(key, base)
    leaves, returns = _onset(match["leaves"]), _onset(match["returns"])
    if leaves is None or returns is None:
        return None
    offset = -_clock(match["other_offset"]) if match["other_offset"] else base.offset + _HOUR
    first = Season(base.name, base.offset, returns)
    second = Season(_name(match["other"]), offset, leaves)
    standard, daylight = sorted((first, second), key=lambda season: season.offset)  # Dublin's is the reverse
    return Rule(key, standard, daylight)


@lru_cache(maxsize=1024)
def vtimezone(key: str) -> bytes:
    """The ``VTIMEZONE`` of a zone that has a rule."""
    rule = rule_of(key)
    assert rule is not None  # noqa: S101 - only zones with a rule are written as TZID
    return rule.to_ical()


@lru_cache(maxsize=4096)
def unsteady_days(key: str, year: int) -> frozenset[date]:
    """Days of that year on which the clocks of a zone change, or on which its rule does not hold."""
    zone, rule = parse_zone(key), rule_of(key)
    assert rule is not None  # noqa: S101 - only zones with a rule are written as TZID
    midnights = [datetime(year, 1, 1) + n * _DAY for n in range(367)]  # noqa: DTZ001 - wall clocks
    offsets = [midnight.replace(tzinfo=zone).utcoffset() for midnight in midnights]
    return frozenset(
        midnight.date()
        for midnight, offset, after in zip(midnights, offsets, offsets[1:], strict=False)
        if midnight.year == year and (offset != after or rule.offsets(midnight) != [offset])
    )


def is_utc(key: str) -> bool:
    """Whether the zone is UTC, under whatever name."""
    return _footer(key) == "UTC0"


def _footer(key: str) -> str:
    """The last line of the zone's file in tzdata; empty if it has none."""
    if not _KEY.match(key):
        return ""
    try:
        data = files("tzdata").joinpath("zoneinfo", *key.split("/")).read_bytes()
    except OSError:
        return ""
    return data.rstrip(b"\n").rpartition(b"\n")[2].decode("ascii", "replace")


def _name(text: str) -> str:
    return text.strip("<>")


def _clock(text: str) -> timedelta:
    hours, _, minutes = text.lstrip("+-").partition(":")
    clock = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -clock if text.startswith("-") else clock


def _onset(text: str) -> Onset | None:
    """``M3.5.0/2``: month, week, weekday, clock; None if the clock leaves the day."""
    date, _, clock = text.removeprefix("M").partition("/")
    month, week, weekday = map(int, date.split("."))
    onset = Onset(month, week, weekday, _clock(clock or "2"))
    return onset if timedelta() <= onset.clock < _DAY else None
