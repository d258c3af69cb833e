"""Workdays in a rhythm: a rule can only say Monday to Friday; here its days are those on which people work.

``the second workday`` is the second day of its month on which people work, and what begins on a holiday
begins on the first workday after it. For calendars, which know the rule only, each day of the rule is
paired with a workday of the same period (week, month, year); no period has more workdays than its rule
has days. COUNT and UNTIL count workdays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import chain

from airdate.holiday import ClosedDays
from airdate.recurrence.rule import Rule
from airdate.recurrence.series import Series

_ALL = tuple((0, weekday) for weekday in range(7))

#: A day of the rule, and the workday that it stands for; None if it stands for none.
Pair = tuple[date, date | None]


@dataclass(frozen=True, kw_only=True)
class Workdays(Series):
    """A series of workdays; ``first`` is the day on or after which it begins."""

    closed: ClosedDays

    def pairs(self, since: date, until: date) -> Iterator[Pair]:
        """The days of the rule in the periods that the two touch; None for those before and behind it all."""
        for day, other in chain.from_iterable(self._paired(since, until)):
            yield day, other if other and self.first <= other <= self.end else None

    def periods(self, since: date, until: date) -> Iterator[Sequence[date]]:
        """The workdays of each period that the two touch, in order."""
        for pairs in self._paired(since, until):
            yield sorted(other for _, other in pairs if other)

    def _paired(self, since: date, until: date) -> Iterator[list[Pair]]:
        ruled, worked = self._ruled.periods(since, until), self._worked.periods(since, until)
        return (_pairs(*both) for both in zip(ruled, worked, strict=True))

    @cached_property
    def _ruled(self) -> Series:
        return Series(self.rule, self.first)

    @cached_property
    def _worked(self) -> Series:
        return Series(replace(self.rule, by_day=_ALL), self.first, self.closed.is_workday)


@lru_cache(maxsize=4096)
def workdays(rule: Rule, first: date, closed: ClosedDays) -> Workdays:
    """The workdays of the rule, from the first one on or after ``first``."""
    return Workdays(rule, first, closed=closed)


def _pairs(ruled: Sequence[date], worked: Sequence[date]) -> list[Pair]:
    """Each day of the rule with itself if that is a workday of the rhythm, else with one that is left."""
    if ruled == worked:
        return [(day, day) for day in ruled]
    both = set(ruled).intersection(worked)
    left = (day for day in worked if day not in both)
    return [(day, day if day in both else next(left, None)) for day in ruled]
