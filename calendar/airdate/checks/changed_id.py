"""An item that calendars know already got another id, so that they take it for another one.

The id of an entry in a feed (its UID, RFC 5545, 3.8.4.7) is made from the item's `uid:`, else from its `id:`,
else from the name of its file. Once that was published, whoever has subscribed knows the entry by it: with
another id the old entry vanishes, or stays, and a second one appears. Git tells by which id the file was
known. Only items that stand in a calendar are meant, and no posts of a blog that a mapping brought in.
A change that was committed more than ``days`` ago (30) is told no more: by now calendars know the new id.

Bad, in a file that was committed with `id: orion-keynote`::

    id: orion-launch-keynote

Good::

    id: orion-launch-keynote
    uid: orion-keynote

Fix: `airdate check --fix` adds `uid:` with the id of before; `airdate rename` does so at once.
Waive: `waive: [{rule: FM008, reason: nobody had subscribed yet, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from airdate.finding import Assign, Fault, Fix, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.reading.history.record import Trace, moment

CODE = "FM008"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED
SETTINGS = {"days": 30}

#: Keys that only items of a plan have, not the posts of a blog.
_OURS = frozenset({"type", "status"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each dated item whose identity is not the one it was committed with."""
    traces = plan.history.ledger.traces
    if not traces:  # for speed
        return
    known = {item.uid or item.id for item in plan.items}
    days = plan.vocabulary.policy.value("changed-id", "days", SETTINGS["days"])
    since = plan.now - timedelta(days=days)
    for item in plan.items:
        trace = traces.get(item.path)
        if trace and trace.identity == (item.uid or item.id) and not trace.former:  # for speed
            continue
        if trace is None or not trace.now >= _OURS or not _stands(item):
            continue
        former = _former(item, trace, since)
        if former and former not in known:
            message = f"calendars know this as '{former}', and would show it a second time"
            fix = Fix(f"write `uid: {former}`", (Assign("uid", former),), safe=True)
            place = item.at("uid") if item.uid else item.at("id")
            yield Fault(place, "changed-id", message, f"write `uid: {former}`, or the id of before", fix=fix)


def _stands(item: Item) -> bool:
    """Whether it is in feeds at all."""
    return item.start is not None or any(output.when for output in item.outputs)


def _former(item: Item, trace: Trace, since: datetime) -> str:
    """The identity that the file had in the last commit, or in one before that if it changed since then."""
    now = item.uid or item.id
    committed = trace.identity
    if committed.startswith("/") or now == trace.former:  # a copy of another file; or it has its own again
        return ""
    if committed != now:
        return committed
    changed = max(trace.blocks.get(key, 0) for key in ("id", "uid", "path"))
    return trace.former if moment(changed) >= since else ""
