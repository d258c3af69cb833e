"""Cursor: what somebody is about to type, or points at."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from airdate.editor.outline import Outline, Path, front_matter

_WORD = re.compile(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A spot in a front matter, or in a file of ``calendar/``.

    ``path`` leads to what is there: to the mapping for a key, else to the value. ``begun`` is what
    stands before the cursor of the key or value, and begins at ``column``. ``key`` says that a key
    belongs here, None that one may. ``taken`` are the keys that stand beside it.
    """

    path: Path
    begun: str
    line: int
    column: int
    key: bool | None
    taken: frozenset[str] = frozenset()


def region(path: str, lines: Sequence[str]) -> tuple[int, int] | None:
    """The lines of a file that hold keys; None if it has none."""
    return (0, len(lines)) if path.endswith((".yml", ".yaml")) else front_matter(lines)


def cursor(path: str, lines: Sequence[str], line: int, column: int) -> Cursor | None:
    """What is at that spot of the file; None if no key or value can be."""
    where = region(path, lines)
    if where is None or not where[0] <= line < max(where[1], where[0] + 1) or line >= len(lines):
        return None
    outline = Outline(lines, *where)
    text = lines[line][:column]
    row = outline.by_line.get(line)
    if text.lstrip().startswith("#"):
        return None
    if row is None:
        above = outline.above(line, column)
        begun = text.lstrip().removeprefix("- ").lstrip() if text.strip() != "-" else ""
        at = len(text) - len(begun)
        return Cursor(above, begun, line, at, None, frozenset(outline.keys_in(above)))
    if column <= row.column + len(row.key):
        taken = frozenset(outline.keys_in(row.path[:-1]) - {row.key})
        return Cursor(row.path[:-1], text[row.column :], line, min(row.column, len(text)), True, taken)
    return _in_value(row.path, text[row.value_at :], line, min(row.value_at, len(text)))


def _in_value(path: Path, text: str, line: int, at: int) -> Cursor:
    """A value up to the cursor, be it in brackets: ``{channel: [mastodon, li``."""
    open_: list[str | int | None] = []  # of a mapping its key, of a list the number of its entry
    begun, start, quote = "", 0, ""
    taken: list[set[str]] = []
    for n, letter in enumerate(text):
        if quote:
            quote = "" if letter == quote else quote
        elif letter in "\"'" and not begun.strip():
            quote = letter
        elif letter in "{[":
            open_.append(None if letter == "{" else 0)
            taken.append(set())
            begun, start = "", n + 1
            continue
        elif open_ and letter in "}],:":
            begun, start = _punctuated(letter, begun, open_, taken), n + 1
            continue
        begun += letter
    inner = tuple(str(step) for step in open_ if step is not None)
    word = begun.lstrip().lstrip("\"'")
    key = bool(open_) and open_[-1] is None
    column = at + start + len(begun) - len(word)
    return Cursor((*path, *inner), word, line, column, key, frozenset(taken[-1] if key else ()))


def _punctuated(letter: str, begun: str, open_: list[str | int | None], taken: list[set[str]]) -> str:
    """What is open behind that letter; what is begun then."""
    last = open_[-1]
    if letter == ":":
        if last is not None:
            return f"{begun}:"  # of an address, or an hour
        open_[-1] = begun.strip().strip("\"'")
        taken[-1].add(str(open_[-1]))
    elif letter == ",":
        open_[-1] = last + 1 if isinstance(last, int) else None
    else:
        open_.pop()
        taken.pop()
    return ""


@dataclass(frozen=True, slots=True)
class Pointed:
    """A word that somebody points at: the key or value in which it stands, and where."""

    path: Path
    word: str
    line: int
    start: int
    end: int
    on_key: bool
    value: str


def pointed(path: str, lines: Sequence[str], line: int, column: int) -> Pointed | None:
    """The word at that spot of a file; None where no key or value stands."""
    if line >= len(lines):
        return None
    text = lines[line]
    match = next((m for m in _WORD.finditer(text) if m.start() <= column <= m.end()), None)
    found = cursor(path, lines, line, match.end() if match else column)
    if match is None or found is None:
        return None
    rest = re.match(r"\s*:(?=\s|$)", text[match.end() :]) is not None
    on_key = bool(found.key) or (found.key is None and rest)
    whole = found.path if not on_key else (*found.path, match[0])
    row = Outline(lines, *(region(path, lines) or (0, 0))).by_line.get(line)
    value = row.value if row and not on_key else ""
    return Pointed(whole, match[0], line, match.start(), match.end(), on_key, value)
