"""Lexicon: words that somebody listens for, and where an item that others read says them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from airdate import written
from airdate.finding import Assign, Change, Place
from airdate.item import PAPERS, Item, Output
from airdate.prose import comments, replaced, without_code

#: What is written without spaces between words: there, a word has no edge to look for.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
#: Where links lead is not said in so many words.
_ADDRESS = re.compile(r"\]\([^()\n]*\)|^ {0,3}\[[^\]\n]*\]:[^\n]*|(?:https?://|www\.)[^\s<>\"')\]]+", re.M)
#: What people type for one and the same sign.
_ALIKE = {"'": "['’]", "-": "[-‐‑]"}
_LINES = ("headline", "subject", "preheader", "call", "description")


class Use(NamedTuple):
    """A word of the lexicon in a text: where it begins and ends, and its number."""

    start: int
    end: int
    number: int


class Lexicon:
    """Words, or words that follow each other, each found whole and in any case.

    ``guarantee*`` is every word that begins so. What is ``spared`` is passed over where it stands,
    though it may hold one of the words. All are looked for at once, so that many cost as little as few.
    """

    def __init__(self, words: Iterable[str], spared: Iterable[str] = ()) -> None:
        found = [(word, n) for n, word in enumerate(words) if word.strip()]
        taken = {word.casefold() for word, _ in found}
        found += [(word, -1) for word in spared if word.strip() and word.casefold() not in taken]
        found.sort(key=lambda pair: (-len(pair[0]), pair[1]))  # of two that begin alike the longer one
        self._numbers = [number for _, number in found]
        self._pattern = re.compile(
            "|".join(f"({_form(word)})" for word, _ in found) or r"(?!)", re.IGNORECASE
        )

    def uses(self, text: str) -> Iterator[Use]:
        """Each use of one of the words, in order."""
        for match in self._pattern.finditer(text):
            number = self._numbers[(match.lastindex or 1) - 1]
            if number >= 0:
                yield Use(match.start(), match.end(), number)


def _form(word: str) -> str:
    """How a word is found: whole, unless its script knows no spaces, whatever the space between its parts."""
    stem = word.strip().removesuffix("*")
    inner = r"\s+".join("".join(_ALIKE.get(c, re.escape(c)) for c in part) for part in stem.split())
    begin = "" if _UNSPACED.match(stem) else r"(?<!\w)"
    end = "" if _UNSPACED.match(stem[-1:]) else r"\w*" if word.strip().endswith("*") else r"(?!\w)"
    return f"{begin}{inner}{end}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text of an item that others read; ``plain`` is as long, with spaces for what is no language."""

    text: str
    plain: str
    at: Callable[[int], Place]
    changed: Callable[[list[tuple[int, int, str]]], tuple[Change, ...]]


def spoken(item: Item, output: Output) -> Iterator[Spoken]:
    """The texts of an output: its wording, or the body; the title and summary, if they are its own."""
    if item.type in PAPERS:
        return
    for key in ("summary",) if output.wording.headline else ("title", "summary"):
        yield from _line(getattr(item, key), key, item.at(key))
    for key in _LINES:
        own = output.name and key in output.places
        name = f"outputs.{output.name}.{key}" if own else key
        yield from _line(getattr(output.wording, key), name, output.wording.spot(key))
    text = written.of_output(item, output)
    yield Spoken(text.text, plain(text.text), text.at, text.changed)


def plain(text: str) -> str:
    """The text with code, comments and addresses as spaces."""
    bare = without_code(text)
    for start, end in comments(bare):
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return _ADDRESS.sub(lambda found: " " * len(found[0]), bare)


def _line(text: str, key: str, place: Place) -> Iterator[Spoken]:
    def changed(spans: list[tuple[int, int, str]]) -> tuple[Change, ...]:
        return () if "\n" in text.strip() else (Assign(key, replaced(text, spans)),)

    if text:
        yield Spoken(text, plain(text), lambda _: place, changed)
