"""The gate: one plan in, the plan of one edition out. What does not pass is in no output.

Every view, feed and page is made from the plan that leaves here, so there is no
second place where something could be forgotten.
"""

from dataclasses import replace

from airdate.edition import Edition
from airdate.artifact import page_url
from airdate.item import Item, Output
from airdate.finding import Fault, Place
from airdate.markdown import BodyLink, links, local_path, position, without_comments
from airdate.page import Page
from airdate.plan import Plan
from airdate.status import Visibility
from airdate.vocabulary import Selection, Term, Vocabulary

#: What stands where a link to something hidden stood: the words of such a link are often its title.
ELLIPSIS = "…"


def admit(plan: Plan, edition: Edition) -> Plan:
    """The plan as this edition may show it, without a trace of the rest.

    Its ``faults`` are new ones: links that had to be cut because they lead to
    something that this edition hides.
    """
    items = [shown for item in plan.items if (shown := _item(item, edition, plan))]
    ids = {item.id for item in items}
    items = [_without_strangers(item, ids) for item in items]
    pages = [page for page in plan.pages if edition.all_pages or page.visibility is Visibility.PUBLIC]
    pages = [page for page in pages if page.visibility in edition.visibility]
    admitted = replace(plan, items=tuple(items), pages=tuple(pages), faults=(), broken=frozenset())
    admitted = replace(admitted, assets=_assets(plan, admitted, edition))
    admitted = _Cutter(plan, admitted).cut()
    if edition.internal:
        return admitted
    return replace(admitted, vocabulary=_vocabulary(admitted, edition))


def _item(item: Item, edition: Edition, plan: Plan) -> Item | None:
    """The item with the fields and outputs that the edition shows; None if it is hidden."""
    if item.visibility not in edition.visibility or item.status not in edition.status:
        return None
    if item.embargo and item.embargo.until > plan.now and not edition.embargoed:
        return None
    outputs = tuple(output for output in item.outputs if output.status in edition.status)
    if not outputs:
        return None
    if "owner" in edition.hide:
        outputs = tuple(replace(output, owner="") for output in outputs)
    return replace(
        item,
        outputs=tuple(_unplaced(output) for output in outputs),
        owner="" if "owner" in edition.hide else item.owner,
        notes="" if "notes" in edition.hide else item.notes,
        reason="" if "reason" in edition.hide else item.reason,
        objective="" if "objective" in edition.hide else item.objective,
        embargo=None if "embargo" in edition.hide else item.embargo,
        body=without_comments(item.body) if "comments" in edition.hide else item.body,
        places={},
    )


def _unplaced(output: Output) -> Output:
    return replace(output, places={})


def _without_strangers(item: Item, ids: set[str]) -> Item:
    """The item without references to items that are not shown."""
    return replace(
        item,
        campaign=item.campaign if item.campaign in ids else "",
        event=item.event if item.event in ids else "",
        links=tuple(link for link in item.links if link.target in ids),
    )


def _assets(plan: Plan, admitted: Plan, edition: Edition) -> tuple[str, ...]:
    """Files beside the Markdown: for the team all that no hidden item alone uses, else those in use."""
    used = _used_assets(admitted)
    if not edition.internal:
        return tuple(path for path in plan.assets if path in used)
    hidden = _used_assets(plan) - used
    return tuple(path for path in plan.assets if path not in hidden)


def _used_assets(plan: Plan) -> set[str]:
    things: tuple[Item | Page, ...] = (*plan.items, *plan.pages)
    return {path for thing in things for link in links(thing.body) if (path := local_path(thing.path, link.target))}


def _vocabulary(plan: Plan, edition: Edition) -> Vocabulary:
    """Only the words that shown entries use, and the named feeds that are public."""
    words = plan.vocabulary

    def used(facet: str, terms: "dict[str, Term] | None") -> "dict[str, Term] | None":
        known = set(plan.values(facet))
        return None if terms is None else {id: term for id, term in terms.items() if id in known}

    def public(selection: Selection) -> bool:
        return selection.visibility in edition.visibility

    return replace(
        words,
        settings=replace(words.settings, edit_url="" if "edit" in edition.hide else words.settings.edit_url),
        channels=used("channel", words.channels),  # type: ignore[arg-type]
        audiences=used("audience", words.audiences),  # type: ignore[arg-type]
        people=used("owner", words.people),  # type: ignore[arg-type]
        formats=used("format", words.formats),  # type: ignore[arg-type]
        pillars=used("pillar", words.pillars),  # type: ignore[arg-type]
        feeds={id: feed for id, feed in words.feeds.items() if public(feed)},
    )


class _Cutter:
    """Cuts links to hidden things out of the bodies that are shown."""

    def __init__(self, whole: Plan, shown: Plan) -> None:
        self.shown = shown
        hidden = [thing for path, thing in whole.by_path.items() if path not in shown.by_path]
        self.paths = {thing.path for thing in hidden} | (set(whole.assets) - set(shown.assets))
        self.urls = {page_url(whole.published_path(thing)) for thing in hidden}
        self.urls |= {page_url(thing.path) for thing in hidden}
        self.urls |= {f"go/{thing.id}/" for thing in hidden if isinstance(thing, Item)}
        self.site = whole.vocabulary.settings.url
        self.faults: list[Fault] = []

    def cut(self) -> Plan:
        """The shown plan with every such link replaced by an ellipsis, and a fault for each."""
        if not self.paths:
            return self.shown
        return replace(
            self.shown,
            items=tuple(replace(item, body=self._body(item)) for item in self.shown.items),
            pages=tuple(replace(page, body=self._body(page)) for page in self.shown.pages),
            faults=tuple(self.faults),
        )

    def _body(self, thing: Item | Page) -> str:
        parts, done = [], 0
        for link in links(thing.body):
            if link.start < done or not self._leads_to_hidden(thing, link.target):
                continue
            place = Place(thing.place.path, *position(thing.body, link.start, thing.body_line))
            message = "this link leads to something that the edition hides; it is left out, with its words"
            cure = "publish what it leads to, or take the link out"
            self.faults.append(Fault(place, "hidden-link", message, cure))
            parts += [thing.body[done : link.start], "" if link.html else ELLIPSIS]
            done = link.end
        return "".join([*parts, thing.body[done:]])

    def _leads_to_hidden(self, thing: Item | Page, target: str) -> bool:
        if local_path(thing.path, target) in self.paths:
            return True
        if self.site and target.startswith(self.site):
            target = f"/{target.removeprefix(self.site)}"
        address = target if target.startswith("/") else f"/{local_path(page_url(thing.path), target)}"
        bare = address.partition("#")[0].partition("?")[0].strip("/").removesuffix(".html")
        return f"{bare.removesuffix('/index')}/" in self.urls
