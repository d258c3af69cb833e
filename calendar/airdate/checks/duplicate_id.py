"""Two items with one id, or two outputs of an item with one name.

The id is the address of the page and, unless `uid` says another, of the calendar entry; ids that
differ only in case are the same on some disks. So a `uid`, which an item keeps when it is
renamed, must be nobody else's id or `uid`.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "FM006"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item whose id is taken by an earlier one (by path)."""
    taken: dict[str, Item] = {}
    for item in plan.items:
        first = taken.setdefault(item.id.lower(), item)
        if first is not item:
            message = f"the id '{item.id}' is taken by {first.place.path}"
            yield Fault(item.at("id"), "duplicate-id", message, "give one of the two another `id:`")
    for item in plan.items:
        first = taken.setdefault(item.uid.lower(), item) if item.uid else item
        if first is not item:
            message = f"the uid '{item.uid}' is that of {first.place.path}"
            yield Fault(item.at("uid"), "duplicate-id", message, "leave it out, or give it back to its owner")
