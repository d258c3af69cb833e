"""Mapped: a text made from another by edits, which knows where each of its characters came from."""

from bisect import bisect_right
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple

#: From where to where, and what stands there instead.
Edit = tuple[int, int, str]


class Mapped(NamedTuple):
    """``marks`` are pairs of offsets, here and in the source, each where a stretch begins that is kept."""

    text: str
    marks: tuple[tuple[int, int], ...] = ((0, 0),)

    def source(self, offset: int) -> int:
        """Where the character at ``offset`` stands in the source; of a text put in, where it was put."""
        here, there = self.marks[bisect_right(self.marks, offset, key=itemgetter(0)) - 1]
        return there + offset - here


def edited(text: str, edits: Iterable[Edit]) -> Mapped:
    """The text after the edits; of those that overlap the first holds, and of two at one place the longer."""
    parts: list[str] = []
    marks = [(0, 0)]
    done = length = 0
    for start, end, put in sorted(edits, key=lambda edit: (edit[0], -edit[1])):
        if start < done:
            continue
        parts += (text[done:start], put)
        length += start - done + len(put)
        marks.append((length, end))
        done = end
    parts.append(text[done:])
    return Mapped("".join(parts), tuple(marks))
