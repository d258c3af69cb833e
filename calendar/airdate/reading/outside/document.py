"""JSON of others (RFC 8259): its values, and the line on which each element of its lists begins."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NoReturn

from airdate.text import one_line, shown

_SPACE = re.compile(r"[ \t\n\r]*")
Json = object


class NoDocument(ValueError):
    """The text is no JSON object that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Element:
    """One value of a list, and its line in the file."""

    value: Json
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """The object that a file holds: its lists element by element, everything else as it is."""

    values: dict[str, Json] = field(default_factory=dict)
    lists: dict[str, tuple[Element, ...]] = field(default_factory=dict)

    def line(self, key: str) -> str:
        """The text of that key, cleaned; empty if there is none."""
        value = self.values.get(key)
        return one_line(value) if isinstance(value, str) else ""


def read(text: str) -> Document:
    """Read the text; raises NoDocument for what is no object, holds a key twice, or a number that is none."""
    try:
        return _Reader(text).document()
    except RecursionError:
        raise NoDocument("it is nested too deeply") from None
    except ValueError as error:
        raise NoDocument(shown(one_line(str(error)), 120)) from None


class _Reader:
    """Reads the outermost object itself, so that it knows where the elements of its lists begin."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.lines, self.counted = text, 0, 1, 0
        self.decoder = json.JSONDecoder(
            object_pairs_hook=_once, parse_constant=_no_number, parse_float=_number, parse_int=_number
        )

    def document(self) -> Document:
        """The object that the whole text is; raises ValueError with the line for anything else."""
        found = Document()
        self.expect("{")
        while not self.skip("}"):
            if found.values or found.lists:
                self.expect(",")
            key = self.value()
            if not isinstance(key, str) or key in found.values or key in found.lists:
                raise ValueError(f"line {self.line()}: a key is no text, or stands twice")
            self.expect(":")
            if self.skip("["):
                found.lists[key] = self.elements()
            else:
                found.values[key] = self.value()
        self.space()
        if self.at < len(self.text):
            raise ValueError(f"line {self.line()}: it goes on behind its end")
        return found

    def elements(self) -> tuple[Element, ...]:
        """What a list holds, up to its end, each with its line."""
        found: list[Element] = []
        while not self.skip("]"):
            if found:
                self.expect(",")
            self.space()
            line = self.line()
            found.append(Element(self.value(), line))
        return tuple(found)

    def value(self) -> Json:
        """The value that stands here."""
        self.space()
        value: Json
        value, self.at = self.decoder.raw_decode(self.text, self.at)
        return value

    def line(self) -> int:
        """The line that is read; counted on from the last one that was asked for."""
        self.lines += self.text.count("\n", self.counted, self.at)
        self.counted = max(self.counted, self.at)
        return self.lines

    def space(self) -> None:
        if match := _SPACE.match(self.text, self.at):
            self.at = match.end()

    def skip(self, sign: str) -> bool:
        self.space()
        found = self.text.startswith(sign, self.at)
        self.at += found
        return found

    def expect(self, sign: str) -> None:
        if not self.skip(sign):
            raise ValueError(f"line {self.line()}: '{sign}' is missing")


def _once(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    """An object; of a key that stands twice nobody can tell which value others read."""
    found = dict(pairs)
    if len(found) < len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise ValueError(f"the key '{shown(twice)}' stands twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number of JSON")


def _number(text: str) -> Json:
    """Small whole numbers; of the rest nothing is wanted, and the longest take minutes to convert."""
    return int(text) if len(text) < 10 and "." not in text and "e" not in text.lower() else None
