"""Entries grouped by the day they begin, as lists show them."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from airdate.entry import Entry


def by_day(entries: Iterable[Entry]) -> list[tuple[date, list[Entry]]]:
    """``(day, entries)`` in the order given, which must be by day."""
    return [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry.first)]
