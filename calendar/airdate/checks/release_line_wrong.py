"""A release line that does not say what the embargo in the front matter says, or both kinds of line.

`FOR IMMEDIATE RELEASE` and `EMBARGOED UNTIL …` exclude each other (E3: KU Leuven's writing guide; ninjs 3.1,
2025-05-21, calls the latter "date and time before which all versions … are embargoed"). Journalists go by
the line, the plan goes by `embargo.until`: if the two differ, one of them is broken. Lines in English,
German, Spanish and French are read. A line with a day and no hour is a warning: one outlet then runs at
midnight in its own zone (E1). So is a line without an embargo in the front matter, until it is out.

Bad::

    embargo: {until: "2027-05-12T14:00+02:00"}
    ---
    EMBARGOED UNTIL 11 May 2027, 14:00 CEST

Good::

    embargo: {until: "2027-05-12T14:00+02:00"}
    ---
    EMBARGOED UNTIL 12 May 2027, 14:00 CEST (12:00 UTC)

Fix: `airdate check --fix` writes the line anew from `embargo.until`, in local time and UTC (E2).
Waive: `waive: [{rule: PR002, reason: printed already, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator
from datetime import UTC, tzinfo

from airdate import release_line
from airdate.finding import Fault, Fix, Place, Replace, Severity
from airdate.item import NEVER, Item
from airdate.markdown import position
from airdate.policy import Profile, When
from airdate.release_line import ReleaseLine
from airdate.status import Status
from airdate.text import shown
from airdate.timespan import parse_zone
from airdate.vocabulary import Vocabulary

CODE = "PR002"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.PLANNED

_NAME = "release-line-wrong"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:
    """Yield a fault for each line that the embargo contradicts."""
    if item.type != "press" and not item.embargo:
        return
    found = list(release_line.lines(item.body))
    held = [line for line in found if line.embargo]
    if item.embargo and item.embargo.until != NEVER:
        for line in found:
            yield from _against(item, line, bool(held), words)
    elif "embargo" not in item.places and held:
        yield from _without(item, held[0], len(held) < len(found))


def _against(item: Item, line: ReleaseLine, held: bool, words: Vocabulary) -> Iterator[Fault]:
    assert item.embargo is not None  # noqa: S101 - so it was asked
    until, zones = item.embargo.until, _zones(item, words)
    said = shown(line.text)
    better = release_line.written(until, zones[0], line.language if line.embargo else item.language)
    if not line.embargo:
        message = "the release is under embargo and says that it may be used at once"
        new, cure = ("", "take the line out") if held else (better, f"write '{better}'")
    elif line.day is None:
        return
    elif not line.agrees(until, zones):
        message, new, cure = f"'{said}' is not when the embargo lifts", better, f"write '{better}'"
    elif line.clock is None:
        message, new, cure = f"'{said}' names no hour", better, f"write '{better}'"
    else:
        return
    place = _at(item, line)
    fix = Fix(cure, (Replace(place, line.text, new),), safe=True, wording=True)
    severity = Severity.WARNING if line.agrees(until, zones) else None
    yield Fault(place, _NAME, message, cure, severity, fix)


def _without(item: Item, line: ReleaseLine, both: bool) -> Iterator[Fault]:
    if both:
        message = "the release says both that it may be used at once and that it is under embargo"
        yield Fault(_at(item, line), _NAME, message, "take one of the two lines out")
    elif item.status not in (Status.IDEA, Status.PUBLISHED):
        message = "the release says that it is under embargo, and the plan knows of none"
        cure = "add `embargo: {until: 2027-05-12T08:00-04:00}` with its instant, or take the line out"
        yield Fault(_at(item, line), _NAME, message, cure, Severity.WARNING)


def _zones(item: Item, words: Vocabulary) -> list[tzinfo]:
    """In which zones a line without one may be meant; the first is the one to write it in."""
    own = [parse_zone(item.timezone)] if item.timezone else []
    return [*own, words.settings.zone, UTC]


def _at(item: Item, line: ReleaseLine) -> Place:
    return Place(item.place.path, *position(item.body, line.start, item.body_line))
