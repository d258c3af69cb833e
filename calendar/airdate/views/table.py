"""The list: everything that is planned as one table, to be sorted by any column; a large plan by years."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.html.shown import Shown
from airdate.limits import LIST_ENTRIES, PART_ENTRIES
from airdate.sections.gaps import stage_of
from airdate.sections.stretches import around, parts, timed
from airdate.status import Status
from airdate.wording.labels import STATUSES
from airdate.wording.translation import noted

_ORDER = [*Status]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name in addresses, its heading, whether it stands aside until somebody asks for all."""

    name: str
    heading: str
    aside: bool = False


COLUMNS = (
    Column("when", noted("When")),
    Column("title", noted("Title")),
    Column("type", noted("Type")),
    Column("channel", noted("Channel")),
    Column("campaign", noted("Campaign")),
    Column("audience", noted("Audience")),
    Column("owner", noted("Owner")),
    Column("status", noted("Status")),
    Column("language", noted("Language"), aside=True),
    Column("objective", noted("Objective"), aside=True),
    Column("id", noted("Id"), aside=True),
)
_ALWAYS = frozenset({"when", "title", "type", "status", "id"})
_FACETS = ("type", "channel", "audience", "owner", "language")


class Row(NamedTuple):
    """One entry, and the text of each cell by its column.

    ``days`` are first and last of those that it covers, where these are more than one, ``rank`` is where
    its status stands among all, ``stage`` the buying stage that it serves.
    """

    entry: Entry
    shown: Shown
    cells: Mapping[str, str]
    days: str
    rank: int
    stage: str


class Rows:
    """Makes the rows of one plan, each once."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan = sheet, sheet.plan
        self._title = cache(sheet.words.title)
        self._made: dict[str, Row] = {}

    def of(self, entry: Entry) -> Row:
        """The row of an entry."""
        if entry.id not in self._made:
            self._made[entry.id] = self._row(entry)
        return self._made[entry.id]

    def _row(self, entry: Entry) -> Row:
        lasts = entry.start is not None and entry.last > entry.first
        stage = stage_of(self.plan, entry.item) if self.sheet.edition.internal else None
        shown = self.sheet.shown(entry)
        campaign = "" if entry.item.type == "campaign" else self._titles(entry, "campaign")
        cells = {facet: self._titles(entry, facet) for facet in _FACETS} | {
            "when": self._when(entry),
            "title": shown.title,
            "campaign": campaign,
            "status": self._status(entry, shown),
            "objective": entry.item.objective,
            "id": entry.id,
        }
        days = f"{entry.first} {entry.last}" if lasts else ""
        return Row(entry, shown, cells, days, _ORDER.index(entry.standing), stage or "")

    def _titles(self, entry: Entry, facet: str) -> str:
        return ", ".join([self._title(facet, id) for id in entry.facet(facet)])

    def _when(self, entry: Entry) -> str:
        """Its day with the year, or what is known of it; nothing if that is nothing."""
        dates = self.sheet.dates
        if entry.start is None:
            return ""
        if not entry.exact:
            return dates.loosely(entry.start)
        if entry.last == entry.first:
            return f"{dates.short_day(entry.first)} {entry.first.year}"
        days = dates.short_days(entry.first, entry.last)
        return f"{days} {entry.first.year}" if entry.first.year == entry.last.year else days

    def _status(self, entry: Entry, shown: Shown) -> str:
        """Its status, and what else became of it; what is called off says when it was."""
        _ = self.sheet.spoken.gettext
        name = _(STATUSES[entry.standing])
        if shown.state in ("", _(entry.status.label)):
            return name
        return shown.state[:1].upper() + shown.state[1:] if entry.called_off else f"{name} · {shown.state}"


@dataclass(frozen=True, slots=True)
class Part:
    """One page: its path below ``list/``, what it is called, and its entries."""

    path: str
    name: str
    entries: Sequence[Entry]

    @property
    def url(self) -> str:
        """The link to it."""
        return address.to(f"list/{self.path}/" if self.path else "list/")


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/list/``; of a large plan the weeks around today, and ``/list/2027/`` a page for each year."""
    pages, rows = [*_parts(sheet)], Rows(sheet)
    for part in pages:
        yield _page(sheet, part, pages, [rows.of(entry) for entry in part.entries])


def _parts(sheet: Sheet) -> Iterator[Part]:
    plan, _ = sheet.plan, sheet.spoken.gettext
    found = timed(plan)
    if len(found) + len(plan.unscheduled) <= LIST_ENTRIES:
        yield Part("", _("All"), [*found, *plan.unscheduled])
        return
    for stretch in (around(sheet, found, PART_ENTRIES), *parts(found, PART_ENTRIES)):
        yield Part(stretch.name, stretch.name or _("Now"), [*filter(stretch.touches, found)])
    if plan.unscheduled:
        yield Part("undated", _("No day yet"), plan.unscheduled)


def _page(sheet: Sheet, part: Part, pages: Sequence[Part], rows: Sequence[Row]) -> Artifact:
    _ = sheet.spoken.gettext
    columns = [
        replace(column, heading=_(column.heading))
        for column in COLUMNS
        if column.name not in sheet.edition.hide
        and (column.name in _ALWAYS or any(row.cells[column.name] for row in rows))
    ]
    return sheet.page(
        f"list/{part.path or 'index'}.md",
        "table.html",
        _("List"),
        assets=["table.css", "table.js"],
        columns=columns,
        rows=rows,
        part=part,
        pages=pages if len(pages) > 1 else [],
        shown=part.entries,
    )
