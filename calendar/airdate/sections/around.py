"""Around: what hangs on an event, before it, at it and after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from airdate.entry import Entry
from airdate.item import PAPERS
from airdate.plan import Plan


@dataclass(frozen=True, slots=True)
class Around:
    """An event, or one occurrence of it, and what names it, links to it or counts its time from it.

    ``before`` begins earlier, ``at`` while it lasts, ``after`` later; ``undated`` has no day of its own.
    """

    event: Entry
    before: Sequence[Entry]
    at: Sequence[Entry]
    after: Sequence[Entry]
    undated: Sequence[Entry]


def around(plan: Plan, event: Entry) -> Around:
    """What hangs on the event; of a series each occurrence has what is nearest to it."""
    found = {entry.id: entry for entry in _members(plan, event)}
    days = _days(plan, event)
    dated = [entry for entry in plan.expanded(found.values()) if _nearest(days, entry.first) == event.first]
    return Around(
        event,
        before=[entry for entry in dated if entry.begins < event.begins],
        at=[entry for entry in dated if event.begins <= entry.begins <= event.ends],
        after=[entry for entry in dated if entry.begins > event.ends],
        undated=[entry for entry in found.values() if not entry.exact] if event.day is None else [],
    )


def _members(plan: Plan, event: Entry) -> Iterator[Entry]:
    id = event.item.id
    named = (entry for entry, names in plan.appearances if id in names)
    for entry in (*plan.by("event", id), *named):
        if entry.item is not event.item and entry.item.type not in PAPERS and not entry.called_off:
            yield entry


def _days(plan: Plan, event: Entry) -> list[date]:
    """The days on which the event takes place."""
    if event.day is None:
        return [event.first]
    own = (entry for entry in plan.by("event", event.item.id) if entry.item is event.item)
    return [entry.first for entry in plan.expanded(own) if not entry.called_off] or [event.first]


def _nearest(days: Sequence[date], day: date) -> date:
    return min(days, key=lambda known: (abs(known - day), known))
