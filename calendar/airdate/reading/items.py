"""From a document's front matter to an item."""

import re
from collections.abc import Mapping as Map
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place
from airdate.item import RELATIONS, Embargo, Item, Link, Output
from airdate.reading.fields import Fields
from airdate.reading.front_matter import Document
from airdate.reading.yaml import Mapping, Scalar, Sequence
from airdate.status import EventStatus, Status, Visibility
from airdate.text import did_you_mean, one_line, shown, slug
from airdate.timespan import parse_zone

#: Keys that make sense on an ordinary page too, so they do not betray a forgotten `type`.
PAGE_KEYS = frozenset(
    ["title", "description", "summary", "visibility", "tags", "hide", "icon", "template", "search", "subtitle"]
    + ["comments", "social", "image", "language", "date", "author", "authors", "status", "x", "url", "slug", "id"]
)

_HEADING = re.compile(r"^#[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_EMBARGO = "embargo-imprecise"


@dataclass(frozen=True, slots=True)
class Defaults:
    """What an item takes from its plan: the zone of local times (None: none is set), language, types."""

    zone: ZoneInfo | None
    language: str
    types: Map[str, str]


def read(document: Document, matter: Mapping, defaults: Defaults, faults: list[Fault]) -> Item | None:
    """Read one item; None if not even an id can be made for it.

    Faulty values are told and replaced by harmless ones, so that others may
    still refer to the item: its own faults stop the build, not theirs.
    """
    fields = Fields(matter, faults)
    place = Place(document.source.shown)
    timezone = fields.zone("timezone")
    zone = parse_zone(timezone) if timezone else defaults.zone
    type_ = _type(fields, place, defaults.types)
    id_ = _id(fields, document, place)
    title = fields.line("title") or heading(document.body)
    if not title:
        fields.fault(place, "missing-key", "`title` is missing", "add `title:`, or a first heading to the body")
    status = fields.choice("status", Status)
    if not fields.node("status"):
        fields.fault(place, "missing-key", "`status` is missing", "add `status: draft`, or where the work stands")
    common = _common(fields, zone)
    language = fields.line("language") or defaults.language
    outputs = _outputs(fields, zone, status or Status.IDEA, language)
    places = fields.places | _inner_places(matter)
    fields.node("x")
    fields.unknown("an item")
    if not id_:
        return None
    return Item(
        id=id_,
        type=type_ or "notice",
        title=title or id_,
        path=document.source.path,
        place=place,
        status=status or Status.DRAFT,
        timezone=timezone,
        language=language,
        outputs=outputs,
        body=document.body,
        body_line=document.body_line,
        places=places,
        **common,
    )


def heading(body: str) -> str:
    """The text of the body's first top-level heading."""
    match = _HEADING.search(body)
    return one_line(match[1]) if match else ""


def _type(fields: Fields, place: Place, types: Map[str, str]) -> str:
    node = fields.scalar("type")
    if node is None:
        fields.fault(place, "missing-key", "`type` is missing", "add `type: social`, or what the item is")
        return ""
    if node.text in types:
        return node.text
    fields.not_in_list(node, "type", types)
    return ""


def _id(fields: Fields, document: Document, place: Place) -> str:
    if fields.node("id"):
        return fields.id("id")
    path = document.source.path.removesuffix(".md")
    folder, _, stem = path.rpartition("/")
    made = slug(folder.rpartition("/")[2] if stem.lower() in ("index", "readme") and folder else stem)
    if not made:
        fields.fault(place, "bad-id", f"no id can be made from the file name '{shown(stem)}'", "add an `id:`")
    return made


def _common(fields: Fields, zone: ZoneInfo | None) -> dict[str, object]:
    return {
        "visibility": _visibility(fields),
        "summary": fields.line("summary"),
        "campaign": fields.id("campaign"),
        "event": fields.id("event"),
        "audience": fields.ids("audience"),
        "pillar": fields.id("pillar"),
        "owner": fields.id("owner"),
        "start": fields.time("start", zone),
        "end": fields.time("end", zone),
        "location": fields.line("location"),
        "url": fields.url("url"),
        "event_status": fields.choice("event_status", EventStatus),
        "reason": fields.line("reason"),
        "previous_dates": fields.times("previous_dates", zone),
        "embargo": _embargo(fields),
        "links": _links(fields),
        "objective": fields.line("objective"),
        "notes": fields.text("notes"),
        "created": fields.time("created", zone),
        "updated": fields.time("updated", zone),
    }


def _visibility(fields: Fields) -> Visibility:
    """Anything that is not plainly ``public`` is not public."""
    found = fields.choice("visibility", Visibility)
    return found or (Visibility.CONFIDENTIAL if fields.node("visibility") else Visibility.INTERNAL)


def _embargo(fields: Fields) -> Embargo | None:
    if not fields.given("embargo"):
        return None
    node = fields.mapping.values["embargo"]
    fields.asked.add("embargo")
    if isinstance(node, Scalar) and not node.empty:  # the short form: embargo: 2027-05-12T08:00-04:00
        until = fields.instant("embargo", _EMBARGO)
        return Embargo(until) if until else None
    inner = fields.inner("embargo")
    if inner is None:
        if node.empty:
            fields.fault(node.place, _EMBARGO, "the embargo says nothing", "write `until:` with an offset")
        return None
    until = inner.instant("until", _EMBARGO)
    if inner.node("until") is None:
        fields.fault(node.place, _EMBARGO, "the embargo has no `until`", "write until: 2027-05-12T08:00-04:00")
    reason = inner.line("reason")
    inner.unknown("an embargo")
    return Embargo(until, reason) if until else None


def _links(fields: Fields) -> tuple[Link, ...]:
    inner = fields.inner("links")
    if inner is None:
        return ()
    links = []
    for relation, place in inner.mapping.keys.items():
        targets = zip(inner.nodes(relation), inner.ids(relation), strict=False)
        if relation not in RELATIONS:
            cure = did_you_mean(relation, RELATIONS) or f"use one of {', '.join(RELATIONS)}"
            fields.fault(place, "bad-choice", f"unknown relation '{shown(relation)}'", cure)
            continue
        links += [Link(relation, target, node.place) for node, target in targets]
    return tuple(links)


_OUTPUT_TIMES = ("planned", "publish", "published")


def _outputs(fields: Fields, zone: ZoneInfo | None, status: Status, language: str) -> tuple[Output, ...]:
    """The outputs of an item: its list, or the one that it is itself."""
    whole = _output(fields, zone, status, language, None)
    node = fields.node("outputs")
    if node is None:
        return (whole,)
    if not isinstance(node, Sequence):
        fields.fault(node.place, "bad-value", "`outputs` takes a list", "begin each output with `- channel:`")
        return (whole,)
    outputs: list[Output] = []
    for entry in node.items:
        if not isinstance(entry, Mapping):
            fields.fault(entry.place, "bad-value", "an output takes keys and values", "write `- channel: …`")
            continue
        inner = Fields(entry, fields.faults)
        name = inner.id("id")
        output = _output(inner, zone, status, language, whole, name)
        inner.unknown("an output")
        outputs.append(_named(inner, output, {other.name.lower() for other in outputs}, entry.place))
    return tuple(outputs)


def _named(inner: Fields, output: Output, taken: set[str], place: Place) -> Output:
    if not output.name:
        inner.fault(place, "missing-key", "this output has neither `channel` nor `id`", "add one of them")
    elif output.name.lower() in taken:
        message = f"a second output named '{output.name}' in this item"
        inner.fault(place, "duplicate-id", message, "give it an `id` of its own")
    return output


def _output(
    fields: Fields,
    zone: ZoneInfo | None,
    status: Status,
    language: str,
    whole: Output | None,
    name: str = "",
) -> Output:
    """One output; what it leaves out it takes from ``whole``, but for a time all three or none."""
    times = {key: fields.time(key, zone) for key in _OUTPUT_TIMES}
    if whole and not any(times.values()):
        times = {key: getattr(whole, key) for key in _OUTPUT_TIMES}
    channel = fields.id("channel") or (whole.channel if whole else "")
    return Output(
        name=(name or channel) if whole else "",
        channel=channel,
        format=fields.id("format") or (whole.format if whole else ""),
        language=fields.line("language") or (whole.language if whole else language),
        owner=fields.id("owner") or (whole.owner if whole else ""),
        status=fields.choice("status", Status) or status,
        places=fields.places,
        **times,
    )


def _inner_places(matter: Mapping) -> dict[str, Place]:
    """Places of list entries and inner keys: ``audience.0``, ``embargo.until``."""
    found: dict[str, Place] = {}
    for key, node in matter.values.items():
        if isinstance(node, Sequence):
            found |= {f"{key}.{n}": inner.place for n, inner in enumerate(node.items)}
        elif isinstance(node, Mapping):
            found |= {f"{key}.{inner}": value.place for inner, value in node.values.items()}
    return found
