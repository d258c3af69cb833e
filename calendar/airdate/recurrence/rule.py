"""An RRULE (RFC 5545, 3.3.10) as a value, and its one spelling."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: Monday to Friday, each without a position.
WORKDAYS: Final = tuple((0, weekday) for weekday in range(5))


@dataclass(frozen=True, slots=True)
class Rule:
    """What repeats how. Lists are sorted and without doubles; empty ones are not given."""

    #: DAILY, WEEKLY, MONTHLY or YEARLY.
    freq: str
    interval: int = 1
    count: int | None = None
    #: The last day, included; a datetime as long as its zone is not known to ``Recurrence``.
    until: date | None = None
    by_month: tuple[int, ...] = ()
    by_week: tuple[int, ...] = ()
    by_year_day: tuple[int, ...] = ()
    by_month_day: tuple[int, ...] = ()
    #: Position and weekday (0 is Monday); position 0 means each of them, -1 the last.
    by_day: tuple[tuple[int, int], ...] = ()
    by_position: tuple[int, ...] = ()
    #: The weekday that begins a week.
    week_start: int = 0

    @property
    def until_day(self) -> date | None:
        """The day of ``until`` as written."""
        return self.until.date() if isinstance(self.until, datetime) else self.until

    def __str__(self) -> str:
        """The canonical text: parts in the order of the RFC's list, defaults left out."""
        interval, start = self.interval, self.week_start
        parts = {
            "FREQ": self.freq,
            "UNTIL": spelled(self.until) if self.until else "",
            "COUNT": str(self.count or ""),
            "INTERVAL": str(interval) if interval > 1 else "",
            "BYMONTH": _numbers(self.by_month),
            "BYWEEKNO": _numbers(self.by_week),
            "BYYEARDAY": _numbers(self.by_year_day),
            "BYMONTHDAY": _numbers(self.by_month_day),
            "BYDAY": ",".join(f"{n or ''}{WEEKDAYS[weekday]}" for n, weekday in self.by_day),
            "BYSETPOS": _numbers(self.by_position),
            "WKST": WEEKDAYS[start] if start else "",
        }
        return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def _numbers(numbers: tuple[int, ...]) -> str:
    return ",".join(map(str, numbers))


def spelled(until: date) -> str:
    """A day or a moment as UNTIL writes it; a moment with a zone is in UTC."""
    if not isinstance(until, datetime):
        return f"{until:%Y%m%d}"
    return f"{until:%Y%m%dT%H%M%S}" + ("Z" if until.tzinfo else "")


def in_order(numbers: set[int]) -> tuple[int, ...]:
    """From the beginning, then from the end: 1, 2, -2, -1."""
    return tuple(sorted(numbers, key=lambda n: (n < 0, n)))


def days_in_order(days: set[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """By weekday, each from its first to its last."""
    return tuple(sorted(days, key=lambda day: (day[1], day[0] < 0, day[0])))
