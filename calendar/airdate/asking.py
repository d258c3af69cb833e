"""Asking: what comes back to those who were asked."""

from airdate.item import Item
from airdate.plan import Plan

#: How something that comes back is linked to what asked.
_BACK = ("replies-to", "recaps")


def follow_up(plan: Plan, item: Item) -> Item | None:
    """The item that an ask names as its ``follow_up``, or one that replies to it or recaps it."""
    named = plan.by_id.get(item.response.follow_up)
    back = plan.back_links.get(item.id, ())
    return named or next((other for relation, other in back if relation in _BACK), None)
