"""Atom 1.0 (RFC 4287), as feedgenerator writes it; texts are text, and no markup is among them."""

from typing import Any

from feedgenerator import Atom1Feed

from airdate.export.story import News, Story


class _Feed(Atom1Feed):  # type: ignore[misc]
    """The library calls every summary HTML, and a title such as ``a < b`` would lose its end in readers."""

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["summary"]:
            handler.addQuickElement("summary", item["summary"], {"type": "text"})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        return {"xml:lang": item["language"]} if item["language"] else {}


def serialize(news: News) -> bytes:
    """The feed in UTF-8. Its time is that of its newest story: no clock is asked."""
    feed = _Feed(
        title=news.title,
        link=news.home,
        description=news.description,
        language=news.language,
        author_name=news.author,
        feed_url=f"{news.address}.atom",
        feed_guid=news.id,
    )
    for story in news.stories:
        _add(feed, story)
    return f"{feed.writeString('utf-8')}\n".encode()


def _add(feed: _Feed, story: Story) -> None:
    feed.add_item(
        title=story.title,
        link=story.link,
        description=None,
        summary=story.summary,
        unique_id=story.id,
        pubdate=story.published,
        updateddate=story.updated,
        categories=story.tags,
        author_name=story.author or None,
        language=story.language,
    )
