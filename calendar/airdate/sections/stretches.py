"""Stretches: which days stand on one page where all of a plan would be too much for one."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from airdate.entry import Entry, order
from airdate.html.sheet import Sheet
from airdate.plan import Plan

#: Weeks back and ahead around the present one, tried in this order until a page holds what is in them.
AROUND = ((13, 26), (4, 13), (1, 4), (0, 1))

#: The months of which a stretch of a year consists, and into how many it is cut where it holds too much.
_YEAR, _QUARTER, _MONTH = 12, 3, 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days ``first`` to ``last``, both included; ``name`` is how addresses call it (``2027-Q1``)."""

    first: date
    last: date
    name: str = ""

    def touches(self, entry: Entry) -> bool:
        """Whether some of the entry's days are among them."""
        return entry.first <= self.last and entry.last >= self.first

    def weeks(self, sheet: Sheet) -> list[date]:
        """The first days of its weeks, as far as they lie in it."""
        begin, week = sheet.dates.week_start(self.first), timedelta(weeks=1)
        return [begin + n * week for n in range((self.last - begin).days // 7 + 1)]


def timed(plan: Plan) -> list[Entry]:
    """What has a time, vague or not, in order; series as their occurrences."""
    return sorted((*plan.expanded(plan.entries), *plan.vague), key=order)


def around(sheet: Sheet, entries: Iterable[Entry], most: int) -> Stretch:
    """The weeks around today, as many as hold at most that many of the entries; at least the present one."""
    days = _days(entries)
    found = [_weeks(sheet, back, ahead) for back, ahead in AROUND]
    return next((stretch for stretch in found if _count(days, stretch) <= most), found[-1])


def parts(entries: Iterable[Entry], most: int) -> list[Stretch]:
    """The years in which one of the entries begins; their quarters or months where one holds too many."""
    days = _days(entries)
    years = sorted({day.year for day in days})
    return [part for year in years for part in _cut(_months(year, 1, _YEAR), days, most)]


def _days(entries: Iterable[Entry]) -> list[date]:
    return sorted(entry.first for entry in entries)


def _weeks(sheet: Sheet, back: int, ahead: int) -> Stretch:
    begin = sheet.dates.week_start(sheet.today)
    return Stretch(begin - timedelta(weeks=back), begin + timedelta(weeks=ahead, days=-1))


def _cut(stretch: Stretch, days: Sequence[date], most: int) -> Iterator[Stretch]:
    """The stretch, or what it is cut into; nothing where no day lies."""
    months = stretch.last.month - stretch.first.month + 1
    count = _count(days, stretch)
    if not count:
        return
    if count <= most or months == _MONTH:
        yield stretch
        return
    step = _QUARTER if months == _YEAR else _MONTH
    for month in range(stretch.first.month, stretch.last.month + 1, step):
        yield from _cut(_months(stretch.first.year, month, step), days, most)


def _months(year: int, month: int, count: int) -> Stretch:
    last = (date(year, month + count - 1, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    names = {_YEAR: f"{year}", _QUARTER: f"{year}-Q{(month + 2) // 3}"}
    return Stretch(date(year, month, 1), last, names.get(count, f"{year}-{month:02}"))


def _count(days: Sequence[date], stretch: Stretch) -> int:
    return bisect_right(days, stretch.last) - bisect_left(days, stretch.first)
