"""Something that is to go out within a blackout of ``calendar/markers.yml`` that it is in the scope of.

A blackout is a time of silence: before results, an election, a vote. It holds for everything
with a day that is more than an idea and not called off. Move what stands in it, or let whoever
ordered the blackout agree to an exception.

Bad, with ``publish: 2027-04-05``::

    quiet-period: {kind: blackout, start: 2027-04-01, end: 2027-04-20, scope: all, reason: Results}

Good: ``publish: 2027-04-21``, or ``except: [results-release]`` in the blackout.
"""

from collections.abc import Iterator

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.marker import Kind, Marker
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.series import days_of, is_regular, together
from airdate.status import Status

CODE = "SC008"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each entry inside a blackout, of a series once."""
    for marker in plan.markers:
        if marker.kind is Kind.BLACKOUT:
            inside = plan.covered(marker)
            meant = (e for e in inside if e.status is not Status.IDEA and not e.called_off)
            yield from (_fault(marker, entries) for entries in together(meant))


def _fault(marker: Marker, entries: list[Entry]) -> Fault:
    entry = entries[0]
    what = f"{entry.start.text if entry.start else ''} lies"  # for mypy
    if len(entries) > 1:
        what = f"{len(entries)} occurrences ({days_of(entries)}) lie"
    message = f"{what} in the blackout {marker.called} ({marker.span}): {marker.ruling}"
    place, move = place_of(entry), "move it"
    if is_regular(entry):
        place = entry.item.at("repeat")
        move = "move it under `occurrences`, leave it out by `except`"
    return Fault(place, "blackout-window", message, f"{move}, or {marker.excepting(entry.item.id)}")
