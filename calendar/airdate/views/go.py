"""``/go/ID/``: an address that stays, whatever becomes of the file's place."""

from collections.abc import Iterator
from html import escape

from airdate.artifact import Artifact
from airdate.html import address
from airdate.html.sheet import Sheet


def render(sheet: Sheet) -> Iterator[Artifact]:
    """A small page for each item that leads on without script (HTML, Standard, meta refresh)."""
    for item in sheet.plan.items:
        target = address.settle(address.of(sheet.plan, item), f"go/{item.id}/")
        url, title = escape(target), escape(item.title)
        html = (
            f'<!doctype html>\n<html lang="{escape(item.language)}">\n<meta charset="utf-8">\n'
            f'<title>{title}</title>\n<meta name="robots" content="noindex">\n'
            f'<link rel="canonical" href="{url}">\n<meta http-equiv="refresh" content="0; url={url}">\n'
            f'<p><a href="{url}">{title}</a></p>\n'
        )
        yield Artifact(f"go/{item.id}/index.html", html.encode())
