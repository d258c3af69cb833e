"""Departments: a page for each part of the house, and what runs, for who is asked about it."""

from collections.abc import Iterator
from typing import Any

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.sections import department
from airdate.sections.department import Department, Departments
from airdate.sections.raci import ROLES
from airdate.sections.told import Teller
from airdate.sections.waiting import Waiting
from airdate.wording import names

#: So much of what its people do next, wait for and take part in a page lists.
_MOST = 25


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/departments/`` with what runs, and a page each; for the team, if it may know its people."""
    if not sheet.edition.internal or "owner" in sheet.edition.hide:
        return
    known = Departments(sheet)
    found = list(known)
    yield sheet.page(
        "departments/index.md",
        "departments.html",
        sheet.spoken.gettext("Departments"),
        assets=["strategy.css"],
        departments=[(each, _title(sheet, each)) for each in found],
        campaigns=known.campaigns(),
        briefs=department.brief(sheet.plan),
        **_told(sheet),
    )
    waiting = Waiting(sheet.bound)
    for each in found:
        yield _page(sheet, each, waiting)


def _page(sheet: Sheet, each: Department, waiting: Waiting) -> Artifact:
    asked = [(*found, person) for person in each.people for found in waiting.of(person.id)]
    return sheet.page(
        f"departments/{each.id}.md",
        "department.html",
        _title(sheet, each),
        assets=["strategy.css"],
        department=each,
        most=_MOST,
        asked=sorted(asked, key=lambda found: found[0].begins),
        channels=Teller(sheet.words).ids("channel", tuple(each.channels)),
        feed=f"feeds/department/{each.id}.ics" if any(e.held for e in each.ahead) else "",
        **_told(sheet),
    )


def _told(sheet: Sheet) -> dict[str, Any]:
    """What tables of roles want: their heads, and people by name."""
    teller = Teller(sheet.words)
    return {
        "roles": [(role, sheet.spoken.gettext(names.KEYS[role])) for role in ROLES],
        "ids": lambda ids: teller.ids("person", tuple(ids)),
    }


def _title(sheet: Sheet, each: Department) -> str:
    return sheet.words.title("department", each.id)
