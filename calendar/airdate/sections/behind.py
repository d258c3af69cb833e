"""Behind: what the plan wants with an item, and who stands for it: its parts, for the team's page of it."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.parts.wording import Wording
from airdate.sections.aims import objectives
from airdate.sections.figures import Figure, figures
from airdate.sections.raci import LETTERS, Seat, seats
from airdate.sections.signed import Signature, Signatures
from airdate.sections.told import Said, Section, Teller, Text
from airdate.sections.trace import PATH
from airdate.wording import names
from airdate.wording.translation import noted

#: What is told in a form of its own; and what a preview of a release shows.
_OWN = {"measures": frozenset({"kpi", "results"}), "approvals": frozenset({"approvals"})}
#: What pages of that type tell elsewhere: above or below the text, in a table; a strategy under ``/intent/``.
_APART = {
    "playbook": frozenset({"answers"}),
    "policy": frozenset({"read_by"}),
    "strategy": frozenset({"objectives", "limits"}),
    "campaign": frozenset(LETTERS),
}
_RELEASE = frozenset({"dateline", "lead", "boilerplate", "contact"})

#: What a part is called on pages of a type for which its own name is wrong.
_NAMES = {("policy", "strategy"): noted("Review")}

#: What pages of campaigns tell below their text (``sections.retrospect``).
_SCORES = ("measures", "campaign")

#: What of a wording is neither in the text of a preview nor among the facts.
_ASIDE = ("board", "flags", "tags", "bridge", "fallback")


_ALL = attrgetter(*names.PARTS)


class Told(NamedTuple):
    """What is told of an item: its parts, and those that have forms of their own."""

    parts: Sequence[Section] = ()
    figures: Sequence[Figure] = ()
    signed: Sequence[Signature] = ()
    wanting: Sequence[str] = ()
    seats: Sequence[Seat] = ()
    letters: Sequence[tuple[str, str]] = ()


class Behind:
    """Tells of each item of a plan what an edition for the team shows beside its text."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.teller = sheet, Teller(sheet.words)
        self.signatures = Signatures(sheet, self.teller)
        self._goals = dict(self._objectives())
        self._letters = [(letter, sheet.spoken.gettext(names.KEYS[key])) for key, letter in LETTERS.items()]

    def of(self, item: Item, *, previewed: bool) -> Told:
        """What the templates of the parts want; nothing in an edition that is not the team's."""
        if not self.sheet.edition.internal:
            return Told()
        wanting = self.signatures.wanting(item)
        return Told(
            list(self._parts(item, previewed=previewed, wanting=bool(wanting))),
            figures(self.teller, item.measures) if item.measures.places else [],
            self.signatures.of(item) if item.approvals.approvals else [],
            wanting,
            seats(self.teller, item) if item.type == "campaign" else (),
            self._letters,
        )

    def objective(self, item: Item) -> tuple[str, str]:
        """The goal that the item's objective names, and the strategy that has it; else as it is written."""
        return self._goals.get(item.objective) or (item.objective, "")

    def _parts(self, item: Item, *, previewed: bool, wanting: bool) -> Iterator[Section]:
        parts = _ALL(item)
        if not (wanting or any(part.places for part in parts)):  # for speed
            parts = ()
        for (id, name), part in zip(names.PARTS.items(), parts, strict=False):
            own = id == "approvals" and wanting
            if not (part.places or own) or (id, item.type) == _SCORES:
                continue
            without = _RELEASE if id == "press" and previewed else _OWN.get(id, frozenset())
            aims = list(self._aims(item)) if id == "strategy" else []
            if aims or item.type != "strategy":
                without |= _APART.get(item.type, frozenset())
            said = list(self.teller.told(part, without=without))
            said += [Said(self.teller.name("objectives"), "list", aims)] if aims else []
            if said or own or any(getattr(part, key) for key in _OWN.get(id, ())):
                yield Section(id, self.sheet.spoken.gettext(_NAMES.get((item.type, id), name)), said)
            if id == "brief" and item.type == "campaign" and any(getattr(part, role) for role in LETTERS):
                yield Section("raci", self.sheet.spoken.gettext(noted("Who does what")), [])
        if said := self._beside(item):
            yield Section("wording", self.sheet.spoken.gettext(names.WORDING), said)

    def _aims(self, item: Item) -> Iterator[Text]:
        """The objectives of a strategy, which the page of the intent tells in full."""
        if item.type == "strategy":
            page = address.to(PATH)
            for n, (own, objective) in enumerate(objectives(self.sheet.plan), 1):
                if own is item:
                    yield objective.goal or objective.id, f"{page}#objective-{n}"

    def _beside(self, item: Item) -> list[Said]:
        """What the outputs say beside their words, each thing once."""
        found: list[Said] = []
        for output in item.outputs:
            if output.wording.places:
                found += (said for said in self.teller.told(_beside(output.wording)) if said not in found)
        return found

    def _objectives(self) -> Iterator[tuple[str, tuple[str, str]]]:
        """Each goal of a strategy by what items call it."""
        for item in self.sheet.plan.items if self.sheet.edition.internal else ():
            for objective in item.strategy.objectives:
                told = (objective.goal or objective.id, address.of(self.sheet.plan, item))
                yield from ((word, told) for word in (objective.id, objective.goal) if word)


def _beside(wording: Wording) -> Wording:
    """The wording without all that readers see."""
    return Wording(**{key: getattr(wording, key) for key in _ASIDE})
