"""Changes: what an editor writes where, from one text to another."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

#: Lines as editors count them, each with its end.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")


@dataclass(frozen=True, slots=True)
class Change:
    """From line and column to line and column (from 0, the end excluded) stands ``text`` then."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


def changes(old: str, new: str) -> list[Change]:
    """The lines that differ, with their ends as they are in ``new``."""
    was, now = (_LINE.findall(text.removeprefix("\ufeff")) for text in (old, new))
    found = []
    for kind, first, last, begin, end in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind != "equal":
            found.append(Change(_spot(was, first), _spot(was, last), "".join(now[begin:end])))
    return found


def _spot(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The begin of a line, or the end of the text."""
    if line < len(lines) or not lines or lines[-1].endswith(("\n", "\r")):
        return line, 0
    return line - 1, len(lines[-1])
