"""Work that is due after the item has appeared, or a stage that is due before the one it builds on.

The stages follow each other: brief, draft, assets, review; then the item appears. Two may share a day.

Bad: ``due: {draft: 2 days before publish, review: 5 days before publish}``, or a review after ``publish``.
Good: ``due: {draft: 5 days before publish, review: 2 days before publish}``.
"""

from collections.abc import Iterator
from itertools import pairwise

from airdate.entry import Entry, dues_of, entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan

SEVERITY = Severity.WARNING


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each stage that lies behind what follows it."""
    zone = plan.vocabulary.settings.zone
    for item in plan.items:
        if not item.due:
            continue
        dues = list(dues_of(item, zone))
        for due, later in pairwise(dues):
            if later.first < due.first:
                yield _fault(item, later, f"before its {due.stage} ({due.first})")
        appears = min((entry.first for entry in entries_of(item, zone) if entry.exact), default=None)
        for due in dues:
            if appears and due.first > appears:
                yield _fault(item, due, f"after the item appears ({appears})")


def _fault(item: Item, due: Entry, where: str) -> Fault:
    message = f"the {due.stage} is due {due.first}, {where}"
    return Fault(
        item.at(f"due.{due.stage}"), "due-out-of-order", message, "give each stage the day it can have"
    )
