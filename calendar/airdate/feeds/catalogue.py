"""The catalogue: which feeds a plan has. A feed without an entry is none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice

from airdate import gate
from airdate.artifact import page_url
from airdate.entry import Entry
from airdate.feeds.feed import Feed
from airdate.feeds.fit import fitted
from airdate.feeds.reach import archive, known, nearest, remaining, within
from airdate.feeds.secret import secret_path
from airdate.feeds.vevent import Components
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.selection import Cancelled, Selection
from airdate.wording.translation import noted, translation

#: Facets with a feed for each value: what such a feed says of itself, and its page.
_FACETS = {
    "campaign": (noted("The campaign %(name)s and everything that belongs to it."), "campaigns/{}/"),
    "event": (noted("%(name)s, what leads there and what comes of it."), "events/{}/"),
    "channel": (noted("Everything on %(name)s."), "channels/{}/"),
    "audience": (noted("Everything for %(name)s."), "audiences/{}/"),
    "owner": (noted("Everything that %(name)s answers for."), "people/{}/"),
    "department": (noted("Everything that people of %(name)s answer for."), "feeds/#department-{}"),
    "type": (noted("Everything of the type %(name)s."), "feeds/#type-{}"),
    "language": (noted("Everything in %(name)s."), "feeds/#language-{}"),
}

#: What has a beginning and an end is told whole, however long ago it was.
_WHOLE = ("campaign", "event")


def catalogue(plan: Plan, components: Components | None = None) -> list[Feed]:
    """The feeds of an edition's plan to choose from: all, the named ones, then by facet and title.

    Neither the feeds of single items nor secret ones are among them, see ``of_items`` and ``secret``.
    ``components`` are the plan's, if they are made already: a feed's size depends on them.
    """
    return Catalogue(plan, components or Components(plan)).feeds


def of_items(plan: Plan) -> list[Feed]:
    """A feed for each item with a dated entry, with all its outputs, sorted by id."""
    found: dict[str, list[Entry]] = {}
    _ = translation(plan.vocabulary.settings.language).gettext
    for entry in plan.entries:
        if entry.held:
            found.setdefault(entry.item.id, []).append(entry)
    return [
        Feed(
            path=f"feeds/item/{id}.ics",
            title=entries[0].title,
            description=_("Every date of this one item."),
            entries=entries,
            page=page_url(plan.published_path(entries[0].item)),
        )
        for id, entries in sorted(found.items())
    ]


def secret(plan: Plan, components: Components, edition: str, key: str) -> list[Feed]:
    """The secret feeds of an edition at the paths that the key gives; none without a key."""
    return Catalogue(plan, components).secret(edition, key) if key else []


class Catalogue:
    """Chooses the entries of each feed of one edition's plan."""

    def __init__(self, plan: Plan, components: Components) -> None:
        self.plan, self.components, self.today = plan, components, plan.today
        self.words = Words(plan)
        self._narrowed: dict[str, Plan] = {}
        self._until: dict[int, Mapping[str, date]] = {}

    @cached_property
    def feeds(self) -> list[Feed]:
        """The feeds to choose from."""
        main = (*self._general(), *self._named(), *self._faceted(), *self._due(), *self._archived())
        return [self._fitted(feed) for feed in main if feed.entries]

    def secret(self, edition: str, key: str) -> list[Feed]:
        """Those that are not listed."""
        named = (feed for feed in self.plan.vocabulary.feeds.values() if feed.secret)
        found = (replace(self._of(each), path=secret_path(key, edition, each.id), page="") for each in named)
        return [self._fitted(feed) for feed in found if feed.entries]

    def _fitted(self, feed: Feed) -> Feed:
        return fitted(feed, self.components.of(feed).size, self.today)

    def _within(self, entries: Iterable[Entry]) -> Sequence[Entry]:
        """What lies in the window of main feeds, else the last before it: no address goes dead."""
        known = self._known(self.plan)
        return within(entries, known, self.today) or within(entries, known, self.today, back=None)[-1:]

    def _known(self, plan: Plan) -> Mapping[str, date]:
        if id(plan) not in self._until:
            self._until[id(plan)] = known((*plan.entries, *plan.near_dues), self.today)
        return self._until[id(plan)]

    def _general(self) -> Iterator[Feed]:
        plan, _ = self.plan, self.words.spoken.gettext
        yield Feed(
            path="feeds/all.ics",
            title=plan.vocabulary.settings.title,
            description=_("Everything with a date."),
            entries=self._within(plan.entries),
        )
        yield Feed(
            path="feeds/unscheduled.ics",
            title=_("Unscheduled"),
            description=_("What has no day yet, as tasks. Not every calendar shows them."),
            entries=[*plan.vague, *(e for e in plan.unscheduled if not e.agreed)],
            page="unscheduled/",
        )

    def _named(self) -> Iterator[Feed]:
        for selection in self.plan.vocabulary.feeds.values():
            if not selection.secret:
                yield self._of(selection)

    def _of(self, selection: Selection) -> Feed:
        """A named feed, which shows no more than the edition that it names."""
        plan = self._admitted(selection.edition)
        chosen = plan.select(selection)
        entries = within(chosen, self._known(plan), self.today, selection.back, selection.ahead)
        if selection.form.cancelled is Cancelled.OMIT:
            entries = remaining(entries)
        if selection.cap:
            near = {entry.id for entry in islice(nearest(entries, self.today), selection.cap)}
            entries = [entry for entry in entries if entry.id in near]
        return Feed(
            path=f"feeds/{selection.id}.ics",
            title=selection.title,
            description=selection.summary,
            entries=entries,
            page=f"feeds/#{selection.id}",
            form=selection.form,
            plan=plan if selection.edition else None,
        )

    def _admitted(self, edition: str) -> Plan:
        if not edition:
            return self.plan
        if edition not in self._narrowed:
            self._narrowed[edition] = gate.admit(self.plan, self.plan.vocabulary.editions[edition])
        return self._narrowed[edition]

    def _faceted(self) -> Iterator[Feed]:
        plan, _ = self.plan, self.words.spoken.gettext
        for facet, (description, page) in _FACETS.items():
            titles = sorted(((self._title(facet, id), id) for id in plan.values(facet)), key=_folded)
            if facet == "language" and len(titles) == 1:
                continue  # that would be everything once more
            for title, id in titles:
                entries = plan.by(facet, id)
                yield Feed(
                    path=f"feeds/{facet}/{id}.ics",
                    title=_("Around %(name)s") % {"name": title} if facet == "event" else title,
                    description=_(description) % {"name": title},
                    entries=within(entries, self._known(plan), self.today, back=None)
                    if facet in _WHOLE
                    else self._within(entries),
                    page=page.format(id),
                    colour=plan.vocabulary.channel(id).colour if facet == "channel" else "",
                )

    def _due(self) -> Iterator[Feed]:
        """What is due: all of it, and for each person by name."""
        dues, _ = self.plan.near_dues, self.words.spoken.gettext
        yield Feed(
            path="feeds/due.ics",
            title=_("Due"),
            description=_("When work is due, by stage."),
            entries=self._within(dues),
            page="due/",
        )
        mine: dict[str, list[Entry]] = {}
        for due in dues:
            for owner in due.facet("owner"):
                mine.setdefault(owner, []).append(due)
        for title, id in sorted(((self._title("owner", id), id) for id in mine), key=_folded):
            yield Feed(
                path=f"feeds/due/{id}.ics",
                title=_("Due: %(name)s") % {"name": title},
                description=_("When %(name)s must have work done.") % {"name": title},
                entries=self._within(mine[id]),
                page=f"people/{id}/",
            )

    def _archived(self) -> Iterator[Feed]:
        """A year each of what no main feed reaches back to."""
        _ = self.words.spoken.gettext
        for year, entries in archive(self.plan.entries, self._known(self.plan), self.today).items():
            yield Feed(
                path=f"feeds/archive/{year}.ics",
                title=_("Archive %(year)s") % {"year": year},
                description=_("What began in %(year)s and is over for more than a year.") % {"year": year},
                entries=entries,
                page=f"feeds/#archive-{year}",
            )

    def _title(self, facet: str, id: str) -> str:
        if facet in _WHOLE:
            return self.plan.by_id[id].title if id in self.plan.by_id else id
        return self.words.title(facet, id)


def _folded(found: tuple[str, str]) -> tuple[str, str]:
    return found[0].casefold(), found[1]
