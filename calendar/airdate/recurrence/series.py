"""The days of a rule from the day it begins.

Each period of the rule (day, week, month, year) is reached by arithmetic, so that a window far
from the beginning costs no more than a near one, and no search goes past its window: dateutil's
runs on to the year 9999 for a rule that never occurs, whatever its UNTIL. The tests hold both equal.

Where RFC 5545 leaves a choice:

- INTERVAL counts from the period that holds the first day, also if the first match lies later.
- What a rule leaves open comes from its first day: the weekday of WEEKLY and of BYWEEKNO, the day
  of MONTHLY, the day and month of YEARLY. A month without that day (the 31st) is skipped.
- BYSETPOS counts in the whole period, also in the first, part of which lies before the first day
  (dateutil counts in the rest of the first week only).
- A week counted from the end (``BYWEEKNO=-52``) may be the first one of the next year, whose days
  in December belong to it, as with ``BYWEEKNO=1`` (dateutil leaves them out).
- ``BYDAY=TU,1MO`` is every Tuesday and the first Monday (dateutil: what is both, so nothing).
"""

from calendar import isleap, monthrange
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from itertools import chain, islice

from airdate.limits import LAST_YEAR
from airdate.recurrence.rule import Rule

_LAST = date(LAST_YEAR, 12, 31)
_Test = Callable[[date], bool]


@dataclass(frozen=True)
class Series:
    """A rule, completed by the day it begins; ``also`` is one more test that its days must meet."""

    rule: Rule
    first: date
    also: _Test | None = None

    def between(self, since: date, until: date) -> Iterator[date]:
        """Its days in ``since`` to ``until``, both included, in order."""
        return self._matches(max(since, self.first), min(until, self.end))

    @cached_property
    def end(self) -> date:
        """A day after which nothing of it lies; COUNT is counted once, then this is its last day."""
        until = min(self.rule.until_day or _LAST, _LAST)
        if self.rule.count is None:
            return until
        counted = deque(islice(self._matches(self.first, until), self.rule.count), maxlen=1)
        return counted[0] if counted else until

    @cached_property
    def opening(self) -> date | None:
        """Its first day, None if it never occurs."""
        return next(self.between(self.first, _LAST), None)

    @cached_property
    def closing(self) -> date | None:
        """Its last day, None if it has no end or never occurs."""
        if self.rule.count is None and self.rule.until is None:
            return None
        # From the end in growing steps: an UNTIL may lie in a month or year without a match.
        span = timedelta(days=62)
        while self.end - span > self.first:
            if found := deque(self.between(self.end - span, self.end), maxlen=1):
                return found[0]
            span *= 4
        return next(iter(deque(self.between(self.first, self.end), maxlen=1)), None)

    @cached_property
    def _tests(self) -> list[_Test]:
        return [*_tests(self.rule), *([self.also] if self.also else [])]

    def _matches(self, since: date, until: date) -> Iterator[date]:
        for days in self.periods(since, until):
            for day in days:
                if day > until:
                    return
                if day >= since:
                    yield day

    def periods(self, since: date, until: date) -> Iterator[Sequence[date]]:
        """The days of each whole period that the two touch, whatever bounds the rule has."""
        for candidates in _PERIODS[self.rule.freq](self.rule, self.first, since, until):
            days: Sequence[date] = candidates
            for test in self._tests:
                days = [day for day in days if test(day)]
            yield _picked(days, self.rule.by_position)


@lru_cache(maxsize=4096)
def series(rule: Rule, first: date) -> Series:
    """The series of the rule that begins on ``first``."""
    return Series(completed(rule, first), first)


def completed(rule: Rule, first: date) -> Rule:
    """The rule with what it leaves to its first day (RFC 5545, 3.3.10: taken from DTSTART)."""
    if rule.freq == "DAILY" or rule.by_year_day or rule.by_month_day or rule.by_day:
        return rule
    if rule.freq == "WEEKLY" or rule.by_week:
        return replace(rule, by_day=((0, first.weekday()),))
    month = rule.by_month if rule.freq == "MONTHLY" or rule.by_month else (first.month,)
    return replace(rule, by_month=month, by_month_day=(first.day,))


def _picked(days: Sequence[date], positions: tuple[int, ...]) -> Sequence[date]:
    if not positions:
        return days
    total = len(days)
    indexes = {n - 1 if n > 0 else total + n for n in positions}
    return [days[index] for index in sorted(indexes) if 0 <= index < total]


def _daily(rule: Rule, first: date, since: date, until: date) -> Iterator[Sequence[date]]:
    start = first.toordinal()
    start += -(-(since.toordinal() - start) // rule.interval) * rule.interval
    stop, step = until.toordinal() + 1, rule.interval * (1 if rule.by_position else 28)
    for period in range(start, stop, step):  # many periods at once, unless each is picked from
        yield [date.fromordinal(day) for day in range(period, min(period + step, stop), rule.interval)]


def _weekly(rule: Rule, first: date, since: date, until: date) -> Iterator[Sequence[date]]:
    start, step = first.toordinal() - (first.weekday() - rule.week_start) % 7, 7 * rule.interval
    start += (since.toordinal() - start) // step * step
    places = sorted((weekday - rule.week_start) % 7 for _, weekday in rule.by_day)
    for week in range(start, until.toordinal() + 1, step):
        yield [date.fromordinal(week + place) for place in places]


def _monthly(rule: Rule, first: date, since: date, until: date) -> Iterator[Sequence[date]]:
    start, step = _month_number(first), rule.interval
    start += (_month_number(since) - start) // step * step
    for month in range(start, _month_number(until) + 1, step):
        yield _month(month // 12, month % 12 + 1)


def _yearly(rule: Rule, first: date, since: date, until: date) -> Iterator[Sequence[date]]:
    start, step = first.year, rule.interval
    start += (since.year - start) // step * step
    low, high = _month_number(since), _month_number(until)
    for year in range(start, until.year + 1, step):
        months: Sequence[int] = rule.by_month or range(1, 13)
        if not rule.by_position:  # which picks from the whole year
            months = [month for month in months if low <= year * 12 + month - 1 <= high]
        yield list(chain.from_iterable(_month(year, month) for month in months))


_PERIODS = {"DAILY": _daily, "WEEKLY": _weekly, "MONTHLY": _monthly, "YEARLY": _yearly}


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


@lru_cache(maxsize=4096)
def _month(year: int, month: int) -> Sequence[date]:
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def _tests(rule: Rule) -> Iterator[_Test]:
    """What a day must meet, the cheapest first."""
    if rule.by_month:
        yield lambda day: day.month in rule.by_month
    if rule.by_month_day:
        yield _among(rule.by_month_day, _place_in_month)
    if rule.by_year_day:
        yield _among(rule.by_year_day, _place_in_year)
    if rule.by_day and rule.freq != "WEEKLY":  # a week is made of its weekdays only
        yield _on_weekdays(rule)
    if rule.by_week:
        yield _among(rule.by_week, lambda day: _week(day, rule.week_start))


def _among(numbers: tuple[int, ...], place: Callable[[date], tuple[int, int]]) -> _Test:
    wanted = frozenset(numbers)
    if min(numbers) > 0 and place is _place_in_month:
        return lambda day: day.day in wanted
    return lambda day: not wanted.isdisjoint(place(day))


def _on_weekdays(rule: Rule) -> _Test:
    """The weekdays; a position counts in the month if the rule speaks of months, else in the year."""
    every = frozenset(weekday for position, weekday in rule.by_day if not position)
    numbered = frozenset(day for day in rule.by_day if day[0])
    if not numbered:
        return lambda day: day.weekday() in every
    named = frozenset(weekday for _, weekday in rule.by_day)
    place = _place_in_month if rule.freq == "MONTHLY" or rule.by_month else _place_in_year

    def test(day: date) -> bool:
        weekday = day.weekday()
        if weekday not in named:
            return False
        begin, end = place(day)
        return weekday in every or not numbered.isdisjoint(
            (((begin + 6) // 7, weekday), (-((6 - end) // 7), weekday))
        )

    return test


def _place_in_month(day: date) -> tuple[int, int]:
    """The day counted from the beginning of its month, and from its end (-1 is the last)."""
    return day.day, day.day - monthrange(day.year, day.month)[1] - 1


def _place_in_year(day: date) -> tuple[int, int]:
    number = day.toordinal() - date(day.year, 1, 1).toordinal() + 1
    return number, number - 366 - isleap(day.year)


def _week(day: date, week_start: int) -> tuple[int, int]:
    """The week counted from the beginning of its year, and from its end.

    It belongs to the year that holds its fourth day (ISO 8601, for any first weekday).
    """
    fourth = day + timedelta(days=3 - (day.weekday() - week_start) % 7)
    begin, end = _place_in_year(fourth)
    return (begin + 6) // 7, -((6 - end) // 7)
