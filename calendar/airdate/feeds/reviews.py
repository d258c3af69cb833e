"""Reviews: the days on which figures are looked at, as calendars hold them: all of them, and of each person.

A day is written as an entry of its own plan, whose page is that of the item. Calendars know it by the
place of its first figure in the item, so that it is the same when it is moved; its revision is the item's.
"""

from collections.abc import Iterator

from airdate.entry import Entry
from airdate.feeds import aside
from airdate.feeds.feed import Feed
from airdate.html.words import Words
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN
from airdate.sections.awaited import Review, reviews
from airdate.status import Status
from airdate.timespan import at_instant, on_day
from airdate.wording.translation import noted


def feeds(plan: Plan, words: Words) -> list[Feed]:
    """The feeds of an edition's plan that knows what is measured: none where nothing is."""
    found = [review for review in reviews(plan) if not review.done]
    if not found:
        return []
    title = words.spoken.gettext(noted("Due for results"))
    kept = aside.plan_of(plan, "results", title, (_item(plan, words, review) for review in found))
    return list(_feeds(words, kept, aside.entries(kept)))


def _feeds(words: Words, kept: Plan, entries: list[Entry]) -> Iterator[Feed]:
    _ = words.spoken.gettext
    yield Feed(
        path="feeds/results.ics",
        title=_("Due for results"),
        description=_("When figures are to be looked at."),
        entries=entries,
        page="results/",
        plan=kept,
    )
    for person in sorted({entry.item.owner for entry in entries if entry.item.owner}):
        name = words.title("owner", person)
        yield Feed(
            path=f"feeds/results/{person}.ics",
            title=_("Due for results: %(name)s") % {"name": name},
            description=_("When %(name)s is to look at figures.") % {"name": name},
            entries=[entry for entry in entries if entry.item.owner == person],
            page=f"people/{person}/",
            plan=kept,
        )


def _item(plan: Plan, words: Words, review: Review) -> Item:
    _, item = words.spoken.gettext, review.item
    change = plan.changed(item)
    created, updated = (change.created, change.modified) if change else (UNKNOWN, UNKNOWN)
    output = Output(owner=item.owner, status=Status.SCHEDULED, publish=on_day(review.day))
    return Item(
        id=f"{item.id}.results-{1 + item.measures.kpi.index(review.kpi[0])}",  # whatever the day is moved to
        type="results",
        title=_("Results of %(title)s") % {"title": item.title},
        summary="; ".join(kpi.metric for kpi in review.kpi),
        path=plan.published_path(item),
        place=item.place,
        status=Status.SCHEDULED,
        owner=item.owner,
        outputs=(output,),
        created=at_instant(created),
        updated=at_instant(updated),
    )
