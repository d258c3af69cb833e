"""Domains in a run of labels: where one ends that begins at a given character."""

import re
from bisect import bisect_left

from airdate.counting.tld import tld_end

_DOT = re.compile(r"\.")


class Authority:
    """The labels of a run, each with the end of the longest domain that goes through it.

    Computed from right to left, so that every beginning in the run is answered in the time of a look-up.
    """

    __slots__ = ("_beyond", "_dots", "_own", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._text = text
        self._dots = [dot.start() for dot in _DOT.finditer(text, start, end)]
        self._own = [tld_end(text, dot + 1, len(text)) for dot in self._dots]
        self._beyond = [0] * len(self._dots)
        for k in range(len(self._dots) - 1, 0, -1):
            self._beyond[k - 1] = self.end(self._dots[k - 1] + 1)

    def __bool__(self) -> bool:
        return any(self._own)

    def end(self, start: int) -> int:
        """Where the domain that begins at ``start`` ends; 0 if none does."""
        k = bisect_left(self._dots, start)
        if k == len(self._dots) or not self._sound(start, self._dots[k]):
            return 0
        named = self._own[k] and self._text.rfind("_", start, self._dots[k]) < 0
        return self._beyond[k] or (self._own[k] if named else 0)

    def _sound(self, start: int, end: int) -> bool:
        return start < end and self._text[start] not in "-_" and self._text[end - 1] not in "-_"
