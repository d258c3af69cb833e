"""Bodies as they are published: links follow pages that are published elsewhere than they are written."""

import posixpath
from urllib.parse import quote

from airdate.item import Item
from airdate.markdown import links, local_path, without_unsafe
from airdate.page import Page
from airdate.plan import Plan


def moved(plan: Plan, thing: Item | Page, path: str) -> str:
    """The body for the Markdown path ``path``, without unsafe markup; untouched links keep every byte."""
    body = without_unsafe(thing.body)
    parts, done = [], 0
    for link in links(body):
        target = local_path(thing.path, link.target)
        if not target or target.startswith("../") or link.at < done:
            continue
        other = plan.by_path.get(target)
        if path == thing.path and (other is None or plan.published_path(other) == other.path):
            continue
        to = plan.published_path(other) if other else target
        rest = link.target[len(link.target.partition("#")[0].partition("?")[0]) :]
        relative = posixpath.relpath(to, posixpath.dirname(path) or ".")
        parts += [body[done : link.at], quote(relative), rest]
        done = link.to
    return "".join([*parts, body[done:]])
