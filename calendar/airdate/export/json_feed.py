"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from datetime import UTC, datetime
from typing import Any

from airdate.export.story import News, Story

_VERSION = "https://jsonfeed.org/version/1.1"


def serialize(news: News) -> bytes:
    """The feed in UTF-8; keys that say nothing are left out."""
    feed = _said(
        version=_VERSION,
        title=news.title,
        home_page_url=news.home,
        feed_url=f"{news.address}.json",
        description=news.description,
        authors=[{"name": news.author}],
        language=news.language,
        items=[_item(story) for story in news.stories],
    )
    return f"{json.dumps(feed, ensure_ascii=False, allow_nan=False, indent=1)}\n".encode()


def _item(story: Story) -> dict[str, Any]:
    """One story; its text is required, and is the title where there is no other."""
    return _said(
        id=story.id,
        url=story.link,
        title=story.title,
        summary=story.summary,
        content_text=story.summary or story.title,
        date_published=_stamp(story.published),
        date_modified=_stamp(story.updated),
        authors=[{"name": story.author}] if story.author else [],
        tags=[*story.tags],
        language=story.language,
    )


def _said(**values: Any) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in ("", [])}


def _stamp(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
