"""Something whose time has passed while its status says that it is still to come.

Set ``status: published`` (and ``published:`` with the real time), or move, postpone or cancel it.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "SC003"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.PLANNED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each entry that is over at the plan's ``now`` and not closed."""
    for entry in plan.late():
        when = (entry.end or entry.start) if entry.spans else entry.start
        assert when is not None  # noqa: S101 - only entries with a time are late
        place = entry.output.places.get("status", entry.item.at("status"))
        message = f"its time ({when.text}) has passed, its status is still '{entry.status}'"
        yield Fault(place, "past-but-open", message, "set it to published, or move, postpone or cancel it")
