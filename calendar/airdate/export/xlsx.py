"""A workbook for spreadsheets (ECMA-376): dates are dates, texts are texts, and no cell is a formula."""

import io
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from xlsxwriter import Workbook

from airdate.entry import Entry
from airdate.export.table import COLUMNS, Cell, rows
from airdate.plan import Plan
from airdate.reading.history import UNKNOWN
from airdate.status import Status
from airdate.text import clean

#: Code units of UTF-16 in one cell; the library would leave a longer text out without a word.
_LONGEST = 32_767

_DAY, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}

#: Light grounds for dark letters; work that goes on in turn, what stands aside in grey.
_GROUNDS = {
    Status.DRAFT: "#FFF4CE",
    Status.REVIEW: "#FFE8CC",
    Status.APPROVED: "#E3F4E1",
    Status.SCHEDULED: "#DCEBFA",
    Status.PUBLISHED: "#E4E4F7",
    Status.ON_HOLD: "#EDEDED",
    Status.POSTPONED: "#EDEDED",
    Status.CANCELLED: "#EDEDED",
}

Form = Any


def render(plan: Plan, entries: Iterable[Entry]) -> bytes:
    """One row for each entry below titles that stay in sight and filter; the same plan, the same bytes."""
    shown, file = [*entries], io.BytesIO()
    with Workbook(file, _OPTIONS) as book:
        book.set_properties({"title": clean(plan.vocabulary.settings.title), "created": _newest(plan, shown)})
        sheet = book.add_worksheet("Plan")
        head = book.add_format({"bold": True, "bottom": 1})
        for number, column in enumerate(COLUMNS):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.title, head)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, len(shown), len(COLUMNS) - 1)
        forms = _forms(book)
        for line, row in enumerate(rows(plan, shown), 1):
            for number, cell in enumerate(row):
                _write(sheet, line, number, cell, forms)
    return file.getvalue()


def _newest(plan: Plan, entries: Iterable[Entry]) -> datetime:
    """When anything of it last changed, which says of a workbook when it was made; no clock is asked."""
    changes = (plan.changed(entry.item) for entry in entries)
    times = (change.modified for change in changes if change)
    return max(times, default=UNKNOWN).astimezone(UTC).replace(tzinfo=None)


def _forms(book: Workbook) -> Mapping[str, Form]:
    forms = {form: book.add_format({"num_format": form, "align": "left"}) for form in (_DAY, _MOMENT)}
    for status, ground in _GROUNDS.items():
        strike = {"font_strikeout": True} if status is Status.CANCELLED else {}
        forms[status] = book.add_format({"bg_color": ground, **strike})
    return forms


def _write(sheet: Any, line: int, number: int, cell: Cell, forms: Mapping[str, Form]) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(line, number, cell.replace(tzinfo=None), forms[_MOMENT])
    elif isinstance(cell, date):
        sheet.write_datetime(line, number, cell, forms[_DAY])
    elif cell:
        form = forms.get(cell) if COLUMNS[number].name == "status" else None
        sheet.write_string(line, number, _cut(cell), form)


def _cut(text: str) -> str:
    """As much as a cell can hold."""
    if len(text) * 2 <= _LONGEST:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= _LONGEST * 2:
        return text
    return f"{units[: (_LONGEST - 1) * 2].decode('utf-16-le', 'ignore')}…"
