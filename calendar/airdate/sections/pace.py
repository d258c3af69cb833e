"""Pace: how often something appears in a channel, by week or by month, beside what is agreed on."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from airdate import cadence
from airdate.cadence import Cadence
from airdate.entry import Entry
from airdate.html.periods import following
from airdate.html.sheet import Sheet
from airdate.status import Status
from airdate.timespan import TimeFault

#: Columns before the present one, and in all, of weeks and of months.
_WEEKS, _MONTHS = (8, 20), (5, 12)

#: What is agreed on for longer than so many days shows month by month.
_LONG = 14

#: The room of the bars in the picture, in hundredths of it: numbers stand above, names below.
_TOP, _FLOOR = 16, 82


class Column(NamedTuple):
    """One week or month: from which day, how many are decided and how many are not; its place in per cent."""

    first: date
    decided: int
    open: int
    x: float
    y: float
    middle: float
    top: float
    name: str

    @property
    def total(self) -> int:
        """All of them."""
        return self.decided + self.open


class Pace(NamedTuple):
    """The picture: columns of equal width, where the present one begins, how high what is agreed on is."""

    columns: list[Column]
    width: float
    weekly: bool
    today: float
    agreed: str
    line: float | None


def pace(sheet: Sheet, entries: Iterable[Entry], agreed: str) -> Pace:
    """The pace of the entries of a channel; ``agreed`` is the cadence of its charter, empty for none."""
    known = _parsed(agreed)
    weekly = known is None or known.days <= _LONG
    before, count = _WEEKS if weekly else _MONTHS
    firsts = _firsts(sheet, before, count, weekly=weekly)
    found = _counted(sheet, entries, firsts)
    agreed_on = known.count * (7 if weekly else 31) / known.days if known else 0.0
    most = max([decided + open_ for decided, open_ in found] + [agreed_on, 1])
    width = 100 / count
    columns = []
    for n, (first, (decided, open_)) in enumerate(zip(firsts, found, strict=False)):
        y, top = _height(decided, most), _height(decided + open_, most)
        name = sheet.dates.day_month(first) if weekly else sheet.dates.month(first, short=True)
        columns.append(Column(first, decided, open_, n * width, y, (n + 0.5) * width, top, name))
    line = _height(agreed_on, most) if known else None
    return Pace(columns, width, weekly, before * width, agreed if known else "", line)


def _height(count: float, most: float) -> float:
    """How far from the top the bar of that many begins."""
    return round(_FLOOR - (_FLOOR - _TOP) * count / most, 2)


def _parsed(text: str) -> Cadence | None:
    try:
        return cadence.parse(text) if text else None
    except TimeFault:  # a finding tells it
        return None


def _firsts(sheet: Sheet, before: int, count: int, *, weekly: bool) -> list[date]:
    """The first days of the columns, and the day after the last one."""
    if weekly:
        begin = sheet.dates.week_start(sheet.today) - timedelta(weeks=before)
        return [begin + timedelta(weeks=n) for n in range(count + 1)]
    month = sheet.today.replace(day=1)
    for _ in range(before):
        month = (month - timedelta(days=1)).replace(day=1)
    found = [month]
    while len(found) <= count:
        found.append(following(found[-1]))
    return found


def _counted(sheet: Sheet, entries: Iterable[Entry], firsts: list[date]) -> list[tuple[int, int]]:
    """For each column how many appearances are decided, and how many are not yet; no ideas among them.

    What lasts, as an event or an ad does, counts on the day it begins.
    """
    told = (entry for entry in entries if entry.status is not Status.IDEA)
    days = sheet.plan.expanded(told, firsts[0], firsts[-1])
    meant = [entry for entry in days if not entry.called_off]
    found = []
    for first, after in pairwise(firsts):
        there = [entry for entry in meant if first <= entry.first < after]
        decided = sum(entry.status.decided for entry in there)
        found.append((decided, len(there) - decided))
    return found
