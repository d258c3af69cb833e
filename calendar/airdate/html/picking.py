"""Picking: what readers can pick entries by on a page, and which feed holds what they have picked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from airdate.entry import Entry
from airdate.html.shown import PICKED_BY
from airdate.html.subscription import anchor
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.selection import BACK, Cancelled, Selection
from airdate.status import Status
from airdate.vocabulary import MEDIA
from airdate.wording import labels
from airdate.wording.translation import noted

#: What a facet is called, and what else of it a wider feed holds.
FACETS: Mapping[str, tuple[str, str]] = {
    "channel": (noted("Channel"), noted("other channels")),
    "campaign": (noted("Campaign"), noted("other campaigns")),
    "audience": (noted("Audience"), noted("other audiences")),
    "type": (noted("Type"), noted("other types")),
    "status": (noted("Status"), noted("other statuses")),
    "owner": (noted("Owner"), noted("other people’s work")),
    "language": (noted("Language"), noted("other languages")),
    "media": (noted("Media"), noted("other media")),
}

_STATUS_ORDER = [status.value for status in Status]

#: What is not by its title in order, but by what comes after what.
_ORDERS: Mapping[str, Sequence[str]] = {"status": _STATUS_ORDER, "media": MEDIA}


class Facet(NamedTuple):
    """A facet by which the entries of a page differ: its id and name, and each value with its title."""

    id: str
    name: str
    options: Sequence[tuple[str, str]]


class Picking:
    """The choices of one edition's plan."""

    def __init__(self, words: Words) -> None:
        self._words, self._plan, self._said = words, words.plan, words.spoken.gettext

    def facets(self, picked_by: Iterable[str]) -> list[Facet]:
        """By what entries with these words (``channel:x campaign:y``) differ, with all values in order."""
        found: dict[str, set[str]] = {facet: set() for facet in PICKED_BY}
        without: set[str] = set()
        for words in {*picked_by}:
            here = [word.partition(":") for word in words.split()]
            without.update(found.keys() - {facet for facet, _, _ in here})
            for facet, _, id in here:
                found[facet].add(id)
        several = [facet for facet, ids in found.items() if ids and len(ids) + (facet in without) > 1]
        return [Facet(facet, self.name(facet), self._options(facet, found[facet])) for facet in several]

    def name(self, facet: str) -> str:
        """What a facet is called."""
        return self._said(FACETS[facet][0])

    def values(self, facet: str) -> Sequence[str]:
        """All that entries can have; any status, for occurrences of a series have their own."""
        return _STATUS_ORDER if facet == "status" else self._plan.values(facet)

    def title(self, facet: str, id: str) -> str:
        """What a value is called."""
        if facet == "status":
            return self._said(labels.STATUSES[Status(id)])
        if facet == "media":
            return self._said(labels.MEDIA.get(id, id))
        return self._words.title(facet, id)

    def in_order(self, facet: str, ids: Iterable[str]) -> list[str]:
        """Values by title, or as one follows the other."""
        order = _ORDERS.get(facet)
        if order:
            return sorted(ids, key=order.index)
        return sorted(ids, key=lambda id: (self.title(facet, id).casefold(), id))

    def _options(self, facet: str, ids: Iterable[str]) -> list[tuple[str, str]]:
        return [(id, self.title(facet, id)) for id in self.in_order(facet, ids)]

    @property
    def known(self) -> dict[str, dict[str, object]]:
        """Every facet that the edition has: its name, what else wider feeds hold, and all its values."""
        there = ((facet, self.values(facet)) for facet in PICKED_BY)
        return {
            facet: {
                "name": self.name(facet),
                "other": self._said(FACETS[facet][1]),
                "titles": dict(self._options(facet, ids)),
            }
            for facet, ids in there
            if ids
        }


class Listed(Protocol):
    """A feed as it is listed."""

    @property
    def path(self) -> str:
        """Its path below the site's root."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What stands in it."""


def feeds(plan: Plan, listed: Iterable[Listed]) -> Iterator[dict[str, object]]:
    """Each feed that one can describe by what it holds: its id on the feeds page, title, size, criteria.

    Those that the plan names come last: others hold the same for longer. ``kind`` tells work that is
    due and what has no day from what appears. A named feed that holds less than its criteria say (a
    window, a cap, a stricter edition) is left out.
    """
    for feed in sorted(listed, key=lambda feed: anchor(feed.path) in plan.vocabulary.feeds):
        kind, criteria = _held(plan, feed.path)
        if criteria is not None:
            of = {facet: list(ids) for facet, ids in criteria.items()}
            told = {"id": anchor(feed.path), "title": feed.title, "kind": kind, "count": len(feed.entries)}
            yield {**told, "of": of}


def _held(plan: Plan, path: str) -> tuple[str, Mapping[str, Sequence[str]] | None]:
    """Of what kind the feed at that path is, and by what it is made; None where that says too little."""
    folder, _, id = path.removeprefix("feeds/").removesuffix(".ics").rpartition("/")
    if folder == "archive":
        return "", None
    if folder == "due":
        return "due", {"owner": [id]}
    if folder:
        return "", {folder: [id]}
    if id in ("all", "due", "unscheduled"):
        return "" if id == "all" else id, {}
    named = plan.vocabulary.feeds.get(id)
    return "", named.criteria if named and _in_full(named) else None


def _in_full(feed: Selection) -> bool:
    """Whether a named feed holds all that its criteria say, as far back as every feed."""
    cut = feed.ahead or feed.cap or feed.edition or feed.secret or feed.form.cancelled is Cancelled.OMIT
    return not cut and feed.back in (BACK, None)
