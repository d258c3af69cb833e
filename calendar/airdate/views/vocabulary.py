"""The vocabulary page: what the plan's pillars and formats mean. Feeds lead here (CONCEPT, RFC 9253)."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.relative import Relative
from airdate.status import Stage


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/vocabulary/``, in a plan that uses such words."""
    facets = ("Pillars", "pillar"), ("Formats", "format")
    groups = [(title, facet, rows) for title, facet in facets if (rows := _rows(sheet, facet))]
    if groups:
        yield sheet.page("vocabulary.md", "vocabulary.html", "Vocabulary", groups=groups)


def _rows(sheet: Sheet, facet: str) -> list[dict[str, object]]:
    """The words in use, by title: what each means, how long such a thing takes, what is due before it."""
    words, told = sheet.plan.vocabulary, "due" not in sheet.edition.hide
    terms = [words.term(facet, id) for id in sheet.plan.values(facet)]
    return [
        {
            "anchor": f"{facet}-{term.id}",
            "title": term.title,
            "summary": term.summary,
            "count": len(sheet.plan.by(facet, term.id)),
            "length": _spoken(words.durations.get((facet, term.id))),
            "due": _dues(words.lead_times.get((facet, term.id), {})) if told else [],
        }
        for term in sorted(terms, key=lambda term: (term.title.casefold(), term.id))
    ]


def _dues(found: Mapping[Stage, Relative]) -> list[str]:
    known = ((stage.label, found[stage].text) for stage in Stage if stage in found)
    return [f"{label}: {text.removesuffix(' before publish')}" for label, text in known]


def _spoken(length: timedelta | None) -> str:
    """``1 hour 30 minutes``."""
    if not length:
        return ""
    hours, minutes = divmod(length // timedelta(minutes=1), 60)
    parts = ((hours, "hour"), (minutes, "minute"))
    return " ".join(f"{count} {unit}{'s' * (count != 1)}" for count, unit in parts if count)
