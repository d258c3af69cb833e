"""Agreement: what a house has agreed on: the clauses of its policy, what each rules, and who has read it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from airdate import disclosure
from airdate.html import address
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Setting, typed
from airdate.ruling import Ruling
from airdate.sections.told import Teller, Text
from airdate.timespan import Timespan

_NEVER_SAY = "never-say"


class Clause(NamedTuple):
    """A numbered sentence; the rules that cite it, boundaries first."""

    number: str
    anchor: str
    text: str
    rulings: Sequence[Ruling]


class Unsaid(NamedTuple):
    """What is not said: the words, why, what to say instead or what it needs, by which clause or channel."""

    words: Sequence[str]
    why: str
    instead: str
    needs: str
    source: Text


class Label(NamedTuple):
    """The words that tell in a market that something is paid for, and who says so."""

    market: str
    label: str
    source: str


class Agreement(NamedTuple):
    """What the page of a policy shows beside its text. ``boundaries`` and ``practices`` are all that hold."""

    clauses: Sequence[Clause]
    boundaries: int
    practices: int
    unsaid: Sequence[Unsaid]
    labels: Sequence[Label]
    read: Sequence[tuple[Sequence[Text], str]]
    unread: Sequence[Text]


def anchor(number: str) -> str:
    """What the page of the policy calls that clause."""
    return "clause-" + re.sub(r"[^\w.-]+", "-", number)


def holder(plan: Plan) -> Item | None:
    """The item on whose page the clauses of ``calendar/policy.yml`` stand: the first policy in force."""
    return next((item for item in plan.items if item.type == "policy" and not item.cancelled), None)


def cited(plan: Plan, rulings: Iterable[Ruling]) -> list[tuple[str, str, list[Ruling]]]:
    """The clauses that rules cite, with the link to each; none where they stand on no page."""
    item, clauses = holder(plan), plan.vocabulary.policy.clauses
    if item is None:
        return []
    url = address.of(plan, item)
    found = {number: [ruling for ruling in rulings if ruling.clause == number] for number in clauses}
    return [
        (f"{number}: {clauses[number]}", f"{url}#{anchor(number)}", of) for number, of in found.items() if of
    ]


class Agreements:
    """Tells the policies of one plan."""

    def __init__(self, teller: Teller, rulings: Sequence[Ruling]) -> None:
        self.teller, self.plan, self.rulings = teller, teller.words.plan, rulings
        self.policy = self.plan.vocabulary.policy

    def of(self, item: Item) -> Agreement | None:
        """What is agreed; None if the item is no policy. The clauses stand with the first policy alone."""
        if item.type != "policy":
            return None
        first = holder(self.plan) is item
        boundaries = sum(ruling.boundary for ruling in self.rulings)
        read = [(self._person(each.by), self._day(each.at)) for each in item.strategy.read_by if each.by]
        return Agreement(
            list(self._clauses()) if first else (),
            boundaries,
            len(self.rulings) - boundaries,
            [*self._unsaid(), *self._unsaid_in_channels()] if first else (),
            list(self._labels()) if first else (),
            read,
            list(self._unread(item)),
        )

    def _clauses(self) -> Iterator[Clause]:
        for number, text in self.policy.clauses.items():
            cite = [ruling for ruling in self.rulings if ruling.clause == number]
            cite.sort(key=lambda ruling: (not ruling.boundary, ruling.name))
            yield Clause(number, anchor(number), text, cite)

    def _unsaid(self) -> Iterator[Unsaid]:
        """The never-say list of the policy."""
        for row in self.policy.rows(_NEVER_SAY, "terms"):
            words = typed(row.get("term", row.get("topic", "")), ("",)) or ()
            said = {key: _line(row, key) for key in ("because", "instead", "needs", "clause")}
            number = said["clause"] or self.policy.of(_NEVER_SAY).clause
            source = (number, f"#{anchor(number)}") if number in self.policy.clauses else ("", "")
            needs = self.teller.word(said["needs"]) if said["needs"] else ""
            yield Unsaid([*filter(None, words)], said["because"], said["instead"], needs, source)

    def _unsaid_in_channels(self) -> Iterator[Unsaid]:
        """What charters never say."""
        for id, channel in (self.plan.vocabulary.channels or {}).items():
            charter = channel.account.charter
            if charter and charter.never:
                yield Unsaid(charter.never, "", "", "", (channel.title, address.of_term("channel", id)))

    def _labels(self) -> Iterator[Label]:
        """The labels of the markets that the plan reaches."""
        words = self.plan.vocabulary
        audiences = (words.audiences or {}).values()
        said = {words.settings.country, *(a.crowd.market or a.country for a in audiences)}
        countries = {country.partition("-")[0].upper() for country in said if country}
        for market in disclosure.markets().values():
            if market.countries & countries:
                yield Label(market.name, market.label, market.source)

    def _unread(self, item: Item) -> Iterable[Text]:
        """Those of the house who have not read it; nobody, where nobody is listed at all."""
        read = {each.by for each in item.strategy.read_by}
        people = [id for id in self.plan.vocabulary.people or {} if id not in read]
        return self.teller.ids("person", tuple(people))

    def _person(self, id: str) -> list[Text]:
        return self.teller.ids("person", (id,))

    def _day(self, at: Timespan | None) -> str:
        return self.teller.day(at) if at else ""


def _line(row: Mapping[str, Setting], key: str) -> str:
    return typed(row.get(key, ""), "") or ""
