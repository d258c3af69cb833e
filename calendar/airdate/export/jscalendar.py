"""JSCalendar: a feed as one Group of Events and Tasks (RFC 8984).

Converted as the IETF's draft says (draft-ietf-calext-jscalendar-icalendar), with four choices of our own.
A place with coordinates is one Location, not two, and its text its name. A relation that RFC 8984
does not know (SIBLING, DEPENDS-ON, FINISHTOSTART …) is told as unspecified, which is true; the draft's
``next`` for a sibling is not. A Group needs a uid and a feed has none: it is made of the feed's address.
What JSCalendar has no word for is left out: REFID, GAP, REFRESH-INTERVAL, REPEAT and X- properties.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from airdate.export.clock import Clock, duration, utc
from airdate.export.contentlines import Component, Line, read
from airdate.export.recurring import overrides, rule

#: Anything that JSON can hold.
Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]
Object = dict[str, Json]

_RELATIONS = {"PARENT": "parent", "CHILD": "child", "FIRST": "first", "NEXT": "next"}
_PRIVACY = {"PUBLIC": "public", "PRIVATE": "private", "CONFIDENTIAL": "secret"}
_FEATURES = frozenset({"audio", "chat", "feed", "moderator", "phone", "screen", "video"})
_LINK_RELATION = re.compile(r"[a-z][a-z0-9.-]*\Z")
#: I-JSON (RFC 7493 2.1) has none of these.
_NONCHARACTERS = re.compile(
    "[\ufdd0-\ufdef" + "".join(f"{chr(n)}{chr(n + 1)}" for n in range(0xFFFE, 0x110000, 0x10000)) + "]"
)


def render(ics: bytes) -> bytes:
    """A feed of ours as a Group, one entry a line; keys that say nothing are left out."""
    return f"{_written(group(read(ics)))}\n".encode()


def group(calendar: Component) -> Object:
    """The calendar and all that it holds, in its order."""
    source = calendar.value("source")
    return _said(
        {
            "@type": "Group",
            "uid": str(uuid5(NAMESPACE_URL, source or calendar.text("name"))),
            "prodId": calendar.text("prodid"),
            "updated": utc(calendar.value("last-modified")),
            **_texts(calendar, "name"),
            "source": source,
            "links": _numbered(_links(calendar)),
            "keywords": _keywords(calendar),
            "color": calendar.text("color"),
        }
    ) | {"entries": _entries(calendar)}


def _written(found: Object) -> str:
    """Small to read for a machine, and a change is a line in a diff."""
    entries = found.pop("entries")
    assert isinstance(entries, list)  # noqa: S101
    lines = ",\n".join(json.dumps(entry, ensure_ascii=False) for entry in entries)
    head = json.dumps(found, ensure_ascii=False)
    return _NONCHARACTERS.sub("", f'{head[:-1]}, "entries": [\n{lines}\n]}}')


def _entries(calendar: Component) -> list[Json]:
    """Each event and task; those that change one occurrence of a series as patches of it."""
    parts = calendar.parts("vevent", "vtodo")
    changed: dict[str, list[Component]] = {}
    for part in parts:
        if part.first("recurrence-id"):
            changed.setdefault(part.value("uid"), []).append(part)
    return [_entry(part, changed) for part in parts if not part.first("recurrence-id")]


def _entry(part: Component, changed: dict[str, list[Component]]) -> Object:
    clock = Clock.of(part)
    found = _object(part, clock)
    if rules := part.all("rrule"):
        found["recurrenceRules"] = [rule(line.value, clock) for line in rules]
    apart = [(other, _object(other, Clock.of(other))) for other in changed.get(part.value("uid"), ())]
    if patches := overrides(found, clock, part.all("exdate"), apart):
        found["recurrenceOverrides"] = patches
    return found


def _object(part: Component, clock: Clock) -> Object:
    """One event or task by itself."""
    task = part.name == "vtodo"
    return _said(
        {
            "@type": "Task" if task else "Event",
            "uid": part.text("uid"),
            "relatedTo": _relations(part),
            "created": utc(part.value("created")),
            "updated": max(utc(part.value("last-modified")), utc(part.value("dtstamp"))),
            "sequence": int(part.value("sequence") or 0),
            **_texts(part, "summary"),
            **(_task(part, clock) if task else _event(part, clock)),
            "locations": _numbered(_places(part)),
            "virtualLocations": _numbered(map(_room, part.all("conference"))),
            "links": _numbered(_links(part)),
            "keywords": _keywords(part),
            "categories": {line.value: True for line in part.all("concept")},
            "color": part.text("color"),
            "priority": int(part.value("priority") or 0) or None,
            "freeBusyStatus": "free" if task or part.value("transp") == "TRANSPARENT" else "busy",
            "privacy": _PRIVACY.get(part.value("class"), ""),
            "alerts": _numbered(map(_alert, part.parts("valarm"))),
        }
    )


def _said(found: Object) -> Object:
    return {key: value for key, value in found.items() if value not in ("", None, {}) and value is not False}


def _numbered(found: Iterable[Object]) -> Object:
    """A map by Id."""
    return {str(n): each for n, each in enumerate(found, 1)}


def _texts(part: Component, title: str) -> Object:
    about = part.text("description")
    kind = "text/plain" if about else ""
    return {"title": part.text(title), "description": about, "descriptionContentType": kind}


def _event(part: Component, clock: Clock) -> Object:
    """When it is, and how it stands."""
    return {
        "showWithoutTime": clock.whole_days,
        "start": clock.local(part.first("dtstart")),
        "timeZone": clock.zone,
        "duration": clock.length(part.first("dtend"), part.value("duration")),
        "status": part.value("status").lower(),
    }


def _task(part: Component, clock: Clock) -> Object:
    done = part.value("completed")
    return {
        "showWithoutTime": clock.whole_days,
        "start": clock.local(part.first("dtstart")),
        "due": clock.local(part.first("due")),
        "timeZone": clock.zone,
        "estimatedDuration": duration(part.value("estimated-duration")),
        "percentComplete": int(part.value("percent-complete") or 0) or None,
        "progress": "completed" if done else part.value("status").lower(),
        "progressUpdated": utc(done),
    }


def _keywords(part: Component) -> Object:
    return {word: True for line in part.all("categories") for word in line.texts}


def _relations(part: Component) -> Object:
    """By the UID of the other; what RFC 8984 has no word for is a relation all the same (1.4.10)."""
    found: dict[str, set[str]] = {}
    for line in part.all("related-to"):
        if line.parameter("value") in ("", "TEXT", "UID"):
            known = _RELATIONS.get(line.parameter("reltype") or "PARENT")
            found.setdefault(line.text, set()).update([known] if known else [])
    relations = ((uid, dict.fromkeys(sorted(names), True)) for uid, names in found.items())
    return {uid: _said({"@type": "Relation", "relation": known}) for uid, known in relations}


def _places(part: Component) -> list[Object]:
    latitude, _, longitude = part.value("geo").partition(";")
    where = f"geo:{latitude},{longitude}" if longitude else ""
    found = _said({"name": part.text("location"), "coordinates": where})
    return [{"@type": "Location", **found}] if found else []


def _room(line: Line) -> Object:
    """Where people meet online. A feature that JSCalendar does not know is none."""
    features = (feature.lower() for feature in line.parameters.get("feature", ()))
    known: Object = {feature: True for feature in features if feature in _FEATURES}
    return _said(
        {"@type": "VirtualLocation", "name": line.parameter("label"), "uri": line.value, "features": known}
    )


def _links(part: Component) -> list[Object]:
    """The page, pictures, and what else is linked."""
    about: dict[str, Callable[[Line], Object]] = {"url": lambda _: {}, "image": _picture, "link": _linked}
    return [
        _said({"@type": "Link", "href": line.value, "contentType": line.parameter("fmttype"), **more(line)})
        for name, more in about.items()
        for line in part.all(name)
    ]


def _picture(line: Line) -> Object:
    return {"rel": "icon", "display": line.parameter("display").lower()}


def _linked(line: Line) -> Object:
    """A relation that is an address, as RFC 9253 allows, is none of IANA's, as RFC 8984 demands."""
    relation = line.parameter("linkrel")
    known = relation if _LINK_RELATION.match(relation) else ""
    return {"rel": known, "title": line.parameter("label")}


def _alert(part: Component) -> Object:
    """Before or after the start or end, or at a time; whatever it would do, it is shown or mailed."""
    trigger = part.first("trigger")
    assert trigger is not None  # noqa: S101 - RFC 5545 3.6.6
    if trigger.parameter("value") == "DATE-TIME":
        when: Object = {"@type": "AbsoluteTrigger", "when": utc(trigger.value)}
    else:
        end = "end" if trigger.parameter("related") == "END" else ""
        when = _said({"@type": "OffsetTrigger", "offset": duration(trigger.value), "relativeTo": end})
    return {
        "@type": "Alert",
        "trigger": when,
        "action": "email" if part.value("action") == "EMAIL" else "display",
    }
