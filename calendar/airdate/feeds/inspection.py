"""Inspection: the octets that go out, read again by the strict reader, and whose item is to blame.

One bad entry loses its subscribers the whole feed in Home Assistant, Radicale or khal. So it
fails the build instead.
"""

from collections.abc import Iterable, Iterator

from airdate.artifact import Artifact
from airdate.feeds.secret import FOLDER
from airdate.feeds.strict import Problem, Strict
from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.plan import Plan

_CURE = "change the value there; and please report this with the line, for Airdate should have caught it"

#: Where a property of an entry comes from in the front matter; the first key that is there counts.
_KEYS = {
    "UID": ("uid", "id"),
    "SUMMARY": ("title",),
    "DESCRIPTION": ("summary",),
    "LOCATION": ("location",),
    "GEO": ("geo",),
    "CONFERENCE": ("conference",),
    "IMAGE": ("image",),
    "LINK": ("assets", "links"),
    "CATEGORIES": ("channel", "format", "type"),
    "REFID": ("campaign",),
    "CONCEPT": ("pillar", "format"),
    "DTSTART": ("start", "published", "publish", "planned"),
    "DTEND": ("end", "start", "published", "publish", "planned"),
    "DUE": ("planned",),
    "RRULE": ("repeat",),
    "EXDATE": ("except", "repeat"),
    "RECURRENCE-ID": ("occurrences", "repeat"),
    "RELATED-TO": ("links", "event", "campaign"),
}


def faults(plan: Plan, artifacts: Iterable[Artifact]) -> Iterator[Fault]:
    """What is wrong in the feeds among the artifacts, at the item that it comes from, each once.

    ``plan`` is the whole one, which knows where every value is written.
    """
    strict, told = Strict(), set[tuple[str, str]]()
    items = {item.uid or item.id: item for item in plan.items}
    for artifact in artifacts:
        if not artifact.path.endswith(".ics"):
            continue
        for problem in strict.problems(artifact.content):
            if not problem.uid or (problem.uid, problem.message) not in told:
                told.add((problem.uid, problem.message))
                yield _fault(artifact.path, problem, items.get(_id_of(problem.uid)))


def _id_of(uid: str) -> str:
    """The item's id: a point is in none."""
    return uid.partition("@")[0].partition(".")[0]


def _fault(path: str, problem: Problem, item: Item | None) -> Fault:
    named = "a secret feed" if path.startswith(FOLDER) else path  # logs are read by many
    message = f"{named}, line {problem.line}: {problem.message}"
    if item is None:
        return Fault(Place("calendar/plan.yml"), "broken-feed", message, _CURE)
    key = next((key for key in _KEYS.get(problem.property, ()) if key in item.places), "")
    return Fault(item.at(key), "broken-feed", message, _CURE)
