"""Tables of other programs: whatever the file, a table that says where each cell stands, or a fault."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.finding import Fault
from airdate.reading import tabular

CELLS = st.text(max_size=12)
ODD = st.text(st.sampled_from('ab,;\t|"\r\n =#\ufeff\u00a0é'), max_size=60)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=2), max_size=4), st.sampled_from(",;\t|"))
def test_what_a_csv_writer_writes_comes_back(rows: list[list[str]], separator: str) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL).writerows([["Id", "Clicks"], *rows])
    faults: list[Fault] = []
    table = tabular.parse(out.getvalue(), "a.csv", ["Id", "Clicks"], faults)
    assert table is not None and faults == []
    assert [cell.text for cell in table.header] == ["Id", "Clicks"]
    found = [[cell.text for cell in row] for row in table.rows]
    assert found == [row for row in rows if any(cell.strip() for cell in row)]


@given(ODD)
def test_any_text_is_a_table_or_a_fault(text: str) -> None:
    faults: list[Fault] = []
    table = tabular.parse(text, "a.csv", ["a", "b"], faults)
    assert (table is None) == bool(faults)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for row in [table.header, *table.rows] if table else ():
        for cell in row:
            assert 1 <= cell.line <= len(lines) and 1 <= cell.column <= len(lines[cell.line - 1]) + 1


@given(st.binary(max_size=80))
def test_any_bytes_are_a_table_or_a_fault(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    file = tmp_path_factory.getbasetemp() / "any.csv"
    file.write_bytes(data)
    faults: list[Fault] = []
    assert (tabular.read(file, "any.csv", ["a"], faults) is None) == bool(faults)


@pytest.mark.parametrize(
    ("text", "header", "line"),
    [
        ("sep=;\nId;Clicks\nx;1\n", ["Id", "Clicks"], 2),
        ("Report, of May\n\nid,CLICKS\nx,1\n", ["id", "CLICKS"], 3),
        ('"two\nlines"\nId\tClicks\n', ["Id", "Clicks"], 3),
        ("Id|Clicks\rx|1\r", ["Id", "Clicks"], 1),
        ("Id ,  Clicks\nx,1", ["Id ", "  Clicks"], 1),
    ],
)
def test_the_header_is_the_row_with_the_columns(text: str, header: list[str], line: int) -> None:
    table = tabular.parse(text, "a.csv", ["Id", "Clicks"], [])
    assert table is not None
    assert ([cell.text for cell in table.header], table.header[0].line) == (header, line)


def test_a_file_above_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MOST", 10)
    (tmp_path / "a.csv").write_bytes(b"Id,Clicks\n" * 2)
    faults: list[Fault] = []
    assert tabular.read(tmp_path / "a.csv", "a.csv", ["Id"], faults) is None
    assert [fault.cure for fault in faults] == ["split it"]
