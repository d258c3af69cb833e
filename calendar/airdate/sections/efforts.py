"""Efforts: campaigns by how they stand: in trouble and why, under way, planned, over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from airdate.entry import Entry
from airdate.plan import Plan
from airdate.status import Status
from airdate.wording.translation import noted


class State(Enum):
    """How a campaign stands; those first that people must talk about."""

    TROUBLE = noted("In trouble")
    RUNNING = noted("Under way")
    PLANNED = noted("Planned")
    DONE = noted("Over")


@dataclass(frozen=True, slots=True)
class Effort:
    """A campaign; ``published`` of ``total`` appearances, and the entries that should have happened.

    ``stopped``: it is itself on hold or put off.
    """

    entry: Entry
    state: State
    published: int
    total: int
    late: Sequence[Entry]
    stopped: bool


def efforts(plan: Plan, *, troubled: bool = True) -> list[Effort]:
    """The campaigns that are not cancelled, by state, then by time; ``troubled``: trouble is told."""
    late: dict[str, list[Entry]] = {}
    for entry in (*plan.late(), *plan.overdue()) if troubled else ():
        late.setdefault(entry.item.campaign, []).append(entry)
    found = [_effort(plan, entry, late.get(entry.item.id, []), troubled) for entry in _campaigns(plan)]
    return sorted(found, key=lambda effort: [*State].index(effort.state))


def _campaigns(plan: Plan) -> Iterator[Entry]:
    seen = set()
    for entry in plan.by("type", "campaign"):
        if entry.item.id not in seen and not entry.item.cancelled:
            seen.add(entry.item.id)
            yield entry


def _effort(plan: Plan, entry: Entry, late: list[Entry], troubled: bool) -> Effort:
    stopped = troubled and (entry.item.postponed or entry.standing is Status.ON_HOLD)
    over = entry.exact and entry.last < plan.today
    if (late or stopped) and not over:
        state = State.TROUBLE
    elif over:
        state = State.DONE
    else:
        state = State.RUNNING if entry.exact and entry.first <= plan.today else State.PLANNED
    return Effort(entry, state, *plan.progress(entry.item.id), late, stopped)
