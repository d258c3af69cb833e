"""Asking: what comes back to those who were asked."""

from airdate.item import Item
from airdate.plan import Plan

#: How something that comes back is linked to what asked.
_BACK = ("replies-to", "recaps")


def follow_up(plan: Plan, item: Item) -> Item | None:
    """The item that an ask names as its ``follow_up``, or one that replies to it or recaps it.

    What is cancelled does not come back, nor does the ask itself.
    """
    named = plan.by_id.get(item.response.follow_up)
    back = (other for relation, other in plan.back_links.get(item.id, ()) if relation in _BACK)
    found = (each for each in (named, *back) if each and each is not item and not each.cancelled)
    return next(found, None)
