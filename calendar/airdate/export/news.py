"""News: what was published, and what changed in the plan, for feed readers (Atom and JSON Feed)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry, entries_of
from airdate.export import atom, json_feed
from airdate.export.story import News, Story
from airdate.feeds.address import address, page_address
from airdate.feeds.standing import words
from airdate.html.dates import ENGLISH
from airdate.html.words import Words
from airdate.item import Item
from airdate.limits import NEWS_STORIES
from airdate.plan import Plan
from airdate.reading.history import Change
from airdate.series import changed_days, occurrence
from airdate.status import Status
from airdate.text import one_line
from airdate.timespan import Timespan

#: How far back the occurrences of a series are news.
_BACK = timedelta(days=366)

#: What has a time of its own and is not published, though its work may be done.
_NO_APPEARANCE = frozenset({"campaign", "event"})

#: Occurrences that one story tells of; the page tells all.
_MOST = 12

_PUT_OFF = frozenset({Status.CANCELLED, Status.POSTPONED})


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
    return [news for news in (_published(plan), _changed(plan)) if news.stories]


def _published(plan: Plan) -> News:
    latest = sorted(_appeared(plan), key=lambda entry: (entry.begins, entry.id), reverse=True)
    stories = (_appearance(plan, entry) for entry in latest[:NEWS_STORIES])
    return _news(plan, "published", "What has been published.", stories)


def _changed(plan: Plan) -> News:
    told = [(change, item) for item in plan.items if (change := plan.changed(item))]
    latest = sorted(told, key=lambda found: (found[0].modified, found[1].id), reverse=True)
    stories = (_revision(plan, item, change) for change, item in latest[:NEWS_STORIES])
    return _news(plan, "changed", "What is new in the plan, has changed or is called off.", stories)


def _news(plan: Plan, name: str, description: str, stories: Iterable[Story]) -> News:
    settings = plan.vocabulary.settings
    path = f"feeds/{name}"
    return News(
        path=path,
        title=one_line(f"{settings.title}: {name}"),
        description=description,
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


def _appearance(plan: Plan, entry: Entry) -> Story:
    """An appearance, by its public address if that is a page of the web."""
    item, change = entry.item, plan.changed(entry.item)
    web = item.url if item.url.startswith(("https://", "http://")) else ""
    return Story(
        id=_id(plan, "published", item.known_as(entry.id)),
        link=web or page_address(plan, item),
        title=one_line(entry.title),
        summary=one_line(item.summary),
        published=entry.begins,
        updated=max(entry.begins, change.modified) if change else entry.begins,
        tags=_tags(plan, [entry]),
        author=_names(plan, "owner", [entry]),
        language=entry.output.language,
    )


def _revision(plan: Plan, item: Item, change: Change) -> Story:
    """The last change of an item. Each change is a story of its own: readers do not show one twice."""
    entries = [*entries_of(item, plan.vocabulary.settings.zone)]
    return Story(
        id=_id(plan, "changed", f"{item.known_as(item.id)}@{change.modified:%Y%m%dT%H%M%SZ}"),
        link=page_address(plan, item),
        title=one_line(f"{_kind(entries, change)}: {item.title}"),
        summary=" ".join(_sentences(plan, item, entries)),
        published=change.modified,
        updated=change.modified,
        tags=_tags(plan, entries),
        author=_names(plan, "owner", entries),
        language=item.language,
    )


def _kind(entries: Iterable[Entry], change: Change) -> str:
    """In one word what became of an item; called off is what no entry is left of."""
    found = {entry.standing for entry in entries}
    if found <= _PUT_OFF:
        return ("Cancelled" if found == {Status.CANCELLED} else "Postponed") if found else "Changed"
    return "New" if change.created == change.modified else "Changed"


def _sentences(plan: Plan, item: Item, entries: Sequence[Entry]) -> Iterator[str]:
    """The summary; each date with how it stands; where it stood before, and why."""
    if item.summary:
        yield one_line(item.summary)
    for entry in entries:
        yield f"{_stand(plan, entry)}."
    for odd in _odd(plan, entries):
        yield f"{_stand(plan, odd)}{_listed(', moved from', odd.former)}."
    if former := dict.fromkeys(time for entry in entries for time in entry.former):
        yield f"{_listed('Moved from', former)}."
    if reasons := dict.fromkeys(one_line(entry.reason) for entry in entries if entry.reason):
        yield f"Reason: {' '.join(reasons)}"


def _stand(plan: Plan, entry: Entry) -> str:
    """``Approved, Mastodon: Saturday, 20 March 2027``."""
    where = _names(plan, "channel", [entry])
    return one_line(f"{words(entry).capitalize()}{', ' * bool(where)}{where}: {Words(plan).when(entry)}")


def _listed(phrase: str, times: Iterable[Timespan]) -> str:
    known = [ENGLISH.days(time.first, time.last) if time.exact else ENGLISH.loosely(time) for time in times]
    return f"{phrase} {', '.join(known)}" if known else ""


def _odd(plan: Plan, entries: Iterable[Entry]) -> list[Entry]:
    """The last occurrences of series that are called off or moved."""
    zone = plan.vocabulary.settings.zone
    masters = [entry for entry in entries if entry.repeats]
    found = [occurrence(master, day, zone) for master in masters for day in changed_days(master)]
    return [entry for entry in found if entry.called_off or entry.former][-_MOST:]


def _tags(plan: Plan, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The titles of channels and campaigns, each once."""
    found = [*entries]
    titles = [one_line(_names(plan, facet, [entry])) for facet in ("channel", "campaign") for entry in found]
    return tuple(dict.fromkeys(filter(None, titles)))


def _names(plan: Plan, facet: str, entries: Iterable[Entry]) -> str:
    ids = dict.fromkeys(id for entry in entries for id in entry.facet(facet))
    return ", ".join(one_line(Words(plan).title(facet, id)) for id in ids)


def _id(plan: Plan, name: str, part: str) -> str:
    """A place in the feed of our own: it outlives renamed files, and is unique as calendars' UIDs are."""
    return f"{address(plan, f'feeds/{name}')}#{part}"
