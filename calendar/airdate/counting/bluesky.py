"""Bluesky: graphemes of the text, its links as short as the app makes them: domain and beginning of the path.

Source: detectFacets in bluesky-social/atproto, packages/api (a link with its scheme needs no known top-level
domain); shortenLinks and toShortUrl in bluesky-social/social-app (as carried by forks, read 2026-11-22). What
stands in the post is the shortened text; the whole address lies behind it.
"""

import re

from airdate.counting.grapheme import graphemes

_LINK = re.compile(r"(?<![^\s(])https?://(\S+)", re.IGNORECASE)
_DOMAIN = re.compile(r"[^/?#]*")
_ROOT = re.compile(r"\A/(?=[?#]|\Z)")
_LONGEST, _KEPT = 15, 13


def bluesky_length(text: str) -> int:
    """What Bluesky counts: of a link its domain, and of a long path 13 characters with three dots."""
    return graphemes(_LINK.sub(_shortened, text) if "://" in text else text)


def _shortened(link: re.Match[str]) -> str:
    """The link as it is shown, and the punctuation behind it."""
    whole = link[1]
    end = len(whole) - (whole[-1] in ".,;:!?")
    end -= whole[:end].endswith(")") and "(" not in whole
    begin = _DOMAIN.match(whole, 0, end)
    domain = begin[0] if begin else ""
    path = _ROOT.sub("", whole[len(domain) : end])
    return domain + (f"{path[:_KEPT]}..." if len(path) > _LONGEST else path) + whole[end:]
