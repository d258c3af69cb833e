"""Ordinary pages beside the items: as written, with front matter that a theme can trust."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html import front
from airdate.html.links import moved
from airdate.html.sheet import Sheet


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One artifact for each page, at its own path."""
    for page in sheet.plan.pages:
        text = front.matter(dict(page.matter) | {"title": page.title}) + moved(sheet.plan, page, page.path)
        yield Artifact(page.path, f"{text.rstrip()}\n".encode())
