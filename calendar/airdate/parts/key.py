"""Keys: how a noun declares what may be written about it, once for reading, schema, editor and manual.

A part is a frozen dataclass; each of its fields is made by one of these functions, which gives it
the empty default, its type, a sentence that explains it and, for an id, what it must name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import Enum, StrEnum
from functools import cache
from math import inf
from typing import Any, ClassVar, TypeVar, cast

from airdate.finding import Place
from airdate.timespan import Timespan


class Kind(Enum):
    """What stands behind a key."""

    LINE = "a text on one line"
    TEXT = "a text"
    ID = "an id"
    IDS = "an id or a list of ids"
    LINES = "a text or a list of texts"
    URL = "a web address"
    YES = "yes or no"
    NUMBER = "a number"
    DAY = "a day"
    CHOICE = "a word of a list"
    CHOICES = "words of a list"
    PART = "keys and values"
    PARTS = "a list of keys and values"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its kind, the sentence that explains it, and what it holds or names.

    ``of`` is the words of a choice, the part inside, or the least and the most of a number. ``names`` is
    what an id must be: ``person``, ``channel``, ``audience``, or the type of an item (``playbook``),
    ``item`` for any.
    """

    kind: Kind
    says: str
    of: Any = None
    names: str = ""


def line(says: str) -> str:
    """A text on one line."""
    made: str = field(default="", metadata={"key": Key(Kind.LINE, says)})
    return made


def text(says: str) -> str:
    """A text with its line breaks."""
    made: str = field(default="", metadata={"key": Key(Kind.TEXT, says)})
    return made


def id(says: str, names: str = "") -> str:
    """An identifier, which must name something if ``names`` says what."""
    made: str = field(default="", metadata={"key": Key(Kind.ID, says, names=names)})
    return made


def ids(says: str, names: str = "") -> tuple[str, ...]:
    """One identifier or a list of them."""
    return cast("tuple[str, ...]", field(default=(), metadata={"key": Key(Kind.IDS, says, names=names)}))


def lines(says: str) -> tuple[str, ...]:
    """One text or a list of texts."""
    return cast("tuple[str, ...]", field(default=(), metadata={"key": Key(Kind.LINES, says)}))


def url(says: str) -> str:
    """An address on the web, or a mail address with ``mailto:``."""
    made: str = field(default="", metadata={"key": Key(Kind.URL, says)})
    return made


def yes(says: str) -> bool | None:
    """Yes or no; None where nothing is said."""
    return cast("bool | None", field(default=None, metadata={"key": Key(Kind.YES, says)}))


def number(says: str, least: float = -inf, most: float = inf) -> float | None:
    """A number within these bounds; None where nothing is said."""
    return cast("float | None", field(default=None, metadata={"key": Key(Kind.NUMBER, says, (least, most))}))


def day(says: str) -> Timespan | None:
    """A day, or a time on it; None where nothing is said."""
    return cast("Timespan | None", field(default=None, metadata={"key": Key(Kind.DAY, says)}))


AnyChoice = TypeVar("AnyChoice", bound=StrEnum)
AnyPart = TypeVar("AnyPart", bound="Part")


def choice(of: type[AnyChoice], says: str) -> AnyChoice | None:
    """One word of a closed list; None where nothing is said."""
    return cast("AnyChoice | None", field(default=None, metadata={"key": Key(Kind.CHOICE, says, of)}))


def choices(of: type[AnyChoice], says: str) -> tuple[AnyChoice, ...]:
    """Words of a closed list."""
    return cast("tuple[AnyChoice, ...]", field(default=(), metadata={"key": Key(Kind.CHOICES, says, of)}))


def part(of: type[AnyPart], says: str) -> AnyPart | None:
    """Keys and values of their own; None where they are not given."""
    return cast("AnyPart | None", field(default=None, metadata={"key": Key(Kind.PART, says, of)}))


def parts(of: type[AnyPart], says: str) -> tuple[AnyPart, ...]:
    """A list of such."""
    return cast("tuple[AnyPart, ...]", field(default=(), metadata={"key": Key(Kind.PARTS, says, of)}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What belongs together in a front matter. ``places`` is where each value stands, ``place`` the whole."""

    place: Place = field(default=Place(""), compare=False, repr=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    WHAT: ClassVar[str] = "it"

    def spot(self, key: str) -> Place:
        """Where the value of that key stands, of a list ``key.0``; else where the whole does."""
        return self.places.get(key, self.place)


def keys_of(part: type[Part]) -> Mapping[str, Key]:
    """The keys of a part by name, in their order."""
    return _keys(cast(Any, part))


@cache
def _keys(part: Any) -> Mapping[str, Key]:
    return {f.name: f.metadata["key"] for f in fields(part) if "key" in f.metadata}
