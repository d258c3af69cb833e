"""Colours: what they and the letters beside them stand for; by channel as ever, or as the reader likes.

Entries have the colour of their channel by their class. The stylesheet of the other ways is loaded only where
somebody chose one; it colours each entry by its words (``data-air``) and puts other letters into its mark.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

import regex

from airdate.html.picking import Picking
from airdate.plan import Plan
from airdate.vocabulary import colour_of
from airdate.wording.translation import noted

#: What entries can be coloured by, and how that is offered.
COLOURED_BY: Mapping[str, str] = {
    "channel": noted("Colour by channel"),
    "campaign": noted("Colour by campaign"),
    "type": noted("Colour by type"),
    "status": noted("Colour by status"),
}

#: Colours of campaigns, one after the other: neighbours differ most.
_IN_TURN = "indigo orange teal pink olive purple cyan brown green red blue amber".split(" ")

_OF_TYPES = {
    "event": "event",
    "press": "red",
    "social": "purple",
    "article": "indigo",
    "newsletter": "amber",
    "video": "orange",
    "podcast": "green",
    "ad": "olive",
    "sponsorship": "brown",
    "offline": "teal",
    "notice": "slate",
    "campaign": "campaign",
    "playbook": "cyan",
    "scenario": "pink",
    "strategy": "blue",
}

_OF_STATUSES = {
    "idea": "slate",
    "planned": "brown",
    "draft": "amber",
    "review": "purple",
    "approved": "teal",
    "scheduled": "blue",
    "published": "green",
    "on-hold": "olive",
    "postponed": "orange",
    "cancelled": "red",
}

_LETTER = regex.compile(r"[\p{L}\p{N}]")


class Key(NamedTuple):
    """What one colour stands for: its word (``campaign:orion``) and letters."""

    word: str
    letters: str
    colour: str


class Colours:
    """The colours of one edition's plan: each value has the same on every page."""

    def __init__(self, plan: Plan, picking: Picking) -> None:
        self._plan, self._picking = plan, picking

    @property
    def stylesheet(self) -> str:
        """The other ways, each below ``data-colour`` of the page."""
        ways = [way for way in COLOURED_BY if way != "channel"]
        return "\n".join([_FRAME, *(rule for way in ways for rule in self._rules(way)), ""])

    def _rules(self, way: str) -> Iterator[str]:
        entries = f"[data-colour={way}] [data-air"
        yield f'{entries}] {{ --air-hue: var(--air-slate); --air-letters: "·" }}'
        for key in self.keys(way):
            look = f'--air-hue: var(--air-{key.colour}); --air-letters: "{key.letters}"'
            yield f'{entries}~="{key.word}"] {{ {look} }}'

    def keys(self, facet: str) -> Iterator[Key]:
        """What each value of a facet looks like."""
        ids = [*self._turns] if facet == "campaign" else self._picking.values(facet)
        marks = letters(self._picking.title(facet, id) for id in ids)
        for id, mark in zip(ids, marks, strict=True):
            yield Key(f"{facet}:{id}", mark, self._colour(facet, id))

    def _colour(self, facet: str, id: str) -> str:
        if facet == "campaign":
            return _IN_TURN[self._turns[id] % len(_IN_TURN)]
        fixed = _OF_TYPES if facet == "type" else _OF_STATUSES
        return fixed.get(id) or colour_of(id)

    @cached_property
    def _turns(self) -> Mapping[str, int]:
        """Campaigns in the order in which they begin: a new one leaves those before it as they are."""
        begins = {entry.item.id: entry.begins for entry in reversed(self._plan.by("type", "campaign"))}
        dated = sorted((id for id in self._plan.values("campaign") if id in begins), key=begins.__getitem__)
        rest = (id for id in self._plan.values("campaign") if id not in begins)
        return {id: n for n, id in enumerate([*dated, *rest])}


#: The new letters stand above the old ones, which are cut off; parts of an entry have its colour.
_FRAME = """\
/* Entries by campaign, type or status: loaded where somebody chose one of them. */
[data-colour] [data-air] [class*="air-c-"] { --air-hue: inherit }
[data-colour] [data-air] .air-mark {
  display: inline-flex; flex-direction: column; align-items: center; height: 1.45em; overflow: clip
}
[data-colour] .is-event > .air-mark { padding: 0 .45em }
[data-colour] [data-air] .air-mark::before { content: var(--air-letters) }"""


def letters(titles: Iterable[str]) -> list[str]:
    """One or two letters for each title, no two the same: of its words, of its first word, or a number."""
    taken: set[str] = set()
    found = []
    for title in titles:
        mark = next(mark for mark in _candidates(title) if mark.casefold() not in taken)
        taken.add(mark.casefold())
        found.append(mark)
    return found


def _candidates(title: str) -> Iterator[str]:
    words = [found for word in title.split() if (found := _LETTER.findall(word))]
    if words:
        first = words[0][0].upper()
        yield from (first + word[0].lower() for word in words[1:2])
        yield from (first + letter.lower() for letter in (*words[0][1:], *(w[0] for w in words[2:])))
        yield first
        yield from (f"{first}{n}" for n in range(1, 10))
    n = 1
    while True:
        yield str(n)
        n += 1
