"""Quiet: hours and days of every week at which people want to be left alone.

Accepted, in any case::

    22:00-07:00    sunday    sat 12:00-24:00    mon-fri 18:00-08:00    weekend
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from airdate.text import shown
from airdate.timespan import TimeFault

_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_DAYS = {form: n for n, name in enumerate(_NAMES) for form in (name, f"{name}s", name[:3])}
_SPANS = {"weekend": (5, 6), "weekends": (5, 6), "weekdays": (0, 4), "daily": (0, 6), "": (0, 6)}
_FORM = re.compile(
    r"""(?P<day>[a-z]*) (?:\s*[-–]\s*(?P<to>[a-z]+))?
    \s* (?:(?P<begin>\d{1,2}:\d{2}) \s*[-–]\s* (?P<end>\d{1,2}:\d{2}))?\Z""",
    re.VERBOSE | re.ASCII,
)
_DAY = 24 * 60
_EXAMPLES = "write 22:00-07:00, sunday, or sat 12:00-24:00"


@dataclass(frozen=True, slots=True)
class Quiet:
    """One window of every week: minutes of the day on the ``days`` (Monday is 0) on which it begins.

    ``end`` is past a day's minutes where it lasts over midnight.
    """

    text: str
    days: frozenset[int]
    begin: int = 0
    end: int = _DAY

    def holds_at(self, moment: datetime) -> bool:
        """Whether the local time of that moment lies in it; its end does not."""
        minute, day = moment.hour * 60 + moment.minute, moment.weekday()
        if day in self.days and self.begin <= minute < self.end:
            return True
        return (day - 1) % 7 in self.days and minute + _DAY < self.end

    def fills(self, day: date) -> bool:
        """Whether nothing of that day is left."""
        return day.weekday() in self.days and self.begin == 0 and self.end >= _DAY


@lru_cache(maxsize=256)
def parse(text: str) -> Quiet:
    """Parse one window; raise TimeFault (``bad-value``) that says what is not understood."""
    match = _FORM.match(text.strip().lower())
    if not match or not text.strip():
        raise _fault(text, "it is neither hours nor a day of the week")
    days = _days(text, match["day"], match["to"])
    if match["begin"] is None:
        return Quiet(text, days)
    begin, end = _minute(text, match["begin"]), _minute(text, match["end"])
    if begin in (end, _DAY):
        raise _fault(text, "it lasts no time at all")
    return Quiet(text, days, begin, end if end > begin else end + _DAY)


def _days(text: str, first: str, last: str | None) -> frozenset[int]:
    if last is None and first in _SPANS:
        begin, end = _SPANS[first]
    elif first in _DAYS and (last is None or last in _DAYS):
        begin, end = _DAYS[first], _DAYS[last or first]
    else:
        raise _fault(text, "it names no day of the week")
    return frozenset((begin + n) % 7 for n in range((end - begin) % 7 + 1))


def _minute(text: str, clock: str) -> int:
    hour, minute = map(int, clock.split(":"))
    if minute >= 60 or hour * 60 + minute > _DAY:
        raise _fault(text, f"{clock} is no hour of the day")
    return hour * 60 + minute


def _fault(text: str, why: str) -> TimeFault:
    return TimeFault("bad-value", f"'{shown(text)}' is no quiet time: {why}", _EXAMPLES)
