"""Neighbours: what stands before and after an item in the time of its campaign."""

from functools import cached_property
from typing import NamedTuple

from airdate.entry import Entry
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.item import Item


class Neighbour(NamedTuple):
    """One of them: its title, the day on which it first appears, the link to its page.

    ``state`` is set where it does not go ahead for now.
    """

    title: str
    day: str
    url: str
    lang: dict[str, str]
    state: str


class Neighbours:
    """The messages of each campaign of a plan in their order, each item once: where it first appears."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    def of(self, item: Item) -> tuple[Neighbour | None, Neighbour | None]:
        """The one before and the one after; None where the campaign begins or ends with the item."""
        n = self._places.get(item.id)
        if n is None:
            return None, None
        row = self._rows[item.campaign]
        return row[n - 1] if n else None, row[n + 1] if n + 1 < len(row) else None

    @cached_property
    def _campaigns(self) -> dict[str, dict[str, Entry]]:
        found: dict[str, dict[str, Entry]] = {}
        for entry in self.sheet.plan.entries:
            if entry.item.campaign and not entry.called_off:
                found.setdefault(entry.item.campaign, {}).setdefault(entry.item.id, entry)
        return found

    @cached_property
    def _rows(self) -> dict[str, list[Neighbour]]:
        return {id: list(map(self._neighbour, found.values())) for id, found in self._campaigns.items()}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {id: n for found in self._campaigns.values() for n, id in enumerate(found)}

    def _neighbour(self, entry: Entry) -> Neighbour:
        day = self.sheet.dates.short_day(entry.first)
        url = address.of(self.sheet.plan, entry.item)
        words = self.sheet.words
        state = "" if entry.going else words.status_words(entry)
        return Neighbour(entry.item.title, day, url, words.lang(entry.item), state)
