"""Two pages at one address, or a page where Airdate publishes one of its own.

Addresses that differ only in case or in Unicode form are the same on some disks.
Airdate's own are the home page, ``calendar/``, ``agenda/``, ``campaigns/``, ``events/``, ``channels/``,
``audiences/``, ``people/``, ``feeds/``, ``unscheduled/``, ``go/`` and ``plan.json``.
"""

import unicodedata
from collections.abc import Iterator

from airdate.artifact import page_url
from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan

SEVERITY = Severity.ERROR

#: Addresses below which only Airdate publishes; campaigns and events have their own way in.
OWN = ("calendar/", "agenda/", "channels/", "audiences/", "people/", "feeds/", "unscheduled/", "go/")
OWN_LISTS = ("", "campaigns/", "events/")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each page whose address is taken."""
    taken: dict[str, str] = {}
    for thing in plan.by_path.values():
        address = page_url(plan.published_path(thing))
        folded = unicodedata.normalize("NFC", address).casefold()
        if folded in OWN_LISTS or folded.startswith(OWN):
            message = f"Airdate itself publishes at /{address}"
            yield Fault(Place(thing.place.path), "path-collision", message, "move or rename the file")
        elif folded in taken and not (isinstance(thing, Item) and _same_id(plan, thing)):
            message = f"its address /{address} is taken by {taken[folded]}"
            yield Fault(Place(thing.place.path), "path-collision", message, "rename one of the two")
        taken.setdefault(folded, thing.place.path)


def _same_id(plan: Plan, item: Item) -> bool:
    """Two campaigns or events with one id share an address; duplicate-id tells that already."""
    return plan.by_id.get(item.id) is not item
