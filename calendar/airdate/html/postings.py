"""Postings: an index of words, cut into files of which a search needs one or two.

A file is a JSON object: word -> for each field the numbers of what holds it there, in order. Numbers are
written as their distances, five bits a character, the lowest first, with a sixth bit where more follow.
``assets/search.js`` reads it.
"""

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: Characters after which a file is full.
SHARD = 24_000

_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Shard(NamedTuple):
    """One file, and the first word in it: what sorts before stands in another."""

    first: str
    text: str


class Index:
    """Words and what holds them; of several fields the first that has the word counts."""

    def __init__(self, fields: int) -> None:
        self._fields = fields
        self._found: dict[str, list[list[int]]] = {}

    def add(self, number: int, fields: Iterable[Iterable[str]]) -> None:
        """Note the words of what has that number; numbers must come in order."""
        seen: set[str] = set()
        for field, words in enumerate(fields):
            for word in {*words} - seen:
                self._postings(word)[field].append(number)
                seen.add(word)

    def _postings(self, word: str) -> list[list[int]]:
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = [[] for _ in range(self._fields)]
        return found

    def shards(self) -> Iterator[Shard]:
        """The files in the order of their words."""
        lines: list[str] = []
        first, size = "", 0
        for word, postings in sorted(self._found.items(), key=_utf16):
            line = _line(word, postings)
            if lines and size + len(line) > SHARD:
                yield _shard(first, lines)
                lines, size = [], 0
            if not lines:
                first = word
            lines.append(line)
            size += len(line)
        if lines:
            yield _shard(first, lines)


def encoded(numbers: Iterable[int]) -> str:
    """Numbers in order, as their distances."""
    parts: list[str] = []
    before = 0
    for number in numbers:
        distance, before = number - before, number
        while distance > 31:
            parts.append(_DIGITS[distance & 31 | 32])
            distance >>= 5
        parts.append(_DIGITS[distance])
    return "".join(parts)


def compact(value: object) -> str:
    """JSON without spaces, and with letters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _utf16(item: tuple[str, object]) -> bytes:
    """Order as scripts compare texts."""
    return item[0].encode("utf-16-be")


def _line(word: str, postings: Iterable[list[int]]) -> str:
    fields = [encoded(numbers) for numbers in postings]
    while fields and not fields[-1]:
        fields.pop()
    return f"{compact(word)}:{compact(fields)}"


def _shard(first: str, lines: Iterable[str]) -> Shard:
    return Shard(first, "{" + ",\n".join(lines) + "}\n")
