"""From a document's front matter to an item."""

import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Fix, Place
from airdate.item import NEVER, RELATIONS, Embargo, Item, Link
from airdate.parts import PARTS
from airdate.parts.key import keys_of
from airdate.prose import without_code
from airdate.reading import attached, due, outputs, parts, rhythm
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.yaml import Mapping, Scalar, Sequence
from airdate.relative import POINTS, Relative
from airdate.status import EventStatus, Status, Visibility
from airdate.text import did_you_mean, is_identifier, nearest, one_line, shown, slug
from airdate.timespan import parse_zone
from airdate.vocabulary import Vocabulary

_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
_KEYS_OF_PARTS = frozenset(key for part in PARTS.values() for key in keys_of(part))
_EMBARGO, _UNTIL = "embargo-imprecise", "embargo.until"


def _named(read: Callable[[Fields, str], Any], key: str, fields: Fields, _zone: ZoneInfo | None) -> Any:
    return read(fields, key)


#: How the keys are read that need nothing but themselves, and perhaps the zone of local times.
_SIMPLE: Map[str, Callable[[Fields, ZoneInfo | None], Any]] = {
    **{key: partial(_named, Fields.line, key) for key in ("summary", "location", "reason", "objective")},
    **{key: partial(_named, Fields.id, key) for key in ("uid", "campaign", "event", "pillar", "owner")},
    "audience": partial(_named, Fields.ids, "audience"),
    "url": partial(_named, Fields.url, "url"),
    "notes": partial(_named, Fields.text, "notes"),
    "created": lambda fields, zone: fields.time("created", zone),
    "updated": lambda fields, zone: fields.time("updated", zone),
    "previous_dates": lambda fields, zone: fields.times("previous_dates", zone),
    "event_status": lambda fields, _zone: fields.choice("event_status", EventStatus),
    "geo": lambda fields, _zone: attached.geo(fields),
    "conference": lambda fields, _zone: attached.conference(fields),
    "image": lambda fields, _zone: attached.image(fields),
}


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an item takes from its plan: the zone of local times (None: none is set), language, types."""

    zone: ZoneInfo | None
    language: str
    types: Map[str, str]

    @classmethod
    def of(cls, words: Vocabulary) -> "Defaults":
        """What a plan with that vocabulary gives."""
        return cls(words.settings.zone_for(), words.settings.language, words.types)


def read(document: Document, matter: Mapping, defaults: Defaults, faults: list[Fault]) -> Item | None:
    """Read one item; None if not even an id can be made for it.

    Faulty values are told and replaced by harmless ones, so that others may
    still refer to the item: its own faults stop the build, not theirs.
    """
    fields = Fields(matter, faults)
    place = Place(document.source.shown)
    timezone = fields.zone("timezone")
    zone = parse_zone(timezone) if timezone else defaults.zone
    id_ = _id(fields, document, place)
    status = _status(fields, place)
    language = fields.line("language") or defaults.language
    found, doubtful = outputs.read(fields, zone, status or Status.IDEA, language)
    _note_outputs_that_last(fields)
    phrases: dict[str, Relative] = {}
    embargo = _embargo(fields, phrases)
    due_times, due_places = due.read(fields, zone, phrases)
    assets = attached.assets(fields)
    item = Item(
        id=id_,
        type=_type(fields, place, defaults.types),
        title=_title(fields, document.body, place) or id_,
        path=document.source.path,
        place=place,
        status=status or Status.DRAFT,
        language=language,
        outputs=found,
        start=fields.time("start", zone, phrases),
        end=fields.time("end", zone, phrases),
        timezone=timezone,
        assets=tuple(assets),
        relative=phrases,
        due=due_times,
        **_simple(fields, zone),
        **rhythm.read(fields, zone),
        embargo=embargo,
        links=_links(fields),
        visibility=_visibility(fields, doubtful=doubtful or (embargo is None and fields.given("embargo"))),
        **_parts(fields, zone),
        body=document.body,
        body_line=document.body_line,
        places=fields.places | _inner_places(matter) | due_places | _numbered("assets", assets.values()),
    )
    fields.unknown("an item")
    return item if id_ else None


def _simple(fields: Fields, zone: ZoneInfo | None) -> dict[str, Any]:
    """What is said by the keys that need nothing but themselves; most items have few of them."""
    fields.asked |= _SIMPLE.keys()
    return {key: read(fields, zone) for key, read in _SIMPLE.items() if key in fields.values}


def _parts(fields: Fields, zone: ZoneInfo | None) -> dict[str, Any]:
    """What is said of the parts, by the names of the item's fields; most items say little of them."""
    fields.asked |= _KEYS_OF_PARTS
    if fields.values.keys().isdisjoint(_KEYS_OF_PARTS):
        return {}
    return {name: parts.read(kind, fields, zone) for name, kind in PARTS.items()}


def _status(fields: Fields, place: Place) -> Status | None:
    status = fields.choice("status", Status)
    if not fields.node("status"):
        cure = "add `status: draft`, or where the work stands"
        fields.fault(place, "missing-key", "`status` is missing", cure)
    return status


def _note_outputs_that_last(fields: Fields) -> None:
    if fields.given("outputs") and fields.given("start"):
        message = "`outputs` beside `start`: what lasts stands in the calendar once"
        cure = "write each appearance as an item of its own, with `event:` or `campaign:`"
        fields.fault(fields.mapping.keys["outputs"], "bad-value", message, cure)


def heading(body: str) -> str:
    """The text of the body's first top-level heading, without closing ``#`` and ``{#anchor}``."""
    match = _HEADING.search(body) and _HEADING.search(without_code(body))
    if not match:
        return ""
    words = one_line(body[match.start(1) : match.end(1)])
    if words.endswith("}") and words[words.rfind("{") + 1 :].lstrip()[:1] in ("#", ".", ":"):
        words = words[: words.rfind("{")].rstrip()
    head, _, last = words.rpartition(" ")
    return head.rstrip() if head and not last.strip("#") else words


def _title(fields: Fields, body: str, place: Place) -> str:
    title = fields.line("title") or heading(body)
    if not title:
        cure = "add `title:`, or a first heading to the body"
        fields.fault(place, "missing-key", "`title` is missing", cure)
    return title


def _type(fields: Fields, place: Place, types: Map[str, str]) -> str:
    """What the item is; where nobody can tell, a notice, which needs nothing else."""
    node = fields.scalar("type")
    if node is None and not fields.node("type"):
        fields.fault(place, "missing-key", "`type` is missing", "add `type: social`, or what the item is")
    elif node and node.text in types:
        return node.text
    elif node:
        fields.not_in_list(node, "type", types)
    return "notice"


def _id(fields: Fields, document: Document, place: Place) -> str:
    if fields.node("id"):
        id = fields.id("id")
        if id.lower() not in POINTS:
            return id
        fields.fault(fields.places["id"], "bad-id", f"'{id}' is a word of relative times", "use another")
        return ""
    made = id_of_path(document.source.stem)
    if is_identifier(made) and made.lower() not in POINTS:
        return made
    name = document.source.stem.rpartition("/")[2]
    fields.fault(place, "bad-id", f"no id can be made from the file name '{shown(name)}'", "add an `id:`")
    return ""


def id_of_path(stem: str) -> str:
    """The id that a file without ``id:`` has: from its name, or its folder's for ``index`` and ``README``."""
    folder, _, name = stem.rpartition("/")
    return slug(folder.rpartition("/")[2] if name.lower() in ("index", "readme") and folder else name)


def _visibility(fields: Fields, *, doubtful: bool) -> Visibility:
    """What is not plainly public is not public, and what may be meant to be hidden is."""
    found = fields.choice("visibility", Visibility)
    if fields.unguarded("this item") or doubtful or (found is None and fields.node("visibility")):
        return Visibility.CONFIDENTIAL
    return found or Visibility.INTERNAL


def _embargo(fields: Fields, phrases: dict[str, Relative]) -> Embargo | None:
    """The embargo; None with a fault where it says no exact time.

    One with a relative time never lifts until the plan knows better.
    """
    node = fields.mapping.values.get("embargo")
    fields.asked.add("embargo")
    if node is None:
        return None
    if isinstance(node, Scalar) and not node.empty:  # the short form: embargo: 2027-05-12T08:00-04:00
        until = fields.instant("embargo", _EMBARGO, phrases, _UNTIL)
        return Embargo(until or NEVER) if until or _UNTIL in phrases else None
    inner = fields.inner("embargo")
    if inner is None:
        if node.empty:
            cure = "write until: 2027-05-12T08:00-04:00"
            fields.fault(node.place, _EMBARGO, "the embargo says nothing", cure)
        return None
    until = inner.instant("until", _EMBARGO, phrases, _UNTIL)
    if inner.node("until") is None:
        cure = "write until: 2027-05-12T08:00-04:00"
        fields.fault(node.place, _EMBARGO, "the embargo has no `until`", cure)
    reason = inner.line("reason")
    inner.unknown("an embargo")
    return Embargo(until or NEVER, reason) if until or _UNTIL in phrases else None


def _links(fields: Fields) -> tuple[Link, ...]:
    inner = fields.inner("links")
    if inner is None:
        return ()
    links = []
    for relation, place in inner.mapping.keys.items():
        if relation in RELATIONS:
            links += [Link(relation, target, where) for target, where in inner.placed_ids(relation)]
        else:
            cure = did_you_mean(relation, RELATIONS) or f"use one of {', '.join(RELATIONS)}"
            near = nearest(relation, RELATIONS)
            fix = Fix.word(place, relation, near) if near and not inner.given(near) else None
            fields.fault(place, "bad-choice", f"unknown relation '{shown(relation)}'", cure, fix)
    return tuple(links)


def _numbered(key: str, places: Iterable[Place]) -> dict[str, Place]:
    return {f"{key}.{n}": place for n, place in enumerate(places)}


def _inner_places(matter: Mapping) -> dict[str, Place]:
    """Places of list entries and inner keys: ``audience.0``, ``embargo.until``."""
    found: dict[str, Place] = {}
    for key, node in matter.values.items():
        if isinstance(node, Sequence):
            found |= {f"{key}.{n}": inner.place for n, inner in enumerate(node.items)}
        elif isinstance(node, Mapping):
            found |= {f"{key}.{inner}": value.place for inner, value in node.values.items()}
    return found
