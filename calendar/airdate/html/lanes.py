"""Lanes: the entries of a campaign or an event side by side by kind, a row for each day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from airdate.entry import Entry

#: Lane -> the types that run in it; what is in none runs in the last.
KINDS = {
    "Events": ("event",),
    "Press": ("press",),
    "Social": ("social",),
    "Own media": ("article", "newsletter", "video", "podcast"),
    "Paid, partners, offline": (),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One day: a cell of entries for each lane; ``anchor`` if an event takes place."""

    day: date
    cells: list[list[Entry]]
    anchor: bool

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
    def months(self) -> list[tuple[date, list[Row]]]:
        """Rows grouped by month, each with the first day in it."""
        found = groupby(self.rows, key=lambda row: row.day.replace(day=1))
        return [(month, list(rows)) for month, rows in found]


def lanes(entries: Iterable[Entry]) -> Lanes:
    """Sort entries (in the plan's order) into lanes."""
    listed = list(entries)
    dated = sorted((entry for entry in listed if entry.exact), key=lambda e: e.first)
    used = {_lane(entry) for entry in dated}
    names = [name for name in KINDS if name in used]
    rows = []
    for day, group in groupby(dated, key=lambda entry: entry.first):
        todays = list(group)
        cells = [[entry for entry in todays if _lane(entry) == name] for name in names]
        rows.append(Row(day, cells, any(entry.item.type == "event" for entry in todays)))
    return Lanes(names, rows, [entry for entry in listed if not entry.exact])


def _lane(entry: Entry) -> str:
    return _LANE.get(entry.item.type, "Paid, partners, offline")


_LANE = {type_: name for name, types in KINDS.items() for type_ in types}
