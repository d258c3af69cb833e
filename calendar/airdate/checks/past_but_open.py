"""Something whose time has passed while its status says that it is still to come.

Set ``status: published`` (and ``published:`` with the real time), or move, postpone or cancel it.

The date of a draft in a blog of another tool (``calendar/mapping.yml``) is often the day on which it was
begun: of those nothing is said after 90 days. Nor is of what a hold in force stops (``hold-in-force``).
"""

from collections.abc import Iterator
from datetime import timedelta

from airdate.finding import Fault, Severity
from airdate.gate.holding import in_force, stops
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "SC003"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.PLANNED

_LONG = timedelta(days=90)


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each entry that is over at the plan's ``now`` and not closed."""
    holds = in_force(plan)
    for entry in plan.late():
        if any(stops(hold, entry) for hold in holds):
            continue
        if entry.item.foreign and entry.ends < plan.now - _LONG:
            continue
        when = entry.end or entry.start
        assert when is not None  # noqa: S101 - only entries with a time are late
        place = entry.output.places.get("status", entry.item.at("status"))
        message = f"its time ({when.text}) has passed, its status is still '{entry.status}'"
        yield Fault(place, "past-but-open", message, "set it to published, or move, postpone or cancel it")
