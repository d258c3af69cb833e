"""Public addresses, as feeds and exports name them: the plan's site and what lies below it."""

from airdate.artifact import page_url, public_url, web_url
from airdate.gate.destination import published_asset
from airdate.item import Item
from airdate.plan import Plan


def address(plan: Plan, path: str) -> str:
    """The public URL of a path below the site's root; empty if the plan names no site."""
    site = plan.vocabulary.settings.url
    return public_url(site, path) if site else ""


def page_address(plan: Plan, item: Item) -> str:
    """The public URL of the item's page; empty if the plan names no site."""
    return address(plan, page_url(plan.published_path(item)))


def file_address(plan: Plan, item: Item, target: str) -> str:
    """The URL of a file that an item names; empty if there is no such file, or no site."""
    path = published_asset(plan, item, target)
    if path.lower().startswith("https://"):
        return web_url(path)
    return address(plan, path) if path else ""
