"""Departments: what each part of the house has to know, and what runs for whoever is asked about it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from airdate.entry import Entry, entries_of
from airdate.html.sheet import Sheet
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.sections.raci import Cast, cast
from airdate.vocabulary import Person

#: For how long the brief tells what runs.
_BRIEF = timedelta(weeks=4)


class Handoff(NamedTuple):
    """Something that cannot be done before another department has done something else."""

    item: Item
    needs: Item


class Department(NamedTuple):
    """A department: its people, what they do next, their part in what is not over."""

    id: str
    people: Sequence[Person]
    ahead: Sequence[Entry]
    parts: Sequence[Cast]
    waits: Sequence[Handoff]
    gives: Sequence[Handoff]
    channels: Sequence[str]
    playbooks: Sequence[Item]


class Brief(NamedTuple):
    """What runs of a campaign, or beside all of them."""

    item: Item | None
    entries: list[Entry]


class Departments:
    """The departments of one plan, in the order of ``people.yml``."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan, self.people = sheet, sheet.plan, sheet.plan.vocabulary.people or {}

    def __iter__(self) -> Iterator[Department]:
        found: dict[str, list[Person]] = {}
        for person in self.people.values():
            if person.department:
                found.setdefault(person.department, []).append(person)
        return (self._of(id, people) for id, people in found.items())

    def _of(self, id: str, people: list[Person]) -> Department:
        dated, today = self.plan.expanded(self.plan.by("department", id)), self.sheet.today
        ids = {person.id for person in people}
        return Department(
            id,
            people,
            [entry for entry in dated if entry.last >= today and not entry.called_off],
            [own for each in self._casts if any((own := each.among(ids)).people)],
            [each for each in self._handoffs if self._led(each.item) == id],
            [each for each in self._handoffs if self._led(each.needs) == id],
            [channel for channel, owner in self._owners if owner in ids],
            [item for item in self.plan.items if item.type == "playbook" and _answers(item, {*ids, id})],
        )

    def campaigns(self) -> list[Cast]:
        """Who has which role in each campaign that is not over."""
        return [each for each in self._casts if each.item.type == "campaign"]

    @cached_property
    def _casts(self) -> list[Cast]:
        """Who has which role in what is not over; campaigns first, as they need all of them."""
        wanted = [item for item in self.plan.items if item.type == "campaign" or item.brief.places]
        found = [cast(item) for item in wanted if not (item.cancelled or self._is_over(item))]
        return sorted(found, key=lambda each: each.item.type != "campaign")

    @cached_property
    def _handoffs(self) -> list[Handoff]:
        """What of one department needs what of another, as long as neither is over."""
        pairs = ((item, other) for item in self.plan.items if item.links for other in self._needed(item))
        return [Handoff(item, other) for item, other in pairs if self._led(item) != self._led(other)]

    def _needed(self, item: Item) -> list[Item]:
        related = [other for relation, other in self.plan.related(item) if relation == "depends-on"]
        if item.cancelled or not related or self._is_over(item):
            return []
        return [other for other in related if not (other.cancelled or self._is_over(other))]

    def _led(self, item: Item) -> str:
        """The department of who answers for it."""
        owner = item.owner or item.outputs[0].owner
        return self.people[owner].department if owner in self.people else ""

    @cached_property
    def _owners(self) -> list[tuple[str, str]]:
        charters = ((id, each.account.charter) for id, each in (self.plan.vocabulary.channels or {}).items())
        return [(id, charter.owner) for id, charter in charters if charter and charter.owner]

    def _is_over(self, item: Item) -> bool:
        entries = list(entries_of(item, self.sheet.zone))
        return not item.repeat and all(entry.start and entry.last < self.sheet.today for entry in entries)


def _answers(item: Item, ids: set[str]) -> bool:
    """Whether a playbook is in their hands, or sends them some kind of message."""
    told = {word for answer in item.response.answers for word in (answer.who, answer.escalate)}
    return not ids.isdisjoint({item.owner, *item.response.responders, *told})


def brief(plan: Plan) -> list[Brief]:
    """What runs in the next weeks and is decided, each item once, by campaign; the rest last."""
    found: dict[str, list[Entry]] = {}
    seen: set[str] = set()
    for entry in plan.between(plan.today, plan.today + _BRIEF):
        if _is_told(entry) and entry.item.id not in seen:
            seen.add(entry.item.id)
            found.setdefault(entry.item.campaign, []).append(entry)
    briefs = [Brief(plan.by_id.get(id), entries) for id, entries in found.items()]
    return sorted(briefs, key=lambda brief: (brief.item is None, brief.item.title if brief.item else ""))


def _is_told(entry: Entry) -> bool:
    """Whether people outside can ask about it: no papers and no notices."""
    outside = entry.item.type not in PAPERS and entry.item.type != "notice"
    return outside and entry.standing.decided and not entry.called_off
