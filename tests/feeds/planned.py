"""The facts of a feed from the plan itself: what every reader must find."""

from collections.abc import Iterator
from datetime import date, timedelta

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.description import summary
from airdate.feeds.feed import Feed
from airdate.feeds.rhythm import parts_of
from airdate.feeds.times import least_of
from airdate.plan import Plan
from airdate.selection import Cancelled
from airdate.series import occurrences
from airdate.status import Status

#: UID, start, end and title of an event. Whole days are dates, moments are in UTC.
Fact = tuple[str, str, str, str]

DAY = timedelta(days=1)


def planned(plan: Plan, feed: Feed, first: date, last: date) -> list[Fact]:
    """What begins on the days from ``first`` to ``last`` (UTC) or lasts into them."""
    told = [entry for entry in feed.entries if entry.exact]  # the others are tasks
    found = (fact for entry in told for fact in _facts(feed.plan or plan, feed, entry, first, last))
    return sorted(fact for fact in found if fact[2] >= first.isoformat() and fact[1][:10] <= last.isoformat())


def _facts(plan: Plan, feed: Feed, entry: Entry, first: date, last: date) -> Iterator[Fact]:
    if not entry.repeats:
        yield _fact(plan, entry.id, entry)
        return
    apart = _written_out(plan, feed, entry)
    for shown in occurrences(entry, first - 400 * DAY, last + DAY, plan.vocabulary.settings.zone):
        left_out = feed.form.cancelled is Cancelled.OMIT and shown.standing is Status.CANCELLED
        if shown.held and not left_out and (not apart or shown.day in apart):
            yield _fact(plan, f"{entry.id}.{shown.day:%Y%m%d}" if apart else entry.id, shown)


def _written_out(plan: Plan, feed: Feed, entry: Entry) -> set[date | None]:
    """The days of a series that no rule says, so that each of its occurrences has a UID of its own."""
    omit = feed.form.cancelled is Cancelled.OMIT
    parts = list(parts_of(entry, plan.vocabulary, without_cancelled=omit))
    return {part.entry.day for part in parts} if parts and parts[0].id != entry.id else set()


def _fact(plan: Plan, id: str, entry: Entry) -> Fact:
    assert entry.start
    words = plan.vocabulary
    if entry.start.instant is None:
        start, end = entry.first.isoformat(), (entry.last + DAY).isoformat()
    else:
        ends = entry.ends if entry.ends > entry.begins else entry.begins + least_of(entry, words)
        start, end = (moment.strftime("%Y-%m-%dT%H:%M:%SZ") for moment in (entry.begins, ends))
    uid = f"{entry.item.known_as(id)}@{words.settings.domain}"
    return uid, start, end, lines.readable(summary(plan, entry, entry.standing))
