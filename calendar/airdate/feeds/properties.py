"""What is the same in every occurrence of an entry: where it is, what it is about, what it leads to."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from airdate.artifact import public_url, web_url
from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.address import file_address, page_address
from airdate.item import Item
from airdate.plan import Plan
from airdate.selection import Detail

#: Names of the palette that CSS does not know (COLOR takes CSS3 names only, RFC 7986 5.9).
_CSS = {"amber": "goldenrod", "slate": "slategray"}

#: Types of files that people attach (IANA media types); of others nothing is said.
_MEDIA_TYPES = {
    "csv": "text/csv",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "zip": "application/zip",
}


def place(plan: Plan, entry: Entry, page: str, detail: Detail) -> str:
    """``LOCATION``, ``GEO``, ``CONFERENCE``, ``IMAGE``, ``URL`` of its page; of titles alone only that."""
    item = entry.item
    parts = []
    if detail is not Detail.TITLE:
        parts.append(lines.text("LOCATION", item.location))
        if item.geo:
            parts.append(lines.line("GEO", ";".join(map(_degrees, item.geo))))
        if item.conference:
            parts.append(lines.link("CONFERENCE", web_url(item.conference), LABEL="Join online"))
        if item.image and (source := file_address(plan, item, item.image.src)):
            parts.append(lines.link("IMAGE", source, DISPLAY="BADGE", FMTTYPE=_media_type(source)))
    if page:
        parts.append(lines.uri("URL", page))
    return "".join(parts)


def subject(plan: Plan, entry: Entry, kinds: Sequence[str], page: str, detail: Detail) -> str:
    """``CATEGORIES``, ``COLOR`` of the channel, and of a full entry what RFC 9253 has for the rest."""
    channels = entry.facet("channel")
    colour = plan.vocabulary.channel(channels[0]).colour if channels else ""
    if detail is Detail.TITLE:
        return colour_line(colour)
    campaign = plan.by_id.get(entry.item.campaign)
    about = [*kinds, campaign.title] if campaign else kinds
    parts = [lines.categories(about), colour_line(colour)]
    return "".join(parts) + ("".join(_concerns(plan, entry, page)) if detail is Detail.FULL else "")


@lru_cache(maxsize=32)
def colour_line(colour: str) -> str:
    """``COLOR`` for a colour of the palette; nothing for none."""
    return lines.text("COLOR", _CSS.get(colour, colour))


def _concerns(plan: Plan, entry: Entry, page: str) -> Iterator[str]:
    """``REFID`` of the campaign; ``CONCEPT`` for pillar and formats; ``LINK`` to page, press and assets."""
    item = entry.item
    for id in entry.facet("campaign"):
        campaign = plan.by_id.get(id)  # under its first name, as its UID
        yield _reference(campaign.known_as(id) if campaign else id)
    site = plan.vocabulary.settings.url
    if item.pillar:
        yield _concept(site, "pillar", item.pillar)
    for id in entry.facet("format"):
        yield _concept(site, "format", id)
    if page:
        yield lines.link("LINK", page, FMTTYPE="text/html", LINKREL="alternate")
        for release in _releases(plan, item):
            to = page_address(plan, release)
            yield lines.link("LINK", to, FMTTYPE="text/html", LABEL=release.title, LINKREL="describedby")
    for target in item.assets:
        if asset := file_address(plan, item, target):
            name = target.rpartition("/")[2]
            yield lines.link("LINK", asset, FMTTYPE=_media_type(asset), LABEL=name, LINKREL="enclosure")


@lru_cache(maxsize=1024)
def _reference(id: str) -> str:
    return lines.text("REFID", id)


@lru_cache(maxsize=1024)
def _concept(site: str, facet: str, id: str) -> str:
    return lines.uri("CONCEPT", public_url(site, f"vocabulary/#{facet}-{id}")) if site else ""


def _releases(plan: Plan, item: Item) -> list[Item]:
    """The press releases about an item that is none itself, each once: its own links first."""
    if item.type == "press" or not (item.links or item.id in plan.back_links):
        return []
    linked = (*plan.related(item), *plan.back_links.get(item.id, ()))
    found = {other.id: other for _, other in linked if other.type == "press"}
    return list(found.values())


def _media_type(source: str) -> str:
    return _MEDIA_TYPES.get(source.partition("?")[0].rpartition(".")[2].lower(), "")


def _degrees(value: float) -> str:
    """At most six decimals, at least one (RFC 5545 3.8.1.6)."""
    text = f"{value:.6f}".rstrip("0")
    return f"{text}0" if text.endswith(".") else text
