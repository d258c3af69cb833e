"""How data leaves the command line: aligned text as the terminal takes it, JSON and CSV in UTF-8."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict
from zoneinfo import ZoneInfo

import click

from airdate.entry import Entry
from airdate.export.csv import written
from airdate.timespan import Precision, Timespan


def echo_json(data: Any) -> None:
    """Indented JSON."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    click.echo(text.encode("utf-8", "backslashreplace"))


def echo_csv(head: Iterable[str], rows: Iterable[Mapping[str, Any]]) -> None:
    """Comma-separated values (RFC 4180), all quoted, none of them a formula."""
    text = written(head, (map(_cell, row.values()) for row in rows))
    click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _cell(value: str | list[str] | None) -> str:
    return ", ".join(value) if isinstance(value, list) else value or ""


def table(rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side, two spaces apart; a column that is empty in every row is left out."""
    used = [n for n in range(len(rows[0])) if any(row[n] for row in rows)] if rows else []
    widths = [max(len(row[n]) for row in rows) for n in used]
    return "\n".join(
        "  ".join(row[n].ljust(width) for n, width in zip(used, widths, strict=True)).rstrip() for row in rows
    )


def when(start: Timespan | None, end: Timespan | None, zone: ZoneInfo) -> str:
    """A time, or from when to when, on the clocks of that zone; as written where it is vague."""
    if start is None:
        return ""
    first, last = _point(start, zone), _point(end, zone) if end else ""
    if last in ("", first):
        return first
    same_day = start.instant and end and end.instant and last[:10] == first[:10]
    return f"{first} to {last[11:] if same_day else last}"


def _point(time: Timespan, zone: ZoneInfo) -> str:
    if time.instant:
        return time.instant.astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return str(time.first) if time.precision is Precision.DAY else time.text.strip()


def iso(time: Timespan | None, zone: ZoneInfo) -> str | None:
    """For machines: a moment with its offset in that zone, else the day, month, quarter or year."""
    if time is None:
        return None
    return time.instant.astimezone(zone).isoformat() if time.instant else _point(time, zone)


class EntryData(TypedDict):
    """What machines are told of an entry, in this order."""

    id: str
    item: str
    type: str
    title: str
    status: str
    start: str | None
    end: str | None
    channel: str
    format: str
    language: str
    campaign: str
    event: str
    audience: list[str]
    owner: str
    file: str
    stage: str


def entry_data(entry: Entry, zone: ZoneInfo) -> EntryData:
    """The entry for machines, its moments with the offset they have in that zone."""
    item, output = entry.item, entry.output
    return {
        "id": entry.id,
        "item": item.id,
        "type": item.type,
        "title": item.title,
        "status": str(entry.standing),
        "start": iso(entry.start, zone),
        "end": iso(entry.end, zone),
        "channel": output.channel,
        "format": output.format,
        "language": output.language,
        "campaign": item.campaign,
        "event": item.event,
        "audience": [*item.audience],
        "owner": item.owner if entry.stage else output.owner,
        "file": item.place.path,
        "stage": entry.stage or "",
    }
