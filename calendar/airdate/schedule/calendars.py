"""Calendars: on which days the people work whom an item is about."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property

from airdate.holiday import ClosedDays
from airdate.item import Item
from airdate.vocabulary import Vocabulary


class Calendars:
    """A workday of an item is one in the plan's country, its owner's and its audiences'.

    Closed days of ``calendar/markers.yml`` are workdays for nobody.
    """

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.made: dict[frozenset[str], ClosedDays] = {}

    def of(self, item: Item, output: int = -1) -> ClosedDays:
        """The calendar of an item, or of one of its outputs."""
        owner = item.outputs[output].owner if output >= 0 else item.owner
        countries = frozenset(filter(None, self._countries(item, owner)))
        if countries not in self.made:
            self.made[countries] = ClosedDays(countries, self._extra)
        return self.made[countries]

    def on_workdays(self, item: Item) -> Item:
        """The item whose rhythm, if it speaks of workdays, knows the days on which nobody works."""
        if item.repeat is None or not item.repeat.workdays:
            return item
        return replace(item, repeat=replace(item.repeat, closed=self.of(item)))

    def _countries(self, item: Item, owner: str) -> Iterator[str]:
        yield self.words.settings.country
        if self.words.people and owner in self.words.people:
            yield self.words.people[owner].country
        for id in item.audience:
            if self.words.audiences and id in self.words.audiences:
                yield self.words.audiences[id].country

    @cached_property
    def _extra(self) -> frozenset[date]:
        return self.words.closed_days
