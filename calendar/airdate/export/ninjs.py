"""ninjs 3.1 (IPTC): the plan for newsrooms, as planning items and events, in the names of its JSON Schema.

An event is of the type ``event``, anything else of the type ``planning``; each entry of it is a planned
coverage. The standard defines one document for each item, and its examples put several into one array;
so do we, one a line. ``recurrenceDates`` is never written: the schema asks of it to be an array and a
text at once. A rhythm that has more than a step and an end cannot be said in ``recurrenceRules``; it is
told in words.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC

from airdate.entry import Entry, entries_of
from airdate.export.coverage import Json, Object, coverage, dates, moment, pub_status, said, urn
from airdate.feeds.address import file_address
from airdate.feeds.standing import ical_status
from airdate.feeds.vevent import sequence
from airdate.item import NEVER, Item
from airdate.plan import Plan
from airdate.status import EventStatus, Status
from airdate.text import clean, one_line

_STANDARD: Object = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json",
}
_CODES = "http://cv.iptc.org/newscodes/"
#: IPTC's scheme eventoccurstatus, by the status as calendars know it.
_OCCURRENCE = {"CONFIRMED": "eos5", "TENTATIVE": "eos3", "CANCELLED": "eos6"}


def render(plan: Plan, items: Sequence[Item]) -> bytes:
    """The items of an edition's plan as an array of documents, in their order."""
    documents = (_cleaned(document(plan, item)) for item in items)
    lines = ",\n".join(json.dumps(found, ensure_ascii=False, allow_nan=False) for found in documents)
    return f"[\n{lines}\n]\n".encode()


def _cleaned(value: Json) -> Json:
    """The value with every text clean, and without what says nothing then."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return said(**{key: _cleaned(each) for key, each in value.items()})
    if isinstance(value, Sequence):
        return [found for each in value if (found := _cleaned(each)) not in ("", {}, [])]
    return value


def document(plan: Plan, item: Item) -> Object:
    """One item; keys that say nothing are left out."""
    entries = list(entries_of(item, plan.vocabulary.settings.zone))
    event = item.type == "event"
    return said(
        standard=_STANDARD,
        uri=_uri(plan, item),
        type="event" if event else "planning",
        **_history(plan, item),
        embargoedUntil=moment(item.embargo.until) if item.embargo else "",
        pubStatus=_pub_status(item, entries),
        edNote="\n".join(map(one_line, _note(item))),
        language=item.language or plan.vocabulary.settings.language,
        descriptions=_descriptions(item),
        headlines=[{"value": _title(item)}],
        people=list(_people(plan, entries)),
        places=list(_places(item)),
        subjects=list(_subjects(plan, item)),
        events=_events(plan, item),
        eventDetails=_details(plan, entries[0]) if event else {},
        plannedCoverage=[] if event else [coverage(plan, entry) for entry in entries],
        infoSources=[{"name": one_line(plan.vocabulary.settings.organisation)}],
        title=_title(item),
        slugline=item.id,
        associations=[*_related(plan, item), *_attached(plan, item)],
        altIds=_ids(plan, entries),
        genres=_genres(plan, entries),
    )


def _uri(plan: Plan, item: Item) -> str:
    return urn(plan, "item", item.known_as(item.id))


def _title(item: Item) -> str:
    return one_line(item.title) or item.id


def _history(plan: Plan, item: Item) -> Object:
    """When it was made and changed; its version is the SEQUENCE that calendars know."""
    change = plan.changed(item)
    if change is None:
        return {}
    first, last = (moment(when.astimezone(UTC)) for when in (change.created, change.modified))
    version = sequence(change.created, change.modified)
    return {"version": str(version), "firstCreated": first, "versionCreated": last}


def _pub_status(item: Item, entries: Sequence[Entry]) -> str:
    """That of the entry that is furthest; an embargo without an end withholds it."""
    found = {pub_status(entry.standing) for entry in entries}
    if found == {"canceled"} or item.cancelled:
        return "canceled"
    endless = item.embargo is not None and item.embargo.until >= NEVER
    return "withheld" if endless or "usable" not in found else "usable"


def _note(item: Item) -> Iterator[str]:
    """What the newsroom must know, in words."""
    if item.event_status and item.event_status is not EventStatus.SCHEDULED:
        yield f"Event: {item.event_status.label}"
    if item.reason:
        yield f"Reason: {item.reason}"
    if item.previous_dates:
        yield f"Moved from: {'; '.join(time.text for time in item.previous_dates)}"
    if item.repeat:
        yield f"Repeats: {item.repeat.words()}"
    if item.embargo and item.embargo.reason:
        yield f"Embargo: {item.embargo.reason}"
    if item.url:
        yield f"Web: {item.url}"


def _descriptions(item: Item) -> list[Object]:
    text = clean(item.summary).strip()
    return [{"role": "summary", "contentType": "text/plain", "value": text}] if text else []


def _people(plan: Plan, entries: Sequence[Entry]) -> Iterator[Object]:
    """Who answers for it."""
    for id in dict.fromkeys(id for entry in entries for id in entry.facet("owner")):
        yield {"name": one_line(plan.vocabulary.term("owner", id).title), "rel": "owner", "literal": id}


def _places(item: Item) -> Iterator[Object]:
    point: Object | None = {"type": "Point", "coordinates": [item.geo[1], item.geo[0]]} if item.geo else None
    if item.location or point:
        yield said(name=one_line(item.location), geoJSON=point)
    if item.conference:
        yield {"name": "Online", "contactInfo": [{"type": "url", "value": item.conference}]}


def _subjects(plan: Plan, item: Item) -> Iterator[Object]:
    if item.campaign in plan.by_id:
        name = _title(plan.by_id[item.campaign])
        yield {"name": name, "rel": "campaign", "literal": item.campaign}
    if item.pillar:
        name = plan.vocabulary.term("pillar", item.pillar).title
        yield {"name": one_line(name), "rel": "pillar", "literal": item.pillar}


def _events(plan: Plan, item: Item) -> list[Object]:
    """The event that it belongs to, by the name of that event's own document."""
    event = plan.by_id.get(item.event)
    if event is None:
        return []
    return [{"id": event.id, "name": _title(event), "rel": "covers", "uri": _uri(plan, event)}]


def _details(plan: Plan, entry: Entry) -> Object:
    """When the event is, how sure it is, and whether anything is to be said of it."""
    others = (other for other in plan.by("event", entry.item.id) if other.item.id != entry.item.id)
    covered = any(pub_status(other.standing) == "usable" for other in others)
    code = "eos2" if entry.standing is Status.POSTPONED else _OCCURRENCE[ical_status(entry)]
    return said(
        eventStatus=f"{_CODES}eventoccurstatus/{code}",
        plannedCoverageStatus=f"{_CODES}newscoveragestatus/int" if covered else "",
        dates=dates(entry, plan.vocabulary.settings.zone),
    )


def _related(plan: Plan, item: Item) -> list[Object]:
    """Campaign, event and what it is linked to; by the first relation to each."""
    around = [("campaign", item.campaign), ("event", item.event)]
    named = [*around, *((link.relation, link.target) for link in item.links)]
    found: dict[str, Object] = {}
    for relation, target in named:
        if target in plan.by_id and target != item.id:
            other = plan.by_id[target]
            kind = "event" if other.type == "event" else "planning"
            about = said(name=_title(other), rel=relation, uri=_uri(plan, other), type=kind)
            found.setdefault(target, about)
    return list(found.values())


def _attached(plan: Plan, item: Item) -> Iterator[Object]:
    """The picture and the files that belong to it, if they have an address."""
    if item.image and (url := file_address(plan, item, item.image.src)):
        name = one_line(item.image.alt) or "Image"
        yield {
            "name": name,
            "rel": "image",
            "uri": url,
            "type": "picture",
            "renditions": [{"name": "main", "href": url}],
        }
    for asset in item.assets:
        if url := file_address(plan, item, asset):
            name = one_line(asset.rpartition("/")[2]) or "Asset"
            yield {"name": name, "rel": "asset", "uri": url, "renditions": [{"name": "main", "href": url}]}


def _ids(plan: Plan, entries: Sequence[Entry]) -> list[Object]:
    """The UIDs of its entries in calendars."""
    domain = plan.vocabulary.settings.domain
    return [{"role": "uid", "value": f"{e.item.known_as(e.id)}@{domain}"} for e in entries]


def _genres(plan: Plan, entries: Sequence[Entry]) -> list[Object]:
    """The type and the formats."""
    found = dict.fromkeys(
        (facet, id) for facet in ("type", "format") for entry in entries for id in entry.facet(facet)
    )
    return [{"name": one_line(plan.vocabulary.term(facet, id).title), "literal": id} for facet, id in found]
