"""The rules page: what ``airdate check`` looks for, and why. For those who write."""

from collections.abc import Iterator

from airdate.artifact import Artifact, page_url
from airdate.html import address, front
from airdate.html.sheet import Sheet, loading
from airdate.sections.agreement import cited


def render(sheet: Sheet, reference: str) -> Iterator[Artifact]:
    """``/rules/``, in internal editions; ``reference`` is the Markdown of all manuals."""
    if not sheet.edition.internal:
        return
    url, found = page_url("rules.md"), cited(sheet.plan, sheet.rulings)
    clauses = f"{sheet.macro('papers.html', 'cited')(found)}" if found else ""
    packed = "\n".join(line for line in clauses.split("\n") if line.strip())
    yield Artifact.page(
        sheet.placed("rules.md"),
        front.matter({"title": "Rules", "search": {"exclude": "true"}}),
        prose=reference,
        after=address.settle(f"\n{packed}\n" if packed else "", url),
        head=loading(url, "lists.css", "papers.css") if found else [],
    )
