"""Month pages: a real table, a week a body, lasting entries as one bar, points as entries.

What lasts the whole month stands once above the grid: a bar in each week would
only push the days apart.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.bars import Week, bars, rows
from airdate.html.days import days_of, folded
from airdate.html.marks import legend
from airdate.html.paper import Paper, paper
from airdate.html.periods import Period, Turn
from airdate.html.sheet import Sheet
from airdate.limits import DAY_ENTRIES
from airdate.marker import Marker


@dataclass(frozen=True, slots=True)
class Grid:
    """The weeks of a month, what lasts all of it, what has no day in it, and the paper that holds it."""

    weeks: list[Week]
    throughout: list[Entry]
    vague: list[Entry]
    always: list[Marker]

    @property
    def paper(self) -> Paper:
        """What it is printed on."""
        return paper(self.weeks, sum(map(bool, (self.throughout, self.vague, self.always))))

    @property
    def crowded(self) -> bool:
        """Whether it needs the stylesheet for folded days."""
        return self.paper.cut or any(day.groups for week in self.weeks for day in week.days)


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each month that has entries and the months between; ``calendar/`` is the present one."""
    for turn in sheet.periods.turns("month"):
        yield _page(sheet, turn)


def _page(sheet: Sheet, turn: Turn) -> Artifact:
    month, plan = turn.period, sheet.plan
    first = sheet.dates.week_start(month.first)
    last = sheet.dates.week_start(month.last) + timedelta(days=6)
    shown, markers = plan.between(first, last), plan.markers_between(first, last)
    inside = [entry for entry in shown if entry.first <= month.last and entry.last >= month.first]
    grid = Grid(
        list(_weeks(sheet, month, shown, markers)),
        [entry for entry in inside if _fills(entry, month)],
        [entry for entry in plan.vague if entry.first == month.first and entry.last <= month.last],
        [marker for marker in markers if _fills(marker, month)],
    )
    return sheet.page(
        turn.path,
        "month.html",
        month.name,
        assets=["month.css", *(["crowd.css"] if grid.crowded else []), *sheet.forge.assets],
        lists=False,
        month=month,
        grid=grid,
        signs=[*legend(sheet.words, markers)],
        count=len(inside) + len(grid.vague),
        entries=[*shown, *grid.vague],
        turn=turn,
    )


def _fills(thing: Entry | Marker, period: Period) -> bool:
    return thing.first <= period.first and thing.last >= period.last


def _weeks(sheet: Sheet, month: Period, shown: Iterable[Entry], markers: Iterable[Marker]) -> Iterator[Week]:
    """The weeks that touch the month, without what fills all of it."""
    first, last = sheet.dates.week_start(month.first), sheet.dates.week_start(month.last) + timedelta(days=6)
    entries = (entry for entry in shown if not _fills(entry, month))
    found, lasting = days_of(entries, (m for m in markers if not _fills(m, month)), first, last)
    days = list(found.values())
    for day in days:
        if len(day.entries) > DAY_ENTRIES:
            day.groups, day.entries = folded(sheet.words, day.entries), []
    for n in range(0, len(days), 7):
        yield Week(days[n : n + 7], rows(bars(lasting, days[n].date)))
