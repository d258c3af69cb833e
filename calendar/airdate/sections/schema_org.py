"""schema.org: events and works of the plan in its words, as JSON-LD nodes (release 30.0, March 2026).

What ``previousStartDate`` and the members of ``EventStatusType`` ask for is said there.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from airdate.artifact import page_url, public_url, web_url
from airdate.entry import Entry
from airdate.gate.destination import published_asset
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.status import EventStatus, Status
from airdate.timespan import Timespan

Node = dict[str, Any]

#: What is a work of its own in schema.org's eyes, by its type here.
WORKS = {"press": "NewsArticle", "article": "NewsArticle", "social": "SocialMediaPosting"}

#: What a post passes on to its readers, and what no post could.
_SHARES = ("announces", "previews", "covers", "recaps")
_NO_WORK = PAPERS | {"event"}

#: How the world knows an event's status; of what is tentative nothing is said.
_STATUSES = {
    None: "EventScheduled",
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.RESCHEDULED: "EventRescheduled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}

#: Occurrences of a series that stand on its page by themselves.
_OCCURRENCES = 6

_SCHEMA = "https://schema.org/"


def said(node: Node, **values: object) -> Node:
    """The node with what there is to say."""
    return node | {key: value for key, value in values.items() if value not in ("", [], None)}


def site(plan: Plan) -> Node:
    """The whole site, and whose it is."""
    settings = plan.vocabulary.settings
    node = {"@type": "WebSite", "@id": _address(plan, "#website"), "name": settings.title}
    return said(node, url=_address(plan, ""), inLanguage=settings.language, publisher=_house(plan))


def crumbs(plan: Plan, steps: Iterable[tuple[str, str]]) -> Node:
    """The way from home to a page: names, and addresses below the root."""
    home = plan.vocabulary.settings.title, ""
    elements = [
        {"@type": "ListItem", "position": n, "name": name, "item": _address(plan, path)}
        for n, (name, path) in enumerate((home, *steps), 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": elements}


def event(plan: Plan, item: Item, entry: Entry) -> Node:
    """The event; of a series the next occurrences stand in it."""
    page = _page(plan, item)
    kind = {"@type": "EventSeries" if entry.repeats else "Event", "@id": f"{page}#event", "name": item.title}
    node = said(
        kind,
        description=item.summary,
        url=_web(item) or page,
        mainEntityOfPage=page,
        **_times(entry),
        **_venue(item),
        organizer=_house(plan),
        image=picture(plan, item),
        inLanguage=item.language,
        superEvent=_named(plan, item.event),
    )
    if entry.repeats:
        coming = plan.upcoming([entry])[:_OCCURRENCES]
        node["subEvent"] = [
            said({"@type": "Event", "name": e.title}, **_times(e), **_venue(item)) for e in coming
        ]
    return node


def _times(entry: Entry) -> Node:
    """How it stands, when it is, and when it was to be: of what is put off that is when it is, too."""
    start, end = (_iso(time) if time else "" for time in (entry.start, entry.end))
    former = [*filter(None, map(_iso, entry.former)), *([start] if entry.void and start else [])]
    return said({}, eventStatus=_status(entry), startDate=start, endDate=end, previousStartDate=former)


def _status(entry: Entry) -> str:
    """The member of EventStatusType; empty for what is tentative or on hold."""
    if entry.standing is Status.CANCELLED:
        return f"{_SCHEMA}EventCancelled"
    if entry.standing is Status.POSTPONED:
        waits = entry.void or not (entry.start and entry.former)
        return f"{_SCHEMA}{'EventPostponed' if waits else 'EventRescheduled'}"
    if entry.standing is Status.ON_HOLD:
        return ""
    word = _STATUSES.get(entry.item.event_status, "")
    if word == "EventScheduled" and entry.former:
        word = "EventRescheduled"
    return word and _SCHEMA + word


def _venue(item: Item) -> Node:
    """Where it is, on earth and online, and so how one attends."""
    online = [{"@type": "VirtualLocation", "url": item.conference}] if item.conference else []
    place = [_place(item)] if item.location or item.geo else []
    if item.event_status is EventStatus.MOVED_ONLINE and online:
        place = []
    how = "Mixed" if place and online else "Online" if online else "Offline"
    where = [*place, *online]
    if not where:
        return {}
    mode = f"{_SCHEMA}{how}EventAttendanceMode"
    return {"eventAttendanceMode": mode, "location": where if len(where) > 1 else where[0]}


def _place(item: Item) -> Node:
    place = said({"@type": "Place"}, name=item.location, address=item.location)
    if item.geo:
        latitude, longitude = map(float, item.coordinates)
        place["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return place


def work(plan: Plan, item: Item, entries: Sequence[Entry]) -> Node:
    """A release, an article or a post; what is not out yet says how it stands. The house is the author."""
    page, (out, modified) = _page(plan, item), appeared(plan, entries)
    return said(
        {"@type": WORKS[item.type], "@id": f"{page}#item"},
        headline=item.title,
        description=item.summary,
        url=_web(item) or page,
        mainEntityOfPage=page,
        datePublished=out,
        dateModified=modified,
        creativeWorkStatus="" if out else entries[0].standing.label.capitalize(),
        author=_house(plan),
        publisher=_house(plan),
        image=_image(plan, item),
        inLanguage=item.language,
        about=_named(plan, item.event),
        sharedContent=_linked(plan, item, _SHARES) if item.type == "social" else None,
        translationOfWork=_linked(plan, item, ("translation-of",)),
    )


def appeared(plan: Plan, entries: Iterable[Entry]) -> tuple[str, str]:
    """When it first appeared and was changed last since then; both empty if it has not appeared."""
    out = (e for e in entries if e.standing is Status.PUBLISHED and e.exact and not (e.repeats or e.spans))
    first = min((e for e in out if e.begins <= plan.now), key=lambda e: e.begins, default=None)
    if first is None or first.start is None:
        return "", ""
    change = plan.changed(first.item)
    if change is None or change.modified <= first.begins:
        return _iso(first.start), _iso(first.start)
    return _iso(first.start), change.modified.astimezone(plan.vocabulary.settings.zone).isoformat()


def _linked(plan: Plan, item: Item, relations: Iterable[str]) -> Node | None:
    """The first work to which it is linked in one of these ways."""
    for relation, other in plan.related(item):
        if relation in relations and other.type not in _NO_WORK:
            page, kind = _page(plan, other), WORKS.get(other.type, "CreativeWork")
            return {"@type": kind, "@id": f"{page}#item", "name": other.title, "url": _web(other) or page}
    return None


def _named(plan: Plan, id: str) -> Node | None:
    """An event to which something belongs."""
    event = plan.by_id.get(id)
    if event is None or event.type != "event":
        return None
    page, start = _page(plan, event), _iso(event.start) if event.start else ""
    return said(
        {"@type": "Event", "@id": f"{page}#event", "name": event.title, "url": page},
        startDate=start,
        **_venue(event),
    )


def _house(plan: Plan) -> Node | None:
    """Whose plan it is: one node, wherever it is named."""
    name = plan.vocabulary.settings.organisation
    return {"@type": "Organization", "@id": _address(plan, "#organisation"), "name": name} if name else None


def _image(plan: Plan, item: Item) -> Node | None:
    address, caption = picture(plan, item), item.image.alt if item.image else ""
    return said({"@type": "ImageObject", "url": address}, caption=caption) if address else None


def picture(plan: Plan, item: Item) -> str:
    """The address of the item's picture; empty if it has none."""
    path = published_asset(plan, item, item.image.src) if item.image else ""
    return web_url(path) if "://" in path else _address(plan, path) if path else ""


def _web(item: Item) -> str:
    """Its own page on the web."""
    return web_url(item.url) if item.url.startswith(("https://", "http://")) else ""


def _iso(time: Timespan) -> str:
    """A day, or a moment with its offset; empty for what is not known to the day."""
    return (time.instant or time.first).isoformat() if time.exact else ""


def _page(plan: Plan, item: Item) -> str:
    return _address(plan, page_url(plan.published_path(item)))


def _address(plan: Plan, path: str) -> str:
    address = plan.vocabulary.settings.url
    return f"{web_url(address)}{path}" if path.startswith("#") else public_url(address, path)
