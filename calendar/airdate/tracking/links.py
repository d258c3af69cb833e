"""Web addresses in text: where they begin and end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from airdate.prose import without_code

_START = re.compile(r"(?<![A-Za-z0-9])https?://", re.IGNORECASE)
_WHOLE = re.compile(r"https?://[^/?#]", re.IGNORECASE)

# a pipe ends a table's cell, but not within a mailing tool's *|FIELD|*
_RUN = re.compile(rf"{_START.pattern}(?:\*\|[^|\s<>\"`\\]*\|\*|[^\s<>\"`\\|])+", re.IGNORECASE)
_BRACKET = re.compile(r"[()\[\]{}]")
_PARTNER = {")": "(", "]": "[", "}": "{"}

#: Ends a sentence or emphasis rather than an address (GitHub Flavored Markdown 6.9, and its kin elsewhere).
_TRAILING = "?!.,:;*_~'…‘’“”«»‹›、。，！？：；）」』】"
_ENTITY = re.compile(r"&[A-Za-z0-9]{2,31};\Z")


class Link(NamedTuple):
    """An address and its place: ``text[start:end] == url``."""

    start: int
    end: int
    url: str


def links_in(text: str, *, markdown: bool = False) -> list[Link]:
    """Every http(s) URL in its order; of Markdown only those outside of code."""
    if "://" not in text:
        return []
    return list(_links(without_code(text) if markdown else text))


def _links(text: str) -> Iterator[Link]:
    for run in _RUN.finditer(text, max(0, text.find("://") - len("https"))):  # none begins before that
        start: re.Match[str] | None = run
        while start:
            end = _end(text, start.start(), run.end())
            url = _trimmed(text[start.start() : end])
            if _WHOLE.match(url):
                yield Link(start.start(), start.start() + len(url), url)
            start = _START.search(text, end, run.end())


def _end(text: str, start: int, end: int) -> int:
    """Where the URL ends: at a bracket that was opened in front of it, or else with its run."""
    opened: list[str] = []
    for match in _BRACKET.finditer(text, start, end):
        if match[0] not in _PARTNER:
            opened.append(match[0])
        elif opened and opened[-1] == _PARTNER[match[0]]:
            opened.pop()
        else:
            return match.start()
    return end


def _trimmed(url: str) -> str:
    entity = _ENTITY.search(url, max(0, len(url) - 33))
    bare = (url[: entity.start()] if entity else url).rstrip(_TRAILING)
    return f"{bare}*" if bare.endswith("|") else bare
