"""Where everything stands in a front matter: nodes with their ranges in the file's own text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from airdate.finding import Place

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_BREAK = re.compile(r"\r\n|\r|\n")
_BLOCK = frozenset("|>")
_CLOSING = re.compile(r"---[ \t]*(?:[\r\n]|\Z)")


class Scalar(NamedTuple):
    """A value from ``start`` up to ``end``, quotes included; ``style`` is YAML's, empty for plain."""

    start: int
    end: int
    text: str
    style: str
    tagged: bool = False


class Sequence(NamedTuple):
    """A list; in flow style its range includes the brackets."""

    start: int
    end: int
    items: "tuple[Node, ...]"
    flow: bool


class Entry(NamedTuple):
    """A key and its value."""

    key: Scalar
    value: "Node"

    @property
    def start(self) -> int:
        """Where the key begins."""
        return self.key.start

    @property
    def end(self) -> int:
        """Where the value ends."""
        return max(self.key.end, self.value.end)


class Mapping(NamedTuple):
    """Keys and values; in flow style its range includes the braces."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    flow: bool

    def named(self, key: str) -> list[Entry]:
        """The entries of that key: one, unless it is repeated."""
        return [entry for entry in self.entries if entry.key.text == key]


Node = Scalar | Sequence | Mapping


class Layout:
    """The nodes of one file, whose front matter the strict reader has already accepted.

    ``text`` is the file's text with its own line ends and byte order mark; offsets count its characters.
    ``end`` is where the closing ``---`` stands.
    """

    def __init__(self, text: str, shown: str) -> None:
        self.text, self.shown = text, shown
        self.starts = [0, *(found.end() for found in _BREAK.finditer(text))]
        # Before the opening fence stands nothing but what no editor shows, see ``front_matter``.
        self.first = self.line(text.index("---")) + 1
        last = next(n for n in range(self.first, len(self.starts)) if _CLOSING.match(text, self.starts[n]))
        self.end = self.starts[last]
        self.root = self._read(_BREAK.sub("\n", text[self.starts[self.first] : self.end]))

    def line(self, offset: int) -> int:
        """The number, from 0, of the line that the character stands in."""
        return bisect_right(self.starts, offset) - 1

    def line_start(self, offset: int) -> int:
        """Where the line of that character begins."""
        return self.starts[self.line(offset)]

    def below(self, offset: int) -> int:
        """Where the line below begins; within front matter there always is one."""
        return self.starts[self.line(offset) + 1]

    def line_end(self, offset: int) -> str:
        """The line break that ends the line of that character."""
        found = _BREAK.search(self.text, self.line_start(offset))
        return found[0] if found else "\n"

    def place(self, offset: int) -> Place:
        """The place as messages name it."""
        return Place(self.shown, self.line(offset) + 1, offset - self.line_start(offset) + 1)

    def indent_step(self) -> int:
        """How many columns deeper this file's nested mappings stand; 2 if it has none."""
        for entry in self.root.entries if not self.root.flow else ():
            if isinstance(entry.value, Mapping) and not entry.value.flow:
                return self.column(entry.value.start) - self.column(entry.start)
        return 2

    def column(self, offset: int) -> int:
        """Characters before it in its line."""
        return offset - self.line_start(offset)

    def has_comment(self, start: int, end: int) -> bool:
        """Whether a comment stands between; a ``#`` within a value is none."""
        rest, at = "", start
        for scalar in _scalars(self.root):
            if start <= scalar.start and scalar.end <= end:
                rest, at = rest + self.text[at : scalar.start], scalar.end
                rest += self.header(scalar)
        return "#" in rest + self.text[at:end]

    def header(self, scalar: Scalar) -> str:
        """The first line of a block text, where a comment may stand."""
        written = self.text[scalar.start : scalar.end]
        return _BREAK.split(written, maxsplit=1)[0] if scalar.style in _BLOCK else ""

    def _read(self, matter: str) -> Mapping:
        events = yaml.parse(matter, Loader=_Loader)
        for event in events:
            if isinstance(event, yaml.MappingStartEvent):
                return self._mapping(event, events)
        return Mapping(self.end, self.end, (), flow=False)

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event]) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events)
        assert isinstance(event, yaml.MappingStartEvent)  # noqa: S101 - the strict reader knows no alias
        return self._mapping(event, events)

    def _mapping(self, event: yaml.MappingStartEvent, events: Iterator[yaml.Event]) -> Mapping:
        entries = []
        while not isinstance(key := next(events), yaml.MappingEndEvent):
            assert isinstance(key, yaml.ScalarEvent)  # noqa: S101 - … nor a key that is no word
            entries.append(Entry(self._scalar(key), self._node(next(events), events)))
        start = self._offset(event.start_mark)
        if self.text.startswith("{", start):
            return Mapping(start, self._offset(key.end_mark), tuple(entries), flow=True)
        return Mapping(start, entries[-1].end, tuple(entries), flow=bool(event.flow_style))

    def _sequence(self, event: yaml.SequenceStartEvent, events: Iterator[yaml.Event]) -> Sequence:
        items = []
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            items.append(self._node(item, events))
        start = self._offset(event.start_mark)
        if event.flow_style:
            return Sequence(start, self._offset(item.end_mark), tuple(items), flow=True)
        return Sequence(start, items[-1].end, tuple(items), flow=False)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end, style = self._offset(event.start_mark), self._offset(event.end_mark), event.style or ""
        if style in _BLOCK:
            end = self._end_of_block(start, end)
        return Scalar(start, end, event.value, style, event.tag is not None)

    def _end_of_block(self, start: int, end: int) -> int:
        """Where a block text ends: blank lines below it are its own only if it keeps them (``|+``)."""
        block = self.text[start:end]
        if "+" in block[:3]:
            return end - len(block) + len(re.sub(r"(?:\r\n|\r|\n)\Z", "", block))
        return start + len(block.rstrip("\r\n"))  # a line of spaces may be text

    def _offset(self, mark: Any) -> int:
        # A mark's ``index`` counts otherwise than Python does; lines and columns are the same everywhere.
        line, column = int(mark.line), int(mark.column)
        return self.starts[self.first + line] + column


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for key, value in node.entries:
            yield key
            yield from _scalars(value)
