"""Something that goes out before the embargo on it lifts.

The embargo of an item holds for all its outputs, for items that announce, cover,
recap or translate it, for those that reply to it, and for the text that it translates. Of a series
it holds for each occurrence.
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from airdate import series
from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "PR003"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED

#: Relations by which an item tells the other's news.
TELLING = frozenset({"announces", "covers", "recaps", "translation-of", "replies-to"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each appearance before the embargo of its own or a told item."""
    for item in plan.items:
        if item.embargo:
            yield from _early(plan, item, item, item.embargo.until)
        for relation, told in plan.related(item):
            if told.embargo and relation in TELLING:
                yield from _early(plan, item, told, told.embargo.until)
            if item.embargo and relation == "translation-of" and not told.embargo:
                yield from _early(plan, told, item, item.embargo.until)


def _early(plan: Plan, item: Item, told: Item, until: datetime) -> Iterator[Fault]:
    zone = plan.vocabulary.settings.zone
    for entry in entries_of(item, zone):
        for each in (e for e in _appearing(entry, zone) if _is_early(e, until)):
            whose = "its embargo" if told is item else f"the embargo of '{told.id}'"
            lifts = f"{until.astimezone(zone):%Y-%m-%d %H:%M} {zone.key}"
            when = f"{each.begins.astimezone(zone):%Y-%m-%d %H:%M}" if each.timed else each.first
            message = f"goes out {when}, before {whose} lifts ({lifts})"
            cure = "publish later, or lift the embargo"
            if entry.repeats:
                cure = "let it begin later, leave days out by `except`, move them under `occurrences`"
            yield Fault(_place(each), "published-before-embargo", message, cure)


def _appearing(entry: Entry, zone: ZoneInfo) -> Iterator[Entry]:
    """The entry; of a series the first occurrence that nothing is said of, and the changed ones."""
    if not entry.repeats:
        yield entry
        return
    plain = (day for day in entry.told_days() if day not in entry.item.occurrences)
    for day in (*islice(plain, 1), *series.changed_days(entry)):
        yield series.occurrence(entry, day, zone)


def _is_early(entry: Entry, until: datetime) -> bool:
    if entry.spans or not entry.exact or entry.status in (Status.IDEA, Status.CANCELLED):
        return False
    return entry.ends < until  # a day without an hour may still wait for it


def _place(entry: Entry) -> Place:
    if entry.change:
        return entry.change.place
    key = next((key for key in ("published", "publish", "planned") if getattr(entry.output, key)), "publish")
    return entry.output.places.get(key, entry.item.at(key))
