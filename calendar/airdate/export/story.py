"""Story: one entry of a feed of news, before it is written. All of it is plain text in one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


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

    path: str
    title: str
    description: str
    author: str
    language: str
    address: str
    home: str
    stories: Sequence[Story]
