"""Holding: what a hold that is in force makes of the items in its scope, before any edition sees them.

Every surface asks the items how they stand. So a hold is written into these, once, and nothing that is
made of the plan can show as going ahead what is held: no page, no feed, no file.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from airdate.entry import Entry, entries_of
from airdate.item import PAPERS, Item, Occurrence, Output
from airdate.marker import Kind, Marker
from airdate.plan import Plan
from airdate.reading.history import Change
from airdate.reading.history.record import moment
from airdate.series import occurrences
from airdate.status import CLOSED, Status

#: What no hold changes: what is done, called off or held already, and what is no more than an idea.
_APART = CLOSED | {Status.IDEA}

#: How far back the occurrences of a series that is held as a whole are told one by one as they were, which
#: calendars need; those before are, too, wherever one asks an entry (``Output.since``).
_TOLD = timedelta(days=366)


def in_force(plan: Plan) -> list[Marker]:
    """The plan's holds in which now lies, in their order."""
    return [marker for marker in plan.markers if marker.kind is Kind.HOLD and marker.holds_at(plan.now)]


def held(plan: Plan) -> Plan:
    """The plan in which everything that a hold in force stops is on hold; ``own`` keeps how it stood.

    That is what is in its scope and touches its time, or has no time yet. Papers that have no time, such
    as policies, are not stopped: people work by them. Of a series, what lay in a hold that is over stays
    on hold: its day has passed, and it has not gone out.
    """
    begun = (marker for marker in plan.markers if marker.kind is Kind.HOLD and marker.begins <= plan.now)
    holds = [marker for marker in begun if marker.ends > marker.begins]
    if not holds:
        return plan
    return replace(plan, items=tuple(_held(plan, item, holds) for item in plan.items))


def stops(marker: Marker, entry: Entry) -> bool:
    """Whether the hold stops the entry, whatever that one's status is."""
    if not marker.concerns(entry):
        return False
    if entry.start is None:
        return entry.item.type not in PAPERS
    if entry.exact and entry.item.type != "campaign":
        return marker.covers(entry)
    return entry.begins < marker.ends and entry.ends > marker.begins


def marked(change: Change, plan: Plan, item: Item) -> Change:
    """When it changed, if a hold has begun over it or has ended since: calendars must take that as an update.

    Whatever lay ahead when the hold began may have been held, for its end may have been moved since.
    """
    holds = [each for each in plan.markers if each.kind is Kind.HOLD and each.begins <= plan.now]
    entries = [*entries_of(item, plan.vocabulary.settings.zone)] if holds else []
    found = [turn for hold in holds for turn in _turns(hold, plan, entries)]
    when, before = max(found, default=(change.modified, ""))
    if when < change.modified or not before:
        return change
    if before != Status.ON_HOLD and not _is_held(item):
        return replace(change, modified=when)
    second, seen = int(when.timestamp()), change.seen
    said = f"status: {before}".encode()
    return replace(
        change,
        modified=when,
        keys={**change.keys, "status": second} if change.keys else change.keys,
        seen=seen and seen._replace(before={**seen.before, "status": said}),
    )


def _is_held(item: Item) -> bool:
    """Whether a hold has changed how anything of it stands."""
    days = (change.stands.values() for change in item.occurrences.values())
    stopped = any(Status.ON_HOLD in told for told in days)
    return stopped or bool(item.own) or any(output.own for output in item.outputs)


def _turns(marker: Marker, plan: Plan, entries: Iterable[Entry]) -> Iterator[tuple[datetime, str]]:
    """When the hold began to stop an item of these and when it ended, each with how the item stood before."""
    concerned = (entry for entry in entries if marker.concerns(entry))
    own = next((each for entry in concerned if (each := _may_stop(marker, entry))), None)
    written = moment(plan.history.ledger.term("markers", marker.id))  # it may have been later
    if own:
        yield max(marker.begins, written), own.value
    if own and marker.ends <= plan.now:
        yield max(marker.ends, written), Status.ON_HOLD.value


def _may_stop(marker: Marker, entry: Entry) -> Status | None:
    """How the entry stands without the hold, if that could ever have stopped it."""
    own = (entry.item.own if entry.spans else entry.output.own) or entry.standing
    paper = entry.start is None and entry.item.type in PAPERS
    ahead = entry.start is None or entry.repeats or entry.ends >= marker.begins
    return None if own in _APART or paper or not ahead else own


def _held(plan: Plan, item: Item, holds: Sequence[Marker]) -> Item:
    if item.cancelled or item.postponed:
        return item
    found = [*entries_of(item, plan.vocabulary.settings.zone)]
    concerned = [(e, mine) for e in found if (mine := [hold for hold in holds if hold.concerns(e)])]
    if not concerned:
        return item
    stopped, changes = dict[str, date](), dict(item.occurrences)
    for entry, mine in concerned:
        whole = [hold for hold in mine if hold.holds_at(plan.now)]
        if entry.repeats:
            whole = [hold for hold in whole if hold.endless or hold.last > plan.horizon]
            _retell(plan, entry, mine, whole, changes)
        if any(entry.repeats or stops(hold, entry) for hold in whole):
            stopped[entry.output.name] = _first(mine)
    item = replace(item, occurrences=changes) if changes != item.occurrences else item
    return _on_hold(item, stopped) if stopped else item


def _on_hold(item: Item, stopped: Mapping[str, date]) -> Item:
    """The item with these outputs on hold, and itself if nothing else of it is under way."""
    outputs = tuple(_stopped(o, stopped[o.name]) if o.name in stopped else o for o in item.outputs)
    going = any(output.status not in _APART for output in outputs)
    itself = item.start is not None or not going
    if not itself or item.status in _APART:
        return replace(item, outputs=outputs)
    return replace(item, outputs=outputs, own=item.status, status=Status.ON_HOLD)


def _stopped(output: Output, since: date) -> Output:
    if output.status in _APART:
        return output
    return replace(output, own=output.status, status=Status.ON_HOLD, since=since)


def _retell(
    plan: Plan,
    series: Entry,
    holds: Sequence[Marker],
    whole: Sequence[Marker],
    changes: dict[date, Occurrence],
) -> None:
    """Note for the days of a series that its own status does not tell how they stand.

    While a hold stands that has no end, the series itself is on hold, and days before it are told apart; of
    a hold with an end, those within it.
    """
    name = series.output.name
    for entry in _near(plan, series, holds):
        stopped = any(stops(hold, entry) for hold in holds)
        if entry.day is None or entry.status in _APART or entry.called_off or stopped == bool(whole):
            own = entry.change and entry.change.status
            if not (stopped and own and entry.day and own not in _APART):
                continue
        told = changes.get(entry.day) or Occurrence(place=entry.item.at("repeat"))
        status = Status.ON_HOLD if stopped else entry.status
        changes[entry.day] = replace(told, stands={**told.stands, name: status})


def _near(plan: Plan, series: Entry, holds: Iterable[Marker]) -> list[Entry]:
    """The occurrences of some time before the holds, and those up to the horizon or to the holds' end."""
    last = max(min(hold.last, plan.horizon) for hold in holds)
    return occurrences(series, _first(holds), last, plan.vocabulary.settings.zone)


def _first(holds: Iterable[Marker]) -> date:
    return min(hold.first for hold in holds) - _TOLD


def reasons(plan: Plan) -> Plan:
    """The plan in which what is held says why, as far as its edition has the marker that says so."""
    told = [marker for marker in in_force(plan) if marker.reason]
    if not told:
        return plan
    return replace(plan, items=tuple(_reasoned(plan, item, told) for item in plan.items))


def _reasoned(plan: Plan, item: Item, holds: Sequence[Marker]) -> Item:
    entries = entries_of(item, plan.vocabulary.settings.zone)
    why: Mapping[str, str] = {
        entry.output.name: hold.reason
        for entry in entries
        for hold in holds
        if (entry.output.own or item.own) and (entry.repeats or stops(hold, entry)) and hold.concerns(entry)
    }
    if not why:
        return item
    outputs = tuple(
        replace(output, reason=output.reason or why[output.name]) if output.name in why else output
        for output in item.outputs
    )
    reason = item.reason or (next(iter(why.values())) if item.own else "")
    return replace(item, outputs=outputs, reason=reason)
