"""Editing from the page: links into the web editor of the forge on which the plan's repository lies."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from airdate.edition import Edition
from airdate.entry import Entry, place_of
from airdate.item import Item
from airdate.vocabulary import Settings
from airdate.wording.translation import noted

#: A new item as the editor finds it: without a title no build takes it for finished.
_NEW = """---
type: social # or article, press, newsletter …; an event has start: instead of publish:
title:
status: idea
publish: {day}
---
"""

_EDIT, _HISTORY = noted("Edit"), noted("History")
_SCHEDULE, _RESCHEDULE = noted("Schedule"), noted("Reschedule")


@dataclass(frozen=True, slots=True)
class Editing:
    """The addresses that an edition may tell of; all of them are empty, or none, where it may not.

    Whoever is not of the team is at most shown where a text is edited: what was written when,
    and what is planned, is not theirs.
    """

    settings: Settings
    edition: Edition

    def actions(self, item: Item, entry: Entry) -> Iterator[tuple[str, str]]:
        """What can be done with the item, in the order of its buttons, and where; the entry has its time."""
        if "edit" in self.edition.hide:
            return
        forge, template = self.settings.forge, self.settings.edit_url
        if template:
            yield _EDIT, template.replace("{path}", quote(item.path))
        elif forge:
            yield _EDIT, forge.edit(item.path)
        if forge and self.edition.internal:
            if not entry.agreed:
                name = _RESCHEDULE if entry.start else _SCHEDULE
                yield name, forge.edit(item.path, place_of(entry).line)
            if history := forge.history(item.path):
                yield _HISTORY, history

    @property
    def assets(self) -> list[str]:
        """What a page with days loads for it."""
        return ["forge.css", "forge.js"] if self.new(date.min) else []

    def new(self, day: date) -> str:
        """Where an item of that day begins; empty if there is no such place."""
        forge = self.settings.forge
        if forge is None or not self.edition.internal or "edit" in self.edition.hide:
            return ""
        return forge.new(f"{day}-untitled.md", _NEW.format(day=day))
