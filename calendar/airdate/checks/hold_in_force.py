"""Something that is approved or scheduled for a time in which everything is held; a hold without a
lesson.

A hold in ``calendar/markers.yml`` stops what is about to go out, in a crisis for example, until it gets
an ``end`` or is taken out. Drafts may be worked on; what is approved goes out unless somebody stops it:
put it ``on-hold``, postpone it, or let whoever ordered the hold agree to an exception. Before the hold
begins this is an error. While it is in force it is a note, so that every build goes through, a strict one
too: there everything in its scope stands as on hold already, but what waits in a network's own queue still
goes out. What lies in a hold that is over has not gone out, and needs another day: that is a warning.

Bad, with ``status: scheduled`` and ``publish: 2027-03-02``::

    storm: {kind: hold, start: 2027-03-01 14:00, scope: all, reason: Storm damage, authority: Director}

Good: ``status: on-hold``, or ``except: [storm-notice]`` in the hold.

A hold that is over should leave something behind ("shut it down, leaving no room for lessons learned" is
what the house's doctrine S004 warns of): write ``lesson:`` into it. This is a warning, for as many days
after its end as ``rules: {hold-in-force: {past: 90}}`` in ``calendar/policy.yml`` says.

Good, once it is over::

    storm:
      {kind: hold, start: 2027-03-01 14:00, end: 2027-03-03 09:00, reason: Storm damage,
       lesson: Two scheduled posts went out by the network's own queue; we now empty that first.}
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.marker import Kind, Marker
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.series import days_of, is_regular, together
from airdate.status import Status

CODE = "RI004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED
SETTINGS = {"past": 90}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each approved or scheduled entry inside a hold, of a series once; and for lessons."""
    days = plan.vocabulary.policy.value("hold-in-force", "past", SETTINGS["past"])
    since = plan.now - timedelta(days=days)
    for marker in plan.markers:
        if marker.kind is Kind.HOLD:
            ready = (e for e in plan.covered(marker) if e.standing in (Status.APPROVED, Status.SCHEDULED))
            yield from (_fault(marker, entries, plan.now) for entries in together(ready))
            if since <= marker.ends <= plan.now and not (marker.lesson or marker.layer):
                yield _unlearned(marker)


def _unlearned(marker: Marker) -> Fault:
    place = marker.places.get("end", marker.place)
    message = f"the hold {marker.called} is over ({marker.span}), and nothing says what was learned"
    return Fault(place, "hold-in-force", message, "add `lesson:` to it", Severity.WARNING)


def _fault(marker: Marker, entries: list[Entry], now: datetime) -> Fault:
    entry = entries[0]
    when = entry.start.text if entry.start else ""  # for mypy
    if len(entries) > 1:
        when = f"{len(entries)} days ({days_of(entries)})"
    hold = f"the hold {marker.called} ({marker.span}): {marker.ruling}"
    message = f"{entry.standing} for {when}, inside {hold}"
    place, stop = place_of(entry), "put it on hold"
    if is_regular(entry):
        place = entry.item.at("repeat")
        stop = "put it, or these `occurrences`, on hold, leave them out by `except`"
    if marker.ends <= now:
        stop = "give it another day, or call it off"
    elif marker.begins <= now:
        stop = f"take it out of the queue where it waits, and {stop}"
    cure = f"{stop}, or {marker.excepting(entry.item.id)}"
    return Fault(place, "hold-in-force", message, cure, _severity(marker, now))


def _severity(marker: Marker, now: datetime) -> Severity | None:
    """The rule's own until the hold begins; then nothing that would keep a build from telling of it."""
    if marker.begins > now:
        return None
    return Severity.WARNING if marker.ends <= now else Severity.INFO
