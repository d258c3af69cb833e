"""Pages of the vocabulary: channels, audiences, people; and the lists of campaigns and events."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.days import by_day
from airdate.html.sheet import Sheet
from airdate.limits import PAGE_ENTRIES
from airdate.vocabulary import Audience, Channel, Person, Term


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list page."""

    title: str
    url: str
    cells: list[str]
    summary: str = ""
    mark: str = ""
    colour: str = ""


#: Facet -> the name of its list, what one of them is called, and what to say while there is none.
_KINDS = {
    "channel": ("Channels", "Nothing appears anywhere yet."),
    "audience": ("Audiences", "Nothing is made for anybody in particular yet."),
    "owner": ("People", "Nobody answers for anything yet."),
}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/channels/``, ``/audiences/``, ``/people/`` with a page each, ``/campaigns/`` and ``/events/``."""
    for facet, (name, nothing) in _KINDS.items():
        if facet == "owner" and "owner" in sheet.edition.hide:
            continue
        terms = _terms(sheet, facet)
        for term in terms:
            yield _term_page(sheet, facet, name, term)
        rows = [_term_row(sheet, facet, term) for term in terms]
        columns = ["Name", "Next", "Ahead", "All"]
        yield from _list_page(sheet, address.FOLDERS[facet], name, columns, rows, nothing)
    yield from _span_lists(sheet)


def _list_page(
    sheet: Sheet, folder: str, title: str, columns: list[str], rows: list[Row], nothing: str
) -> Iterator[Artifact]:
    """The page of a list; the team sees an empty one, too, and what would fill it."""
    if rows or sheet.edition.internal:
        path = f"{folder}/index.md"
        yield sheet.page(path, "terms.html", title, columns=columns, rows=rows, nothing=nothing)


def _terms(sheet: Sheet, facet: str) -> list[Term]:
    """The vocabulary's terms in its order, then words that only items use."""
    words = sheet.plan.vocabulary
    known = dict(words.terms(facet) or {})
    for id in sheet.plan.values(facet):
        known.setdefault(id, words.term(facet, id))
    return list(known.values())


def _term_row(sheet: Sheet, facet: str, term: Term) -> Row:
    entries = sheet.plan.by(facet, term.id)
    dated = sheet.plan.expanded(entries)
    ahead = [entry for entry in dated if entry.last >= sheet.today]
    loose = sum(not entry.exact for entry in entries)
    begins = (e for e in ahead if e.first >= sheet.today and not e.called_off)
    coming = next((f"{sheet.dates.short_day(e.first)}: {e.title}" for e in begins), "–")
    mark = term if isinstance(term, Channel) else None
    return Row(
        title=term.title,
        url=address.of_term(facet, term.id),
        cells=[coming, str(len(ahead)), str(len(dated) + loose)],
        summary=term.role if isinstance(term, Person) else term.summary,
        mark=mark.letter if mark else "",
        colour=mark.colour if mark else "",
    )


def _term_page(sheet: Sheet, facet: str, kind: str, term: Term) -> Artifact:
    entries = sheet.plan.by(facet, term.id)
    dated = sheet.plan.expanded(entries)
    ahead = [entry for entry in dated if entry.last >= sheet.today]
    past = [entry for entry in dated if entry.last < sheet.today][::-1]
    loose: list[tuple[date | None, Sequence[Entry]]] = [(None, [e for e in entries if not e.exact])]
    half = PAGE_ENTRIES // 2
    folder = address.FOLDERS[facet]
    return sheet.page(
        f"{folder}/{term.id}.md",
        "term.html",
        term.title,
        kind=kind,
        folder=folder,
        term=term,
        facts=_facts(term),
        feed=f"feeds/{facet}/{term.id}.ics" if any(entry.held for entry in entries) else "",
        parts=[
            ("Due", by_day(_due(sheet, facet, term)[:half])),
            ("Ahead", by_day(ahead[:half])),
            ("No day yet", loose if loose[0][1] else []),
            ("Before", by_day(past[:half])),
        ],
        more=max(len(ahead) - half, 0) + max(len(past) - half, 0),
        count=len(entries),
    )


def _due(sheet: Sheet, facet: str, term: Term) -> list[Entry]:
    """What a person must have done, late or ahead."""
    if facet != "owner":
        return []
    return [due for due in sheet.plan.near_dues if not due.done and term.id in due.facet("owner")]


def _facts(term: Term) -> list[tuple[str, str]]:
    facts: list[tuple[str, str]] = []
    if isinstance(term, Channel):
        facts = [("Media", term.media.capitalize()), ("Web", term.url)]
    if isinstance(term, Audience):
        facts = [("Needs", "; ".join(term.needs)), ("Languages", ", ".join(term.languages))]
    if isinstance(term, Person):
        facts = [("Role", term.role)]
    return [(name, fact) for name, fact in facts if fact]


def _span_lists(sheet: Sheet) -> Iterator[Artifact]:
    campaigns = [_campaign_row(sheet, entry) for entry in _of_type(sheet, "campaign")]
    columns = ["Campaign", "When", "Status", "Entries"]
    nothing = "No campaign is planned yet."
    yield from _list_page(sheet, "campaigns", "Campaigns", columns, campaigns, nothing)
    events = [_event_row(sheet, entry) for entry in _of_type(sheet, "event")]
    columns = ["Event", "When", "Where", "Status", "Entries"]
    yield from _list_page(sheet, "events", "Events", columns, events, "No event is planned yet.")


def _of_type(sheet: Sheet, type_: str) -> Sequence[Entry]:
    entries = sheet.plan.by("type", type_)
    return list({entry.item.id: entry for entry in reversed(entries)}.values())[::-1]  # each item once


def _campaign_row(sheet: Sheet, entry: Entry) -> Row:
    members = _members(sheet, entry)
    cells = [_span(sheet, entry), _state(sheet, entry), str(members)]
    return Row(entry.title, address.of_entry(sheet.plan, entry), cells, entry.item.summary)


def _event_row(sheet: Sheet, entry: Entry) -> Row:
    members = _members(sheet, entry)
    cells = [_span(sheet, entry), entry.item.location or "–", _state(sheet, entry), str(members)]
    return Row(entry.title, address.of_entry(sheet.plan, entry), cells, entry.item.summary)


def _members(sheet: Sheet, entry: Entry) -> int:
    return sum(member.item is not entry.item for member in sheet.plan.belonging(entry.item, in_full=True))


def _span(sheet: Sheet, entry: Entry) -> str:
    """When it is; of a series its rhythm and the next day, or the last one."""
    if entry.repeats:
        coming = next((e for e in sheet.plan.upcoming([entry]) if not e.called_off), None)
        known = coming or next(iter(sheet.plan.expanded([entry])[::-1]), entry)
        day = sheet.dates.days(known.first, known.last)
        return f"{sheet.words.rhythm(entry)}; {'next' if coming else 'last'} {day}"
    return sheet.dates.days(entry.first, entry.last) if entry.exact else sheet.dates.in_full(entry, _NO_ZONE)


def _state(sheet: Sheet, entry: Entry) -> str:
    return sheet.words.status_words(entry) or entry.status.label


_NO_ZONE: Any = None  # entries without a day have no hour to show
