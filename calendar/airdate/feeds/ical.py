"""Feeds as bytes: one ``.ics`` for each, joined from parts that are made once (RFC 5545, RFC 7986)."""

from collections.abc import Sequence

from airdate.artifact import Artifact
from airdate.feeds import lines
from airdate.feeds.catalogue import catalogue, of_items
from airdate.feeds.description import address
from airdate.feeds.feed import Feed
from airdate.feeds.timezone import vtimezone
from airdate.feeds.vevent import Vevent, Vevents
from airdate.plan import Plan

_HEAD = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Airdate//Airdate//EN\r\nCALSCALE:GREGORIAN\r\n"
_REFRESH = b"REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
_END = b"END:VCALENDAR\r\n"

#: Names of the palette that CSS does not know (COLOR takes CSS3 names only, RFC 7986 5.9).
_CSS = {"amber": "goldenrod", "slate": "slategray"}


def render(plan: Plan) -> list[Artifact]:
    """Every feed of an edition's plan, the single items' too. Nothing but the plan is looked at."""
    vevents = Vevents(plan)
    feeds = (*catalogue(plan), *of_items(plan))
    found = {feed.path: serialize(plan, feed, vevents) for feed in feeds}
    for item in plan.items:  # who has subscribed to a feed before its item was renamed
        for folder in ("item", "campaign") if item.uid else ():
            if data := found.get(f"feeds/{folder}/{item.id}.ics"):
                found.setdefault(f"feeds/{folder}/{item.uid}.ics", data)
    return [Artifact(path, data) for path, data in found.items()]


def serialize(plan: Plan, feed: Feed, vevents: Vevents) -> bytes:
    """One feed: head, time zones sorted by name, entries in their order."""
    events = [vevents.of(entry) for entry in feed.entries]
    ids = frozenset(entry.id for entry in feed.entries)
    zones = sorted(frozenset[str]().union(*(event.tzids for event in events)))
    parts = [_head(plan, feed, events), *map(vtimezone, zones), *(event.among(ids) for event in events), _END]
    return b"".join(parts)


def _head(plan: Plan, feed: Feed, events: Sequence[Vevent]) -> bytes:
    """The calendar's own properties; where there are two names for one thing, clients know one or the other.

    No METHOD, which would make it a message; no UID, which some clients take for an event's.
    """
    settings = plan.vocabulary.settings
    name = feed.title if feed.title == settings.title else f"{settings.title}: {feed.title}"
    parts = [
        _HEAD,
        lines.text("NAME", name),
        lines.text("X-WR-CALNAME", name),
        lines.text("DESCRIPTION", feed.description),
        lines.text("X-WR-CALDESC", feed.description),
        lines.text("X-WR-TIMEZONE", settings.zone.key),
        _REFRESH,
    ]
    if settings.url:
        parts += [lines.uri("URL", address(plan, feed.page))]
        parts += [lines.uri("SOURCE;VALUE=URI", address(plan, feed.path))]
    parts.append(lines.text("COLOR", _CSS.get(feed.colour, feed.colour)))
    parts.append(lines.moment("LAST-MODIFIED", max(event.modified for event in events)))
    return b"".join(parts)
