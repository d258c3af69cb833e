"""The due page: what is late, and what must be done next, by day."""

from collections.abc import Iterator
from datetime import timedelta

from airdate.artifact import Artifact
from airdate.html.days import by_day
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES

#: How far ahead the page looks; the feeds hold the rest.
WEEKS = 6


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/due/``, in a plan that says when work is due."""
    if not sheet.plan.dues:
        return
    open_ = [due for due in sheet.plan.near_dues if not due.done]
    late = {due.id: due for due in sheet.plan.overdue()}
    ahead = [due for due in open_ if due.id not in late]
    monday = sheet.dates.week_start(sheet.today) + timedelta(days=7)
    last = monday + timedelta(days=7 * WEEKS)
    week = [due for due in ahead if due.first < monday]
    later = [due for due in ahead if monday <= due.first < last]
    parts = [
        (name, by_day(found[:PAGE_ENTRIES]))
        for name, found in (("late", list(late.values())), ("week", week), ("later", later))
    ]
    yield sheet.page(
        "due.md",
        "due.html",
        sheet.spoken.gettext("Due"),
        parts=[(name, days) for name, days in parts if days],
        more=sum(max(len(part) - PAGE_ENTRIES, 0) for part in (late, week, later)),
        beyond=sum(due.first >= last for due in ahead),
        entries=[due for _, days in parts for _, found in days for due in found],
    )
