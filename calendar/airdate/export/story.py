"""Story: one entry of a feed of news, before it is written. All of it is plain text in one line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, urlsplit

from airdate.entry import Entry
from airdate.feeds.address import address
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.text import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a feed reader shows as one thing. ``id`` never changes, whatever becomes of the rest."""

    id: str
    link: str
    title: str
    summary: str
    published: datetime
    updated: datetime
    tags: Sequence[str] = ()
    author: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A feed of stories, newest first, at ``path`` below the site's root and its suffix."""

    id: str
    path: str
    title: str
    description: str
    author: str
    language: str
    address: str
    home: str
    stories: Sequence[Story]


def tag(plan: Plan, path: str, part: str = "") -> str:
    """A name for good, whether or not anything lies there (RFC 4151): the plan's host, and a place in it.

    It outlives renamed files and a site that moves from http to https. Nobody knows since when the
    host is whose; a plan has it for as long as there has been this program.
    """
    host, below = plan.vocabulary.settings.domain, urlsplit(address(plan, path)).path
    return f"tag:{quote(host)},2026:{below}{f'#{part}' if part else ''}"


def tags(words: Words, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The titles of channels and campaigns, each once."""
    found = [*entries]
    titles = [one_line(names(words, facet, [entry])) for facet in ("channel", "campaign") for entry in found]
    return tuple(dict.fromkeys(filter(None, titles)))


def names(words: Words, facet: str, entries: Iterable[Entry]) -> str:
    """What the entries have for a facet, by its names."""
    ids = dict.fromkeys(id for entry in entries for id in entry.facet(facet))
    return ", ".join(one_line(words.title(facet, id)) for id in ids)
