"""How data leaves the command line: aligned text, JSON, CSV. Text suits the terminal, the others are UTF-8."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

import click

from airdate.entry import Entry
from airdate.timespan import Precision, Timespan

#: With one of these in front, a spreadsheet takes a text for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def echo_json(data: Any) -> None:
    """Indented JSON."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    click.echo(text.encode("utf-8", "backslashreplace"))


def echo_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Comma-separated values (RFC 4180), all quoted, none of them a formula."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    click.echo(file.getvalue().encode("utf-8", "backslashreplace"), nl=False)


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


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


#: What machines are told of an entry, in this order.
FIELDS = tuple(
    "id item type title status start end channel format language campaign event audience owner file".split()
)


def entry_data(entry: Entry, zone: ZoneInfo) -> dict[str, Any]:
    """An entry for machines, by FIELDS."""
    item, output = entry.item, entry.output
    values = (entry.id, item.id, item.type, item.title, str(entry.status))
    values += (iso(entry.start, zone), iso(entry.end, zone), output.channel, output.format, output.language)
    values += (item.campaign, item.event, [*item.audience], output.owner, item.place.path)
    return dict(zip(FIELDS, values, strict=True))
