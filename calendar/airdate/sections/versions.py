"""Versions: one text in several languages, which ``translation-of`` holds together."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from airdate.artifact import page_url, public_url
from airdate.head import Tag
from airdate.item import Item
from airdate.plan import Plan


def versions(plan: Plan) -> Mapping[str, Sequence[Item]]:
    """Id -> all versions of an item, itself among them, by language; nothing for what has no translation."""
    found: dict[str, dict[str, Item]] = {}
    for item in plan.items:
        if not any(link.relation == "translation-of" for link in item.links):
            continue
        for relation, other in plan.related(item):
            if relation == "translation-of":
                both = {one.id: one for one in (item, other)}
                joined = both | found.get(item.id, {}) | found.get(other.id, {})
                found |= dict.fromkeys(joined, joined)
    return {id: sorted(group.values(), key=_by_language) for id, group in found.items()}


def _by_language(item: Item) -> tuple[str, str]:
    return item.language, item.id


def alternates(plan: Plan, group: Iterable[Item]) -> list[Tag]:
    """Where the versions lie, for search engines, which want each to name them all.

    https://developers.google.com/search/docs/specialty/international/localized-versions
    """
    site = plan.vocabulary.settings.url
    if not site:
        return []
    each = {item.language: public_url(site, page_url(plan.published_path(item))) for item in group}
    return [
        Tag("link", (("rel", "alternate"), ("hreflang", language), ("href", url)))
        for language, url in each.items()
    ]


@lru_cache(maxsize=256)
def autonym(tag: str) -> str:
    """What a language calls itself: ``Deutsch``; the tag where nobody knows."""
    try:
        return Locale.parse(tag, sep="-").get_display_name() or tag
    except (ValueError, UnknownLocaleError):
        return tag
