"""RACI: who does the work, who answers for it, who is asked and who is told; for whom people are told of."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from airdate.item import Item
from airdate.parts.brief import Brief
from airdate.sections.told import Teller, Text

#: The roles of a brief, in the order in which a page tells them.
ROLES = ("executive_sponsor", "accountable", "responsible", "consulted", "informed")

#: Those that have a letter, in the order of the word.
LETTERS: Mapping[str, str] = {"responsible": "R", "accountable": "A", "consulted": "C", "informed": "I"}


class Cast(NamedTuple):
    """Who has which role in an item, in the order of ``ROLES``."""

    item: Item
    people: Sequence[Sequence[str]]

    def among(self, ids: set[str]) -> "Cast":
        """The same, of these people only."""
        return Cast(self.item, [[id for id in named if id in ids] for named in self.people])


class Seat(NamedTuple):
    """Somebody's letters in one item, in the order of the word; empty where they have no such part."""

    who: Sequence[Text]
    department: str
    letters: Sequence[str]


def cast(item: Item) -> Cast:
    """Who has which role in the item."""
    return Cast(item, [named(item.brief, role) for role in ROLES])


def seats(teller: Teller, item: Item) -> list[Seat]:
    """Everybody who has a letter in the item, those first who answer for it."""
    roles = {role: named(item.brief, role) for role in ROLES if role in LETTERS}
    ids = dict.fromkeys(id for people in roles.values() for id in people)
    return [_seat(teller, id, roles) for id in ids]


def _seat(teller: Teller, id: str, roles: Mapping[str, Sequence[str]]) -> Seat:
    person = (teller.plan.vocabulary.people or {}).get(id)
    department = teller.words.title("department", person.department) if person and person.department else ""
    letters = [letter if id in roles[role] else "" for role, letter in LETTERS.items()]
    return Seat(teller.ids("person", (id,)), department, letters)


def named(brief: Brief, role: str) -> Sequence[str]:
    """The ids of those who have that role, each once."""
    said: str | tuple[str, ...] = getattr(brief, role)
    return [*dict.fromkeys(filter(None, (said,) if isinstance(said, str) else said))]
