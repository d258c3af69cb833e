"""Outline: where keys stand in a text that somebody is typing, and so is seldom whole.

Nothing is parsed: a line is a key by its look, and what it lies in by its indentation. That holds
for what people write by hand, and where it does not, the worst is a poor suggestion.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KEY = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'|[^\s#&*!|>%@\[\]{},"'-][^:#]*?|-[^\s:][^:#]*?)\s*:(?=\s|$)\s*(?P<value>.*)"""
)
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(#.*)?\Z")
_FENCE = re.compile(r"---[ \t]*\Z")

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line with a key: the keys that lead to it, entries of lists by number, and where it stands."""

    line: int
    path: Path
    column: int
    value_at: int
    value: str

    @property
    def key(self) -> str:
        """Its own key."""
        return self.path[-1]


class Outline:
    """The rows of some lines, and what lies open behind each."""

    def __init__(self, lines: Sequence[str], first: int = 0, last: int | None = None) -> None:
        self.lines, self.first = lines, first
        self.last = len(lines) if last is None else last
        self.rows: list[Row] = []
        self._open: list[tuple[int, Path, bool]] = []
        self._counts: dict[Path, int] = {}
        self._block: int | None = None
        self._below: dict[int, tuple[tuple[int, Path, bool], ...]] = {}
        for number in range(first, self.last):
            self._below[number] = (*self._open,)
            self._take(number, lines[number])
        self.by_line = {row.line: row for row in self.rows}
        self.by_path = {row.path: row for row in reversed(self.rows)}

    def above(self, line: int, column: int) -> Path:
        """The keys in which something lies that begins there, whatever stands there now."""
        self._open = [*self._below.get(line, self._open)]
        text = self.lines[line] if line < len(self.lines) else ""
        rest = text[len(text) - len(text.lstrip()) :]
        at = len(text) - len(rest) if rest else column
        at, rest = self._entries(at, rest)
        self._close(at)
        return self._open[-1][1] if self._open else ()

    def keys_in(self, path: Path) -> set[str]:
        """The keys that stand there already."""
        return {row.key for row in self.rows if row.path[:-1] == path}

    def _take(self, number: int, line: str) -> None:
        rest = line.lstrip(" ")
        at = len(line) - len(rest)
        if not rest.strip() or rest.startswith("#"):
            return
        if self._block is not None:
            if at > self._block:
                return
            self._block = None
        at, rest = self._entries(at, rest)
        match = _KEY.match(rest)
        if not match:
            return
        self._close(at)
        path = (*(self._open[-1][1] if self._open else ()), match["key"].strip("\"'"))
        value = match["value"].rstrip()
        self.rows.append(Row(number, path, at, at + match.start("value"), value))
        self._open.append((at, path, False))
        if _BLOCK.match(value):
            self._block = at

    def _entries(self, at: int, rest: str) -> tuple[int, str]:
        """Open the entries of lists that begin here; where what is in them begins, and the rest."""
        while rest == "-" or rest.startswith("- "):
            while self._open and (self._open[-1][0] > at or (self._open[-1][0] == at and self._open[-1][2])):
                self._open.pop()
            above = self._open[-1][1] if self._open else ()
            count = self._counts.get(above, 0)
            self._counts[above] = count + 1
            self._open.append((at, (*above, str(count)), True))
            after = rest[1:].lstrip(" ")
            at, rest = at + max(len(rest) - len(after), 2), after
        return at, rest

    def _close(self, at: int) -> None:
        while self._open and self._open[-1][0] >= at:
            self._open.pop()


def front_matter(lines: Sequence[str]) -> tuple[int, int] | None:
    """The lines of the front matter, without its fences; one that is open ends with the text."""
    first = next((n for n, line in enumerate(lines) if line.strip(" \t\ufeff")), None)
    if first is None or not _FENCE.match(lines[first].lstrip("\ufeff")):
        return None
    end = next((n for n in range(first + 1, len(lines)) if _FENCE.match(lines[n])), len(lines))
    return first + 1, end
