"""Overlap: whether any of many stretches of time meets another one, asked often and answered at once."""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T", bound=date)


class Stretches(Generic[T]):
    """Stretches of days, or of instants; the ends of each belong to it."""

    def __init__(self, stretches: Iterable[tuple[T, T]]) -> None:
        ordered = sorted(stretches)
        self._begins = [begin for begin, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def meet(self, first: T, last: T) -> bool:
        """Whether one of them has something in common with ``first`` to ``last``, both included."""
        begun = bisect_right(self._begins, last)
        return begun > 0 and self._reach[begun - 1] >= first
