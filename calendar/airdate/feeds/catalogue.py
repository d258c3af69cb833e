"""The catalogue: which feeds a plan has. A feed without an entry is none."""

from collections.abc import Iterable, Iterator, Sequence

from airdate.artifact import page_url
from airdate.entry import Entry
from airdate.feeds.feed import Feed
from airdate.plan import Plan

#: Facets with a feed for each value: what such a feed says of itself, and the folder of its page.
_FACETS = {
    "campaign": ("The campaign {} and everything that belongs to it.", "campaigns/{}/"),
    "channel": ("Everything on {}.", "channels/{}/"),
    "audience": ("Everything for {}.", "audiences/{}/"),
    "owner": ("Everything that {} answers for.", "people/{}/"),
    "type": ("Everything of the type {}.", "feeds/"),
}


def catalogue(plan: Plan) -> list[Feed]:
    """The feeds of an edition's plan to choose from: all, the named ones, then by facet and title.

    The feeds of single items are not among them, see ``of_items``.
    """
    return [feed for feed in (*_general(plan), *_named(plan), *_faceted(plan), *_due(plan)) if feed.entries]


def of_items(plan: Plan) -> list[Feed]:
    """A feed for each item with a dated entry, with all its outputs, sorted by id."""
    found: dict[str, list[Entry]] = {}
    for entry in _held(plan.entries):
        found.setdefault(entry.item.id, []).append(entry)
    return [
        Feed(
            path=f"feeds/item/{id}.ics",
            title=entries[0].title,
            description="Every date of this one item.",
            entries=entries,
            page=page_url(plan.published_path(entries[0].item)),
        )
        for id, entries in sorted(found.items())
    ]


def _held(entries: Iterable[Entry]) -> Sequence[Entry]:
    return tuple(entry for entry in entries if entry.held)


def _general(plan: Plan) -> Iterator[Feed]:
    yield Feed(
        path="feeds/all.ics",
        title=plan.vocabulary.settings.title,
        description="Everything with a date.",
        entries=_held(plan.entries),
    )


def _named(plan: Plan) -> Iterator[Feed]:
    for id, selection in plan.vocabulary.feeds.items():
        yield Feed(
            path=f"feeds/{id}.ics",
            title=selection.title,
            description=selection.summary,
            entries=_held(plan.select(selection)),
            page="feeds/",
        )


def _faceted(plan: Plan) -> Iterator[Feed]:
    for facet, (description, page) in _FACETS.items():
        titles = [(_title(plan, facet, id), id) for id in plan.values(facet)]
        for title, id in sorted(titles, key=lambda found: (found[0].casefold(), found[1])):
            yield Feed(
                path=f"feeds/{facet}/{id}.ics",
                title=title,
                description=description.format(title),
                entries=_held(plan.by(facet, id)),
                page=page.format(id),
                colour=plan.vocabulary.channel(id).colour if facet == "channel" else "",
            )


def _due(plan: Plan) -> Iterator[Feed]:
    """What is due: all of it, and for each person by name."""
    if not plan.dues:
        return
    yield Feed(
        path="feeds/due.ics",
        title="Due",
        description="When work is due, by stage.",
        entries=_held(plan.near_dues),
        page="due/",
    )
    mine: dict[str, list[Entry]] = {}
    for due in plan.near_dues:
        for owner in due.facet("owner"):
            mine.setdefault(owner, []).append(due)
    titles = sorted(((_title(plan, "owner", id), id) for id in mine), key=lambda t: (t[0].casefold(), t[1]))
    for title, id in titles:
        yield Feed(
            path=f"feeds/due/{id}.ics",
            title=f"Due: {title}",
            description=f"When {title} must have work done.",
            entries=_held(mine[id]),
            page=f"people/{id}/",
        )


def _title(plan: Plan, facet: str, id: str) -> str:
    if facet == "campaign":
        return plan.by_id[id].title if id in plan.by_id else id
    return plan.vocabulary.term(facet, id).title
