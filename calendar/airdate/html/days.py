"""Entries and markers grouped by their days, as grids and lists show them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from airdate.entry import Entry
from airdate.html.words import Words
from airdate.marker import Marker


class Group(NamedTuple):
    """Entries of a crowded day that have one channel, or none and one type."""

    name: str
    mark: str
    colour: str
    entries: list[Entry]


@dataclass(slots=True)
class Day:
    """One day of a grid: what begins and ends on it; of a crowded one the entries by channel."""

    date: date
    entries: list[Entry] = field(default_factory=list)
    markers: list[Marker] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)

    @property
    def weekend(self) -> bool:
        """Whether it is a Saturday or a Sunday."""
        return self.date.weekday() > 4

    @property
    def blank(self) -> bool:
        """Whether there is nothing on it."""
        return not (self.entries or self.markers or self.groups)


def days_of(
    entries: Iterable[Entry], markers: Iterable[Marker], first: date, last: date
) -> tuple[dict[date, Day], list[Entry | Marker]]:
    """The days from the first to the last with what is on one day only, and what lasts longer.

    Blackouts and holds are never on a day only: they are more than something to know of it.
    """
    days = {day: Day(day) for day in (first + timedelta(days=n) for n in range((last - first).days + 1))}
    lasting: list[Entry | Marker] = []
    for marker in markers:
        if marker.guards or marker.last > marker.first:
            lasting.append(marker)
        elif marker.first in days:
            days[marker.first].markers.append(marker)
    for entry in entries:
        if entry.last > entry.first:
            lasting.append(entry)
        elif entry.first in days:
            days[entry.first].entries.append(entry)
    return days, lasting


def folded(words: Words, entries: Iterable[Entry]) -> list[Group]:
    """The entries by channel, by its name; nothing is left out."""
    found: dict[str, Group] = {}
    for entry in entries:
        channel = words.channel(entry)
        name = channel.title if channel else words.title("type", entry.item.type)
        mark = channel.letter if channel else "●" if entry.item.type == "event" else name[:1]
        found.setdefault(name, Group(name, mark, words.colour(entry), [])).entries.append(entry)
    return [found[name] for name in sorted(found, key=str.casefold)]


def by_day(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """``(day, entries)`` in the order given, which must be by day."""
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry.first)]


def by_week(
    days: Sequence[tuple[date, list[Entry]]], begin: Callable[[date], date]
) -> list[tuple[date, list[tuple[date, list[Entry]]]]]:
    """The same by the first day of their weeks."""
    return [(week, list(found)) for week, found in groupby(days, key=lambda day: begin(day[0]))]


def in_order(markers: Iterable[Marker], entries: Iterable[Entry]) -> list[tuple[bool, Entry | Marker]]:
    """Both by their begin, each with whether it is a marker, which stands above what begins with it."""
    both: list[tuple[bool, Entry | Marker]] = [(True, marker) for marker in markers]
    both += [(False, entry) for entry in entries]
    return sorted(both, key=lambda found: found[1].begins)


def with_markers(
    days: Iterable[tuple[date, list[Entry]]], markers: Iterable[Marker], first: date, last: date
) -> list[tuple[date, list[Entry]]]:
    """The same and, without entries, each day from ``first`` to ``last`` on which a marker begins."""
    empty: dict[date, list[Entry]] = {m.first: [] for m in markers if first <= m.first <= last}
    return sorted((empty | dict(days)).items(), key=lambda found: found[0])
