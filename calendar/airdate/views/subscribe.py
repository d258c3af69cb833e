"""The feeds page: every feed with its address and the links that each calendar understands."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol
from urllib.parse import quote

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.sheet import Sheet

#: The folder below ``feeds/`` -> what its feeds are grouped under.
_GROUPS = {
    "": "The plan",
    "campaign": "Campaigns",
    "channel": "Channels",
    "audience": "Audiences",
    "owner": "People",
    "type": "Types",
    "due": "Due",
}


class Listed(Protocol):
    """A feed as this page shows it."""

    @property
    def path(self) -> str:
        """Its path below the site's root."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def description(self) -> str:
        """What it holds, in a sentence; may be empty."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What stands in it."""


def render(sheet: Sheet, feeds: Sequence[Listed]) -> Iterator[Artifact]:
    """``/feeds/``."""
    ordered = sorted(feeds, key=lambda feed: list(_GROUPS).index(_group(feed)))
    groups = [
        (_GROUPS[group], [_row(sheet, feed) for feed in found])
        for group, found in groupby(ordered, key=_group)
    ]
    yield sheet.page("feeds/index.md", "feeds.html", "Feeds", groups=groups)


def _group(feed: Listed) -> str:
    folder = feed.path.removeprefix("feeds/").rpartition("/")[0]
    return folder if folder in _GROUPS else ""


def _row(sheet: Sheet, feed: Listed) -> dict[str, object]:
    """A row; the links need the public address (``webcal:`` has no relative form)."""
    site = sheet.plan.vocabulary.settings.url
    address = f"{site}{feed.path}" if site else ""
    webcal = f"webcal://{address.partition('://')[2]}" if site else ""
    return {
        "title": feed.title,
        "description": feed.description,
        "count": len(feed.entries),
        "path": feed.path,
        "anchor": feed.path.removeprefix("feeds/").removesuffix(".ics").replace("/", "-"),
        "address": address,
        "webcal": webcal,
        "google": f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='')}" if site else "",
    }
