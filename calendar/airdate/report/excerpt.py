"""Excerpt: a line of a source and what it points at, in the cells of a terminal.

Widths follow UAX #11 (wide and fullwidth characters take two cells) and UAX #29 (what joins into one
character takes the cells of one); whatever a terminal would obey rather than show is written out.
"""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from airdate.counting.grapheme import cluster

_TAB = 4
_EMOJI_STYLE, _JOINERS = "\ufe0f", "\u200c\u200d"
_FLAGS = range(0x1F1E6, 0x1F200)


class Excerpt(NamedTuple):
    """What is shown of a line, and how many cells lie before the caret."""

    text: str
    caret: int


class _Cell(NamedTuple):
    text: str
    width: int
    end: int


def excerpt(line: str, column: int, width: int) -> Excerpt:
    """At most ``width`` cells of the line around the ``column``, which counts characters from 1."""
    near = 4 * width  # a line of a megabyte is not taken apart for a few words of it
    start, stop = max(0, column - 1 - near), column - 1 + near
    cells = [*_cells(line[start:stop])]
    at = next((n for n, cell in enumerate(cells) if column - 1 - start < cell.end), len(cells))
    before = sum(cell.width for cell in cells[:at])
    total = sum(cell.width for cell in cells)
    if start == 0 and stop >= len(line) and total <= width:
        return Excerpt("".join(cell.text for cell in cells).rstrip(), before)
    return _cut(cells, at, width, start > 0, stop < len(line))


def _cut(cells: list[_Cell], at: int, width: int, before: bool, behind: bool) -> Excerpt:
    """A window of the cells, a little more of it behind the caret than before."""
    room = width - 2
    first, left = at, 0
    while first > 0 and left + cells[first - 1].width <= room * 2 // 5:
        first -= 1
        left += cells[first].width
    last, used = at, left
    while last < len(cells) and used + cells[last].width <= room:
        used += cells[last].width
        last += 1
    while first > 0 and used + cells[first - 1].width <= room:
        first -= 1
        used += cells[first].width
        left += cells[first].width
    lead = "…" if before or first > 0 else ""
    trail = "…" if behind or last < len(cells) else ""
    return Excerpt(f"{lead}{''.join(cell.text for cell in cells[first:last])}{trail}", len(lead) + left)


def _cells(text: str) -> Iterator[_Cell]:
    """What stands side by side in a terminal, in its order."""
    column, end = 0, 0
    for piece in text if text.isascii() else cluster().findall(text):
        end += len(piece)
        safe = " " * (_TAB - column % _TAB) if piece == "\t" else _safe(piece)
        width = _width(piece) if safe == piece else len(safe)
        column += width
        yield _Cell(safe, width, end)


def _safe(piece: str) -> str:
    """The same, with whatever steers a terminal or cannot be seen written out."""
    if piece.isprintable():
        return piece
    joined = len(piece) > 1
    return "".join(
        letter
        if letter.isprintable() or (joined and letter in _JOINERS)
        else letter.encode("unicode_escape").decode()
        for letter in piece
    )


def _width(piece: str) -> int:
    if piece.isascii():
        return len(piece)
    if _EMOJI_STYLE in piece or ord(piece[0]) in _FLAGS:
        return 2
    return min(2, sum(map(_cells_of, piece)))


def _cells_of(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
