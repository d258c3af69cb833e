"""Told: what the parts of an item say, as its page tells it, out of what they declare of their keys.

For the team only: nothing of it is meant for the public (see ``tests/test_parts_unpublished.py``).
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from airdate.html import address
from airdate.html.words import Words
from airdate.parts.candour import Provenance
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.timespan import Timespan
from airdate.wording import names
from airdate.wording.numbers import number

#: Words, and where they lead; an empty link is none.
Text = tuple[str, str]


class Said(NamedTuple):
    """One key. ``form`` tells what ``value`` is.

    ``words`` are texts on one line, ``list`` texts one below the other, ``text`` lines of a text,
    ``keys`` what a part inside says, ``records`` several such parts.
    """

    name: str
    form: str
    value: Any


class Section(NamedTuple):
    """What one part says; ``id`` is its name as ``airdate.parts`` has it."""

    id: str
    name: str
    said: list[Said]


#: Numbers on a scale from 1 to 5.
_OF_FIVE = frozenset({"likelihood", "impact"})

#: The IPTC's vocabulary of how something was made.
_IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"

#: Which facet of the vocabulary an id is a word of; any other id is that of an item.
_FACETS = {"person": "owner", "channel": "channel", "audience": "audience"}


class Teller:
    """Tells parts in the words of one plan; every id that it has leads to its page, any other stays away."""

    def __init__(self, words: Words) -> None:
        self.words, self.plan = words, words.plan
        self._: Callable[[str], str] = words.spoken.gettext

    def told(self, part: Part, *, without: frozenset[str] = frozenset()) -> Iterator[Said]:
        """The keys of a part of which anything is said; what others call it last."""
        for key, of in sorted(keys_of(type(part)).items(), key=lambda found: found[0] == "id"):
            value = getattr(part, key)
            if value in ("", (), None) or key in without:
                continue
            form, told = self._value(key, of, value)
            if told:
                yield Said(self.name(key), form, told)

    def name(self, key: str) -> str:
        """What a key is called."""
        return self._(names.KEYS.get(key, key.replace("_", " ").capitalize()))

    def word(self, word: str) -> str:
        """A word of a choice."""
        return self._(names.WORDS.get(word, word.replace("-", " ")))

    def ids(self, names_: str, ids: tuple[str, ...]) -> list[Text]:
        """Titles with links; of items only those that this edition shows."""
        if not names_:
            return [(id, "") for id in ids]
        facet = _FACETS.get(names_)
        return [text for id in ids for text in (self._term(facet, id) if facet else self._item(id))]

    def day(self, time: Timespan) -> str:
        """A day, with its hour if it has one."""
        day = self.words.dates.loosely(time)
        return f"{day}, {self.words.dates.clock(time.instant, self.words.zone)}" if time.instant else day

    def _value(self, name: str, key: Key, value: Any) -> tuple[str, Any]:
        """The form of a value, and the value as that wants it."""
        if name in _OF_FIVE:
            return "words", [(self._("%(number)s of 5") % {"number": f"{value:g}"}, "")]
        if key.kind is Kind.PART:
            return "keys", list(self.told(value))
        if key.kind is Kind.PARTS:
            return "records", [said for part in value if (said := list(self.told(part)))]
        if key.kind is Kind.TEXT:
            return "text", value.split("\n")
        if key.kind is Kind.LINES:
            return "list", [(line, "") for line in value]
        return "words", self._words(key, value)

    def _words(self, key: Key, value: Any) -> list[Text]:
        match key.kind:
            case Kind.IDS:
                return self.ids(key.names, value)
            case Kind.ID:
                return self.ids(key.names, (value,))
            case Kind.CHOICES:
                return [(self.word(word), "") for word in value]
            case Kind.CHOICE if isinstance(value, Provenance):
                code = value.source_type
                return [(self.word(value), ""), (f"IPTC {code}", f"{_IPTC}{code}")]
            case Kind.URL:
                return [(value.removeprefix("mailto:"), value)]
        return [(self._plain(key, value), "")]

    def _plain(self, key: Key, value: Any) -> str:
        match key.kind:
            case Kind.CHOICE:
                return self.word(value)
            case Kind.YES:
                return self._("yes") if value else self._("no")
            case Kind.NUMBER:
                return number(value, self.words.spoken)
            case Kind.DAY:
                return self.day(value)
        return str(value)

    def _term(self, facet: str, id: str) -> Iterator[Text]:
        known: Mapping[str, object] = self.plan.vocabulary.terms(facet) or {}
        there = id in known or bool(self.plan.by(facet, id))
        yield self.words.title(facet, id), address.of_term(facet, id) if there else ""

    def _item(self, id: str) -> Iterator[Text]:
        item = self.plan.by_id.get(id)
        if item:
            yield item.title, address.of(self.plan, item)
