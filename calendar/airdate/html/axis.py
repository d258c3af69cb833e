"""Axis: where days and words lie on a picture of time, in hundredths of its width."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import combining, east_asian_width

from airdate.html.periods import following
from airdate.wording.dates import Dates

#: A picture is at least so many pixels wide, else a list stands in its place; a letter takes so many.
LEAST_WIDTH = 760
_LETTER, _WIDE_LETTER = 5.9, 11.0


@dataclass(frozen=True, slots=True)
class Axis:
    """The days ``first`` to ``last``, both included, from 0 to 100."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where the day begins."""
        return 100 * (day - self.first).days / ((self.last - self.first).days + 1)

    def noon(self, day: date) -> float:
        """The middle of the day, where its dot stands."""
        return (self.at(day) + self.at(day + timedelta(days=1))) / 2

    def stretch(self, first: date, last: date) -> tuple[float, float]:
        """Where the days begin and how far they reach, as far as they lie on it."""
        begin = max(self.at(first), 0.0)
        return begin, min(self.at(last + timedelta(days=1)), 100.0) - begin

    def months(self, dates: Dates) -> Iterator[tuple[float, str, bool]]:
        """Where each month begins, its name, and whether a year does; that one, and the first, name it."""
        month = self.first.replace(day=1)
        while month <= self.last:
            new, name = month.month == 1, dates.month(month, short=True)
            named = f"{name} {month.year}" if new or month <= self.first else name
            yield max(self.at(month), 0.0), named, new
            month = following(month)


def pixels(count: float) -> float:
    """So many pixels of the narrowest picture."""
    return 100 * count / LEAST_WIDTH


def width(text: str) -> float:
    """How much room a text takes, at most."""
    letters = (_WIDE_LETTER if east_asian_width(c) in "WF" else _LETTER for c in text if not combining(c))
    return pixels(sum(letters))


def cut(text: str, most: float) -> str:
    """The text, or as much of it as has room, with an ellipsis."""
    if width(text) <= most:
        return text
    end = next(n for n in range(len(text) - 1, -1, -1) if width(f"{text[:n]}…") <= most or n == 0)
    return f"{text[:end].rstrip()}…"
