"""Something still to come that announces, previews or follows what is cancelled or postponed.

When an event falls, whatever leads up to it must fall with it or be written anew: Google's advice for events
(17 March 2020) is to mark what is off, not to delete it, and nobody should read "tomorrow at ten" on the
day after. ``airdate cancel ID --followers cascade`` calls off both. A text that tells of the
cancellation belongs to the event by ``event:``, which is no promotion; that something approved belongs to
it is worth knowing all the same, unless it says by ``links: {covers: keynote}`` what it does.

Bad: ``publish: 1 day before keynote`` or ``links: {announces: keynote}`` while the keynote is cancelled.
Good: ``status: cancelled`` here, too, or a time and a text of its own.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "EV002"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.PLANNED

_PROMOTES = frozenset({"announces", "previews"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item and each thing called off that it promotes."""
    fallen = {item.id: item for item in plan.items if item.cancelled or item.postponed}
    if not fallen:  # for speed
        return
    for item in plan.items:
        if item.cancelled or item.postponed or not _open(item):
            continue
        told: set[str] = set()
        for place, id, how in _hangs(item):
            if id in fallen and id not in told:
                told.add(id)
                word = "cancelled" if fallen[id].cancelled else "postponed"
                message = f"this {how} '{id}', which is {word}"
                cure = "call it off, too, or give it a time of its own"
                yield Fault(place, "promoting-cancelled", message, cure)
        if item.event in fallen and item.event not in told and _goes_out(item):
            word = "cancelled" if fallen[item.event].cancelled else "postponed"
            message = f"this belongs to '{item.event}', which is {word}"
            cure = f"call it off, or say by `links: {{covers: {item.event}}}` that it tells of that"
            yield Fault(item.at("event"), "promoting-cancelled", message, cure, Severity.INFO)


def _open(item: Item) -> bool:
    """Whether anything of it is still to come."""
    return any(not output.status.closed for output in item.outputs)


def _goes_out(item: Item) -> bool:
    """Whether anything goes out unless somebody stops it, and no link says what it is to the event."""
    if any(link.target == item.event for link in item.links):
        return False
    return any(output.status.decided and not output.status.closed for output in item.outputs)


def _hangs(item: Item) -> Iterator[tuple[Place, str, str]]:
    """What an item hangs on, where that is said, and how."""
    for key, phrase in item.relative.items():
        if not key.startswith("due."):
            yield item.at(key), phrase.anchor.id, "follows"
    for output in item.outputs:
        if not output.status.closed:
            for key, phrase in output.relative.items():
                yield output.places.get(key, item.at(key)), phrase.anchor.id, "follows"
    for link in item.links:
        if link.relation in _PROMOTES:
            yield link.place, link.target, link.relation
