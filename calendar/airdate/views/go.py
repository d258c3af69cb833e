"""``/go/ID/``: an address that stays, whatever becomes of the file's place; and what paper prints.

It leads to the item's page. Of an item that is paper or a place (or names a ``bridge``) and has a
``destination`` it leads there instead, with campaign parameters, and has a QR code beside it.
"""

from collections.abc import Iterator
from html import escape

from airdate.artifact import Artifact, public_url, web_url
from airdate.html import address, qr
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.pasted import bridge_of, crossing
from airdate.plan import Plan


def render(sheet: Sheet) -> Iterator[Artifact]:
    """A small page for each item that leads on without script (HTML, Standard, meta refresh)."""
    words = sheet.plan.vocabulary
    for id, item in _names(sheet.plan):
        output = bridge_of(item, words)
        if output is None:
            target = address.settle(address.of(sheet.plan, item), f"go/{id}/")
            yield _page(id, item, target, target)
            continue
        yield _page(id, item, crossing(item, words), web_url(output.wording.destination))
        if words.settings.url:
            yield Artifact(f"go/{id}.svg", qr.svg(public_url(words.settings.url, f"go/{id}/")))


def _page(id: str, item: Item, target: str, canonical: str) -> Artifact:
    url, title = escape(target), escape(item.title)
    html = (
        f'<!doctype html>\n<html lang="{escape(item.language)}">\n<meta charset="utf-8">\n'
        f'<title>{title}</title>\n<meta name="robots" content="noindex">\n'
        f'<link rel="canonical" href="{escape(canonical)}">\n'
        f'<meta http-equiv="refresh" content="0; url={url}">\n'
        f'<p><a href="{url}">{title}</a></p>\n'
    )
    return Artifact(f"go/{id}/index.html", html.encode())


def _names(plan: Plan) -> Iterator[tuple[str, Item]]:
    """Every item by its id, and by the one it had before it was renamed."""
    taken = {item.id.lower() for item in plan.items}
    for item in plan.items:
        yield item.id, item
        if item.uid and item.uid.lower() not in taken:
            taken.add(item.uid.lower())
            yield item.uid, item
