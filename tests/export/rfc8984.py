"""The objects of RFC 8984 as a table: the properties that each may have, what they are, and which it must.

A closed list, in our own words, of sections 1.4, 4 and 5, as far as a feed of ours can go.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Check = Callable[[Any], bool]


def matches(pattern: str) -> Check:
    form = re.compile(pattern)
    return lambda value: isinstance(value, str) and form.fullmatch(value) is not None


def one_of(*values: str) -> Check:
    return lambda value: value in values


def whole(least: int) -> Check:
    return lambda value: type(value) is int and least <= value < 2**53


def number(most: int) -> Check:
    return lambda value: type(value) is int and 0 < abs(value) <= most


def several(check: Check) -> Check:
    return lambda value: isinstance(value, list) and bool(value) and all(map(check, value))


def set_of(key: Check) -> Check:
    """A set is a map to true; one that is empty is not written."""
    return lambda value: bool(value) and all(key(name) and each is True for name, each in value.items())


def map_of(kind: str, key: Check) -> Check:
    return lambda value: (
        bool(value) and all(key(name) and not [*problems(each, kind)] for name, each in value.items())
    )


def an(*kinds: str) -> Check:
    return lambda value: value.get("@type") in kinds and not [*problems(value, value["@type"])]


def patches(value: Any) -> bool:
    """Of each occurrence what is otherwise; one that is excluded says nothing else."""
    return bool(value) and all(LOCAL(key) and _patch(patch) for key, patch in value.items())


def _patch(patch: dict[str, Any]) -> bool:
    if patch.get("excluded"):
        return patch == {"excluded": True}
    known = {**OBJECTS["Event"], **OBJECTS["Task"]}
    return all(
        key in known and key not in NEVER and (value is None or known[key](value))
        for key, value in patch.items()
    )


TEXT = matches(r"(?s).+")
TRUE = one_of("true")
ID = matches(r"[A-Za-z0-9_-]{1,255}")
UID = matches(r"(?s).{1,255}")
URI = matches(r"[a-z][a-z0-9+.-]*:[!-~]+")
UTC = matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
LOCAL = matches(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_TIME = r"T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S)"
_DURATION = rf"P(?:(?:\d+W(?:\d+D)?|\d+D)(?:{_TIME})?|{_TIME})"
DURATION = matches(_DURATION)
SIGNED = matches(rf"[+-]?{_DURATION}")
WEEKDAY = one_of("mo", "tu", "we", "th", "fr", "sa", "su")
ZONE = matches(r"[A-Za-z0-9_+-]+(?:/[A-Za-z0-9_+-]+)*")
COLOUR = matches(r"[a-z]+|#[0-9a-f]{6}")

#: 4.3.5: what no patch may say.
NEVER = frozenset(
    """@type excludedRecurrenceRules method prodId privacy recurrenceId recurrenceIdTimeZone
    recurrenceOverrides recurrenceRules relatedTo replyTo sentBy timeZones uid""".split()
)

_ABOUT: Mapping[str, Check] = {
    "title": TEXT,
    "description": TEXT,
    "descriptionContentType": matches(r"text/(?:plain|html)"),
    "links": map_of("Link", ID),
    "keywords": set_of(TEXT),
    "categories": set_of(URI),
    "color": COLOUR,
}
_ENTRY: Mapping[str, Check] = {
    **_ABOUT,
    "uid": UID,
    "relatedTo": map_of("Relation", UID),
    "created": UTC,
    "updated": UTC,
    "sequence": whole(0),
    "showWithoutTime": lambda value: value is True,
    "locations": map_of("Location", ID),
    "virtualLocations": map_of("VirtualLocation", ID),
    "recurrenceRules": several(an("RecurrenceRule")),
    "recurrenceOverrides": patches,
    "priority": lambda value: value in range(1, 10),
    "freeBusyStatus": one_of("free", "busy"),
    "privacy": one_of("public", "private", "secret"),
    "alerts": map_of("Alert", ID),
    "start": LOCAL,
    "timeZone": ZONE,
}

OBJECTS: Mapping[str, Mapping[str, Check]] = {
    "Group": {
        **_ABOUT,
        "uid": UID,
        "prodId": TEXT,
        "updated": UTC,
        "source": URI,
        "entries": several(an("Event", "Task")),
    },
    "Event": {**_ENTRY, "duration": DURATION, "status": one_of("confirmed", "cancelled", "tentative")},
    "Task": {
        **_ENTRY,
        "due": LOCAL,
        "estimatedDuration": DURATION,
        "percentComplete": lambda value: value in range(101),
        "progress": one_of("needs-action", "in-process", "completed", "failed", "cancelled"),
        "progressUpdated": UTC,
    },
    "Relation": {"relation": set_of(one_of("first", "next", "child", "parent"))},
    "Link": {
        "href": URI,
        "contentType": matches(r"[a-z]+/[a-z0-9+.-]+"),
        "rel": matches(r"[a-z][a-z0-9.-]*"),
        "display": one_of("badge", "graphic", "fullsize", "thumbnail"),
        "title": TEXT,
    },
    "Location": {"name": TEXT, "coordinates": matches(r"geo:-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?")},
    "VirtualLocation": {
        "name": TEXT,
        "uri": URI,
        "features": set_of(one_of("audio", "chat", "feed", "moderator", "phone", "screen", "video")),
    },
    "RecurrenceRule": {
        "frequency": one_of("yearly", "monthly", "weekly", "daily"),
        "interval": whole(1),
        "count": whole(1),
        "until": LOCAL,
        "firstDayOfWeek": WEEKDAY,
        "byDay": several(an("NDay")),
        "byMonth": several(matches(r"[1-9]|1[0-2]")),
        "byMonthDay": several(number(31)),
        "byYearDay": several(number(366)),
        "byWeekNo": several(number(53)),
        "bySetPosition": several(number(366)),
    },
    "NDay": {"day": WEEKDAY, "nthOfPeriod": number(53)},
    "Alert": {"trigger": an("OffsetTrigger", "AbsoluteTrigger"), "action": one_of("display", "email")},
    "OffsetTrigger": {"offset": SIGNED, "relativeTo": one_of("start", "end")},
    "AbsoluteTrigger": {"when": UTC},
}
MANDATORY: Mapping[str, frozenset[str]] = {
    "Group": frozenset({"uid", "updated", "entries"}),
    "Event": frozenset({"uid", "updated", "start"}),
    "Task": frozenset({"uid", "updated"}),
    "Link": frozenset({"href"}),
    "VirtualLocation": frozenset({"uri"}),
    "RecurrenceRule": frozenset({"frequency"}),
    "NDay": frozenset({"day"}),
    "Alert": frozenset({"trigger"}),
    "OffsetTrigger": frozenset({"offset"}),
    "AbsoluteTrigger": frozenset({"when"}),
}


def problems(found: Mapping[str, Any], kind: str) -> Iterator[str]:
    """What is wrong in an object that is to be of that type."""
    if found.get("@type") != kind:
        yield f"{found.get('@type')} where {kind} stands"
        return
    known = OBJECTS[kind]
    yield from (f"{kind} has no {name}" for name in MANDATORY.get(kind, frozenset()) - found.keys())
    for name, value in found.items():
        if name != "@type" and name not in known:
            yield f"{kind} knows no {name}"
        elif name != "@type" and not known[name](value):
            yield f"{kind}.{name}: {value!r}"
    if {"count", "until"} <= found.keys():
        yield f"{kind} ends twice"
    if "display" in found and found.get("rel") != "icon":
        yield f"{kind}: display without icon"
