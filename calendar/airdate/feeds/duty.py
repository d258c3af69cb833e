"""Duty: the rotas of channels as series, week for week: all of them, of one channel, of one person.

A shift is written as an entry of its own plan, so that all that holds for series holds for it. A rota has no
first day: its shifts begin to count in the week of ``_SINCE``. Their revision is the last change of the
channel's or the person's lines in the vocabulary, which the plan's history tells.
"""

from collections.abc import Iterator
from datetime import date, time, timedelta
from functools import partial

from airdate.entry import Entry, entries_of
from airdate.feeds import aside
from airdate.feeds.feed import Feed
from airdate.finding import Place
from airdate.html.words import Words
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN
from airdate.recurrence import parse
from airdate.rota import Watch, rotas
from airdate.status import Status
from airdate.timespan import Timespan, at_instant, at_local, on_day
from airdate.wording.translation import noted

#: A Monday before any plan of ours; the same for good, as calendars know a series by its first day.
_SINCE = date(2026, 1, 5)

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MIDNIGHT = 24 * 60


def feeds(plan: Plan, words: Words) -> list[Feed]:
    """The feeds of an edition's plan that knows charters and people: none in others, nor without a rota."""
    found = {id: each for id, each in rotas(plan).items() if each}
    if not found:
        return []
    watches = [watch for each in found.values() for watch in each]
    title = words.spoken.gettext(noted("On duty"))
    kept = aside.plan_of(plan, "duty", title, (_item(words, watch) for watch in watches))
    entries = {item.id: entry for item in kept.items for entry in entries_of(item, words.zone)}
    return list(_feeds(words, kept, {watch: entries[_id(watch)] for watch in watches}))


def _feeds(words: Words, kept: Plan, of: dict[Watch, Entry]) -> Iterator[Feed]:
    _ = words.spoken.gettext
    feed = partial(Feed, plan=kept)
    yield feed(
        path="feeds/duty.ics",
        title=_("On duty"),
        description=_("Who answers when, in every channel that has a rota."),
        entries=list(of.values()),
        page="channels/",
    )
    for channel in dict.fromkeys(watch.channel for watch in of):
        name = words.title("channel", channel)
        yield feed(
            path=f"feeds/rota/{channel}.ics",
            title=_("On duty on %(name)s") % {"name": name},
            description=_("Who answers when on %(name)s.") % {"name": name},
            entries=[entry for watch, entry in of.items() if watch.channel == channel],
            page=f"channels/{channel}/",
        )
    for person in dict.fromkeys(watch.person for watch in of):
        name = words.title("owner", person)
        yield feed(
            path=f"feeds/duty/{person}.ics",
            title=_("On duty: %(name)s") % {"name": name},
            description=_("When %(name)s answers, and where.") % {"name": name},
            entries=[entry for watch, entry in of.items() if watch.person == person],
            page=f"people/{person}/",
        )


def _item(words: Words, watch: Watch) -> Item:
    """A shift, whose page is that of its channel."""
    _ = words.spoken.gettext
    names = {"name": words.title("owner", watch.person), "channel": words.title("channel", watch.channel)}
    path = f"channels/{watch.channel}.md"
    start, end = _times(watch, words)
    return Item(
        id=_id(watch),
        type="duty",
        title=_("%(name)s on duty on %(channel)s") % names,
        path=path,
        place=Place("calendar/channels.yml"),
        status=Status.SCHEDULED,
        owner=watch.person,
        outputs=(Output(channel=watch.channel, owner=watch.person, status=Status.SCHEDULED),),
        start=start,
        end=end,
        repeat=parse(_rule(watch)),
        created=at_instant(UNKNOWN),
        updated=at_instant(UNKNOWN),
    )


def _id(watch: Watch) -> str:
    """By which calendars know it: a point is in no item's id."""
    more = f".{watch.number}" if watch.number > 1 else ""
    return f"duty-{watch.channel}.{watch.person}{more}"


def _rule(watch: Watch) -> str:
    days = sorted(watch.shift.days)
    return "FREQ=DAILY" if len(days) == 7 else f"FREQ=WEEKLY;BYDAY={','.join(_DAYS[day] for day in days)}"


def _times(watch: Watch, words: Words) -> tuple[Timespan, Timespan | None]:
    """The first shift; one that lasts all day is a whole day."""
    begins, ends = watch.shift.begins, watch.shift.ends
    day = _SINCE + timedelta(days=min(watch.shift.days))
    if (begins, ends) == (0, _MIDNIGHT):
        return on_day(day), None
    after = day + timedelta(days=1) if ends <= begins or ends == _MIDNIGHT else day
    return _at(day, begins, words), _at(after, ends % _MIDNIGHT, words)


def _at(day: date, minutes: int, words: Words) -> Timespan:
    return at_local(day, time(minutes // 60, minutes % 60), words.zone)
