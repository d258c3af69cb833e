"""The feeds of this repository's own plan and of the plans for tests, and one that holds every property."""

from functools import cache
from pathlib import Path

from projects import NOW

from airdate.feeds.ical import render
from airdate.gate import admit
from airdate.plan import Plan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ROOTS = {
    "demo": ROOT,
    **{path.parent.name: path.parent for path in (ROOT / "tests" / "plans").glob("*/content")},
}

#: One entry of each kind, with every property that a feed of ours may hold.
EVERY = (HERE / "every-property.ics").read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


@cache
def plan(name: str) -> Plan:
    """The plan of that name, as its team sees it."""
    found = Plan.load(ROOTS[name] / "content", ROOTS[name] / "calendar", now=NOW)
    return admit(found, found.vocabulary.editions["team"])


@cache
def feeds(name: str) -> dict[str, bytes]:
    """All feeds of a plan by path."""
    found = (artifact for artifact in render(plan(name)) if artifact.path.endswith(".ics"))
    return {artifact.path: artifact.content for artifact in found}


def event(*lines: bytes) -> bytes:
    """A calendar with one event that has these lines."""
    parts = (b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", *lines, b"END:VEVENT", b"END:VCALENDAR", b"")
    return b"\r\n".join(parts)
