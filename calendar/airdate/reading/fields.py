"""Fields: a mapping asked key by key, each value given its type or told why not."""

from collections.abc import Callable, Container, Iterable
from collections.abc import Mapping as Map
from datetime import datetime
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Fix, Place, Rename
from airdate.reading.yaml import EMPTY, Mapping, Node, Scalar, Sequence
from airdate.relative import Relative, is_phrase
from airdate.relative import parse as parse_phrase
from airdate.text import (
    RESERVED,
    clean,
    did_you_mean,
    has_controls,
    is_identifier,
    is_one_edit,
    is_plain_line,
    listed,
    nearest,
    one_line,
    shown,
)
from airdate.timespan import Precision, TimeFault, Timespan, parse, parse_zone

Choice = TypeVar("Choice", bound=StrEnum)

#: Schemes that a link may have; anything else could run script or read a disk.
SCHEMES = ("https://", "http://", "mailto:")

#: Keys that hide things: where one of them may be meant, doubt hides.
GUARDS = ("visibility", "embargo")

_QUOTED = "quote a text with brackets"

#: How people say yes and no where YAML 1.1 took it for a truth value.
_PLAINLY = dict.fromkeys(("yes", "y", "true", "on", "1"), "yes")
_PLAINLY |= dict.fromkeys(("no", "n", "false", "off", "0"), "no")

#: Keys that belong into another place, where they are looked for in vain.
_ELSEWHERE = {
    ("an item", "duration"): "give it an `end`, or put `duration` into formats.yml",
    ("an output", "duration"): "put `duration` into formats.yml",
    ("an item", "department"): "put it into people.yml",
    ("an output", "department"): "put it into people.yml",
}


class Fields:
    """Reads one mapping. What was never asked for is told by ``unknown``.

    Each method returns the empty value of its type where the key is absent,
    says nothing, or is faulty; faults are appended to ``faults``.
    """

    def __init__(self, mapping: Mapping, faults: list[Fault], asked: Iterable[str] = ()) -> None:
        self.mapping, self.values, self.faults = mapping, mapping.values, faults
        self.asked: set[str] = set(asked)

    @property
    def places(self) -> dict[str, Place]:
        """Where each value stands."""
        return {key: node.place for key, node in self.mapping.values.items()}

    def fault(self, place: Place, rule: str, message: str, cure: str = "", fix: Fix | None = None) -> None:
        """Note that something is wrong at that place."""
        self.faults.append(Fault(place, rule, message, cure, fix=fix))

    def node(self, key: str) -> Node | None:
        """The node of that key, or None where nothing is said."""
        self.asked.add(key)
        node = self.mapping.values.get(key)
        return None if node is None or node.empty else node

    def sure(self, key: str) -> bool:
        """Whether the key stands there once: of two values nobody can tell which is meant."""
        return key not in self.mapping.repeated

    def said(self, readers: "Map[str, Reader]") -> dict[str, Any]:
        """What is said by those of the keys that stand there: of many that could, few do."""
        return {key: readers[key](self, key) for key in self.values if key in readers}

    def given(self, key: str) -> bool:
        """Whether the key stands there, be its value empty."""
        return key in self.mapping.values

    def is_list(self, key: str) -> bool:
        """Whether a list stands there, be it empty."""
        return isinstance(self.mapping.values.get(key), Sequence)

    def scalar(self, key: str) -> Scalar | None:
        """The single value of that key; a list or mapping is a fault."""
        self.asked.add(key)
        node = self.values.get(key)
        if node is None or isinstance(node, Scalar):  # asked so often that a call less is felt
            return None if node is None or (node.plain and node.text in EMPTY) else node
        if node.empty:
            return None
        what = "a list" if isinstance(node, Sequence) else "keys and values"
        message = f"`{key}` takes one value, not {what}"
        several = key == "channel" and isinstance(node, Sequence)
        cure = "for several channels write `outputs`, one `- channel: …` for each" if several else _QUOTED
        self.fault(node.place, "bad-value", message, cure)
        return None

    def line(self, key: str) -> str:
        """Text on one line."""
        node = self.scalar(key)
        if node is None or is_plain_line(node.text):
            return node.text if node else ""
        return " ".join(self._cleaned(node, key).split())

    def text(self, key: str) -> str:
        """Text with its line breaks, cleaned of control characters."""
        node = self.scalar(key)
        return self._cleaned(node, key) if node else ""

    def _cleaned(self, node: Scalar, key: str) -> str:
        text = clean(node.text)
        if text is not node.text and has_controls(node.text):
            message = f"`{key}` holds control characters, which are left out"
            self.fault(node.place, "control-character", message, "type the text anew")
        return text

    def id(self, key: str) -> str:
        """An identifier: letters, digits, ``_`` and ``-``, at most 80."""
        node = self.scalar(key)
        return self._identifier(node, key) if node else ""

    def _identifier(self, node: Scalar, key: str, *, one: bool = True) -> str:
        if is_identifier(node.text):
            return node.text
        message = f"`{key}`: '{shown(node.text)}' cannot be an id"
        words = [word.strip() for word in node.text.split(",")]
        several = not one and len(words) > 1 and all(map(is_identifier, words))
        cure = f"write `[{shown(', '.join(words))}]`" if several else cure_of_id(node.text)
        self.fault(node.place, "bad-id", message, cure)
        return ""

    def nodes(self, key: str) -> tuple[Scalar, ...]:
        """One value or a list of values, as nodes."""
        node = self.node(key)
        if node is None:
            return ()
        nodes = node.items if isinstance(node, Sequence) else (node,)
        words = [inner for inner in nodes if isinstance(inner, Scalar)]
        for wrong in nodes if len(words) < len(nodes) else ():
            if not isinstance(wrong, Scalar):
                message = f"`{key}` takes a word or a list of words"
                self.fault(wrong.place, "bad-value", message, f"write `{key}: [one, another]`")
        return tuple([word for word in words if not word.empty])

    def ids(self, key: str) -> tuple[str, ...]:
        """One identifier or a list of them, in their order, each once."""
        return tuple(dict.fromkeys(id for id, _ in self.placed_ids(key)))

    def placed_ids(self, key: str) -> list[tuple[str, Place]]:
        """The same with the place of each."""
        one = self.is_list(key)
        found = ((self._identifier(node, key, one=one), node.place) for node in self.nodes(key))
        return [(id, place) for id, place in found if id]

    def lines(self, key: str) -> tuple[str, ...]:
        """One text or a list of texts, each on one line."""
        return tuple(filter(None, (one_line(node.text) for node in self.nodes(key))))

    def choice(self, key: str, kind: type[Choice]) -> Choice | None:
        """One word of a closed list."""
        node = self.scalar(key)
        if node is None or not self.sure(key):
            return None
        try:
            return kind(node.text)
        except ValueError:
            self.not_in_list(node, key, [member.value for member in kind])
            return None

    def word(self, key: str, words: Iterable[str]) -> str:
        """One of the words."""
        node = self.scalar(key)
        if node is None or node.text in words:
            return node.text if node else ""
        self.not_in_list(node, key, words)
        return ""

    def not_in_list(self, node: Scalar, key: str, words: Iterable[str]) -> None:
        """Note a word that is not in its closed list, with the nearest or the whole list."""
        known = list(words)
        if {"yes", "no"} <= set(known) <= set(_PLAINLY):
            plain = _PLAINLY.get(node.text.casefold())
            cure = f"write `{key}: {plain}`" if plain else f"write `{key}: yes` or `{key}: no`"
            message = f"`{key}` takes yes or no, not '{shown(node.text)}'"
            self.fault(node.place, "bad-choice", message, cure, _fix(node, plain or "", safe=True))
            return
        same = _in_other_letters(node.text, known)
        cure = did_you_mean(node.text, known) or f"use one of {listed(known, 20)}"
        fix = _fix(node, same or nearest(node.text, known), safe=bool(same) and key not in GUARDS)
        message = f"unknown {key.replace('_', ' ')} '{shown(node.text)}'"
        self.fault(node.place, "bad-choice", message, f"write '{same}'" if same else cure, fix)

    def zone(self, key: str) -> str:
        """The name of an IANA time zone."""
        node = self.scalar(key)
        if node is None:
            return ""
        try:
            return parse_zone(node.text).key
        except TimeFault as error:
            self.fault(node.place, error.rule, error.message, error.cure)
            return ""

    def time(
        self, key: str, zone: ZoneInfo | None, phrases: dict[str, Relative] | None = None, name: str = ""
    ) -> Timespan | None:
        """A time; local ones are read in ``zone``.

        With ``phrases`` it may also be a relative one, which is put there (under ``name``, if that
        is another than the key) and is None here.
        """
        node = self.scalar(key)
        if node is None or (phrases is not None and self._is_phrase(node, key, phrases, name or key)):
            return None
        return self._time(node, key, zone)

    def _is_phrase(self, node: Scalar, key: str, phrases: dict[str, Relative], name: str) -> bool:
        """Whether words stand there, well put or not."""
        if not is_phrase(node.text):
            return False
        try:
            phrases[name] = parse_phrase(node.text)
        except TimeFault as error:
            self.fault(node.place, error.rule, f"`{key}`: {error.message}", error.cure)
        return True

    def times(self, key: str, zone: ZoneInfo | None) -> tuple[Timespan, ...]:
        """One time or a list of times."""
        found = (self._time(node, key, zone) for node in self.nodes(key))
        return tuple(time for time in found if time is not None)

    def _time(self, node: Scalar, key: str, zone: ZoneInfo | None) -> Timespan | None:
        if is_phrase(node.text):
            message = f"`{key}`: '{shown(node.text)}' is no date, and this one does not follow another"
            self.fault(node.place, "bad-time", message, "write 2027-05-12, or 2027-05-12 09:00")
            return None
        try:
            return parse(node.text, zone)
        except TimeFault as error:
            self.fault(node.place, error.rule, f"`{key}`: {error.message}", error.cure)
            return None

    def instant(
        self, key: str, rule: str, phrases: dict[str, Relative] | None = None, name: str = ""
    ) -> datetime | None:
        """An exact moment with its offset; anything less breaks ``rule``.

        With ``phrases`` it may also be a relative one, see ``time``.
        """
        node = self.scalar(key)
        if node is None or not self.sure(key):
            return None
        if phrases is not None and self._is_phrase(node, key, phrases, name or key):
            return None
        try:
            time = parse(node.text, None)
        except TimeFault as error:
            broken = rule if error.rule == "naive-time" else error.rule
            cure = "write 2027-05-12T08:00-04:00" if error.rule == "naive-time" else error.cure
            self.fault(node.place, broken, f"`{key}`: {error.message}", cure)
            return None
        if time.precision < Precision.MOMENT:
            message = f"`{key}`: '{shown(node.text)}' names no hour"
            self.fault(node.place, rule, message, "write 2027-05-12T08:00-04:00")
        return time.instant

    def url(self, key: str) -> str:
        """An address on the web, or a mail address with ``mailto:``."""
        node = self.scalar(key)
        return self.address(node, key, node.text.strip()) if node else ""

    def address(self, node: Scalar, key: str, text: str) -> str:
        """The text of that node, if it is such an address."""
        if text.lower().startswith(SCHEMES) and _is_address(text):
            return text
        message = f"`{key}`: '{shown(node.text)}' is no web address"
        self.fault(node.place, "bad-url", message, "begin with https:// and leave out spaces and quotes")
        return ""

    def inner(self, key: str) -> "Fields | None":
        """The mapping under that key, to be asked in turn."""
        node = self.node(key)
        if node is None or isinstance(node, Mapping):
            return Fields(node, self.faults) if node else None
        message = f"`{key}` takes keys and values, not one word or a list"
        self.fault(node.place, "bad-value", message, "write each as `key: value`, indented")
        return None

    def unasked(self) -> list[str]:
        """The keys that stand there and were never asked for."""
        keys = self.mapping.keys
        if keys.keys() <= self.asked:
            return []
        return [key for key in keys if key not in self.asked and key != "x"]

    def unguarded(self, what: str) -> bool:
        """Whether a key that was to hide ``what`` may be misspelt, in the wrong place or there twice."""
        doubtful = [key for key in self.unasked() if like_a_guard(key)]
        for key in doubtful:
            message = f"'{shown(key)}' may be meant to hide {what} and is not read: nothing of it is shown"
            cure = did_you_mean(key, set(GUARDS) & self.asked) or "write it once for the whole item"
            self.fault(self.mapping.keys[key], "unsure-visibility", message, cure)
        self.asked.update(doubtful)
        return bool(doubtful) or not self.mapping.repeated.isdisjoint(GUARDS)

    def unknown(self, what: str, also: Container[str] = ()) -> None:
        """Note every key that was never asked for, with the nearest that could be meant."""
        for key in self.unasked():
            if key not in also:
                own = "keep keys of your own under `x:`" if what == "an item" else ""
                near = _ELSEWHERE.get((what, key)) or did_you_mean(key, self.asked)
                cure = near or own or f"there are {listed(sorted(self.asked), 20)}"
                place = self.mapping.keys[key]
                fix = self._rename(what, key, place)
                self.fault(place, "unknown-key", f"unknown key '{shown(key)}' in {what}", cure, fix)

    def _rename(self, what: str, key: str, place: Place) -> Fix | None:
        """What it would be called if one letter is wrong, and nothing is called so yet."""
        meant = nearest(key, self.asked)
        if (what, key) in _ELSEWHERE or not is_one_edit(key, meant) or self.given(meant):
            return None
        if what == "an item":
            return Fix(f"call it `{meant}`", (Rename(key, meant),))
        return Fix.word(place, key, meant)


#: What reads the value of a key.
Reader = Callable[[Fields, str], Any]


def _fix(node: Scalar, word: str, *, safe: bool) -> Fix | None:
    """Another word in the place of that one, which stands there without quotes."""
    return Fix.word(node.place, node.text, word, safe=safe) if node.plain else None


def _in_other_letters(text: str, known: Iterable[str]) -> str:
    """The word of a list that is written so but for case, spaces, hyphens and the other English."""
    plain = _plain_letters(text)
    return next((word for word in known if _plain_letters(word) == plain), "")


def _plain_letters(text: str) -> str:
    plain = "-".join(text.casefold().replace("_", " ").replace("-", " ").split())
    return "cancelled" if plain == "canceled" else plain


def cure_of_id(text: str) -> str:
    """What to do about a text that cannot be an id."""
    if text.lower() in ("index", "readme"):
        return "a folder's own page has this name: use another"
    if text.lower() in RESERVED:
        return "this is a device name: use another"
    return "use letters, digits, _ and -, at most 80"


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        on_the_web = parts.netloc or text[0] in "hH"
        reachable = bool(parts.hostname and parts.username is None) if on_the_web else bool(parts.path)
    except ValueError:  # [ without ], a port that is none
        return False
    return reachable and text.isprintable() and not set(text) & set(' "<>\\^`{|}')


@lru_cache(maxsize=4096)
def like_a_guard(key: str) -> bool:
    """Whether the key is ``visibility`` or ``embargo``, or may be meant to be one of them."""
    plain = key.casefold().replace("-", "_")
    return plain.startswith("embargo") or bool(get_close_matches(plain, GUARDS, 1, 0.75))
