"""Bodies: links in the text that lead to an item, and the same after it is called or lies otherwise."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from airdate.markdown import links, local_path
from airdate.prose import replaced
from airdate.reading import front_matter
from airdate.reading.source import Source

_CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
_BREAK = re.compile(r"\r\n|\r")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Change:
    """What an item is called, and where it lies below ``content/``, before and after."""

    old: str
    new: str
    path: str
    new_path: str

    def target(self, source: str, target: str) -> str:
        """The target of a link in the file ``source``, if it leads to the item plainly; else as it is."""
        if self.path != self.new_path and local_path(source, target) == self.path:
            name, new_name = (path.rpartition("/")[2] for path in (self.path, self.new_path))
            for form in (name, quote(name)):
                head, found, tail = target.rpartition(form)
                if found:
                    return f"{head}{new_name}{tail}"
        stays = rf"((?:^|/)go/){re.escape(self.old)}(?=(?:\.svg)?(?:[/#?]|\Z))"
        return re.sub(stays, rf"\g<1>{self.new}", target)

    def left(self, body: str) -> int:
        """How often the old id still stands there as a word."""
        return len(re.findall(rf"(?<![\w-]){re.escape(self.old)}(?![\w-])", body))


def rewritten(text: str, source: str, change: Change) -> tuple[str, int]:
    """The whole text of a file with its links changed, and how often its body still says the old id."""
    plain = text.removeprefix(_BOM)
    document = front_matter.read(Source(source, source, _BREAK.sub("\n", plain)), [])
    if document is None:
        return text, 0
    body = document.body
    spans = [
        (link.at, link.to, change.target(source, body[link.at : link.to]))
        for link in links(body)
        if change.target(source, body[link.at : link.to]) != body[link.at : link.to]
    ]
    left = change.left(replaced(body, spans))
    if not spans:
        return text, left
    starts = [match.start() for match in _CHARACTER.finditer(plain)] + [len(plain)]
    first = _BREAK.sub("\n", plain).index(body, _line(plain, document.body_line))
    moved = [(starts[first + at], starts[first + to], new) for at, to, new in spans]
    return text[: len(text) - len(plain)] + replaced(plain, moved), left


def _line(text: str, number: int) -> int:
    """Where that line begins, a line's end counted as one character."""
    lines = _BREAK.sub("\n", text).split("\n")[: number - 1]
    return sum(len(line) + 1 for line in lines)
