"""News: what was published, and what changed in the plan, for feed readers (Atom and JSON Feed)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.export import atom, json_feed, revision
from airdate.export.story import News, Story, names, tag, tags
from airdate.feeds.address import address, page_address
from airdate.html.words import Words
from airdate.limits import NEWS_STORIES
from airdate.plan import Plan
from airdate.status import Status
from airdate.text import one_line
from airdate.wording.translation import noted

#: How far back the occurrences of a series are news.
_BACK = timedelta(days=366)

#: What has a time of its own and is not published, though its work may be done.
_NO_APPEARANCE = frozenset({"campaign", "event"})


def render(plan: Plan) -> list[Artifact]:
    """Each kind of news in both formats; none without stories."""
    return [
        Artifact(f"{news.path}{suffix}", serialize(news))
        for news in catalogue(plan)
        for suffix, serialize in ((".atom", atom.serialize), (".json", json_feed.serialize))
    ]


def catalogue(plan: Plan) -> list[News]:
    """The news of an edition's plan; none without a public address, which ids and links need."""
    if not plan.vocabulary.settings.url:
        return []
    words = Words(plan)
    return [news for news in (_published(words), _changed(words)) if news.stories]


def _published(words: Words) -> News:
    latest = sorted(_appeared(words.plan), key=lambda entry: (entry.begins, entry.id), reverse=True)
    stories = (_appearance(words, entry) for entry in latest[:NEWS_STORIES])
    said = noted("What was published"), noted("What has been published.")
    return _news(words, "published", *said, stories)


def _changed(words: Words) -> News:
    told = [turn for item in words.plan.items if (turn := revision.turn(words, item))]
    latest = sorted(told, key=lambda turn: (turn.when, turn.item.id), reverse=True)
    stories = (revision.story(words, turn) for turn in latest[:NEWS_STORIES])
    said = noted("What changed"), noted("What is new in the plan, has changed or is called off.")
    return _news(words, "changed", *said, stories)


def _news(words: Words, name: str, title: str, description: str, stories: Iterable[Story]) -> News:
    plan, _ = words.plan, words.spoken.gettext
    settings = plan.vocabulary.settings
    path = f"feeds/{name}"
    return News(
        id=tag(plan, path),
        path=path,
        title=one_line(f"{settings.title}: {_(title)}"),
        description=_(description),
        author=one_line(settings.organisation or settings.title),
        language=settings.language,
        address=address(plan, path),
        home=address(plan, ""),
        stories=tuple(stories),
    )


def _appeared(plan: Plan) -> Iterator[Entry]:
    """What was published by now; of series the decided occurrences that are over, a year of them."""
    for entry in plan.entries:
        if not entry.repeats and entry.standing is Status.PUBLISHED and _is_appearance(entry, plan.now):
            yield entry
    for entry in plan.occurring(plan.series, plan.today - _BACK, plan.today):
        if entry.standing.decided and entry.ends <= plan.now and _is_appearance(entry, plan.now):
            yield entry


def _is_appearance(entry: Entry, now: datetime) -> bool:
    return entry.begins <= now and entry.item.type not in _NO_APPEARANCE


def _appearance(words: Words, entry: Entry) -> Story:
    """An appearance, by its public address if that is a page of the web."""
    plan, item = words.plan, entry.item
    change = plan.changed(item)
    web = item.url if item.url.startswith(("https://", "http://")) else ""
    return Story(
        id=tag(plan, "feeds/published", item.known_as(entry.id)),
        link=web or page_address(plan, item),
        title=one_line(entry.title),
        summary=one_line(item.summary),
        published=entry.begins,
        updated=max(entry.begins, change.modified) if change else entry.begins,
        tags=tags(words, [entry]),
        author=names(words, "owner", [entry]),
        language=entry.output.language,
    )
