"""Addresses within the site, relative to whatever page they stand on.

The site may live under any path, so pages link to each other relatively. While
a page is made, ``ROOT`` stands for the way up to the site's root; it is a
control character, which no cleaned text can hold.
"""

from functools import lru_cache
from urllib.parse import quote

from airdate.artifact import page_url
from airdate.entry import Entry
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan

ROOT = "\x02"

#: What may stand in a path as it is (RFC 3986, pchar and the slash).
_SAFE = "/~!$&'()*+,;=:@"


@lru_cache(maxsize=1 << 16)
def to(path: str) -> str:
    """The link to a URL below the root, percent-encoded; the home page is ``./`` from itself."""
    return f"{ROOT}{quote(path, safe=_SAFE)}"


def settle(html: str, url: str) -> str:
    """The finished page: every ``ROOT`` becomes the way from ``url`` up to the root."""
    return html.replace(ROOT, "../" * url.count("/") or "./")


def of(plan: Plan, thing: Item | Page) -> str:
    """The link to an item's or page's own page."""
    return to(page_url(plan.published_path(thing)))


def of_entry(plan: Plan, entry: Entry) -> str:
    """The link to the page of an entry's item."""
    return of(plan, entry.item)


def spelled(site: str, link: str) -> str:
    """A link below the root as people read it from paper and type it; empty where the site has no address."""
    return f"{site.rstrip('/').removeprefix('https://')}/{link.removeprefix(ROOT)}" if site else ""


def of_term(facet: str, id: str) -> str:
    """The link to the page of a channel, audience, person, campaign or event."""
    return to(f"{FOLDERS[facet]}/{id}/")


FOLDERS = {
    "channel": "channels",
    "audience": "audiences",
    "owner": "people",
    "campaign": "campaigns",
    "event": "events",
}
