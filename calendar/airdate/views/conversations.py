"""Conversations: how much of what we do is talk at people, and how much with them."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.sections import intent, talk
from airdate.wording import names
from airdate.wording.numbers import number, percent

#: So many asks stand here, the newest; the rest is counted.
_MOST = 40


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/conversations/``, in internal editions: what briefs say is for the team."""
    if not sheet.edition.internal:
        return
    plan, _ = sheet.plan, sheet.spoken.gettext
    people = "owner" not in sheet.edition.hide
    yield sheet.page(
        "conversations.md",
        "conversations.html",
        _("Conversations"),
        assets=["strategy.css"],
        conversations=[each for item in intent.strategies(plan) for each in intent.joined(plan, item)],
        shares=list(talk.shares(sheet)),
        agreed=talk.agreed(plan),
        asked=talk.asked(plan),
        most=_MOST,
        listening=talk.listening(plan),
        months=[sheet.dates.month(first, short=True) for first in talk.months(sheet.today)[:-1]],
        leaders=talk.taking_part(plan) if people else [],
        people=people,
        word=lambda word: _(names.WORDS.get(word, word)),
        number=lambda value: number(value, sheet.spoken),
        percent=lambda share: percent(share, sheet.spoken),
    )
