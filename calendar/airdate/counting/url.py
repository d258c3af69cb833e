"""Links in a text as twitter-text finds them, bare domains too, in time linear in the text.

The rules are those of Twitter's js/src/extractUrlsWithIndices.js (Apache License 2.0), which its own test
cases fix. Its patterns need minutes for some short texts; here every label is looked at once.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from airdate.counting.authority import Authority
from airdate.counting.grammar import DOMAIN, LATIN_NAMES, MASTODON, PORT, PRECEDING, Grammar, X
from airdate.counting.tld import tld_end

__all__ = ["MASTODON", "X", "urls"]

MOST_CHARACTERS, MOST_OF_LABEL, MOST_OF_SLUG = 4096, 63, 40

_DOT = re.compile(r"\.[^\s.]")
_SCHEME = re.compile(r"https?://\Z", re.IGNORECASE)
_TCO = re.compile(r"https?://t\.co/([a-z0-9]+)", re.IGNORECASE)


class _Link(NamedTuple):
    """Where a link, its domain and its path begin, and where it ends."""

    start: int
    domain: int
    rest: int
    end: int
    path: bool


def urls(text: str, grammar: Grammar = X) -> Iterator[tuple[int, int]]:
    """Start and end of each link, in their order, never overlapping."""
    if "." not in text or not (grammar.bare or "://" in text):
        return
    done = -1
    for start, end in _runs(text):
        if end <= done or not (authority := Authority(text, start, end)):
            continue
        for before, first, domain in _beginnings(text, start, end):
            if before >= done and (rest := authority.end(domain)):
                link = _whole(text, first, domain, rest, grammar)
                done = link.end
                yield from _counted(text, link, before, grammar)


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """The runs of characters of domains that have a dot with something on both sides."""
    at = 0
    while dot := _DOT.search(text, at):
        word = max(at, text.rfind(" ", at, dot.start()) + 1)
        run = next(run for run in DOMAIN.finditer(text, word) if run.end() > dot.start())
        at = run.end()
        if text.find(".", run.start() + 1, at - 1) > 0:
            yield run.start(), at


def _beginnings(text: str, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """Where links may begin in a run: the character before (-1: none), the link, its domain."""
    if scheme := _SCHEME.search(text[max(0, start - 8) : start]):
        first = start - len(scheme[0])
        if first == 0 or PRECEDING.match(text, first - 1):
            yield first - 1, first, start
    if start and PRECEDING.match(text, start - 1):
        yield start - 1, start, start
    elif start == 0:
        if PRECEDING.match(text):  # the pattern of twitter-text tries this first
            yield 0, 1, 1
        yield -1, 0, 0
    for match in PRECEDING.finditer(text, start, end):
        yield match.start(), match.end(), match.end()


def _whole(text: str, first: int, domain: int, rest: int, grammar: Grammar) -> _Link:
    port = PORT.match(text, rest)
    at = port.end() if port else rest
    path = text.startswith("/", at)
    if path:
        at = _path_end(text, at + 1, grammar)
    query = grammar.query.match(text, at)
    return _Link(first, domain, rest, query.end() if query else at, path)


def _path_end(text: str, at: int, grammar: Grammar) -> int:
    end = at
    while True:
        if match := grammar.ending.match(text, at):
            end = match.end()
        general = grammar.general.match(text, at)
        at = general.end() if general else at
        if not (parentheses := grammar.parentheses.match(text, at)):
            return end
        end = at = parentheses.end()


def _counted(text: str, link: _Link, before: int, grammar: Grammar) -> Iterator[tuple[int, int]]:
    if not _is_valid(text, link):
        return
    if link.start < link.domain:
        yield from _with_scheme(text, link, grammar)
    elif grammar.bare and (before < 0 or text[before] not in "-_./"):
        yield from _without_scheme(text, link)


def _with_scheme(text: str, link: _Link, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Of Twitter's own short links, what stands after the slug is text."""
    end = link.end
    if short := _TCO.match(text, link.start, link.end):
        if len(short[1]) > MOST_OF_SLUG:
            return
        query = grammar.query.match(text, short.end(), link.end)
        end = query.end() if query else short.end()
    yield link.start, end


def _without_scheme(text: str, link: _Link) -> Iterator[tuple[int, int]]:
    """The Latin domains of what is one domain for the rules: example.com next to Japanese is two links."""
    found: list[tuple[int, int]] = []
    at = link.domain
    while names := LATIN_NAMES.search(text, at, link.rest):
        at = names.end()
        dots = (i for i in range(names.end() - 1, names.start(), -1) if text[i] == ".")
        if end := next(filter(None, (tld_end(text, dot + 1, link.rest) for dot in dots)), 0):
            found.append((names.start(), end))
            at = end
    if found and link.path:
        found[-1] = (found[-1][0], link.end)
    yield from found


def _is_valid(text: str, link: _Link) -> bool:
    """Whether the domain is one in ASCII too, and the link not too long then."""
    length = link.end - link.start + (link.domain - link.start or len("https://"))
    if length > MOST_CHARACTERS:
        return False
    domain = text[link.domain : link.rest]
    if domain.isascii():
        return max(map(len, domain.split("."))) <= MOST_OF_LABEL
    try:
        return length + len(domain.encode("idna")) - len(domain) <= MOST_CHARACTERS
    except UnicodeError:
        return False
