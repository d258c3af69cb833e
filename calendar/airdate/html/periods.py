"""Periods: the months, weeks, quarters and years that have a page, and where these pages lie."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from airdate import series
from airdate.entry import Entry
from airdate.html import address
from airdate.limits import SPAN_MONTHS
from airdate.plan import Plan
from airdate.wording.dates import Dates

#: Where the present one of each kind lies, below the root.
PRESENT = {"month": "calendar/", "week": "week/", "quarter": "quarter/", "year": "year/"}


class Period(NamedTuple):
    """A stretch of days: ``name`` says which, ``short`` is what its neighbours call it."""

    kind: str
    first: date
    last: date
    name: str
    short: str
    path: str

    @property
    def url(self) -> str:
        """The link to its page."""
        return address.to(self.path)


class Turn(NamedTuple):
    """A page to be made: at which Markdown path, of which period, and where one goes on from there."""

    path: str
    period: Period
    before: tuple[str, str] | None
    after: tuple[str, str] | None


class Periods:
    """What of the calendar of a plan has a page: each month with entries, and the gaps between them.

    Weeks, quarters and years have one if one of these months touches them.
    """

    def __init__(self, plan: Plan, dates: Dates) -> None:
        self.plan, self.dates = plan, dates
        self._makers = {"month": self._month, "week": self._week, "quarter": self._quarter, "year": _year}

    def of(self, kind: str, day: date) -> Period | None:
        """The ``month``, ``week``, ``quarter`` or ``year`` in which the day lies, if it has a page."""
        return self._there[kind].get(self._begin(kind, day))

    def within(self, kind: str, first: date, last: date) -> list[Period]:
        """Those of that kind that touch the days and have a page, in order."""
        return [found for found in self._there[kind].values() if found.first <= last and found.last >= first]

    def turns(self, kind: str) -> Iterator[Turn]:
        """Every page of that kind in order; the present one stands at a second path, which stays."""
        there, present = [*self._there[kind].values()], self.of(kind, self.plan.today)
        for n, period in enumerate(there):
            before = _step(there[n - 1]) if n else None
            after = _step(there[n + 1]) if n + 1 < len(there) else None
            yield Turn(f"{period.path.rstrip('/')}.md", period, before, after)
            if period == present:
                yield Turn(_present(kind), period, before, after)

    @cached_property
    def _there(self) -> dict[str, dict[date, Period]]:
        months = _months(self.plan)
        found: dict[str, dict[date, Period]] = {}
        for kind, made in self._makers.items():
            firsts = {self._begin(kind, day) for month in months for day in _touched(kind, month)}
            found[kind] = {first: made(first) for first in sorted(firsts)}
        return found

    def _begin(self, kind: str, day: date) -> date:
        return self.dates.week_start(day) if kind == "week" else _BEGINS[kind](day)

    def _month(self, first: date) -> Period:
        name, short = self.dates.month_name(first), self.dates.month(first)
        return Period("month", first, _end(first, 1), name, short, f"calendar/{first:%Y-%m}/")

    def _week(self, first: date) -> Period:
        year, number = self.dates.week_number(first)
        last, _ = first + timedelta(days=6), self.dates.spoken.gettext
        short = _("Week %(number)s") % {"number": number}
        return Period("week", first, last, short, short, f"calendar/{year}-W{number:02}/")

    def _quarter(self, first: date) -> Period:
        name = self.dates.quarter(first)
        path = f"calendar/{first.year}-Q{(first.month + 2) // 3}/"
        return Period("quarter", first, _end(first, 3), name, name, path)


def _year(first: date) -> Period:
    name = str(first.year)
    return Period("year", first, date(first.year, 12, 31), name, name, f"year/{first.year}/")


#: The first day of the period in which a day lies.
_BEGINS: dict[str, Callable[[date], date]] = {
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def _present(kind: str) -> str:
    """Where the present period is written: those that share a folder with others are its index."""
    stem = PRESENT[kind].rstrip("/")
    return f"{stem}/index.md" if kind in ("month", "year") else f"{stem}.md"


def _step(period: Period) -> tuple[str, str]:
    return period.short, period.url


def _touched(kind: str, month: date) -> Iterator[date]:
    """Days by which all weeks of a month are found; for the other kinds one is enough."""
    yield month
    if kind == "week":
        last = following(month) - timedelta(days=1)
        yield from (month + timedelta(days=n) for n in (7, 14, 21, 28) if n < last.day)
        yield last


def _end(first: date, months: int) -> date:
    for _ in range(months):
        first = following(first)
    return first - timedelta(days=1)


def following(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=31)).replace(day=1)


def _months(plan: Plan) -> list[date]:
    """The first days of all months that have a page, in order, the present one among them.

    Gaps of up to a year are filled; a longer one is jumped, so that one entry
    in a far year does not bring a page for each month until then.
    """
    found = {plan.today.replace(day=1)}
    for entry in (*plan.entries, *plan.vague):
        first, last = _reach(plan, entry)
        month = first.replace(day=1)
        for _ in range(SPAN_MONTHS if entry.exact else 1):
            found.add(month)
            month = following(month)
            if month > last:
                break
    for month in sorted(found):
        gap: list[date] = []
        while len(gap) < 12 and (month := following(month)) not in found:
            gap.append(month)
        found.update(gap if len(gap) < 12 else [])
    return sorted(found)


def _reach(plan: Plan, entry: Entry) -> tuple[date, date]:
    """From when to when an entry brings pages: a series from a year ago to the plan's horizon."""
    if not entry.repeats:
        return entry.first, entry.last
    last = series.last_day(entry)
    last = min(plan.horizon, last) if last else plan.horizon
    return min(max(entry.first, plan.today - timedelta(days=366)), max(last, entry.first)), last
