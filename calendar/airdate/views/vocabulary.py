"""The vocabulary page: what the plan's pillars and formats mean. Feeds lead here (CONCEPT, RFC 9253)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.sheet import Sheet
from airdate.relative import Relative, Unit
from airdate.status import Stage
from airdate.wording.hanging import hanging, length
from airdate.wording.translation import noted

#: Facet -> what its list is called, and one of it.
_FACETS = (
    ("pillar", noted("Pillars"), noted("Pillar")),
    ("format", noted("Formats"), noted("Format")),
)


_EXAMPLES = 2


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/vocabulary/``, in a plan that uses such words."""
    _ = sheet.spoken.gettext
    groups = [(_(title), _(one), rows) for facet, title, one in _FACETS if (rows := _rows(sheet, facet))]
    if groups:
        yield sheet.page(
            "vocabulary.md", "vocabulary.html", _("Vocabulary"), assets=["term.css"], groups=groups
        )


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
            "examples": _examples(sheet, sheet.plan.by(facet, term.id)),
            "length": _length(sheet, words.durations.get((facet, term.id))),
            "due": _dues(sheet, words.lead_times.get((facet, term.id), {})) if told else [],
        }
        for term in sorted(terms, key=lambda term: (term.title.casefold(), term.id))
    ]


def _examples(sheet: Sheet, entries: Sequence[Entry]) -> list[Entry]:
    """The next ones to which a word applies; the last one where none is ahead."""
    dated = [entry for entry in sheet.plan.expanded(entries) if not entry.called_off]
    ahead = [entry for entry in dated if entry.first >= sheet.today]
    return ahead[:_EXAMPLES] or dated[-1:]


def _dues(sheet: Sheet, found: Mapping[Stage, Relative]) -> list[str]:
    """``Draft: 5 workdays``; how long before it appears is what the column says."""
    _ = sheet.spoken.gettext
    known = ((_(stage.label), hanging(found[stage], "", sheet.dates)) for stage in Stage if stage in found)
    return [f"{stage}: {time.removesuffix(' before publish')}" for stage, time in known]


def _length(sheet: Sheet, time: timedelta | None) -> str:
    """``1 hour 30 minutes``."""
    if not time:
        return ""
    hours, minutes = divmod(time // timedelta(minutes=1), 60)
    parts = ((hours, Unit.HOUR), (minutes, Unit.MINUTE))
    return " ".join(length(count, unit, sheet.spoken) for count, unit in parts if count)
