"""Front matter: the block between two ``---`` lines, and the body after it.

python-frontmatter finds and splits; our handler makes its YAML strict.
"""

import re
from dataclasses import dataclass

import frontmatter
from frontmatter.default_handlers import BaseHandler

from airdate.finding import Fault, Place
from airdate.limits import FRONT_MATTER_CHARACTERS
from airdate.reading import toml
from airdate.reading.source import Source
from airdate.reading.yaml import Mapping, Node, YamlFault, parse
from airdate.text import shown

# Blank lines and what no editor shows, a second byte order mark say, must not hide the front matter.
_UNSEEN = re.compile(r"[\s\x00-\x1f\xad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*")
_OPENING = re.compile(r"(?:---|\+\+\+)[ \t]*(?=\n)")
# Too short, too long, or what a word processor makes of it.
_ODD_FENCE = re.compile(r"(--|-{4,}|-*[–—][-–—]*)[ \t]*\n[a-z_]+:(?:[ \t]|\n)")
_CLOSINGS = {  # with the blank lines that follow; each begins with plain text, which is found fast
    "---": re.compile(r"\n---[ \t]*(?:\Z|\n(?:[ \t]*\n)*)"),
    "+++": re.compile(r"\n\+\+\+[ \t]*(?:\Z|\n(?:[ \t]*\n)*)"),
}


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

    def __init__(self, source: Source, skipped: int, faults: list[Fault], lenient: bool) -> None:
        super().__init__()
        self.source, self.skipped, self.faults, self.lenient = source, skipped, faults, lenient
        self.matter: Mapping | None = None
        self.body, self.body_line, self.toml = "", 1, False

    def detect(self, text: str) -> bool:
        """Whether the text begins with a front matter delimiter."""
        return bool(self.FM_BOUNDARY and self.FM_BOUNDARY.match(text))

    def split(self, text: str) -> tuple[str, str]:
        """Front matter and body; YamlFault if the closing delimiter is missing."""
        self.toml = text.startswith("+++")
        opening = _OPENING.match(text)
        closing = _CLOSINGS[text[:3]].search(text, opening.end()) if opening else None
        top = 1 + self.skipped
        if not opening or not closing:
            message = f"the front matter is opened by {text[:3]} and never closed"
            cure = f"add a line `{text[:3]}` after the last key"
            raise YamlFault(Fault(Place(self.source.shown, top), "yaml-syntax", message, cure))
        matter = text[opening.end() + 1 : closing.start() + 1]
        if len(matter) > FRONT_MATTER_CHARACTERS:
            message = f"front matter above {FRONT_MATTER_CHARACTERS // 1024} Ki characters"
            cure = "move texts into the body"
            raise YamlFault(Fault(Place(self.source.shown, top), "yaml-syntax", message, cure))
        self.body, self.body_line = text[closing.end() :], top + text.count("\n", 0, closing.end())
        return matter, self.body

    def load(self, fm: str) -> dict[str, Node]:
        """The nodes by key, also kept in ``matter`` with their positions."""
        first_line = 2 + self.skipped
        if self.toml:
            self.matter = toml.parse(fm, self.source.shown, first_line)
        else:
            self.matter = parse(fm, self.source.shown, first_line, self.faults, lenient=self.lenient)
        return self.matter.values


def read(source: Source, faults: list[Fault], *, lenient: bool = False) -> Document | None:
    """Split one source; where its front matter cannot be read, append a fault and return None.

    ``lenient``: it was written for another tool (see ``yaml.parse``).
    """
    unseen = _UNSEEN.match(source.text)
    text = source.text[unseen.end() :] if unseen else source.text
    skipped = source.text.count("\n", 0, len(source.text) - len(text))
    if odd := _ODD_FENCE.match(text):
        message = f"the front matter is opened by '{shown(odd[1])}', not by ---"
        cure = "write `---` above the keys, and below them"
        faults.append(Fault(Place(source.shown, 1 + skipped), "yaml-syntax", message, cure))
        return None
    if not text.startswith(("---", "+++")):
        return Document(source, None, source.text, 1)
    handler = StrictHandler(source, skipped, faults, lenient)
    try:
        frontmatter.parse(text, handler=handler)
    except YamlFault as error:
        faults.append(error.fault)
        return None
    # python-frontmatter strips the body, also of the indentation that makes its first line code
    return Document(source, handler.matter, handler.body, handler.body_line)
