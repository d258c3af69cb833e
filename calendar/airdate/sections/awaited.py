"""Awaited: figures that somebody is to look at: on the day that was agreed on, and of what is over."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from airdate.entry import Entry, entries_of
from airdate.item import PAPERS, Item
from airdate.parts.measure import Kpi, Result
from airdate.plan import Plan
from airdate.sections.aims import same
from airdate.status import Status

#: From how many days after its end to how many something is looked for, if the policy says no others.
AFTER, PAST = 14, 90

#: What has no results of its own to be looked at.
_UNMEASURED = PAPERS - {"campaign"} | {"notice"}


class Review(NamedTuple):
    """A day on which figures of an item are looked at; ``done`` if all of them have been read since."""

    item: Item
    day: date
    kpi: Sequence[Kpi]
    done: bool


class Ended(NamedTuple):
    """Something that is over, and since when."""

    item: Item
    since: datetime


def reviews(plan: Plan) -> list[Review]:
    """All days of review of what is not called off, in their order."""
    found = [review for item in plan.items if not item.cancelled for review in _reviews(item)]
    return sorted(found, key=lambda review: (review.day, review.item.id))


def _reviews(item: Item) -> Iterator[Review]:
    days: dict[date, list[Kpi]] = {}
    for kpi in item.measures.kpi:
        if kpi.review and kpi.metric:
            days.setdefault(kpi.review.last, []).append(kpi)
    for day, found in days.items():
        yield Review(item, day, found, all(_read(item, kpi) for kpi in found))


def _read(item: Item, kpi: Kpi) -> bool:
    found = (result for result in item.measures.results if same(result.metric) == same(kpi.metric))
    return read_since(found, kpi)


def read_since(results: Iterable[Result], kpi: Kpi) -> bool:
    """Whether any of the figures was read on the day of its review, or in its month, or later."""
    first = kpi.review.first if kpi.review else date.min
    return any(result.at and result.at.last >= first for result in results)


def unmeasured(plan: Plan, *, after: float, past: float) -> list[Ended]:
    """What was published, ended so many days ago, and has no result and no lesson, nor has its campaign."""
    newest, oldest = plan.now - timedelta(days=after), plan.now - timedelta(days=past)
    near = {e.item.path: e.item for e in plan.entries if oldest <= e.ends <= newest and _is_out(e)}
    found = []
    for _, item in sorted(near.items()):
        if not measured(plan, item):
            since = _ended(plan, item)
            if since <= newest and not measured(plan, plan.by_id.get(item.campaign, item)):
                found.append(Ended(item, since))
    return found


def measured(plan: Plan, item: Item) -> bool:
    """Whether results or a lesson stand there, or something that could not be read as such."""
    said = item.measures
    if not said.places:  # for speed
        return False
    unread = any(said.places.get(key) in plan.faulty for key in ("results", "learned"))
    return bool(said.results or said.learned) or unread


def _is_out(entry: Entry) -> bool:
    """Whether it was published, and is something whose results are looked at."""
    if entry.item.type in _UNMEASURED or entry.item.repeat:
        return False
    return entry.status is Status.PUBLISHED and not entry.called_off


def _ended(plan: Plan, item: Item) -> datetime:
    """When the last of it that is not called off is over."""
    zone = plan.vocabulary.settings.zone
    return max(entry.ends for entry in entries_of(item, zone) if not entry.called_off)
