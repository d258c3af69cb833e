"""Shapes: what one value of a file may be, with the sentence that explains it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum
from functools import cache
from typing import Any, cast

from airdate.parts.key import Key, Kind, Part, keys_of


class Form(Enum):
    """How a single value is written; the value says it to people."""

    LINE = "a text on one line"
    TEXT = "a text"
    ID = "an id"
    URL = "a web address"
    YES = "yes or no"
    NUMBER = "a number"
    DAY = "a day or a time: 2027-05-12, or 2027-05-12 09:00"
    SPAN = "a time, or a month, quarter or year: 2027-05-12 09:00, 2027-05, 2027-Q2"
    WHEN = "a time, or one that follows another item: 7 days before ID at 09:00"
    INSTANT = "a time with its offset: 2027-05-12T08:00-04:00"
    MOMENT = "a time with its offset, or one that follows another item: when ID lifts"
    LEAD = "a day, or a length of time before it appears: 5 workdays"
    LENGTH = "a length of time: 45 minutes"
    ZONE = "a time zone: Europe/Berlin"
    COUNTRY = "a country, with its subdivision if that matters: DE, or DE-BE"
    LANGUAGE = "a language: de, or pt-BR"
    RHYTHM = "a rhythm: weekly on tuesday until 2027-06-30"
    GEO = "latitude and longitude: 52.5163, 13.3777"
    ANY = "what you like"


#: Single values in which a phrase may name another item.
PHRASES = frozenset({Form.WHEN, Form.MOMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One value.

    A single one has a ``form``, or is one of ``words``, or an id that ``names`` something; with
    ``many`` it may also be a list of such. ``keys`` and values stand in its place, or, where it is
    ``short`` too, beside it; with ``listed`` in a list. ``each`` is what any other key holds,
    ``keyed`` how such a key is written, and ``called`` what it names, if it names anything.
    ``needs`` are keys that must be there.
    """

    says: str = ""
    form: Form = Form.LINE
    words: tuple[str, ...] = ()
    names: str = ""
    many: bool = False
    keys: Mapping[str, "Shape"] | None = None
    each: "Shape | None" = None
    keyed: Form = Form.ID
    called: str = ""
    needs: tuple[str, ...] = ()
    short: bool = False
    listed: bool = False

    @property
    def holds_keys(self) -> bool:
        """Whether keys and values may stand there."""
        return self.keys is not None or self.each is not None

    def inside(self, key: str) -> "Shape | None":
        """What stands behind that key; the number of a list's entry leads to the entry."""
        if key.isdigit() and (self.listed or self.many):
            return replace(self, listed=False, many=False)
        return (self.keys or {}).get(key) or self.each

    def at(self, path: tuple[str, ...]) -> "Shape | None":
        """What stands behind those keys, one inside the other."""
        found: Shape | None = self
        for key in path:
            found = found.inside(key) if found else None
        return found

    @property
    def kind(self) -> str:
        """What it takes, for people."""
        if self.words:
            return "one or several of a list of words" if self.many else "one word of a list"
        if self.holds_keys and not self.short:
            return "a list of keys and values" if self.listed else "keys and values"
        single = f"the id of {_a(self.names)}" if self.names else self.form.value
        return f"{single}; or a list" if self.many else single


def _a(name: str) -> str:
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def choice(kind: type[StrEnum] | tuple[str, ...], says: str, *, many: bool = False) -> Shape:
    """A word of a closed list."""
    words = kind if isinstance(kind, tuple) else tuple(member.value for member in kind)
    return Shape(says=says, words=words, many=many)


def names(what: str, says: str, *, many: bool = False) -> Shape:
    """An id that must name such a thing."""
    return Shape(says=says, form=Form.ID, names=what, many=many)


def of_part(part: type[Part]) -> Mapping[str, Shape]:
    """The keys of a part, as it declares them."""
    return _of_part(cast(Any, part))


@cache
def _of_part(part: Any) -> Mapping[str, Shape]:
    return {name: _of_key(key) for name, key in keys_of(part).items()}


_FORMS = {
    Kind.LINE: Form.LINE,
    Kind.LINES: Form.LINE,
    Kind.TEXT: Form.TEXT,
    Kind.ID: Form.ID,
    Kind.IDS: Form.ID,
    Kind.URL: Form.URL,
    Kind.YES: Form.YES,
    Kind.NUMBER: Form.NUMBER,
    Kind.DAY: Form.SPAN,
}


def _of_key(key: Key) -> Shape:
    if key.kind in (Kind.PART, Kind.PARTS):
        return Shape(says=key.says, keys=of_part(key.of), listed=key.kind is Kind.PARTS)
    if key.kind in (Kind.CHOICE, Kind.CHOICES):
        return choice(key.of, key.says, many=key.kind is Kind.CHOICES)
    many = key.kind in (Kind.IDS, Kind.LINES)
    return Shape(says=key.says, form=_FORMS[key.kind], names=key.names, many=many)
