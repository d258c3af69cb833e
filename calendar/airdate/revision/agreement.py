"""Agreement: whose wording was agreed to, and what a change of it takes back.

What is published cannot be said otherwise any more. What is approved can, but is then approved no more.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from airdate.finding import Assign, Change, Finding, Replace
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.revision.slots import is_out
from airdate.status import Status


def concerned(item: Item, changes: Iterable[Change]) -> tuple[Output, ...]:
    """The outputs whose wording the changes may touch: all, unless they name some of them."""
    found: list[Output] = []
    for change in changes:
        named = _named(item, change)
        if not named:
            return item.outputs
        found += named
    return tuple(output for output in item.outputs if output in found)


def _named(item: Item, change: Change) -> list[Output]:
    if isinstance(change, Assign) and change.key.startswith("outputs."):
        name = change.key.split(".")[1]
        return [output for output in item.outputs if output.name == name]
    if isinstance(change, Replace) and change.place.line < item.body_line:
        line = change.place.line
        return [o for o in item.outputs if o.name and line in {place.line for place in o.places.values()}]
    return []


def is_published(item: Item, changes: tuple[Change, ...]) -> bool:
    """Whether the public has read it already."""
    return item.status is Status.PUBLISHED or any(map(is_out, concerned(item, changes)))


def is_approved(item: Item, changes: tuple[Change, ...] = ()) -> bool:
    """Whether somebody has agreed to it: by a status, or by name."""
    outputs = concerned(item, changes)
    return bool(item.approvals.approvals) or any(output.status.decided for output in outputs or (item,))


def is_unsure(plan: Plan, item: Item) -> bool:
    """Whether a status or an approval could not be read, or none is given, so that nobody can tell."""
    if (
        not item.foreign
        and "status" not in item.places
        and not any("status" in o.places for o in item.outputs)
    ):
        return True
    spots = {item.places.get(key) for key in ("status", "approvals", "outputs")}
    spots |= {output.places.get("status") for output in item.outputs}
    lines = {place.line for place in spots if place}
    return any(fault.path == item.place.path and fault.line in lines for fault in plan.faulty)


def taken_back(item: Item, changes: tuple[Change, ...]) -> Iterator[Assign]:
    """What is written so that nothing counts as agreed to that has changed."""
    if item.approvals.approvals:
        yield Assign("approvals", None)
    outputs = concerned(item, changes)
    review = str(Status.REVIEW)
    if len(outputs) == len(item.outputs) and item.status.decided:
        yield Assign("status", review)
    for output in outputs:
        own = "status" in output.places or len(outputs) < len(item.outputs)
        if output.name and output.status.decided and own:
            yield Assign(f"outputs.{output.name}.status", review)


_APPROVED = "its wording is approved (--unsafe-fixes does it, and it goes back to review)"


class Hold(NamedTuple):
    """Why a fix is not simply done; ``for_good`` if not by anybody's leave either."""

    why: str
    for_good: bool = True


def held(plan: Plan, finding: Finding) -> Hold | None:
    """What is in the way of the fix of a finding; None if it changes no wording that anybody agreed to."""
    fix, item = finding.fault.fix, mine(plan, finding)
    if fix is None or not fix.wording or item is None:
        return None
    if is_published(item, fix.changes):
        return Hold("it is published")
    if is_unsure(plan, item):
        return Hold("its status cannot be read")
    return Hold(_APPROVED, for_good=False) if is_approved(item, fix.changes) else None


def mine(plan: Plan, finding: Finding) -> Item | None:
    """The item in whose file the finding lies."""
    found = plan.by_path.get(finding.fault.place.path.partition("/")[2])
    return found if isinstance(found, Item) else None
