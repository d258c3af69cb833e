"""Comma-separated values (RFC 4180): UTF-8, CRLF, every field quoted, none of them a formula."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, date, datetime

from airdate.entry import Entry
from airdate.export.table import COLUMNS, Cell, rows
from airdate.plan import Plan

#: With one of these in front, a spreadsheet takes a text for a formula (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

_BOM = b"\xef\xbb\xbf"


def render(plan: Plan, entries: Iterable[Entry], *, bom: bool = False) -> bytes:
    """One line for each entry below the names of the columns.

    Moments of the plan's zone are ``2027-05-12 09:00``, those in UTC ``2027-05-12T07:00:00Z``. With
    ``bom`` it begins with the mark without which Excel takes UTF-8 for another encoding, and which
    other programs take for a part of the first name.
    """
    text = written([column.name for column in COLUMNS], (map(_text, row) for row in rows(plan, entries)))
    return (_BOM if bom else b"") + text.encode()


def written(head: Iterable[str], lines: Iterable[Iterable[str]]) -> str:
    """A table as text; what would be a formula has an apostrophe in front."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL)
    writer.writerow(head)
    writer.writerows(map(_inert, line) for line in lines)
    return file.getvalue()


def _inert(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _text(cell: Cell) -> str:
    if not isinstance(cell, date):
        return cell
    if not isinstance(cell, datetime):
        return cell.isoformat()
    if cell.tzinfo is UTC:
        return cell.isoformat(timespec="seconds").replace("+00:00", "Z")
    return cell.replace(tzinfo=None).isoformat(" ", "seconds" if cell.second else "minutes")
