"""Which markers and layers an edition shows, and what of them."""

from collections.abc import Callable
from dataclasses import replace

from airdate.edition import Edition
from airdate.item import Item
from airdate.marker import Layer, Marker, days_closed
from airdate.plan import Plan
from airdate.reading.outside import calendar
from airdate.reading.outside import plan as outside
from airdate.status import DECIDED, Visibility
from airdate.vocabulary import Vocabulary

#: An item as an edition shows it, None if it does not.
Show = Callable[[Item, Edition], Item | None]


def marked(plan: Plan, edition: Edition, show: Show) -> Vocabulary:
    """The vocabulary of an admitted plan with only the markers and layers that the edition shows.

    Ids of items that are not shown leave scopes and exceptions; where the edition is not the
    team's, so do words that nothing shown uses. A scope of which nothing is left takes its
    marker along: it is about what is not shown. The items of other plans pass as our own do (``show``).
    """
    words = plan.vocabulary
    seen = (marker for marker in words.markers if marker.visibility in edition.visibility)
    markers = tuple(shown for marker in seen if (shown := _marker(marker, edition, plan)))
    layers = tuple(
        _opened(layer, edition, plan, show)
        for layer in words.layers
        if layer.visibility in edition.visibility
    )
    return replace(words, markers=markers, layers=layers, closed_days=days_closed(markers))


def _marker(marker: Marker, edition: Edition, plan: Plan) -> Marker | None:
    theirs = bool(marker.layer) and edition.internal  # words of another plan, which ours need not know
    scope = marker.scope and {
        facet: tuple(word for word in words if _shows(plan, edition, facet, word, theirs=theirs))
        for facet, words in marker.scope.items()
    }
    unnamed = edition.hide if edition.internal else ()  # what is held is shown there, and not whose it is
    if scope and not all(words or facet in unnamed for facet, words in scope.items()):
        return None
    told = "reason" not in edition.hide
    return replace(
        marker,
        scope=scope,
        reason=marker.reason if told else "",
        authority=marker.authority if told and "owner" not in edition.hide else "",
        lesson=marker.lesson if told else "",
        exceptions=tuple(id for id in marker.exceptions if edition.internal and id in plan.by_id),
        places={},
    )


def _shows(plan: Plan, edition: Edition, facet: str, word: str, *, theirs: bool) -> bool:
    if facet in edition.hide:  # as owners may be
        return False
    if facet in ("campaign", "event") and not theirs:
        return word in plan.by_id
    return edition.internal or bool(plan.by(facet, word))


def _opened(layer: Layer, edition: Edition, plan: Plan, show: Show) -> Layer:
    """The layer with only what the edition shows."""
    if layer.calendar and not edition.internal:
        return calendar.opened(layer, plan.vocabulary.settings.zone)
    if not (layer.entries or layer.markers):
        return layer
    theirs = _for_others(edition)
    markers = (marker for marker in layer.markers if marker.visibility in edition.visibility)
    return replace(outside.opened(layer, lambda item: show(item, theirs)), markers=tuple(markers))


def _for_others(edition: Edition) -> Edition:
    """The edition for items of other plans: who may see more of ours does not see more of theirs.

    But for the team, that is what is public and decided, and under no embargo.
    """
    if edition.internal:
        return edition
    open_to_all = edition.visibility & {Visibility.PUBLIC}
    return replace(edition, visibility=open_to_all, status=edition.status & DECIDED, embargoed=False)
