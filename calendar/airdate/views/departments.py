"""Departments: a page for each part of the house, and what runs, for who is asked about it."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.sections import department
from airdate.sections.department import Department, Departments
from airdate.sections.told import Teller
from airdate.wording import names

#: So much of what its people do next a page lists.
_MOST = 25


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/departments/`` with what runs, and a page each; for the team, if it may know its people."""
    if not sheet.edition.internal or "owner" in sheet.edition.hide:
        return
    found = list(Departments(sheet))
    yield sheet.page(
        "departments/index.md",
        "departments.html",
        sheet.spoken.gettext("Departments"),
        assets=["strategy.css"],
        departments=[(each, _title(sheet, each)) for each in found],
        briefs=department.brief(sheet.plan),
    )
    for each in found:
        yield _page(sheet, each)


def _page(sheet: Sheet, each: Department) -> Artifact:
    _, teller = sheet.spoken.gettext, Teller(sheet.words)
    return sheet.page(
        f"departments/{each.id}.md",
        "department.html",
        _title(sheet, each),
        assets=["strategy.css"],
        department=each,
        ahead=each.ahead[:_MOST],
        more=len(each.ahead[_MOST:]),
        parts=[(_(names.KEYS[part.role]), part) for part in each.parts],
        ids=lambda ids: teller.ids("person", tuple(ids)),
        channels=teller.ids("channel", tuple(each.channels)),
        feed=f"feeds/department/{each.id}.ics" if any(e.held for e in each.ahead) else "",
    )


def _title(sheet: Sheet, each: Department) -> str:
    return sheet.words.title("department", each.id)
