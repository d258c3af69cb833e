"""Feeds as bytes: one ``.ics`` for each, joined from parts that are made once (RFC 5545, RFC 7986)."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from airdate import collector
from airdate.artifact import Artifact
from airdate.feeds import lines
from airdate.feeds.address import address
from airdate.feeds.catalogue import catalogue, of_items
from airdate.feeds.component import Component
from airdate.feeds.feed import Feed
from airdate.feeds.properties import colour_line
from airdate.feeds.timezone import vtimezone
from airdate.feeds.vevent import Components, Vevents
from airdate.html.subscription import calendar_name
from airdate.plan import Plan

_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Airdate//Airdate//EN\r\nCALSCALE:GREGORIAN\r\n"
_REFRESH = "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
_END = b"END:VCALENDAR\r\n"


@collector.still()
def render(plan: Plan, listed: Iterable[Feed] = (), components: Components | None = None) -> list[Artifact]:
    """The ``listed`` feeds (none: the catalogue) with their parts, and those of single items.

    Nothing but the plan is looked at. ``components`` are the plan's, if they are made already.
    """
    made = components or Components(plan)
    chosen = tuple(listed) or catalogue(plan, made)
    feeds = (*chosen, *(part for feed in chosen for part in feed.parts), *of_items(plan))
    found = {feed.path: serialize(plan, feed, made.of(feed)) for feed in feeds}
    for item in plan.items:  # who has subscribed to a feed before its item was renamed
        for folder in ("item", "campaign", "event") if item.uid else ():
            if data := found.get(f"feeds/{folder}/{item.id}.ics"):
                found.setdefault(f"feeds/{folder}/{item.uid}.ics", data)
    return [Artifact(path, data) for path, data in found.items()]


def serialize(plan: Plan, feed: Feed, vevents: Vevents) -> bytes:
    """One feed: head, time zones sorted by name, entries in their order."""
    events = [vevents.of(entry) for entry in feed.entries]
    ids = {entry.id for entry in feed.entries}
    zones = sorted({tzid for event in events for tzid in event.tzids})
    parts = [_head(plan, feed, events), *map(vtimezone, zones)]
    for event in events:
        parts += event.among(ids)
    return b"".join([*parts, _END])


def _head(plan: Plan, feed: Feed, events: Sequence[Component]) -> bytes:
    """The calendar's own properties; where there are two names for one thing, clients know one or the other.

    No METHOD, which would make it a message; no UID, which some clients take for an event's.
    """
    settings = plan.vocabulary.settings
    own = []
    if settings.url:
        own += [lines.uri("URL", address(plan, feed.page))]
        if feed.path:  # a file that is exported has no address of its own
            own += [lines.uri("SOURCE;VALUE=URI", address(plan, feed.path))]
    own.append(colour_line(feed.colour))
    own.append(lines.moment("LAST-MODIFIED", max(event.modified for event in events)))
    names = lines.octets(_twice("NAME", "X-WR-CALNAME", calendar_name(settings, feed.title)))
    return b"".join([_HEAD, names, _common(feed.description, settings.zone.key), lines.octets("".join(own))])


@lru_cache(maxsize=1024)
def _common(description: str, zone: str) -> bytes:
    """What many feeds have in common."""
    described = _twice("DESCRIPTION", "X-WR-CALDESC", description)
    return lines.octets(described + lines.text("X-WR-TIMEZONE", zone) + _REFRESH)


def _twice(name: str, other: str, value: str) -> str:
    said = lines.text("", value)
    return f"{name}{said}{other}{said}" if said else ""
