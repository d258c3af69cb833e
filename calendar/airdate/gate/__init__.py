"""The gate: one plan in, the plan of one edition out. What does not pass is in no output.

Every view, feed and page is made from the plan that leaves here, so there is no
second place where something could be forgotten.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeVar

from airdate.change import Changes
from airdate.edition import Edition
from airdate.finding import Place
from airdate.gate import holding
from airdate.gate.cutting import Cutter
from airdate.gate.destination import Site, used_assets
from airdate.gate.marking import marked
from airdate.gate.people import without_people, without_people_in
from airdate.item import TYPES, Item, Occurrence, Output
from airdate.markdown import local_path
from airdate.page import Page
from airdate.pasted import house_of
from airdate.plan import FACETS, Plan
from airdate.reading.history import Change, Ledger, PartOfHistory, Witness
from airdate.relative import POINTS, Anchor, Relative
from airdate.selection import Selection
from airdate.status import Status, Visibility
from airdate.vocabulary import Term, Vocabulary

AnyTerm = TypeVar("AnyTerm", bound=Term)

#: No page leads to them.
_FOR_HOSTS = frozenset({"CNAME", "_headers", "_redirects", "robots.txt"})


def admit(plan: Plan, edition: Edition) -> Plan:
    """The plan as this edition may show it, without a trace of the rest.

    Its ``faults`` are new ones: links that had to be cut because they lead to
    something that this edition hides. What a hold in force stops is on hold, in every edition.
    """
    plan = holding.held(plan)
    items = [shown for item in plan.items if (shown := _item(item, edition, plan))]
    ids = {item.id for item in items}
    names = {(item.id, output.name) for item in items for output in item.outputs}
    pages = [page for page in plan.pages if _shows(page, edition)]
    paths = [item.path for item in items] + [page.path for page in pages]
    admitted = replace(
        plan,
        items=tuple(_without_strangers(item, ids, names) for item in items),
        pages=tuple(pages),
        history=PartOfHistory(
            _told(plan, edition, frozenset(paths)), frozenset(paths), _terms(plan, edition)
        ),
        faults=(),
        unresolved=(),
        follows=(),
        broken=frozenset(),
    )
    admitted = Cutter(plan, admitted, comments="comments" in edition.hide).cut()
    admitted = replace(admitted, assets=_assets(plan, admitted, edition))
    admitted = replace(admitted, cut=admitted.cut | _without_files(admitted, plan.files - admitted.files))
    admitted = replace(
        admitted, vocabulary=marked(admitted, edition, lambda item, edition: _item(item, edition, plan))
    )
    admitted = holding.reasons(admitted)
    if "owner" in edition.hide:
        admitted = replace(admitted, vocabulary=without_people_in(admitted.vocabulary))
    if "edit" in edition.hide:
        admitted = replace(admitted, vocabulary=_without_repository(admitted.vocabulary))
    return admitted if edition.internal else replace(admitted, vocabulary=_vocabulary(admitted, edition))


def _terms(plan: Plan, edition: Edition) -> Ledger:
    """When words changed of which rotas are made, for who may see those."""
    if not edition.internal or "owner" in edition.hide:
        return Ledger()
    known = plan.history.ledger.terms
    return Ledger(terms={key: when for key, when in known.items() if key[0] in ("channels", "people")})


def _without_repository(words: Vocabulary) -> Vocabulary:
    return replace(words, settings=replace(words.settings, edit_url="", forge=None))


@dataclass(frozen=True)
class _Told:
    """When items changed as far as the edition shows it; an anchor that is hidden moves what is shown."""

    whole: Plan
    edition: Edition
    shown: frozenset[str]
    known: dict[str, Change | None] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def changes(self) -> Changes:
        plan = self.whole
        told = plan.items, plan.vocabulary, plan.history, plan.follows, plan.now
        return Changes(*told, self.edition, lambda item: item.path in self.shown)

    def of(self, path: str) -> Change | None:
        if path not in self.known:  # every view asks for it
            self.known[path] = self._of(path)
        return self.known[path]

    def _of(self, path: str) -> Change | None:
        thing = self.whole.by_path.get(path)
        if not isinstance(thing, Item):
            return None
        change, shown = self.changes.of(thing), _item(thing, self.edition, self.whole)
        return holding.marked(change, self.whole, shown) if change and shown else change

    def witness(self, path: str, line: int) -> Witness | None:
        """None in an edition that hides anything: what a file once was is as it was written."""
        told = self.edition.internal and not self.edition.hide
        return self.whole.history.witness(path, line) if told else None


def _told(plan: Plan, edition: Edition, shown: frozenset[str]) -> _Told:
    """What is told of a plan; of one that an edition has let through already, as both show it."""
    before = plan.history.whole if isinstance(plan.history, PartOfHistory) else None
    if isinstance(before, _Told):
        return _Told(before.whole, edition.within(before.edition), shown)
    return _Told(plan, edition, shown)


def _shows(page: Page, edition: Edition) -> bool:
    public = edition.all_pages or page.visibility is Visibility.PUBLIC
    return public and page.visibility in edition.visibility


def shows(item: Item, edition: Edition, now: datetime) -> bool:
    """Whether the edition shows the item, or what there once was of one, at all."""
    if item.visibility not in edition.visibility or (item.own or item.status) not in edition.status:
        return False
    return edition.embargoed or item.embargo is None or item.embargo.until <= now


def _item(item: Item, edition: Edition, plan: Plan) -> Item | None:
    """The item with the fields and outputs that the edition shows; None if it is hidden."""
    if not shows(item, edition, plan.now):
        return None
    outputs = [_output(o, edition) for o in item.outputs if (o.own or o.status) in edition.status]
    if not outputs:
        return None
    shown = replace(
        item,
        outputs=tuple(outputs),
        notes="" if "notes" in edition.hide else item.notes,
        reason="" if "reason" in edition.hide else item.reason,
        objective="" if "objective" in edition.hide else item.objective,
        strategy=replace(item.strategy, objectives=()) if "objective" in edition.hide else item.strategy,
        embargo=None if "embargo" in edition.hide else item.embargo,
        created=None,
        updated=None,
        relative=item.relative if edition.internal else _own_dues(item, edition),
        occurrences=_occurrences(item, edition),
        skipped=(*item.skipped, *_hidden_days(item, edition)),
        due={} if "due" in edition.hide else item.due,
        places={} if "edit" in edition.hide else item.places,
    )
    if "owner" not in edition.hide:
        return shown
    return without_people(shown, plan.vocabulary.people or {})


def _output(output: Output, edition: Edition) -> Output:
    return replace(
        output,
        reason="" if "reason" in edition.hide else output.reason,
        relative=output.relative if edition.internal else {},
        places={} if "edit" in edition.hide else output.places,
    )


def _own_dues(item: Item, edition: Edition) -> dict[str, Relative]:
    """The phrases by which what is due for each occurrence of a series is counted."""
    if "due" in edition.hide or item.repeat is None:
        return {}
    own = ("", item.id)
    return {key: p for key, p in item.relative.items() if key.startswith("due.") and p.anchor.id in own}


def _hidden_days(item: Item, edition: Edition) -> list[date]:
    """Days of a series whose occurrences are not as far as the edition wants; called off ones are told."""
    told = edition.status | {Status.CANCELLED, Status.POSTPONED}
    changes = item.occurrences.items()
    return [day for day, change in changes if change.status and change.status not in told]


def _occurrences(item: Item, edition: Edition) -> dict[date, Occurrence]:
    """What is told of changed ones; that one was called off is, and not what it would have been about."""
    hidden = _hidden_days(item, edition)
    reasons = "reason" not in edition.hide
    return {
        day: replace(
            change,
            title="" if change.status and change.status not in edition.status else change.title,
            reason=change.reason if reasons else "",
            place=Place(""),
        )
        for day, change in item.occurrences.items()
        if day not in hidden
    }


def _without_strangers(item: Item, ids: set[str], outputs: set[tuple[str, str]]) -> Item:
    """The item without references to items and outputs that are not shown."""

    def ours(phrases: Mapping[str, Relative]) -> dict[str, Relative]:
        return {key: phrase for key, phrase in phrases.items() if _known(phrase.anchor, ids, outputs)}

    return replace(
        item,
        relative=ours(item.relative),
        outputs=tuple(replace(output, relative=ours(output.relative)) for output in item.outputs),
        campaign=item.campaign if item.campaign in ids else "",
        event=item.event if item.event in ids else "",
        links=tuple(link for link in item.links if link.target in ids),
    )


def _known(anchor: Anchor, ids: set[str], outputs: set[tuple[str, str]]) -> bool:
    if anchor.id and anchor.id not in ids:
        return False
    return anchor.point in ("", *POINTS) or (anchor.id, anchor.point) in outputs


def _assets(plan: Plan, admitted: Plan, edition: Edition) -> tuple[str, ...]:
    """Files beside the Markdown: for the team all that no hidden item alone uses, else those in use.

    What a host asks for at the site's root is always in use.
    """
    site = Site(plan)
    used = used_assets(admitted, site) | _FOR_HOSTS
    if not edition.internal:
        return tuple(path for path in plan.assets if path in used)
    hidden = used_assets(plan, site) - used
    return tuple(path for path in plan.assets if path not in hidden)


def _without_files(plan: Plan, gone: frozenset[str]) -> set[str]:
    """The paths of items whose media are among these files."""
    named = ((item.path, m) for item in plan.items if gone for o in item.outputs for m in o.media.media)
    return {
        path for path, m in named for s in (m.src, m.captions, m.transcript) if local_path(path, s) in gone
    }


def _vocabulary(plan: Plan, edition: Edition) -> Vocabulary:
    """Only the words that shown entries use, and the named feeds that are public."""
    words = plan.vocabulary
    used = {facet: frozenset(plan.values(facet)) for facet in FACETS}
    return replace(
        words,
        settings=replace(
            words.settings,
            domains=house_of(words).domains,  # some are those of channels in which nothing is shown
        ),
        types={id: title for id, title in words.types.items() if id in TYPES or id in used["type"]},
        channels=_kept(words.channels, used["channel"]),
        audiences=_kept(words.audiences, used["audience"]),
        people=_kept(words.people, used["owner"]),
        formats=_kept(words.formats, used["format"]),
        pillars=_kept(words.pillars, used["pillar"]),
        feeds={
            id: _without_unused(feed, used)
            for id, feed in words.feeds.items()
            if feed.visibility in edition.visibility and feed.edition in ("", edition.name)
        },
        editions={edition.name: edition},
    )


def _kept(terms: Mapping[str, AnyTerm] | None, used: frozenset[str]) -> dict[str, AnyTerm] | None:
    return None if terms is None else {id: term for id, term in terms.items() if id in used}


def _without_unused(feed: Selection, used: Mapping[str, frozenset[str]]) -> Selection:
    """The named feed without words of which nothing is shown; it selects the same entries."""
    criteria = {
        facet: tuple(word for word in words if word in used[facet]) for facet, words in feed.criteria.items()
    }
    return replace(feed, criteria=criteria)
