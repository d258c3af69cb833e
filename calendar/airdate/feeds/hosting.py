"""Hosting: how a host shall send what machines read, as the file that Netlify and Cloudflare Pages take.

https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/
"""

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from urllib.parse import urlsplit

from airdate.artifact import Artifact
from airdate.vocabulary import Settings

#: Where such hosts look for it, below the root of what they are given.
HEADERS = "_headers"

#: Where files for machines lie -> their type. Hosts join the values of two rules: a file may be in one only.
_TYPES = {
    "feeds/*.ics": "text/calendar; charset=utf-8",
    "feeds/*.jcal": "application/calendar+json",
    "feeds/*.atom": "application/atom+xml; charset=utf-8",
    "feeds/all.jscalendar.json": "application/jscalendar+json",
    "feeds/changed.json": "application/feed+json",
    "feeds/published.json": "application/feed+json",
    "plan.json": "application/json",
    "plan.schema.json": "application/schema+json",
}

#: A quarter of an hour is short beside what clients wait; no-transform, for Outlook.com has failed
#: on feeds that were compressed on the way (markuspoerschke/iCal#541).
CACHE = "public, max-age=900, must-revalidate, no-transform"


def headers(settings: Settings, paths: Iterable[str]) -> Artifact:
    """The rules for those of the published ``paths`` that are for machines. Hosts compare the whole path."""
    root = urlsplit(settings.url).path or "/"
    found = list(paths)
    blocks = [
        "\n".join([f"{root}{pattern}", *_lines(type_)])
        for pattern, type_ in _TYPES.items()
        if any(fnmatchcase(path, pattern) for path in found)
    ]
    return Artifact(HEADERS, ("\n\n".join(blocks) + "\n").encode())


def _lines(type_: str) -> Iterator[str]:
    yield f"  Content-Type: {type_}"
    yield "  Access-Control-Allow-Origin: *"
    yield f"  Cache-Control: {CACHE}"
    yield "  X-Content-Type-Options: nosniff"
