"""What all feeds cost beside one calendar of icalendar's: ``python benchmarks/feeds.py``.

A plan of 10,000 items (see generate.py), loaded and admitted. In turn, in one process: every feed of it as
octets (each entry is serialised once and joined into all), and one calendar of all its entries built with
icalendar's ``Event.add`` and written with ``to_ical``, with the same properties and values. Prints the CPU
seconds of both, the best of five, and their ratio. Bar: at most 0.25.
"""

import gc
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import process_time
from typing import Any

import generate
from icalendar import Calendar, Component, Event

from airdate.feeds import ical
from airdate.feeds.feed import Feed
from airdate.feeds.vevent import Vevents
from airdate.gate import admit
from airdate.plan import Plan

ITEMS, TURNS = 10_000, 5
_LISTS = ("CATEGORIES",)


def load(root: Path) -> Plan:
    """The plan as the team sees it, its entries in order and found by their facets, as views find them."""
    generate.write(ITEMS, root)
    plan = Plan.load(root / "content", root / "calendar", now=datetime(2027, 2, 24, tzinfo=UTC))
    plan = admit(plan, plan.vocabulary.editions["team"])
    assert plan.values("channel")
    assert plan.changed(plan.items[0]) is None
    return plan


def facts(plan: Plan) -> list[list[tuple[str, Any, dict[str, str]]]]:
    """Name, value and parameters of each property of each event, as icalendar's own values hold them."""
    held = [entry for entry in plan.entries if entry.held]
    feed = Feed(path="feeds/all.ics", title="All", description="", entries=held)
    whole = Calendar.from_ical(ical.serialize(plan, feed, Vevents(plan)))
    return [[_fact(name, value) for name, value in _properties(event)] for event in whole.events]


def _properties(event: Component) -> list[tuple[str, Any]]:
    return [(n, v) for n, v in event.property_items(recursive=False) if n not in ("BEGIN", "END")]


def _fact(name: str, value: Any) -> tuple[str, Any, dict[str, str]]:
    if name in _LISTS:
        return name, [str(text) for text in value.cats], {}
    parameters = {key: said for key, said in value.params.items() if key not in ("TZID", "VALUE")}
    return name, getattr(value, "dt", value), parameters


def theirs(events: list[list[tuple[str, Any, dict[str, str]]]]) -> bytes:
    """One calendar, built and written by icalendar."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Airdate//Airdate//EN")
    for properties in events:
        event = Event()
        for name, value, parameters in properties:
            event.add(name, value, parameters=parameters or None)
        calendar.add_component(event)
    return calendar.to_ical(sorted=False)


def seconds(work: Callable[[], object]) -> float:
    """The CPU time of one turn, without what it takes to throw the result away."""
    gc.collect()
    begin = process_time()
    kept = work()
    spent = process_time() - begin
    del kept
    return spent


def main() -> None:
    """Take turns and print the best of each."""
    with tempfile.TemporaryDirectory() as temporary:
        plan = load(Path(temporary))
    events = facts(plan)
    feeds = ical.render(plan)
    octets = sum(len(feed.content) for feed in feeds)
    print(
        f"{ITEMS:,} items: {len(feeds):,} feeds, {octets / 1e6:.0f} MB; one calendar: {len(events):,} events"
    )
    ours, other = [], []
    for _ in range(TURNS):
        ours.append(seconds(lambda: ical.render(plan)))
        other.append(seconds(lambda: theirs(events)))
    print(f"all feeds {min(ours):.2f} s CPU, one calendar by icalendar {min(other):.2f} s CPU")
    print(f"ratio {min(ours) / min(other):.2f} (bar: 0.25)")


if __name__ == "__main__":
    main()
