"""Tables: read back by the csv module and by openpyxl."""

from datetime import date, datetime
from pathlib import Path

import pytest
from feeds.nasty import NASTY
from hypothesis import given
from openpyxl import load_workbook

from airdate.export import csv, xlsx
from airdate.export.table import COLUMNS, Cell, rows
from airdate.plan import Plan
from airdate.text import clean

from .conftest import loaded
from .reading import lines, sheet


@pytest.fixture(scope="module")
def plan() -> Plan:
    return loaded()


def test_a_workbook_says_the_same_as_the_table(plan: Plan) -> None:
    entries = [*plan.expanded(plan.entries), *plan.vague, *plan.unscheduled]
    assert [[*row.values()] for row in sheet(xlsx.render(plan, entries))] == [
        [_as_read(cell) for cell in row] for row in rows(plan, entries)
    ]


def _as_read(cell: Cell) -> object:
    """openpyxl reads whole days as their midnight, to the millisecond, and knows no zones."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    return datetime.combine(cell, datetime.min.time()) if isinstance(cell, date) else cell or None


def test_a_workbook_has_one_row_in_sight_and_filters(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(xlsx.render(plan, plan.entries))
    found = load_workbook(path).active
    assert found is not None
    assert found.freeze_panes == "A2"
    assert found.auto_filter.ref == f"A1:AI{len(plan.entries) + 1}"


def test_moments_are_told_in_the_plan_s_zone_and_in_utc(plan: Plan) -> None:
    row = next(row for row in lines(csv.render(plan, plan.entries)) if row["id"] == "teaser.mastodon")
    assert (row["start"], row["start_utc"], row["timezone"]) == (
        "2027-03-02 09:00",
        "2027-03-02T08:00:00Z",
        "Europe/Berlin",
    )


def test_no_cell_is_a_formula(plan: Plan) -> None:
    titles = [row["title"] for row in lines(csv.render(plan, plan.entries)) if row["item"] == "teaser"]
    assert titles == ['\'=HYPERLINK("https://evil.example") 🚢'] * 2


def test_the_mark_that_excel_wants(plan: Plan) -> None:
    plain = csv.render(plan, plan.entries)
    assert csv.render(plan, plan.entries, bom=True) == b"\xef\xbb\xbf" + plain


def test_nothing_is_a_head_alone(plan: Plan) -> None:
    names = ",".join(f'"{column.name}"' for column in COLUMNS)
    assert csv.render(plan, []) == f"{names}\r\n".encode()
    assert sheet(xlsx.render(plan, [])) == []


@given(NASTY)
def test_any_text_comes_back(nasty: str) -> None:
    text = clean(nasty)
    ((found,),) = [[*row.values()] for row in lines(csv.written(["a"], [[text]]).encode())]
    assert found.removeprefix("'") == text.removeprefix("'")
    assert not found.lstrip(" ").startswith(("=", "+", "-", "@"))


def test_a_long_text_is_cut_and_not_left_out() -> None:
    assert xlsx._cut("🚢" * 20_000) == "🚢" * 16_383 + "…"
    assert xlsx._cut("a" * 32_767) == "a" * 32_767
