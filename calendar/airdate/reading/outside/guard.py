"""Markers of another plan that matter here: its blackouts and holds, and days on which it is closed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from airdate.marker import SCOPES, Kind, Marker
from airdate.reading.outside.values import Odd, Values
from airdate.status import Visibility
from airdate.text import is_identifier
from airdate.timespan import Timespan, at_instant, on_day

_READ = (Kind.BLACKOUT, Kind.HOLD, Kind.CLOSED)


def read(values: Values, zone: ZoneInfo) -> Marker | None:
    """The marker as the other plan has it; None for notes, holidays, what is hidden or from its layers.

    A closed day is closed for them, not for us: it stands among the layer's own dates. Raises Odd.
    """
    kind = next((kind for kind in _READ if kind == values.line("kind")), None)
    if kind is None or values.line("layer"):
        return None
    visibility = values.needed("visibility", Visibility)
    if visibility is Visibility.CONFIDENTIAL:
        return None
    id, title = values.id("id"), values.line("title")
    if not id or not title:
        raise Odd("lacks an id or a title")
    guards = kind is not Kind.CLOSED
    start, end = _times(values, kind, zone)
    return Marker.of(
        id,
        kind if guards else Kind.CALENDAR,
        title,
        start,
        end,
        zone,
        scope=_scope(values) if guards else None,
        reason=values.line("reason") if guards else "",
        authority=values.line("authority") if guards else "",
        state="" if guards else "closed",
        location=values.line("location"),
        visibility=visibility,
    )


def _times(values: Values, kind: Kind, zone: ZoneInfo) -> tuple[Timespan, Timespan | None]:
    begins, ends = values.instant("begins"), values.instant("ends")
    if begins is not None:
        start, end = _at(begins, zone), _at(ends, zone) if ends else None
    else:
        start = on_day(values.day("first"))
        end = on_day(values.day("last")) if "last" in values.keys else None
    if kind is not Kind.HOLD and end is None:
        raise Odd("has no end")
    if end and end.ends(zone) < start.begins(zone):
        raise Odd("ends before it starts")
    return start, end


def _at(instant: datetime, zone: ZoneInfo) -> Timespan:
    return at_instant(instant.astimezone(zone))


def _scope(values: Values) -> dict[str, tuple[str, ...]] | None:
    """What it concerns, by the words of the other plan; everything where that cannot be understood.

    A scope that is misread would let through what it is to stop.
    """
    said = values.keys.get("scope")
    if not isinstance(said, dict) or not said or any(facet not in SCOPES for facet in said):
        return None
    scope = {}
    for facet, words in said.items():
        if not isinstance(words, list) or not words:
            return None
        if not all(isinstance(word, str) and is_identifier(word) for word in words):
            return None
        scope[facet] = tuple(words)
    return scope
