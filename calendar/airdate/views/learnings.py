"""Learnings: what was learned, across campaigns, experiments and holds; the newest first."""

from collections.abc import Iterator
from itertools import groupby

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES
from airdate.sections.lessons import lessons
from airdate.sections.scoreboard import owners
from airdate.sections.told import Teller


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/learnings/``, in internal editions."""
    if not sheet.edition.internal:
        return
    found = lessons(sheet.plan)
    near = found[:PAGE_ENTRIES]
    months = groupby(near, key=lambda lesson: lesson.day and lesson.day.replace(day=1))
    yield sheet.page(
        "learnings.md",
        "learnings.html",
        sheet.spoken.gettext("Learnings"),
        assets=["results.css"],
        months=[(month, list(group)) for month, group in months],
        more=len(found) - len(near),
        owned=owners(Teller(sheet.words)),
        entries=[lesson.entry for lesson in near if lesson.entry],
    )
