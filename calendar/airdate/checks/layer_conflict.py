"""Something of ours that gets in the way of what another plan has, whose ``plan.json`` is a layer here.

Looked at is what is still to come and not called off: an event of ours at the same time as one of
theirs, for a common audience or at the same place (online is none); and two posts within an hour of
each other on one channel. A channel counts as one if both plans call it by the same id; of a partner
who has accounts of its own say ``shares: []``, or which channels are really the same. Series are looked
at up to the plan's horizon, and each pair is told once, the nearest first; of a layer with many there
is but their number.

Bad, with an event of theirs for teachers on 2027-03-24 from 16:00 to 18:00::

    type: event
    audience: teachers
    start: 2027-03-24 17:00

Good: ``start: 2027-03-25 17:00``; or, if both know of each other, in ``calendar/markers.yml``::

    partner: {kind: calendar, path: calendar/partner.json, except: [teachers-webinar]}
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import heappop, heappush
from itertools import chain, islice
from zoneinfo import ZoneInfo

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.limits import LAYER_CONFLICTS, LAYER_MEETINGS
from airdate.marker import Layer
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.reading.outside.plan import occurring
from airdate.series import is_regular, kin
from airdate.status import Status, Visibility

CODE = "FE106"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.PLANNED

_HOUR, _MOMENT = timedelta(hours=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Meeting:
    """One of ours, one of theirs, and what they have in common."""

    ours: Entry
    theirs: Entry
    common: tuple[str, str]


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each of our entries that meets one of a layer, of two series once."""
    layers = [layer for layer in plan.vocabulary.layers if layer.entries]  # for speed
    if not layers:  # for speed
        return
    once = (entry for entry in plan.entries if not entry.repeats)
    ours = [*_coming(plan, once), *_coming(plan, plan.upcoming(plan.series))]
    for layer in layers:
        exact = (entry for entry in layer.entries if entry.exact)
        theirs = occurring(exact, plan.today, plan.horizon, plan.vocabulary.settings.zone)
        yield from _conflicts(plan, layer, ours, [*_coming(plan, theirs)])


def _coming(plan: Plan, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those that are not over, and meant to be."""
    return (
        entry
        for entry in entries
        if entry.ends >= plan.now and entry.status is not Status.IDEA and not entry.called_off
    )


def _conflicts(plan: Plan, layer: Layer, ours: list[Entry], theirs: list[Entry]) -> Iterator[Fault]:
    own = [entry for entry in ours if entry.item.id not in layer.exceptions]
    found = [*islice(chain(_events(own, theirs), _posts(layer, own, theirs)), LAYER_MEETINGS)]
    pairs = _pairs(found)
    yield from (_fault(plan, layer, meetings) for meetings in pairs[:LAYER_CONFLICTS])
    if more := len(pairs[LAYER_CONFLICTS:]):
        many = f"{'at least ' if len(found) == LAYER_MEETINGS else ''}{more}"
        cure = f"see to the nearest first; `except:` of '{layer.id}' lets through what both know of"
        yield Fault(layer.place, "layer-conflict", f"and {many} more meet something of {layer.title}", cure)


def _pairs(found: list[_Meeting]) -> list[list[_Meeting]]:
    """The meetings of one of ours, or one series, with one of theirs; each two once, the nearest first."""
    once = {(meeting.ours.id, meeting.theirs.id): meeting for meeting in reversed(found)}
    pairs: dict[tuple[tuple[str, str], ...], list[_Meeting]] = {}
    for meeting in sorted(once.values(), key=lambda each: (_begin(each.ours), _begin(each.theirs))):
        pairs.setdefault((kin(meeting.ours), kin(meeting.theirs)), []).append(meeting)
    return [*pairs.values()]


def _events(ours: list[Entry], theirs: list[Entry]) -> Iterator[_Meeting]:
    """Events at one time, for a common audience or at one place."""
    mine, others = _by_common(ours), _by_common(theirs)
    for common, entries in mine.items():
        for entry, other in _overlapping(entries, others.get(common, [])):
            yield _Meeting(entry, other, common)


def _by_common(entries: list[Entry]) -> dict[tuple[str, str], list[Entry]]:
    """Events by what they may have in common with others, each by its begin."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in sorted((e for e in entries if e.item.type == "event"), key=_begin):
        common = [("audience", id) for id in entry.item.audience]
        place = " ".join(entry.item.location.casefold().split())
        common += [("location", place)] if place and not place.startswith("online") else []
        for key in common:
            found.setdefault(key, []).append(entry)
    return found


def _overlapping(ours: list[Entry], theirs: list[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Each of ours with those of theirs that touch it in time; one walk over both, which are in order."""
    running: list[tuple[datetime, int]] = []
    at = 0
    for entry in ours:
        while at < len(theirs) and theirs[at].begins <= entry.begins:
            heappush(running, (_end(theirs[at]), at))
            at += 1
        while running and running[0][0] <= entry.begins:
            heappop(running)
        yield from ((entry, theirs[n]) for _, n in running)
        later = bisect_left(theirs, _end(entry), at, key=lambda other: other.begins)
        yield from ((entry, other) for other in theirs[at:later])


def _posts(layer: Layer, ours: list[Entry], theirs: list[Entry]) -> Iterator[_Meeting]:
    """What appears on one channel within an hour."""
    by_channel: dict[str, list[Entry]] = {}
    for entry in sorted(filter(_appears, theirs), key=_begin):
        if layer.shared is None or entry.output.channel in layer.shared:
            by_channel.setdefault(entry.output.channel, []).append(entry)
    begins = {channel: [entry.begins for entry in entries] for channel, entries in by_channel.items()}
    for entry in filter(_appears, ours):
        channel = entry.output.channel
        if known := begins.get(channel):
            near = slice(bisect_right(known, entry.begins - _HOUR), bisect_left(known, entry.begins + _HOUR))
            for other in by_channel[channel][near]:
                yield _Meeting(entry, other, ("channel", channel))


def _appears(entry: Entry) -> bool:
    return bool(entry.output.channel) and entry.timed and not entry.spans


def _begin(entry: Entry) -> tuple[datetime, str]:
    return entry.begins, entry.id


def _end(entry: Entry) -> datetime:
    """What has no end lasts a moment, so that two at the same moment meet."""
    return max(entry.ends, entry.begins + _MOMENT)


def _fault(plan: Plan, layer: Layer, meetings: list[_Meeting]) -> Fault:
    first = meetings[0]
    entry, other = first.ours, first.theirs
    zone = plan.vocabulary.settings.zone
    times = len({meeting.ours.id for meeting in meetings})
    often = f"{times} times, first " if times > 1 else ""
    mine, their = f"'{entry.item.id}' ({often}{_when(entry, zone)})", f"'{_named(other)}' of {layer.title}"
    message = f"{mine} meets {their} ({_when(other, zone)}): {_common(plan, first)}"
    place = entry.item.at("repeat") if is_regular(entry) else place_of(entry)
    cure = f"move one of them, or add '{entry.item.id}' to `except:` of '{layer.id}' in calendar/markers.yml"
    return Fault(place, "layer-conflict", message, cure)


def _common(plan: Plan, meeting: _Meeting) -> str:
    facet, word = meeting.common
    if facet == "location":
        return f"both are at {meeting.ours.item.location}"
    title = plan.vocabulary.term(facet, word).title
    return f"both are for {title}" if facet == "audience" else f"both are on {title} within an hour"


def _named(entry: Entry) -> str:
    """What one of theirs is called; a title that not everybody may know is not printed into a build's log."""
    return entry.title if entry.item.visibility is Visibility.PUBLIC else entry.item.id


def _when(entry: Entry, zone: ZoneInfo) -> str:
    """Its hour on the plan's clocks, or its day."""
    return f"{entry.begins.astimezone(zone):%Y-%m-%d %H:%M}" if entry.timed else str(entry.first)
