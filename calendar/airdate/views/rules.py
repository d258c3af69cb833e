"""The rules page: what ``airdate check`` looks for, and why. For those who write."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html import front
from airdate.html.sheet import Sheet


def render(sheet: Sheet, reference: str) -> Iterator[Artifact]:
    """``/rules/``, in internal editions; ``reference`` is the Markdown of all manuals."""
    if sheet.edition.internal:
        matter = front.matter({"title": "Rules", "search": {"exclude": "true"}})
        yield Artifact.page(sheet.placed("rules.md"), matter, prose=reference)
