"""Month pages: a real table, a week a body, lasting entries as one bar, points as entries.

What lasts the whole month stands once above the grid: a bar in each week would
only push the days apart.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.bars import Week, bars, rows
from airdate.html.days import days_of, folded
from airdate.html.marks import legend
from airdate.html.paper import paper
from airdate.html.periods import Period, Turn
from airdate.html.sheet import Sheet
from airdate.limits import DAY_ENTRIES
from airdate.marker import Marker


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each month that has entries and the months between; ``calendar/`` is the present one."""
    for turn in sheet.periods.turns("month"):
        yield _page(sheet, turn)


def _page(sheet: Sheet, turn: Turn) -> Artifact:
    month, plan = turn.period, sheet.plan
    first = sheet.dates.week_start(month.first)
    last = sheet.dates.week_start(month.last) + timedelta(days=6)
    shown = plan.between(first, last)
    inside = [entry for entry in shown if entry.first <= month.last and entry.last >= month.first]
    vague = [entry for entry in plan.vague if entry.first == month.first and entry.last <= month.last]
    markers = plan.markers_between(first, last)
    rest = [marker for marker in markers if not _fills(marker, month)]
    throughout = [entry for entry in inside if _fills(entry, month)]
    always = [marker for marker in markers if _fills(marker, month)]
    weeks = list(_weeks(sheet, [e for e in shown if not _fills(e, month)], rest, first, last))
    return sheet.page(
        turn.path,
        "month.html",
        month.name,
        assets=["month.css", *sheet.forge.assets],
        lists=False,
        month=month,
        weeks=weeks,
        paper=paper(weeks, sum(map(bool, (throughout, vague, always)))),
        throughout=throughout,
        always=always,
        signs=[*legend(sheet.words, markers)],
        vague=vague,
        count=len(inside) + len(vague),
        shown=[*shown, *vague],
        turn=turn,
    )


def _fills(thing: Entry | Marker, period: Period) -> bool:
    return thing.first <= period.first and thing.last >= period.last


def _weeks(
    sheet: Sheet, shown: Iterable[Entry], markers: Iterable[Marker], first: date, last: date
) -> Iterator[Week]:
    found, lasting = days_of(shown, markers, first, last)
    days = list(found.values())
    for day in days:
        if len(day.entries) > DAY_ENTRIES:
            day.groups, day.entries = folded(sheet.words, day.entries), []
    for n in range(0, len(days), 7):
        yield Week(days[n : n + 7], rows(bars(lasting, days[n].date)))
