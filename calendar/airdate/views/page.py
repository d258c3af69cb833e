"""Ordinary pages beside the items: as written, with front matter that a theme can trust."""

from collections.abc import Iterator

from airdate.artifact import Artifact, page_url
from airdate.html import front
from airdate.html.links import moved
from airdate.html.opengraph import Card, card
from airdate.html.sheet import Sheet


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One artifact for each page, at its own path."""
    for page in sheet.plan.pages:
        path = sheet.placed(sheet.plan.published_path(page))
        matter = {key: value for key, value in page.matter.items() if key != "x" or sheet.edition.internal}
        body, said = moved(sheet, page), page.matter.get("description", "")
        shown = Card(title=page.title, summary=said if isinstance(said, str) else "")
        yield Artifact.page(
            path,
            front.matter(matter | {"title": page.title}),
            prose=f"{body.rstrip()}\n",
            head=card(sheet.plan.vocabulary.settings, page_url(path), shown),
        )
