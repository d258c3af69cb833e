"""Text as it arrives from people: cleaned, compared, made into identifiers."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from airdate.limits import SUGGESTED_WORDS, SUGGESTIONS

#: Identifiers of items, terms and feeds become paths and UIDs: an allow-list, never a deny-list.
IDENTIFIER = re.compile(r"[A-Za-z0-9_-]{1,80}\Z")

#: Names that Windows keeps for devices, whatever their extension, and those of a folder's own page.
RESERVED = frozenset({"con", "prn", "aux", "nul", "index", "readme"}).union(
    f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)
)

# C0 and C1 controls but tab and newline, the BOM, lone surrogates, interlinear annotation, what XML
# forbids, and bidirectional overrides, which make a title read as something it is not.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_UNFIT = re.compile(r"[^A-Za-z0-9_]+")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")


def clean(text: str) -> str:
    """The text in NFC, with line breaks as ``\\n`` and without control characters."""
    if text.replace("\n", "").isprintable():  # neither a control nor a break
        return text if text.isascii() else unicodedata.normalize("NFC", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", _BREAK.sub("\n", text)))


def has_controls(text: str) -> bool:
    """Whether ``clean`` takes characters out of the text."""
    return not (text.isascii() and text.isprintable()) and bool(_CONTROL.search(_BREAK.sub("\n", text)))


def one_line(text: str) -> str:
    """The cleaned text with every run of white space as one space."""
    return text if is_plain_line(text) else " ".join(clean(text).split())


def is_plain_line(text: str) -> bool:
    """Whether the text surely is as ``one_line`` makes it; nearly every text is, and this is fast."""
    return text.isascii() and text.isprintable() and "  " not in text and text[:1] != " " != text[-1:]


@lru_cache(maxsize=4096)  # most are campaigns, people and channels, which come again and again
def is_identifier(text: str) -> bool:
    """Whether the text may be an id: letters, digits, ``_`` and ``-``, no reserved name."""
    return bool(IDENTIFIER.match(text)) and text.lower() not in RESERVED


def slug(text: str) -> str:
    """An identifier made from any text; empty if nothing of it can be kept."""
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", plain).strip("-")[:80]


def shown(text: str, most: int = 60) -> str:
    """The text as a message may quote it: controls escaped, cut to ``most`` characters."""
    cut = text if len(text) <= most else f"{text[: most - 1]}…"
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in cut)


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word that could be meant, or an empty string if none is near."""
    folded = {name.lower(): name for name in known}
    near = get_close_matches(word.lower(), folded, n=1, cutoff=cutoff)
    return folded[near[0]] if near else ""


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """``did you mean 'mastodon'?``, or an empty string if nothing known is near."""
    return _question(nearest(word, known, cutoff))


def _question(word: str) -> str:
    return f"did you mean '{shown(word)}'?" if word else ""


def is_one_edit(word: str, other: str) -> bool:
    """Whether one letter more, less or changed, or two neighbours swapped, makes the one of the other."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    same = next((n for n, (a, b) in enumerate(zip(word, other, strict=False)) if a != b), None)
    if same is None:  # one is the other with a letter more at its end
        return True
    rest, others = word[same:], other[same:]
    swapped = rest[1::-1] + rest[2:] == others
    return swapped or others == rest[1:] or rest == others[1:] or rest[1:] == others[1:]


class Nearest:
    """``did_you_mean`` among words that stay the same; after many answers it has none left."""

    def __init__(self, known: Iterable[str], cutoff: float = 0.6) -> None:
        self.known, self.cutoff = tuple(known), cutoff
        self.left = max(5, min(SUGGESTIONS, SUGGESTED_WORDS // max(len(self.known), 1)))
        self.answers: dict[str, str] = {}

    def __call__(self, word: str) -> str:
        """The question, or an empty string."""
        return _question(self.word(word))

    def word(self, word: str) -> str:
        """The word that could be meant, or an empty string."""
        if word not in self.answers:
            self.left -= 1
            self.answers[word] = nearest(word, self.known, self.cutoff) if self.left >= 0 else ""
        return self.answers[word]


def listed(words: Iterable[str], most: int = 12) -> str:
    """``a, b, c`` for a message; a long list is cut."""
    names = list(words)
    return ", ".join(names[:most]) + (", …" if len(names) > most else "")
