"""``calendar/markers.yml``: markers with their own time, and layers that hold many."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.marker import SCOPES, Kind, Layer, Marker
from airdate.reading.countries import countries
from airdate.reading.fields import Fields
from airdate.reading.outside import file
from airdate.reading.outside.plan import Outside
from airdate.reading.yaml import Mapping as Keys
from airdate.reading.yaml import Scalar
from airdate.status import Visibility
from airdate.text import did_you_mean, listed, shown
from airdate.timespan import Timespan
from airdate.vocabulary import Term

#: The rule that a word of a scope breaks that nobody knows; ids of items are looked up later.
_RULES = {
    "channel": "unknown-channel",
    "audience": "unknown-audience",
    "type": "bad-choice",
    "format": "unknown-format",
    "pillar": "unknown-pillar",
    "owner": "unknown-person",
}
_SCOPE = "write `scope: all`, or `scope: {channel: [linkedin]}`"


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one entry of the file after the other.

    ``root`` is the project's folder, ``zone`` the plan's (None if it names none), and
    ``terms`` the known words of each facet, None where any word goes.
    """

    root: Path
    zone: ZoneInfo | None
    shown_zone: ZoneInfo
    terms: Mapping[str, Mapping[str, Term | str] | None]

    def read(self, id: str, fields: Fields) -> Marker | Layer | None:
        """The marker or layer of that id; None, and faults, if it cannot be taken as written."""
        kind = _kind(id, fields)
        if kind is None:
            fields.asked.update(fields.mapping.keys)
            return None
        found = self._of(id, kind, fields, _visibility(fields))
        hidden = fields.unguarded(f"'{id}'")
        return replace(found, visibility=Visibility.CONFIDENTIAL) if found and hidden else found

    def _of(self, id: str, kind: Kind, fields: Fields, visibility: Visibility) -> Marker | Layer | None:
        title = fields.line("title")
        if kind is Kind.HOLIDAYS:
            return self._holidays(id, title, fields, visibility)
        if kind is Kind.CALENDAR:
            return self._calendar(id, title, fields, visibility)
        return self._marker(id, kind, title, fields, visibility)

    def _holidays(self, id: str, title: str, fields: Fields, visibility: Visibility) -> Layer | None:
        codes = countries(fields)
        if not fields.node("country"):
            _missing(fields, id, "country", "add `country: DE`")
        place = fields.mapping.place
        return (
            Layer(id=id, title=title, countries=codes, visibility=visibility, place=place) if codes else None
        )

    def _calendar(self, id: str, title: str, fields: Fields, visibility: Visibility) -> Layer | None:
        if not fields.node("path"):
            _missing(fields, id, "path", "add `path: calendar/fairs.ics`, or the plan.json of another plan")
        found = file.named(self.root, fields, self.shown_zone)
        if found is None:
            fields.asked |= {"except", "shares"}  # whether it takes them, the file would tell
            return None
        path, inside = found
        if isinstance(inside, Outside):
            layer, title = self._plan(id, fields, inside), title or inside.title
        else:
            layer = Layer(id=id, calendar=inside)
        return replace(
            layer,
            title=title or _title(id),
            path=path,
            visibility=visibility,
            place=fields.mapping.place,
        )

    def _plan(self, id: str, fields: Fields, inside: Outside) -> Layer:
        """What of another plan is looked at: who of ours knows of it, and which channels are the same."""
        excepted = fields.placed_ids("except")
        shared = fields.placed_ids("shares")
        for word, place in shared:
            if (known := self.terms.get("channel")) is not None and word not in known:
                cure = f"use one of {listed(known, 20)}" if known else "write `shares: []`: you have none"
                message = f"`shares`: unknown channel '{shown(word)}'"
                fields.fault(place, _RULES["channel"], message, did_you_mean(word, known) or cure)
        return Layer(
            id=id,
            entries=inside.entries,
            markers=inside.markers,
            words=inside.words,
            exceptions=tuple(dict.fromkeys(id for id, _ in excepted)),
            shared=tuple(word for word, _ in shared) if fields.given("shares") else None,
            places={f"except.{id}": place for id, place in excepted},
        )

    def _marker(
        self, id: str, kind: Kind, title: str, fields: Fields, visibility: Visibility
    ) -> Marker | None:
        guards = kind in (Kind.BLACKOUT, Kind.HOLD)
        start, end = fields.time("start", self.zone), fields.time("end", self.zone)
        if not fields.node("start"):
            _missing(fields, id, "start", "add `start: 2027-05-14`")
        said: dict[str, object] = {"summary": fields.line("summary"), "location": fields.line("location")}
        places: dict[str, Place] = {
            key: fields.places[key] for key in ("start", "end") if key in fields.places
        }
        sound = True
        if guards:
            said |= self._guard(id, kind, fields, places)
            sound = "scope" in said
        end_is_lost = end is None and fields.node("end") is not None
        if start is None or not sound or (end_is_lost and kind is not Kind.HOLD):
            return None
        if kind is Kind.BLACKOUT and end is None and start.exact and not end_is_lost:
            cure = "add `end:` (the last day); what has no end yet is a `hold`"
            fields.fault(fields.mapping.place, "missing-key", f"'{id}' has no `end`", cure)
        if end and self._backwards(start, end):
            message = f"the end ({end.text}) lies before the start ({start.text})"
            fields.fault(places["end"], "end-before-start", message, "exchange or correct them")
            return None
        said |= {"visibility": visibility, "place": fields.mapping.place, "places": places}
        return Marker.of(id, kind, title or _title(id), start, end, self.shown_zone, **said)

    def _backwards(self, start: Timespan, end: Timespan) -> bool:
        zone = start.zone_of_days(self.shown_zone)
        return end.ends(zone) < start.begins(self.shown_zone) or end.last < start.first

    def _guard(self, id: str, kind: Kind, fields: Fields, places: dict[str, Place]) -> dict[str, object]:
        """What a blackout or a hold says beyond its time; without ``scope`` if that is faulty."""
        said: dict[str, object] = {"reason": fields.line("reason"), "authority": fields.line("authority")}
        if kind is Kind.HOLD:
            said["lesson"] = fields.text("lesson")
        if not fields.node("reason"):
            _missing(fields, id, "reason", "say why, for whoever must wait")
        excepted = fields.placed_ids("except")
        places |= {f"except.{id}": place for id, place in excepted}
        said["exceptions"] = tuple(dict.fromkeys(id for id, _ in excepted))
        node = fields.node("scope")
        if node is None:
            if kind is Kind.HOLD:
                return said | {"scope": None}
            _missing(fields, id, "scope", _SCOPE)
        elif isinstance(node, Keys):
            scope = self._scope(Fields(node, fields.faults), places)
            return said | {"scope": scope} if scope else said
        elif isinstance(node, Scalar) and node.text == "all":
            return said | {"scope": None}
        else:
            fields.fault(node.place, "bad-value", "`scope` takes `all`, or keys and values", _SCOPE)
        return said

    def _scope(self, fields: Fields, places: dict[str, Place]) -> dict[str, tuple[str, ...]]:
        scope = {}
        for facet in SCOPES:
            words = fields.placed_ids(facet)
            if words:
                scope[facet] = tuple(dict.fromkeys(word for word, _ in words))
            places |= {f"scope.{facet}.{word}": place for word, place in words}
            known = self.terms.get(facet)
            for word, place in words if known is not None else ():
                if word not in (known or ()):
                    cure = did_you_mean(word, known or ()) or f"name a {facet} of the vocabulary"
                    fields.fault(place, _RULES[facet], f"`scope`: unknown {facet} '{shown(word)}'", cure)
        for word, place in fields.mapping.keys.items():
            if word not in SCOPES:  # a scope that is misread would let through what it is to stop
                cure = did_you_mean(word, SCOPES) or f"use {listed(SCOPES)}"
                fields.fault(place, "bad-choice", f"`scope`: unknown key '{shown(word)}'", cure)
        return scope


def bound(layer: Layer) -> tuple[list[Marker], Layer]:
    """The blackouts and holds of a layer's plan, which bind here too, and the layer with the rest.

    Each is seen by whoever may see both it and the layer.
    """
    order = [Visibility.PUBLIC, Visibility.INTERNAL, Visibility.CONFIDENTIAL]
    found = [
        replace(
            marker,
            id=f"{layer.id}..{marker.id}",  # two points: no entry of the layer has such an id
            summary=layer.title,
            exceptions=layer.exceptions,
            visibility=max(marker.visibility, layer.visibility, key=order.index),
            layer=layer.id,
            place=layer.place,
        )
        for marker in layer.markers
    ]
    rest = tuple(marker for marker in found if not marker.guards)
    return [marker for marker in found if marker.guards], replace(layer, markers=rest)


def _kind(id: str, fields: Fields) -> Kind | None:
    node = fields.scalar("kind")
    if node and node.text == "plan":
        cure = "write `kind: calendar`, and `path:` with the plan.json of the other plan"
        fields.fault(node.place, "bad-choice", "unknown kind 'plan'", cure)
        return None
    if not fields.given("kind"):
        cure = f"add `kind: {Kind.NOTE}`, or one of {', '.join(Kind)}"
        fields.fault(fields.mapping.place, "missing-key", f"'{id}' has no `kind`", cure)
    return fields.choice("kind", Kind)


def _visibility(fields: Fields) -> Visibility:
    """What it says, else internal; in doubt nobody sees it."""
    said = fields.choice("visibility", Visibility)
    doubt = fields.given("visibility") and said is None
    return Visibility.CONFIDENTIAL if doubt else said or Visibility.INTERNAL


def _missing(fields: Fields, id: str, key: str, cure: str) -> None:
    fields.fault(fields.mapping.place, "missing-key", f"'{id}' has no `{key}`", cure)


def _title(id: str) -> str:
    return id.replace("-", " ").replace("_", " ").capitalize()
