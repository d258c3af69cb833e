"""``/go/ID/``: an address that stays, whatever becomes of the file's place."""

from collections.abc import Iterator
from html import escape

from airdate.artifact import Artifact
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.plan import Plan


def render(sheet: Sheet) -> Iterator[Artifact]:
    """A small page for each item that leads on without script (HTML, Standard, meta refresh)."""
    for id, item in _names(sheet.plan):
        target = address.settle(address.of(sheet.plan, item), f"go/{id}/")
        url, title = escape(target), escape(item.title)
        html = (
            f'<!doctype html>\n<html lang="{escape(item.language)}">\n<meta charset="utf-8">\n'
            f'<title>{title}</title>\n<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{url}">\n<meta http-equiv="refresh" content="0; url={url}">\n'
            f'<p><a href="{url}">{title}</a></p>\n'
        )
        yield Artifact(f"go/{id}/index.html", html.encode())


def _names(plan: Plan) -> Iterator[tuple[str, Item]]:
    """Every item by its id, and by the one it had before it was renamed."""
    taken = {item.id.lower() for item in plan.items}
    for item in plan.items:
        yield item.id, item
        if item.uid and item.uid.lower() not in taken:
            taken.add(item.uid.lower())
            yield item.uid, item
