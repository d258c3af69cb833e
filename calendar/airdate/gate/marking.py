"""Which markers and layers an edition shows, and what of them."""

from dataclasses import replace

from airdate.edition import Edition
from airdate.marker import Layer, Marker, days_closed
from airdate.plan import Plan
from airdate.reading.outside import calendar
from airdate.vocabulary import Vocabulary


def marked(plan: Plan, edition: Edition) -> Vocabulary:
    """The vocabulary of an admitted plan with only the markers and layers that the edition shows.

    Ids of items that are not shown leave scopes and exceptions; where the edition is not the
    team's, so do words that nothing shown uses. A scope of which nothing is left takes its
    marker along: it is about what is not shown.
    """
    words = plan.vocabulary
    seen = (marker for marker in words.markers if marker.visibility in edition.visibility)
    markers = tuple(shown for marker in seen if (shown := _marker(marker, edition, plan)))
    layers = tuple(
        layer if edition.internal else _open(layer, plan)
        for layer in words.layers
        if layer.visibility in edition.visibility
    )
    return replace(words, markers=markers, layers=layers, closed_days=days_closed(markers))


def _marker(marker: Marker, edition: Edition, plan: Plan) -> Marker | None:
    scope = marker.scope and {
        facet: tuple(word for word in words if _shows(plan, edition, facet, word))
        for facet, words in marker.scope.items()
    }
    if scope and not all(scope.values()):
        return None
    told = "reason" not in edition.hide
    return replace(
        marker,
        scope=scope,
        reason=marker.reason if told else "",
        authority=marker.authority if told else "",
        exceptions=tuple(id for id in marker.exceptions if edition.internal and id in plan.by_id),
        places={},
    )


def _shows(plan: Plan, edition: Edition, facet: str, word: str) -> bool:
    if facet in ("campaign", "event"):
        return word in plan.by_id
    return edition.internal or bool(plan.by(facet, word))


def _open(layer: Layer, plan: Plan) -> Layer:
    return calendar.opened(layer, plan.vocabulary.settings.zone) if layer.calendar else layer
