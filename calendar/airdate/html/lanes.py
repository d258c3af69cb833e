"""Lanes: the entries of a campaign or an event side by side by kind, a row for each day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from airdate.entry import Entry
from airdate.wording.translation import noted

_OTHERS = noted("Paid, partners, offline")

#: Lane -> the types that run in it; what is in none runs in the last.
KINDS = {
    noted("Events"): ("event",),
    noted("Press"): ("press",),
    noted("Social"): ("social",),
    noted("Own media"): ("article", "newsletter", "video", "podcast"),
    _OTHERS: (),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One day: a cell of entries for each lane; ``anchor`` if an event is on, ``away`` how far it is."""

    day: date
    cells: list[list[Entry]]
    anchor: bool
    away: str = ""

    @property
    def entries(self) -> list[Entry]:
        """All of the day."""
        return [entry for cell in self.cells for entry in cell]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes that are in use, the days in order, and what has no day."""

    names: list[str]
    rows: list[Row]
    undated: list[Entry]

    @property
    def filled(self) -> bool:
        """Whether anything is in them."""
        return bool(self.rows or self.undated)

    @property
    def months(self) -> list[tuple[date, list[Row]]]:
        """Rows grouped by month, each with the first day in it."""
        found = groupby(self.rows, key=lambda row: row.day.replace(day=1))
        return [(month, list(rows)) for month, rows in found]


def lanes(
    entries: Iterable[Entry], names: list[str] | None = None, away: Callable[[date], str] = lambda _: ""
) -> Lanes:
    """Sort entries (in the plan's order) into lanes: those of ``names``, else those in use."""
    listed = list(entries)
    dated = sorted((entry for entry in listed if entry.exact), key=lambda e: e.first)
    names = in_use(dated) if names is None else names
    rows = []
    for day, group in groupby(dated, key=lambda entry: entry.first):
        todays = list(group)
        cells = [[entry for entry in todays if _lane(entry) == name] for name in names]
        rows.append(Row(day, cells, any(entry.item.type == "event" for entry in todays), away(day)))
    return Lanes(names, rows, [entry for entry in listed if not entry.exact])


def in_use(entries: Iterable[Entry]) -> list[str]:
    """The lanes in which something runs, in their order."""
    used = {_lane(entry) for entry in entries}
    return [name for name in KINDS if name in used]


def _lane(entry: Entry) -> str:
    return _LANE.get(entry.item.type, _OTHERS)


_LANE = {type_: name for name, types in KINDS.items() for type_ in types}
