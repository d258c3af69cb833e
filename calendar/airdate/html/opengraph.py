"""Open Graph: what other sites show of a page to which somebody links (https://ogp.me/; cards of X).

``<meta name="description">`` is the theme's own to write.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from airdate.artifact import public_url
from airdate.head import Tag, meta
from airdate.text import one_line
from airdate.vocabulary import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A page in a few words.

    ``image`` is an address on the web; ``published`` and ``modified`` of an article are as in ISO 8601.
    """

    title: str
    summary: str = ""
    language: str = ""
    image: str = ""
    alt: str = ""
    article: bool = False
    published: str = ""
    modified: str = ""


def card(settings: Settings, url: str, shown: Card) -> list[Tag]:
    """The tags of the page at that URL below the root; none while the plan has no public address."""
    return [meta(name, content) for name, content in _facts(settings, url, shown) if content]


def _facts(settings: Settings, url: str, shown: Card) -> Iterator[tuple[str, str]]:
    if not settings.url:
        return
    yield "og:title", one_line(shown.title)
    yield "og:type", "article" if shown.article else "website"
    yield "og:url", public_url(settings.url, url)
    yield "og:site_name", one_line(settings.title)
    yield "og:description", one_line(shown.summary)
    yield "og:locale", locale(shown.language or settings.language)
    if shown.image:
        yield "og:image", shown.image
        yield "og:image:alt", one_line(shown.alt)
    if shown.article:
        yield "article:published_time", shown.published
        yield "article:modified_time", shown.modified
    yield "twitter:card", "summary_large_image" if shown.image else "summary"


@lru_cache(maxsize=256)
def locale(tag: str) -> str:
    """A language with its most likely territory, as Open Graph wants it: ``de_DE``; empty if it has none."""
    try:
        known = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return ""
    likely = get_global("likely_subtags").get(known.language, "").partition("_")[2]
    territory = known.territory or likely.rpartition("_")[2]
    return f"{known.language}_{territory}" if territory else ""
