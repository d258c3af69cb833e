"""Work that is due after the item has appeared, or a stage that is due before the one it builds on.

First the brief, then draft and assets in either order, then the review; then the item appears. Two
stages may share a day.

Bad: ``due: {draft: 2 days before publish, review: 5 days before publish}``, or a review after ``publish``.
Good: ``due: {draft: 5 days before publish, review: 2 days before publish}``.
"""

from collections.abc import Iterator

from airdate.entry import Entry, dues_of, entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Stage

CODE = "SC105"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.PLANNED

#: What each stage builds on.
_NEEDS: dict[Stage | None, tuple[Stage, ...]] = {
    Stage.DRAFT: (Stage.BRIEF,),
    Stage.ASSETS: (Stage.BRIEF,),
    Stage.REVIEW: (Stage.BRIEF, Stage.DRAFT, Stage.ASSETS),
}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each stage that lies behind what follows it."""
    zone = plan.vocabulary.settings.zone
    for item in plan.items:
        if not item.due:  # for speed
            continue
        dues = list(dues_of(item, zone))
        for due in dues:
            needed = [
                other
                for other in dues
                if other.stage in _NEEDS.get(due.stage, ()) and other.first > due.first
            ]
            if needed:
                last = max(needed, key=lambda other: other.first)
                yield _fault(item, due, f"before its {last.stage} ({last.first})")
        appears = min((entry.first for entry in entries_of(item, zone) if entry.exact), default=None)
        for due in dues:
            if appears and due.first > appears:
                yield _fault(item, due, f"after the item appears ({appears})")


def _fault(item: Item, due: Entry, where: str) -> Fault:
    message = f"the {due.stage} is due {due.first}, {where}"
    return Fault(
        item.at(f"due.{due.stage}"), "due-out-of-order", message, "give each stage the day it can have"
    )
