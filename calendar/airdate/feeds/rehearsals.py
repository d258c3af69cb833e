"""Rehearsals: the days on which worst cases are rehearsed, as calendars hold them: all, and of each person.

A day is written as an entry of its own plan, whose page is that of the worst case; its revision is the
last change of that.
"""

from collections.abc import Iterator

from airdate.entry import Entry
from airdate.feeds import aside
from airdate.feeds.feed import Feed
from airdate.html.words import Words
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN
from airdate.sections.risks import drills
from airdate.status import Status
from airdate.timespan import Timespan, at_instant
from airdate.wording.translation import noted


def feeds(plan: Plan, words: Words) -> list[Feed]:
    """The feeds of an edition's plan; none where nothing is rehearsed on a day."""
    found = [*drills(plan)]
    if not found:
        return []
    title = words.spoken.gettext(noted("Rehearsal"))
    kept = aside.plan_of(plan, "rehearsal", title, (_item(plan, words, item, drill) for item, drill in found))
    return list(_feeds(words, kept, aside.entries(kept)))


def _feeds(words: Words, kept: Plan, entries: list[Entry]) -> Iterator[Feed]:
    _ = words.spoken.gettext
    yield Feed(
        path="feeds/rehearsals.ics",
        title=_("Rehearsals"),
        description=_("When worst cases are rehearsed."),
        entries=entries,
        page="risks/",
        plan=kept,
    )
    for person in sorted({person for entry in entries for person in _people(entry.item)}):
        name = words.title("owner", person)
        yield Feed(
            path=f"feeds/rehearsals/{person}.ics",
            title=_("Rehearsals: %(name)s") % {"name": name},
            description=_("What %(name)s rehearses.") % {"name": name},
            entries=[entry for entry in entries if person in _people(entry.item)],
            page=f"people/{person}/",
            plan=kept,
        )


def _people(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (item.owner, *item.scenario.attendees))))


def _item(plan: Plan, words: Words, item: Item, drill: Timespan) -> Item:
    _, change = words.spoken.gettext, plan.changed(item)
    people = [words.title("owner", person) for person in item.scenario.attendees]
    created, updated = (change.created, change.modified) if change else (UNKNOWN, UNKNOWN)
    return Item(
        id=f"{item.id}.drill",
        type="rehearsal",
        title=_("Rehearsal: %(title)s") % {"title": item.title},
        summary=_("With %(people)s.") % {"people": words.dates.listed(people)} if people else "",
        path=plan.published_path(item),
        place=item.scenario.spot("drill"),
        status=Status.SCHEDULED,
        owner=item.owner,
        outputs=(Output(owner=item.owner, status=Status.SCHEDULED, publish=drill),),
        scenario=item.scenario,
        created=at_instant(created),
        updated=at_instant(updated),
    )
