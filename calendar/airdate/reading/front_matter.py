"""Front matter: the block between two ``---`` lines, and the body after it.

python-frontmatter finds and splits; our handler makes its YAML strict.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time

import frontmatter
from frontmatter.default_handlers import BaseHandler

from airdate.finding import Fault, Place
from airdate.limits import FRONT_MATTER_CHARACTERS
from airdate.reading.source import Source
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence, YamlFault, parse

_CLOSED = re.compile(r"\A---[ \t]*\n(?P<matter>.*?)^---[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<matter>.*?)^\+\+\+[ \t]*$\n?", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Document:
    """A Markdown file in two halves. ``matter`` is None where there is no front matter."""

    source: Source
    matter: Mapping | None
    body: str
    body_line: int


class StrictHandler(BaseHandler):
    """python-frontmatter's handler for one source: strict YAML with positions, or Hugo's TOML."""

    FM_BOUNDARY = re.compile(r"\A(---|\+\+\+)[ \t]*(\n|\Z)")
    START_DELIMITER = END_DELIMITER = "---"

    def __init__(self, source: Source, skipped: int, faults: list[Fault]) -> None:
        super().__init__()
        self.source, self.skipped, self.faults = source, skipped, faults
        self.matter: Mapping | None = None
        self.body_line = 1

    def detect(self, text: str) -> bool:
        """Whether the text begins with a front matter delimiter."""
        return bool(self.FM_BOUNDARY and self.FM_BOUNDARY.match(text))

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; YamlFault if the closing delimiter is missing."""
        match = (_TOML if text.startswith("+++") else _CLOSED).match(f"{text}\n")
        top = Place(self.source.shown, 1 + self.skipped)
        if not match:
            delimiter = text[:3]
            message = f"the front matter is opened by {delimiter} and never closed"
            raise YamlFault(
                Fault(top, "yaml-syntax", message, f"add a line `{delimiter}` after the last key")
            )
        if len(match["matter"]) > FRONT_MATTER_CHARACTERS:
            message = f"front matter above {FRONT_MATTER_CHARACTERS // 1024} Ki characters"
            raise YamlFault(Fault(top, "yaml-syntax", message, "move texts into the body"))
        self.body_line = top.line + match[0].count("\n")
        return match["matter"], text[match.end() :]

    def load(self, fm: str) -> dict[str, object]:
        """The nodes by key, also kept in ``matter`` with their positions."""
        first_line = 2 + self.skipped
        if self.source.text.lstrip().startswith("+++"):
            self.matter = _toml(fm, self.source.shown, first_line)
        else:
            self.matter = parse(fm, self.source.shown, first_line, self.faults)
        return dict(self.matter.values)


def read(source: Source, faults: list[Fault]) -> Document | None:
    """Split one source; where its front matter cannot be read, append a fault and return None."""
    text = source.text.lstrip("\n \t")
    if not text.startswith(("---", "+++")):
        return Document(source, None, source.text, 1)
    skipped = source.text[: len(source.text) - len(text)].count("\n")
    handler = StrictHandler(source, skipped, faults)
    try:
        _, body = frontmatter.parse(text, handler=handler)
    except YamlFault as error:
        faults.append(error.fault)
        return None
    # python-frontmatter strips the body: find the line where it really begins
    lines = source.text.split("\n")
    line = handler.body_line
    while line <= len(lines) and not lines[line - 1].strip():
        line += 1
    return Document(source, handler.matter, body, line)


def _toml(text: str, path: str, first_line: int) -> Mapping:
    """TOML as the same nodes; tomllib tells no positions, so keys are looked up by name."""
    top = Place(path, first_line)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        place = Place(path, first_line + int(line[1]) - 1) if line else top
        raise YamlFault(Fault(place, "yaml-syntax", f"TOML: {error}", "see https://toml.io")) from None
    lines = {m[1]: Place(path, first_line + text[: m.start()].count("\n")) for m in _TOML_KEY.finditer(text)}
    keys = {key: lines.get(key, top) for key in table}
    return Mapping({key: _toml_node(value, keys[key]) for key, value in table.items()}, keys, top)


_TOML_KEY = re.compile(r"^[ \t]*[\"']?([\w-]+)[\"']?[ \t]*=", re.MULTILINE)


def _toml_node(value: object, place: Place) -> Node:
    if isinstance(value, dict):
        nodes = {key: _toml_node(inner, place) for key, inner in value.items()}
        return Mapping(nodes, dict.fromkeys(nodes, place), place)
    if isinstance(value, list):
        return Sequence(tuple(_toml_node(inner, place) for inner in value), place)
    if isinstance(value, bool):
        return Scalar(str(value).lower(), place)
    text = value.isoformat() if isinstance(value, date | datetime | time) else str(value)
    return Scalar(text, place, plain=not isinstance(value, str))
