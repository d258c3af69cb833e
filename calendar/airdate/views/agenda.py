"""The agenda: from the first day of this week on, day by day, as a list."""

from collections.abc import Iterator
from datetime import timedelta

from airdate.artifact import Artifact
from airdate.html.days import by_day, by_week, with_markers
from airdate.html.marks import legend
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES

#: How far the agenda looks ahead; the months hold the rest.
WEEKS = 9


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/agenda/``: nine weeks, and above them what has begun before and still lasts."""
    first = sheet.dates.week_start(sheet.today)
    last = first + timedelta(days=7 * WEEKS - 1)
    found = sheet.plan.between(first, last)
    running = [entry for entry in found if entry.first < first]
    coming = [entry for entry in found if entry.first >= first]
    shown = coming[:PAGE_ENTRIES]
    markers = sheet.plan.markers_between(first, last)
    cut = shown[-1].first if len(shown) < len(coming) else last
    yield sheet.page(
        "agenda.md",
        "agenda.html",
        sheet.spoken.gettext("Agenda"),
        first=first,
        last=last,
        running=running,
        weeks=by_week(with_markers(by_day(shown), markers, first, cut), sheet.dates.week_start),
        lasting=[marker for marker in markers if marker.first < first],
        more=len(coming) - len(shown),
        entries=[*running, *shown],
        signs=[*legend(sheet.words, markers)],
    )
