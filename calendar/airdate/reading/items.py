"""From a document's front matter to an item."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Map
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Fix, Place
from airdate.item import NEVER, RELATIONS, Embargo, Item, Link
from airdate.parts import PARTS
from airdate.prose import without_code
from airdate.reading import attached, due, outputs, parts, rhythm
from airdate.reading.fields import Fields, Reader
from airdate.reading.front_matter import Document
from airdate.reading.yaml import Mapping, Scalar, Sequence
from airdate.relative import POINTS, Relative
from airdate.status import EventStatus, Status, Visibility
from airdate.text import did_you_mean, is_identifier, nearest, one_line, shown, slug
from airdate.timespan import parse_zone
from airdate.vocabulary import Vocabulary

_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)
_EMBARGO, _UNTIL = "embargo-imprecise", "embargo.until"


#: How the keys are read that need nothing but themselves.
_SIMPLE: Map[str, Reader] = {
    **dict.fromkeys(("summary", "location", "reason", "objective"), Fields.line),
    **dict.fromkeys(("uid", "campaign", "event", "pillar", "owner"), Fields.id),
    "audience": Fields.ids,
    "url": Fields.url,
    "notes": Fields.text,
    "event_status": lambda fields, key: fields.choice(key, EventStatus),
    "geo": lambda fields, _key: attached.geo(fields),
    "conference": lambda fields, _key: attached.conference(fields),
    "image": lambda fields, _key: attached.image(fields),
}
_PARTS = parts.keys_in(PARTS)
_TIMES = ("start", "end", "created", "updated", "previous_dates")

#: Keys that are looked for only where they stand; every item is asked for them.
_KEYS = frozenset({*_SIMPLE, *_TIMES, *_PARTS, *outputs.OWN_KEYS, *rhythm.KEYS})


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
    fields = Fields(matter, faults, _KEYS)
    place = Place(document.source.shown)
    timezone = fields.zone("timezone")
    zone = parse_zone(timezone) if timezone else defaults.zone
    id_ = _id(fields, document, place)
    status = _status(fields, place)
    language = fields.line("language") or defaults.language
    said = fields.said(_SIMPLE)
    found, doubtful = outputs.read(fields, zone, status or Status.IDEA, language, said.get("owner", ""))
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
        timezone=timezone,
        assets=tuple(assets),
        due=due_times,
        embargo=embargo,
        links=_links(fields),
        visibility=_visibility(fields, doubtful=doubtful or (embargo is None and fields.given("embargo"))),
        body=document.body,
        body_line=document.body_line,
        places=_places(fields, due_places, assets.values()),
        relative=phrases,
        **said,
        **_times(fields, zone, phrases),
        **parts.given(_PARTS, fields, zone),
        **rhythm.read(fields, zone),
    )
    fields.unknown("an item")
    return item if id_ else None


def _times(fields: Fields, zone: ZoneInfo | None, phrases: dict[str, Relative]) -> dict[str, Any]:
    """The times that are given; ``phrases`` takes the relative ones."""
    given = [key for key in _TIMES if key in fields.values]
    times: dict[str, Any] = {key: fields.time(key, zone, phrases) for key in given if key in ("start", "end")}
    times |= {key: fields.time(key, zone) for key in given if key in ("created", "updated")}
    if "previous_dates" in given:
        times["previous_dates"] = fields.times("previous_dates", zone)
    return times


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


def _places(fields: Fields, due: dict[str, Place], assets: Iterable[Place]) -> dict[str, Place]:
    """Places of keys, of list entries and inner keys: ``audience``, ``audience.0``, ``embargo.until``."""
    found = fields.places
    for key, node in fields.values.items():
        if isinstance(node, Scalar):
            continue
        if isinstance(node, Sequence):
            found |= {f"{key}.{n}": inner.place for n, inner in enumerate(node.items)}
        else:
            found |= {f"{key}.{inner}": value.place for inner, value in node.values.items()}
    found |= due
    found |= {f"assets.{n}": place for n, place in enumerate(assets)}
    return found
