"""An event does not say where it is, or from which dates it was moved.

Search engines show an event only with a name, a start and a place or an address to join (Google's event
profile, verified 2026-04-01; schema.org Event), and people come only then. Where it is, is said by
`location:`, by `geo:`, or by `conference:` for what people join online; an event with nothing but a
`url:` may be online, and is a warning. One that is `rescheduled` names the dates it was announced for
(Google, 2020-03-17: new dates and previousStartDate).

That it needs a name and a start, `missing-key` says, and that it must not end before it starts,
`end-before-start`.

Bad::

    type: event
    title: Open day
    start: 2027-05-12 10:00

Good::

    type: event
    title: Open day
    start: 2027-05-12 10:00
    location: Observatory, Hill Road 1, Berlin

Fix: add `location:` or `conference:`, `previous_dates:`.
Waive: `waive: [{rule: EV001, reason: the place is secret, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.policy import Profile, When
from airdate.status import EventStatus
from airdate.vocabulary import Vocabulary

CODE = "EV001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED

_NAME = "event-incomplete"


def of_item(item: Item, words: Vocabulary) -> Iterator[Fault]:  # noqa: ARG001 - a rule's form
    """Yield a fault for each thing missing; of what is written and cannot be read others tell."""
    if item.type != "event":
        return
    said = item.places
    if not item.location and said.keys().isdisjoint(("conference", "geo")):
        message, place, severity = "nobody knows where the event is", item.place, None
        cure = "add `location:` with its address, or `conference:` with the address to join"
        if item.url:
            message, place, severity = "the event has a page and no place", item.at("url"), Severity.WARNING
            cure = "add `location:`; if people join at that address, call it `conference:`"
        yield Fault(place, _NAME, message, cure, severity)
    if item.event_status is EventStatus.RESCHEDULED and "previous_dates" not in said:
        message = "the event was rescheduled, and from when is not said"
        yield Fault(item.at("event_status"), _NAME, message, "add `previous_dates: [2027-05-12]`")
