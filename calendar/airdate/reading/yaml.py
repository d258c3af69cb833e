"""Strict YAML: nodes with positions, every scalar as it was typed.

Built from the parser's events, so nothing is ever constructed: ``no`` stays
``no``, ``10:30`` stays ``10:30``. Refused are duplicate keys, anchors and
aliases, tags, several documents, and nesting deeper than a front matter needs.
What was written for another tool may be read leniently: an alias of a single
value is that value, a tag is passed over, and of two keys the last holds, as in Ruby.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from airdate.finding import Fault, Fix, Place, Replace
from airdate.limits import YAML_DEPTH
from airdate.text import shown

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Word = yaml.ScalarEvent

# Makes a named tuple of its fields; its own constructor costs twice as much.
_tuple = tuple.__new__

#: Where a YAML mark (line and column from 0) stands in the file; C's marks and Python's are two types.
Locate = Callable[[Any], Place]


#: YAML's words for nothing.
EMPTY = frozenset({"", "~", "null"})


class Scalar(NamedTuple):
    """A value as typed; ``plain`` if it had no quotes and is no block text."""

    text: str
    place: Place
    plain: bool = True

    @property
    def empty(self) -> bool:
        """Nothing was said: no value, or YAML's words for it."""
        return self.plain and self.text in EMPTY


class Sequence(NamedTuple):
    """A list."""

    items: "tuple[Node, ...]"
    place: Place

    @property
    def empty(self) -> bool:
        """Nothing is in it."""
        return not self.items


class Mapping(NamedTuple):
    """Keys and values in their order, and where each key stands.

    A key of ``repeated`` stood there more than once: nobody can tell which value was meant.
    """

    values: "dict[str, Node]"
    keys: dict[str, Place]
    place: Place
    repeated: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        """Nothing is in it."""
        return not self.values


Node = Scalar | Sequence | Mapping


class YamlFault(Exception):
    """YAML that is refused, as the fault to be shown.

    No ValueError: python-frontmatter takes one for "no front matter here".
    """

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parse(text: str, path: str, first_line: int, faults: list[Fault], *, lenient: bool = False) -> Mapping:
    """Parse one mapping whose first line is line ``first_line`` of the file ``path``.

    Raises YamlFault where nothing can be read; lesser traps are appended to
    ``faults``. An empty text is an empty mapping.
    """
    if not text.replace("\n", "").isprintable() and (odd := _ODD.search(text)):  # the first is fast
        raise YamlFault(_odd_character(odd, path, first_line))

    composer = _Composer(text, path, first_line, faults, lenient)
    try:
        root = composer.document()
    except yaml.YAMLError as error:
        raise YamlFault(_syntax_fault(error, text, Place(path, first_line), composer.locate)) from None
    if root is None or (isinstance(root, Scalar) and root.empty):
        return Mapping({}, {}, Place(path, first_line))
    if not isinstance(root, Mapping):
        cure = "write one `key: value` on each line"
        raise YamlFault(Fault(root.place, "yaml-syntax", "this is not a list of keys and values", cure))
    return root


class _Composer:
    """Turns the event stream of one document into nodes.

    A plan of many items has hundreds of thousands of keys and values: places and nodes are made of them
    without a call in between.
    """

    def __init__(self, text: str, path: str, first_line: int, faults: list[Fault], lenient: bool) -> None:
        self.lines = text.split("\n") if "#" in text else []
        self.marked = frozenset(n for n, line in enumerate(self.lines) if "#" in line)
        self.next_event: Callable[[], Any] = _Loader(text).get_event
        self.path, self.first_line, self.faults, self.lenient = path, first_line, faults, lenient
        self.anchored: dict[str, Scalar] = {}

    def locate(self, mark: Any) -> Place:
        """Where a mark (line and column from 0) stands in the file; C's marks and Python's are two types."""
        return Place(self.path, self.first_line + mark.line, mark.column + 1)

    def document(self) -> Node | None:
        """The root node of the only document; None for an empty text."""
        root: Node | None = None
        while event := self.next_event():
            if isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self.refused(event, "a second document starts here", "remove the `---` in the middle")
            if isinstance(event, yaml.NodeEvent):
                root = self.node(event, 0)
        return root

    def node(self, event: yaml.NodeEvent, depth: int) -> Node:
        """The node that this event begins."""
        if type(event) is not _Word:
            return self.collection(event, depth)
        if event.tag is not None or event.anchor is not None:
            self.note_odd(event)
        start: Any = event.start_mark
        end: Any = event.end_mark
        place = _tuple(Place, (self.path, self.first_line + start.line, start.column + 1))
        plain = not event.style
        if plain and self.marked and end.line in self.marked:
            self.note_trap(start, end, place, len(event.value.split()))
        scalar = _tuple(Scalar, (event.value, place, plain))
        if event.anchor is not None:
            self.anchored[event.anchor] = scalar
        return scalar

    def collection(self, event: yaml.NodeEvent, depth: int) -> Node:
        """The list or mapping that this event begins, or the value that an alias stands for."""
        if isinstance(event, yaml.AliasEvent) and event.anchor in self.anchored:
            return self.anchored[event.anchor]
        self.note_odd(event)
        if depth >= YAML_DEPTH:
            raise self.refused(event, f"nested deeper than {YAML_DEPTH} levels", "quote a text with brackets")
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def note_odd(self, event: yaml.NodeEvent) -> None:
        """Refuse anchors, aliases and tags."""
        if isinstance(event, yaml.AliasEvent) or (event.anchor is not None and not self.lenient):
            raise self.refused(
                event, "anchors and aliases (& and *) are not read", "write the value out, or quote it"
            )
        tag = getattr(event, "tag", None)
        if tag and tag != "!" and not self.lenient:
            raise self.refused(event, f"the tag '{shown(tag)}' is not read", "write the value without it")

    def sequence(self, start: yaml.Event, depth: int) -> Sequence:
        """The entries up to the end of the list."""
        items = []
        while type(event := self.next_event()) is not yaml.SequenceEndEvent:
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), self.locate(start.start_mark))

    def mapping(self, start: yaml.Event, depth: int) -> Mapping:
        """Keys and values up to the end of the mapping."""
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        repeated: frozenset[str] = frozenset()
        next_event, node, path, first_line = self.next_event, self.node, self.path, self.first_line
        mark: Any
        while type(event := next_event()) is not yaml.MappingEndEvent:
            if type(event) is _Word and event.tag is None and event.anchor is None:
                key, mark = event.value, event.start_mark
                place = _tuple(Place, (path, first_line + mark.line, mark.column + 1))
            else:
                key, place = self.key(event, depth + 1)
            value = node(next_event(), depth + 1)
            if key in values:
                repeated |= {key}
                message = f"the key '{shown(key)}' stands here again, first in line {keys[key].line}"
                message += "; the last one holds" if self.lenient else ""
                self.faults.append(Fault(place, "duplicate-key", message, "keep one of the two"))
                if not self.lenient:
                    continue
            values[key], keys[key] = value, place
        return Mapping(values, keys, self.locate(start.start_mark), repeated)

    def key(self, event: yaml.NodeEvent, depth: int) -> tuple[str, Place]:
        """The word of a key that has an anchor or a tag, or is none."""
        key = self.node(event, depth)
        if not isinstance(key, Scalar):
            raise self.refused(event, "a key must be a word", "quote a text that starts with a bracket")
        return key.text, key.place

    def note_trap(self, start: Any, end: Any, place: Place, words: int) -> None:
        """Note a word behind a value that begins with #: it may be meant as part of the value."""
        if swallowed := _SWALLOWED.match(self.lines[end.line], end.column):
            message = f"YAML takes '{shown(swallowed[0].strip())}' and the rest of the line as a comment"
            cure = "quote the value, or put a space after the # if you mean a comment"
            fix = self.quoted(start, words) if start.line == end.line else None
            self.faults.append(Fault(place, "value-trap", message, cure, fix=fix))

    def quoted(self, start: Any, words: int) -> Fix | None:
        """The value in quotes, up to the end of its line; None where other values may follow in that.

        One word before the # may be all that was meant, as in ``status: draft #todo``.
        """
        line = self.lines[start.line]
        old = line[start.column :].strip()
        column = line.index(old, start.column)
        if not _ALONE.match(line[:column]) or old.endswith((",", "]", "}")):
            return None
        new = '"' + old.replace("\\", "\\\\").replace('"', '\\"') + '"'
        change = Replace(self.locate(start)._replace(column=column + 1), old, new)
        return Fix("quote it", (change,), safe=words != 1, wording=True)

    def refused(self, event: yaml.Event, message: str, cure: str) -> YamlFault:
        return YamlFault(Fault(self.locate(event.start_mark), "yaml-syntax", message, cure))


#: A word behind a value that YAML takes as the beginning of a comment.
_SWALLOWED = re.compile(r"\s*#[^\s#!]\S*")

#: Before a value that has the rest of its line for itself: list marks and a key, no brackets.
_ALONE = re.compile(r"\s*(?:- +)*(?:[\w.-]+:\s+)?\Z")

# What YAML forbids, and the line breaks that it knows and editors do not show.
_ODD = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def _odd_character(odd: re.Match[str], path: str, first_line: int) -> Fault:
    before = odd.string[: odd.start()]
    place = Place(path, first_line + before.count("\n"), len(before.rpartition("\n")[2]) + 1)
    message = f"an invisible character stands here (U+{ord(odd[0]):04X})"
    return Fault(place, "yaml-syntax", message, "delete it, or type the line anew")


#: What the parser says -> what it means to an editor, and the way out.
_SYNTAX = {
    "mapping values are not allowed": (
        "a second ': ' in this line, or an indented key",
        'quote the value: "…"',
    ),
    "cannot start any token": ("a value must not start with this character", 'quote the value: "…"'),
    "found a tab character": ("a tab character", "indent with spaces"),
    "did not find expected '-' indicator": (
        "indented differently from the line above",
        "put it under the key above",
    ),
    "did not find expected key": ("the line goes on after the value has ended", "quote the whole value"),
    "could not find expected ':'": (
        "a line without `key: value`",
        "add the colon, or indent a continued text",
    ),
    "found unexpected end of stream": ("a quote is opened here and never closed", "close it"),
    "did not find expected node content": ("a bracket is opened and never closed", "close it"),
    "did not find expected ',' or": ("a bracket is opened and never closed", "close it, or quote the value"),
    "block sequence entries are not allowed": ("a list entry where none can be", "start it on its own line"),
    "found unknown escape character": ("a backslash that YAML does not know", "use 'single quotes'"),
}


def _syntax_fault(error: yaml.YAMLError, text: str, top: Place, locate: Locate) -> Fault:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "a character that YAML does not allow"
    reason, cure = next((v for k, v in _SYNTAX.items() if k in problem), (problem, ""))
    lines = text.split("\n")
    if mark is None:
        return Fault(top, "yaml-syntax", reason, "remove control characters")
    if mark.line < len(lines) and "\t" in lines[mark.line][: mark.column + 1]:
        reason, cure = _SYNTAX["found a tab character"]
    if above := _without_space(lines, mark.line, problem):
        place = Place(top.path, top.line + mark.line - 1, above.end())
        return Fault(place, "yaml-syntax", "there is no space after the colon", f"write `{above[1]}: …`")
    start = getattr(error, "context_mark", None)
    place = locate(start if start is not None and "closed" in reason else mark)
    end = text.rstrip()  # what the parser misses behind the end is missed at the end
    last = top.line + end.count("\n")
    if place.line > last:
        place = Place(top.path, last, len(end.rpartition("\n")[2]) + 1)
    return Fault(place, "yaml-syntax", reason, cure)


# Not the colon of an address.
_UNSPACED = re.compile(r"\s*(?:- +)?([A-Za-z_]+):(?=[^\s:/])")


def _without_space(lines: list[str], line: int, problem: str) -> re.Match[str] | None:
    """``key:value`` above the line where the parser stumbles: it took that for a text that goes on."""
    stumbled = "mapping values are not" in problem or "could not find expected ':'" in problem
    return _UNSPACED.match(lines[line - 1]) if stumbled and 0 < line <= len(lines) else None
