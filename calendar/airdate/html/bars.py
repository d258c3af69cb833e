"""Bars: what lasts, as stretches over the columns of a grid of days, or along a line of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from airdate.entry import Entry
from airdate.html.days import Day
from airdate.marker import Marker

Lasting = Entry | Marker


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a bar row: a lasting entry or marker over some columns, or columns left empty."""

    columns: range
    entry: Lasting | None = None
    begins: bool = False
    ends: bool = False

    @property
    def marker(self) -> Marker | None:
        """The marker that it shows, if it does."""
        return self.entry if isinstance(self.entry, Marker) else None

    @property
    def days(self) -> int:
        """How many columns it takes."""
        return len(self.columns)

    def meets(self, other: "Bar") -> bool:
        """Whether both lie in one column."""
        return self.columns[0] <= other.columns[-1] and other.columns[0] <= self.columns[-1]


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days and the rows of bars above them."""

    days: list[Day]
    bars: list[list[Bar]]

    @property
    def first(self) -> date:
        """The day on which it begins."""
        return self.days[0].date


class Track(NamedTuple):
    """A stretch of a line of time: where it begins and how long it is, as shares of the line."""

    entry: Lasting
    x: str
    width: str

    @property
    def marker(self) -> Marker | None:
        """The marker that it shows, if it does."""
        return self.entry if isinstance(self.entry, Marker) else None


def bars(lasting: Iterable[Lasting], first: date, days: int = 7) -> list[Bar]:
    """What touches the days from the first on, cut to them: blackouts on top, then markers and campaigns."""
    last = first + timedelta(days=days - 1)
    found = (thing for thing in lasting if thing.first <= last and thing.last >= first)
    return [_bar(thing, first, last) for thing in sorted(found, key=_order)]


def rows(bars: Iterable[Bar], columns: int = 7) -> list[list[Bar]]:
    """Rows of that many columns: each bar in the first row that is free, with empty ones between."""
    found: list[list[Bar]] = []
    for bar in bars:
        row = next((row for row in found if not any(map(bar.meets, row))), None)
        if row is None:
            found.append(row := [])
        row.append(bar)
    return [_filled(sorted(row, key=lambda bar: bar.columns[0]), columns) for row in found]


def tracks(lasting: Iterable[Lasting], first: date, last: date) -> list[Track]:
    """What touches the days on a line from the first to the last, in the same order as bars."""
    whole = (last - first).days + 1
    found = ((bar.entry, bar.columns) for bar in bars(lasting, first, whole))
    return [Track(thing, _share(days[0], whole), _share(len(days), whole)) for thing, days in found if thing]


def ticks(first: date, last: date) -> list[tuple[date, str]]:
    """The first days of the months on that line, each with where it lies."""
    whole = (last - first).days + 1
    days = (first + timedelta(days=n) for n in range(whole))
    return [(day, _share((day - first).days, whole)) for day in days if day.day == 1]


def _share(part: int, whole: int) -> str:
    """How much of the whole it is: ``12.5%``."""
    return f"{round(100 * part / whole, 2):g}%"


def _bar(thing: Lasting, first: date, last: date) -> Bar:
    since, until = max(thing.first, first), min(thing.last, last)
    columns = range((since - first).days, (until - first).days + 1)
    return Bar(columns, thing, thing.first >= first, thing.last <= last)


def _order(thing: Lasting) -> tuple[int, date, int, str]:
    return _rank(thing), thing.first, -(thing.last - thing.first).days, thing.id


def _rank(lasting: Lasting) -> int:
    """What stands above what: blackouts and holds, other markers, campaigns, the rest."""
    if isinstance(lasting, Marker):
        return 0 if lasting.guards else 1
    return 2 if lasting.item.type == "campaign" else 3


def _filled(row: list[Bar], columns: int) -> list[Bar]:
    """The row with its gaps as bars without entry, so that it has all columns."""
    filled, column = [], 0
    for bar in row:
        if bar.columns[0] > column:
            filled.append(Bar(range(column, bar.columns[0])))
        filled.append(bar)
        column = bar.columns[-1] + 1
    if column < columns:
        filled.append(Bar(range(column, columns)))
    return filled
