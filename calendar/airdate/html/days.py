"""Entries grouped by the day they begin, as lists show them."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from airdate.entry import Entry
from airdate.marker import Marker


def by_day(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """``(day, entries)`` in the order given, which must be by day."""
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry.first)]


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
