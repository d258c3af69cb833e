"""Values: what one object of another plan's file says, each value in its one form or told why not."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from airdate.limits import CALENDAR_WORDS, FIRST_YEAR, LAST_YEAR
from airdate.reading.outside.document import Json
from airdate.text import is_identifier, one_line, shown
from airdate.timespan import Precision, TimeFault, Timespan, at_instant, parse

Choice = TypeVar("Choice", bound=StrEnum)

_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
_SPELLED: Mapping[Precision, Callable[[date], str]] = {
    Precision.DAY: lambda day: day.isoformat(),
    Precision.MONTH: lambda day: f"{day:%Y-%m}",
    Precision.QUARTER: lambda day: f"{day.year}-Q{(day.month + 2) // 3}",
    Precision.YEAR: lambda day: f"{day.year}",
}


class Odd(ValueError):
    """A value that cannot be taken; the message says what becomes of what it belongs to."""


class Values:
    """One object of the file. What is absent is empty; what must be understood and is not raises Odd."""

    def __init__(self, value: Json) -> None:
        self.keys: Mapping[str, Json] = value if isinstance(value, dict) else {}

    def line(self, key: str, most: int = CALENDAR_WORDS) -> str:
        """Text on one line, cleaned and cut."""
        value = self.keys.get(key)
        return one_line(value[: 4 * most])[:most] if isinstance(value, str) else ""

    def id(self, key: str) -> str:
        """An identifier; empty where none stands."""
        value = self.keys.get(key)
        return value if isinstance(value, str) and is_identifier(value) else ""

    def ids(self, key: str) -> tuple[str, ...]:
        """The identifiers of a list, each once."""
        found = (each for each in self.several(key) if isinstance(each, str) and is_identifier(each))
        return tuple(dict.fromkeys(found))

    def several(self, key: str) -> list[Json]:
        """The values of a list."""
        value = self.keys.get(key)
        return value if isinstance(value, list) else []

    def needed(self, key: str, kind: type[Choice]) -> Choice:
        """One word of a closed list, without which nothing can be said of the rest."""
        value = self.keys.get(key)
        try:
            return kind(str(value))
        except ValueError:
            raise Odd(f"has a {key} that nobody knows ('{shown(self.line(key))}')") from None

    def time(self, key: str, zone: ZoneInfo) -> Timespan | None:
        """A time of any precision, a moment as the clocks of ``zone`` show it."""
        if self.keys.get(key) is None:
            return None
        try:
            return _time(Values(self.keys[key]), zone)
        except (TimeFault, ValueError, OverflowError):
            raise Odd(f"has a {key} that cannot be read") from None

    def instant(self, key: str) -> datetime | None:
        """A moment with its offset."""
        try:
            return _moment(self.line(key)) if key in self.keys else None
        except (TimeFault, ValueError, OverflowError):
            raise Odd(f"has `{key}` that is no moment") from None

    def day(self, key: str) -> date:
        """A day."""
        return as_day(self.keys.get(key), key)

    def days(self, key: str) -> list[date]:
        """The days of a list."""
        return [as_day(value, key) for value in self.several(key)]


def as_day(value: Json, key: str) -> date:
    """A day as ISO 8601 writes it, within the years of a plan; raises Odd."""
    if isinstance(value, str) and _DAY.match(value):
        try:
            return _within(date.fromisoformat(value))
        except ValueError:
            pass
    raise Odd(f"has `{key}` that is no day")


def address(url: Json, page: str = "") -> str:
    """An address on the web, with the path of a page below it; empty for any other."""
    if not isinstance(url, str) or not url.lower().startswith(("https://", "http://")) or len(url) > 2000:
        return ""
    try:
        parts = urlsplit(url)
        sound = bool(parts.hostname) and parts.username is None and parts.port != 0
    except ValueError:  # [ without ], a port that is none
        return ""
    if not sound or not url.isprintable() or set(url) & set(' "<>\\^`{|}'):
        return ""
    below = page and not (parts.query or parts.fragment)
    return f"{url.rstrip('/')}/{quote(page, safe='/~-._')}" if below else url


def _time(values: Values, zone: ZoneInfo) -> Timespan:
    """A time as the schema has it; a span of days must be the whole of what it is called."""
    precision = Precision[str(values.keys.get("precision")).upper()] if _known(values) else None
    if precision is None:
        raise ValueError
    if precision is Precision.MOMENT:
        return at_instant(_moment(values.line("at")).astimezone(zone))
    first, last = values.day("first"), values.day("last")
    time = parse(_SPELLED[precision](first), None)
    if (time.first, time.last) != (first, last):
        raise ValueError
    return time


def _known(values: Values) -> bool:
    return values.keys.get("precision") in [precision.name.lower() for precision in Precision]


def _moment(text: str) -> datetime:
    time = parse(text, None)
    if time.instant is None:
        raise ValueError
    _within(time.first)
    return time.instant


def _within(day: date) -> date:
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise ValueError
    return day
