"""The worst cases: how likely, how bad, and what is done in the first hour; holds and their lessons."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.sections.risks import MOST, SAID, grid, holds, level, risks
from airdate.wording.names import KEYS
from airdate.wording.numbers import number


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/risks/``, in internal editions."""
    if not sheet.edition.internal:
        return
    found = risks(sheet.plan)
    now, ahead, over = holds(sheet.plan)
    yield sheet.page(
        "risks.md",
        "risks.html",
        sheet.spoken.gettext("Worst cases"),
        assets=["risks.css"],
        risks=found,
        unrated=[(n, risk) for n, risk in enumerate(found, 1) if not (risk.likelihood and risk.impact)],
        grid=grid(found) if found else [],
        scale=range(1, MOST + 1),
        level=level,
        parts=[(key, sheet.spoken.gettext(KEYS[key])) for key in SAID],
        missing=lambda risk: [sheet.spoken.gettext(KEYS[key]) for key in risk.missing],
        number=lambda value: number(value, sheet.spoken),
        people=lambda ids: [sheet.words.title("owner", id) for id in ids],
        now=now,
        ahead=ahead,
        over=over,
    )
