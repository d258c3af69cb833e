"""Lists of channels, audiences, people, each with its page; and those of campaigns and events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.views.term import Terms
from airdate.vocabulary import Channel, Person, Term
from airdate.wording.translation import noted


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list page."""

    title: str
    url: str
    cells: list[str]
    summary: str = ""
    mark: str = ""
    colour: str = ""
    lang: Mapping[str, str] = field(default_factory=dict)


#: Facet -> the name of its list, and what to say while it is empty.
_KINDS = {
    "channel": (noted("Channels"), noted("Nothing appears anywhere yet.")),
    "audience": (noted("Audiences"), noted("Nothing is made for anybody in particular yet.")),
    "owner": (noted("People"), noted("Nobody answers for anything yet.")),
}


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/channels/``, ``/audiences/``, ``/people/`` with a page each, ``/campaigns/`` and ``/events/``."""
    pages, _ = Terms(sheet), sheet.spoken.gettext
    for facet, (name, nothing) in _KINDS.items():
        if facet == "owner" and "owner" in sheet.edition.hide:
            continue
        terms = _terms(sheet, facet)
        yield from (pages.page(facet, _(name), term) for term in terms)
        rows = [_term_row(sheet, facet, term) for term in terms]
        columns = [_("Name"), _("Next"), _("Ahead"), _("All")]
        ways = [(_("Departments"), address.to("departments/"))] if facet == "owner" else []
        yield from _list_page(sheet, address.FOLDERS[facet], _(name), columns, rows, _(nothing), ways)
    yield from _span_lists(sheet)


def _list_page(
    sheet: Sheet,
    folder: str,
    title: str,
    columns: list[str],
    rows: list[Row],
    nothing: str,
    ways: Sequence[tuple[str, str]] = (),
) -> Iterator[Artifact]:
    """The page of a list; the team sees an empty one, too, what would fill it, and ``ways`` from there."""
    if rows or sheet.edition.internal:
        yield sheet.page(
            f"{folder}/index.md",
            "terms.html",
            title,
            assets=["term.css"],
            columns=columns,
            rows=rows,
            nothing=nothing,
            ways=ways if sheet.edition.internal else (),
        )


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
    begins = (e for e in ahead if e.first >= sheet.today and e.going)
    coming = next((f"{sheet.dates.short_day(e.first)}: {e.title}" for e in begins), "–")
    mark = term if isinstance(term, Channel) else None
    return Row(
        title=term.title,
        url=address.of_term(facet, term.id),
        cells=[coming, str(len(ahead)), str(len(dated) + loose)],
        summary=_about(sheet, term),
        mark=mark.letter if mark else "",
        colour=mark.colour if mark else "",
    )


def _about(sheet: Sheet, term: Term) -> str:
    """What stands below its name: of a person their part in the house, and for the team where in it."""
    if not isinstance(term, Person):
        return term.summary
    department = sheet.words.title("department", term.department) if sheet.edition.internal else ""
    return " · ".join(filter(None, (term.role, department)))


def _span_lists(sheet: Sheet) -> Iterator[Artifact]:
    _ = sheet.spoken.gettext
    campaigns = [_campaign_row(sheet, entry) for entry in _of_type(sheet, "campaign")]
    columns = [_("Campaign"), _("When"), _("Status"), _("Entries")]
    nothing = _("No campaign is planned yet.")
    yield from _list_page(sheet, "campaigns", _("Campaigns"), columns, campaigns, nothing)
    events = [_event_row(sheet, entry) for entry in _of_type(sheet, "event")]
    columns = [_("Event"), _("When"), _("Where"), _("Status"), _("Entries")]
    yield from _list_page(sheet, "events", _("Events"), columns, events, _("No event is planned yet."))


def _of_type(sheet: Sheet, type_: str) -> Sequence[Entry]:
    entries = sheet.plan.by("type", type_)
    return list({entry.item.id: entry for entry in reversed(entries)}.values())[::-1]  # each item once


def _campaign_row(sheet: Sheet, entry: Entry) -> Row:
    members = _members(sheet, entry)
    cells = [_span(sheet, entry), _state(sheet, entry), str(members)]
    return _of_item(sheet, entry, cells)


def _event_row(sheet: Sheet, entry: Entry) -> Row:
    members = _members(sheet, entry)
    cells = [_span(sheet, entry), entry.item.location or "–", _state(sheet, entry), str(members)]
    return _of_item(sheet, entry, cells)


def _of_item(sheet: Sheet, entry: Entry, cells: list[str]) -> Row:
    item = entry.item
    return Row(entry.title, address.of(sheet.plan, item), cells, item.summary, lang=sheet.words.lang(item))


def _members(sheet: Sheet, entry: Entry) -> int:
    return sum(member.item is not entry.item for member in sheet.plan.belonging(entry.item, in_full=True))


def _span(sheet: Sheet, entry: Entry) -> str:
    """When it is; of a series its rhythm and the next day, or the last one."""
    _ = sheet.spoken.gettext
    if entry.repeats:
        coming = next((e for e in sheet.plan.upcoming([entry]) if not e.called_off), None)
        known = coming or next(iter(sheet.plan.expanded([entry])[::-1]), entry)
        day = sheet.dates.days(known.first, known.last)
        said = _("%(rhythm)s; next %(day)s") if coming else _("%(rhythm)s; last %(day)s")
        return said % {"rhythm": sheet.words.rhythm(entry), "day": day}
    return sheet.dates.days(entry.first, entry.last) if entry.exact else sheet.dates.in_full(entry, _NO_ZONE)


def _state(sheet: Sheet, entry: Entry) -> str:
    return sheet.words.status_words(entry) or sheet.spoken.gettext(entry.status.label)


_NO_ZONE: Any = None  # entries without a day have no hour to show
