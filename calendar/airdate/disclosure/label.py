"""Labels: the words that tell that something is paid for, as labels.json beside this file has them."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from airdate.item import Item
from airdate.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Market:
    """Where which labels count: ``label`` is the one to take, ``source`` who says so, and when."""

    name: str
    countries: frozenset[str]
    label: str
    clear: frozenset[str]
    weak: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text, from ``start`` to ``end``; ``word`` is it in small letters without ``#``."""

    word: str
    start: int
    end: int


@cache
def _data() -> Any:
    return json.loads(Path(__file__).with_name("labels.json").read_text(encoding="utf-8"))


@cache
def markets() -> dict[str, Market]:
    """Every market whose labels are known, by its id."""
    return {
        id: Market(
            name=raw["name"],
            countries=frozenset(raw["countries"]),
            label=raw["label"],
            clear=frozenset(raw["clear"]),
            weak=frozenset(raw["weak"]),
            source=raw["source"],
        )
        for id, raw in _data()["markets"].items()
    }


def market_of(item: Item, words: Vocabulary) -> Market | None:
    """The market whose rules hold: what the disclosure says, the audiences, else the plan's country."""
    if item.candour.disclosure and item.candour.disclosure.market:
        return _market(item.candour.disclosure.market)
    found = {}
    for id in item.audience:
        audience = (words.audiences or {}).get(id)
        if audience and (market := _market(audience.crowd.market or audience.country)):
            found[market.name] = market
    if found:
        return next(iter(found.values())) if len(found) == 1 else None
    return _market(words.settings.country)


def _market(code: str) -> Market | None:
    country = code.partition("-")[0].upper()
    return next((market for market in markets().values() if country in market.countries), None)


@cache
def _every() -> re.Pattern[str]:
    """A hashtag or phrase anywhere; a single word only where it stands as a label: ``Ad: …``, ``[Ad] …``."""
    known = {word for market in markets().values() for word in market.clear | market.weak}
    words = _either(known)
    phrases = _either(word for word in known if " " in word)
    return re.compile(
        rf"(?<![\w#&/])(?P<said>#(?:{words})|{phrases})(?!\w)"
        rf"|(?:^|[\[(])[^\w\n#\[(]{{0,4}}(?P<alone>{words})(?=[^\w\n]{{0,3}}(?:$|[\n:|\]).–—-]))",
        re.IGNORECASE | re.MULTILINE,
    )


def _either(words: Iterable[str]) -> str:
    """A pattern of any of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def labels(text: str) -> Iterator[Label]:
    """The labels of any market that stand in the text as labels, in their order."""
    for match in _every().finditer(text):
        group = "said" if match["said"] else "alone"
        yield Label(match[group].casefold().lstrip("#"), *match.span(group))


def is_clear(word: str) -> bool:
    """Whether the label is well understood in one of the markets."""
    return any(word in market.clear for market in markets().values())


def says(text: str, tie: str) -> bool:
    """Whether the text seems to tell a tie of that kind in a sentence."""
    folded = text.casefold()
    return any(words in folded for words in _data()["sentences"].get(tie, ()))


@cache
def affiliate_link() -> re.Pattern[str]:
    """A web address that pays whoever set the link, by programmes that are sure to be such."""
    return re.compile("|".join(_data()["affiliate_links"]), re.IGNORECASE)
