"""The strategy from the intent down: which objective serves which need, what is behind it, what is not."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.sections import intent
from airdate.sections.aims import aims
from airdate.sections.told import Teller
from airdate.sections.trace import Traces
from airdate.wording.numbers import number, percent

#: So many of what hangs on nothing stand here; the rest is counted.
_LOOSE = 20


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/intent/``, in internal editions: what a public strategy tells everybody is its text."""
    if not sheet.edition.internal:
        return
    plan, known = sheet.plan, aims(sheet.plan)
    campaigns, loose = intent.aimless(sheet, Traces(sheet)) if known else ([], [])
    yield sheet.page(
        "intent.md",
        "strategy.html",
        sheet.spoken.gettext("Strategy"),
        assets=["strategy.css"],
        strategies=[(item, intent.joined(plan, item)) for item in intent.strategies(plan)],
        aims=known,
        needs=intent.needs(plan, known),
        fronts=list(intent.counted(sheet)),
        unserved=intent.unserved(known),
        campaigns=campaigns,
        loose=loose[:_LOOSE],
        more=len(loose[_LOOSE:]),
        person=lambda id: Teller(sheet.words).ids("person", (id,)),
        number=lambda value: number(value, sheet.spoken),
        percent=lambda share: percent(share, sheet.spoken),
    )
