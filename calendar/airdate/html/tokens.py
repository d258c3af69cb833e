"""Tokens: the words by which texts are found. ``assets/search.js`` makes the same of what people type.

Both fold case and diacritics by Unicode's own tables (NFKD, lower case), so that ``Cafe`` finds ``café``
and ``STRASSE`` finds ``Straße``. Scripts without spaces between words are cut into pairs of characters
(Unicode Standard Annex 29, 4: no word boundary can be told without a dictionary).
"""

import re
import unicodedata
from collections.abc import Iterator

import regex

#: Diacritics of Latin, Greek and Cyrillic, the points of Hebrew and Arabic, and its stretching stroke.
_MARKS = regex.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")

#: Letters that no table takes apart, though people type them so.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ς": "σ"}
)
#: Characters of a word that count.
LONGEST = 40

_ASCII = re.compile("[a-z0-9]+")  # faster, and most texts need no more
_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_DENSE = regex.compile(
    r"[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u30fc\p{Script=Thai}\p{Script=Lao}"
    r"\p{Script=Khmer}\p{Script=Myanmar}]+"
)


def fold(text: str) -> str:
    """The text without case and diacritics, composed (NFC)."""
    if text.isascii():
        return text.lower()
    lowered = unicodedata.normalize("NFKD", text).lower()
    return unicodedata.normalize("NFC", _MARKS.sub("", lowered).translate(_PLAIN))


def tokens(text: str) -> list[str]:
    """The folded words of a text in its order; of a run without spaces each pair, and its last character."""
    if text.isascii():
        return [word[:LONGEST] for word in _ASCII.findall(text.lower())]
    return [word for run in _WORD.findall(fold(text)) for word in _within(run)]


def _within(run: str) -> Iterator[str]:
    done = 0
    for dense in _DENSE.finditer(run):
        if dense.start() > done:
            yield run[done : dense.start()][:LONGEST]
        yield from _pairs(dense[0])
        done = dense.end()
    if done < len(run):
        yield run[done:][:LONGEST]


def _pairs(run: str) -> Iterator[str]:
    yield from (run[n : n + 2] for n in range(len(run) - 1))
    yield run[-1]
