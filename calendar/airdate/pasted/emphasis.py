"""Emphasis: the asterisks, underscores, tildes and equals signs of a body that mark words."""

import re
from collections.abc import Iterator

from airdate.pasted.mapped import Edit

# addresses and a mailing tool's *|FIELD|* are passed over; each branch begins with one character: found fast
_RUN = re.compile(r"\\.|https?://[^\s<>()\[\]*]+|\*(?:\|[^|\s]*\|\*|\**)|__*|~~(?!~)|==(?!=)|\n[ \t]*\n")
_MARKS = "*_~="

#: A run of marks that may still be closed: where it begins and ends.
Run = tuple[int, int]


def emphasis(text: str) -> Iterator[Edit]:
    """Marks that stand in pairs around words, each to be taken out (CommonMark 6.2, a little simpler)."""
    opened: dict[str, list[Run]] = {mark: [] for mark in _MARKS}
    for match in _RUN.finditer(text):
        mark, left = match[0][0], match.start()
        if mark == "\n":
            opened = {mark: [] for mark in _MARKS}
        elif match[0].strip(mark) or mark not in _MARKS:
            continue
        else:
            opens, closes = _flanks(text, *match.span(), mark)
            if closes:
                edits, left = _closed(opened[mark], *match.span())
                yield from edits
            if opens and left < match.end():
                opened[mark].append((left, match.end()))


def _closed(opened: list[Run], start: int, end: int) -> tuple[list[Edit], int]:
    """Pairs with what is open, the innermost first; and where what is left of the run begins."""
    edits: list[Edit] = []
    while opened and start < end:
        first, last = opened.pop()
        both = min(last - first, end - start)
        edits += [(last - both, last, ""), (start, start + both, "")]
        start += both
        if last - both > first:
            opened.append((first, last - both))
    return edits, start


def _flanks(text: str, start: int, end: int, mark: str) -> tuple[bool, bool]:
    """Whether the run can open and whether it can close."""
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = not after.isspace() and (after.isalnum() or not before.isalnum())
    closes = not before.isspace() and (before.isalnum() or not after.isalnum())
    if mark == "_":
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes
