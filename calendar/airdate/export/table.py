"""The plan as a table: one row for each appearance, in columns that are the same for every plan."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from airdate.entry import Entry
from airdate.feeds.address import page_address
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.text import clean
from airdate.timespan import Timespan

#: A text, a whole day, or a moment: in UTC in columns that say so, else in the plan's zone.
Cell = str | date | datetime


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is for programs, ``title`` for people; ``width`` is in characters."""

    name: str
    title: str
    width: int
    cell: Callable[[Plan, Entry], Cell]


def rows(plan: Plan, entries: Iterable[Entry]) -> Iterator[list[Cell]]:
    """The cells of each entry, in the order of ``COLUMNS``; texts are cleaned."""
    for entry in entries:
        cells = (column.cell(plan, entry) for column in COLUMNS)
        yield [clean(cell) if isinstance(cell, str) else cell for cell in cells]


def _time(plan: Plan, time: Timespan | None) -> Cell:
    """In the plan's zone; what is known less exactly than to the day, as it is written."""
    if time is None:
        return ""
    if time.instant:
        return time.instant.astimezone(plan.vocabulary.settings.zone)
    return time.first if time.exact else time.text.strip()


def _end(plan: Plan, entry: Entry) -> Cell:
    """Of whole days the last one."""
    end = entry.end
    return end.last if end and end.exact and not end.instant else _time(plan, end)


def _utc(time: Timespan | None) -> Cell:
    """Whole days are none in UTC."""
    return time.instant.astimezone(UTC) if time and time.instant else ""


def _change(plan: Plan, entry: Entry, which: str) -> Cell:
    change = plan.changed(entry.item)
    return getattr(change, which).astimezone(UTC) if change else ""


def _embargo(plan: Plan, entry: Entry) -> Cell:
    embargo = entry.item.embargo
    return embargo.until.astimezone(plan.vocabulary.settings.zone) if embargo else ""


def _ids(facet: str) -> Callable[[Plan, Entry], Cell]:
    return lambda plan, entry: ", ".join(plan.facet(entry, facet))


def _titles(facet: str) -> Callable[[Plan, Entry], Cell]:
    return lambda plan, entry: ", ".join(Words(plan).title(facet, id) for id in plan.facet(entry, facet))


def _around(facet: str) -> Callable[[Plan, Entry], Cell]:
    """The title of the campaign or event that an item belongs to."""
    return lambda plan, entry: Words(plan).title(facet, getattr(entry.item, facet))


def _said(key: str) -> Callable[[Plan, Entry], Cell]:
    return lambda _, entry: getattr(entry.item, key)


COLUMNS = (
    Column("id", "Id", 24, lambda _, entry: entry.id),
    Column("item", "Item", 20, _said("id")),
    Column("title", "Title", 44, lambda _, entry: entry.title),
    Column("type", "Type", 12, _said("type")),
    Column("status", "Status", 12, lambda _, entry: entry.standing.value),
    Column("event_status", "Event status", 13, lambda _, entry: entry.item.event_status or ""),
    Column("start", "Start", 17, lambda plan, entry: _time(plan, entry.start)),
    Column("end", "End", 17, _end),
    Column("start_utc", "Start (UTC)", 17, lambda _, entry: _utc(entry.start)),
    Column("end_utc", "End (UTC)", 17, lambda _, entry: _utc(entry.end)),
    Column("timezone", "Time zone", 16, lambda plan, _: plan.vocabulary.settings.zone.key),
    Column("channel", "Channel", 14, _ids("channel")),
    Column("channel_title", "Channel title", 18, _titles("channel")),
    Column("media", "Media", 10, _ids("media")),
    Column("format", "Format", 14, _ids("format")),
    Column("language", "Language", 10, _ids("language")),
    Column("campaign", "Campaign", 16, _said("campaign")),
    Column("campaign_title", "Campaign title", 28, _around("campaign")),
    Column("event", "Event", 16, _said("event")),
    Column("event_title", "Event title", 28, _around("event")),
    Column("audience", "Audience", 18, _ids("audience")),
    Column("pillar", "Pillar", 14, _ids("pillar")),
    Column("owner", "Owner", 12, _ids("owner")),
    Column("owner_name", "Owner's name", 20, _titles("owner")),
    Column("department", "Department", 16, _ids("department")),
    Column("location", "Location", 24, _said("location")),
    Column("summary", "Summary", 60, _said("summary")),
    Column("reason", "Reason", 30, lambda _, entry: entry.reason),
    Column("moved_from", "Moved from", 17, lambda _, entry: ", ".join(t.text.strip() for t in entry.former)),
    Column("embargo", "Embargo", 17, _embargo),
    Column("url", "Web address", 36, _said("url")),
    Column("page", "Page in the plan", 36, lambda plan, entry: page_address(plan, entry.item)),
    Column("visibility", "Visibility", 12, lambda _, entry: entry.item.visibility.value),
    Column("created", "Created (UTC)", 17, lambda plan, entry: _change(plan, entry, "created")),
    Column("modified", "Modified (UTC)", 17, lambda plan, entry: _change(plan, entry, "modified")),
)
