"""Bodies as they are published: links follow pages that are published elsewhere than they are written."""

import posixpath
from urllib.parse import quote, unquote

from airdate.artifact import page_url
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.markdown import BodyLink, links, local_path
from airdate.markup import without_snippets, without_unsafe
from airdate.page import Page


def moved(sheet: Sheet, thing: Item | Page) -> str:
    """The body for where the page is written; links that need no change keep every byte."""
    body = _body(sheet, thing)
    here = sheet.placed(sheet.plan.published_path(thing))
    parts, done = [], 0
    for link in links(body):
        target = local_path(thing.path, link.target)
        if link.at < done or not target or target.startswith("../"):
            continue
        other = sheet.plan.by_path.get(target)
        to = sheet.placed(sheet.plan.published_path(other)) if other else target
        if (here, to) == (thing.path, target) and link.form != "html":
            continue
        path, rest = _split(link.target)
        relative = quote(_relative(sheet, link, here, to, other))
        if relative and relative != quote(posixpath.normpath(unquote(path))):
            parts += [body[done : link.at], relative, rest]
            done = link.to
    return "".join([*parts, body[done:]])


def _body(sheet: Sheet, thing: Item | Page) -> str:
    """Without what could run script, for an engine that nobody stands behind; else its HTML is cleaned."""
    if sheet.folders:
        return without_unsafe(thing.body)
    return thing.body if sheet.trusted else without_snippets(thing.body)


def _relative(sheet: Sheet, link: BodyLink, here: str, to: str, other: Item | Page | None) -> str:
    """What a link from ``here`` to ``to`` must say; empty if only its author can know.

    Engines resolve Markdown links from the source, and leave addresses in HTML
    to the browser, which resolves them from the page.
    """
    if link.form != "html":
        return posixpath.relpath(to, posixpath.dirname(here) or ".")
    if other is None and to not in sheet.assets:
        return ""
    relative = posixpath.relpath(f"/{page_url(to) if other else to}", f"/{page_url(here)}")
    return f"{relative}/" if other else relative


def _split(target: str) -> tuple[str, str]:
    """The path of a link, and its query and fragment."""
    path = target.partition("#")[0].partition("?")[0]
    return path, target[len(path) :]
