"""Something that goes out before the embargo on it lifts.

The embargo of an item holds for all its outputs, for items that announce, cover,
preview or translate it, and for those that reply to it.
"""

from collections.abc import Iterator
from datetime import datetime

from airdate.entry import entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.status import Status

SEVERITY = Severity.ERROR

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


def _early(plan: Plan, item: Item, told: Item, until: datetime) -> Iterator[Fault]:
    zone = plan.vocabulary.settings.zone
    for entry in entries_of(item, zone):
        gone = entry.spans or entry.start is None or not entry.exact
        if gone or entry.status in (Status.IDEA, Status.CANCELLED):
            continue
        last = entry.begins if entry.timed else entry.ends  # a day without an hour may still wait for it
        if last < until:
            keys = ("published", "publish", "planned")
            key = next((key for key in keys if getattr(entry.output, key)), "publish")
            whose = "its embargo" if told is item else f"the embargo of '{told.id}'"
            lifts = f"{until.astimezone(zone):%Y-%m-%d %H:%M} {zone.key}"
            message = f"goes out {entry.start.text if entry.start else ''}, before {whose} lifts ({lifts})"
            place = entry.output.places.get(key, item.at(key))
            yield Fault(place, "published-before-embargo", message, "publish later, or lift the embargo")
