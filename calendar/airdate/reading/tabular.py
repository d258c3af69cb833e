"""Tabular: files of rows and columns as spreadsheets and web services export them (RFC 4180 and its kin).

Commas, semicolons, tabs or bars; UTF-8 with or without a byte order mark, or UTF-16 with one; quotes with
line breaks inside; a line ``sep=;``; lines above the header. Nothing is asked of the machine's locale.
"""

import codecs
import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from airdate.finding import Fault, Place
from airdate.text import listed, nearest, shown

#: As much as is read of a file.
MOST = 67_108_864

_SEPARATORS = ",;\t|"

#: How far down the header may stand.
_ABOVE = 30


class Cell(NamedTuple):
    """A text, and where it begins: line and column from 1."""

    text: str
    line: int
    column: int


Row = list[Cell]


class Table(NamedTuple):
    """The header and the rows below it, blank ones left out."""

    shown: str
    header: Row
    rows: list[Row]

    def place(self, cell: Cell) -> Place:
        """Where it stands, as messages name it."""
        return Place(self.shown, cell.line, cell.column)

    def column(self, name: str) -> int | None:
        """The first column of that name, whatever its case; None if there is none."""
        wanted = folded(name)
        return next((n for n, cell in enumerate(self.header) if folded(cell.text) == wanted), None)

    def missing(self, name: str) -> Fault:
        """That there is no such column, with the nearest or all that there are."""
        names = [cell.text.strip() for cell in self.header if cell.text.strip()]
        near = nearest(name, names)
        cure = f"did you mean '{shown(near)}'?" if near else f"the file has {listed(map(shown, names), 20)}"
        place = self.place(self.header[0]) if self.header else Place(self.shown)
        return Fault(place, "unreadable-file", f"there is no column '{shown(name)}'", cure)


def folded(name: str) -> str:
    """What two spellings of one column have in common."""
    return " ".join(name.casefold().split())


def read(file: Path, shown_as: str, wanted: Collection[str], faults: list[Fault]) -> Table | None:
    """The table in a file, by the separator under which most of the ``wanted`` columns are found.

    None, with a fault, if it is no text or no table. OSError if it cannot be read.
    """
    with file.open("rb") as opened:
        data = opened.read(MOST + 1)
    text = _text(data)
    if text is None:
        what = (
            f"larger than {MOST // 1_048_576} MiB" if len(data) > MOST else "this is neither UTF-8 nor UTF-16"
        )
        cure = "split it" if len(data) > MOST else "export it as CSV in UTF-8"
        faults.append(Fault(Place(shown_as), "unreadable-file", what, cure))
        return None
    return parse(text, shown_as, wanted, faults)


def parse(text: str, shown_as: str, wanted: Collection[str], faults: list[Fault]) -> Table | None:
    """As ``read``, of the text itself."""
    known = {folded(name) for name in wanted}
    separator, at = max(_headers(text, known))[2:]
    rows: list[Row] = []
    for row in _rows(text, separator):
        if isinstance(row, Cell):
            place = Place(shown_as, row.line, row.column)
            faults.append(Fault(place, "unreadable-file", "a quoted cell does not end", "close its quote"))
            return None
        rows.append(row)
    if not rows or at >= len(rows):
        faults.append(Fault(Place(shown_as), "empty-file", "there is no table in it", "export it anew"))
        return None
    return Table(shown_as, rows[at], rows[at + 1 :])


def _text(data: bytes) -> str | None:
    if len(data) > MOST:
        return None
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _headers(text: str, known: set[str]) -> Iterator[tuple[int, int, str, int]]:
    """For each separator how many wanted columns its best row has, how many at all, and which row that is."""
    for separator in _SEPARATORS:
        best = (0, 0, separator, 0)
        for n, row in enumerate(_rows(text, separator)):
            if n == _ABOVE or isinstance(row, Cell):
                break
            names = {folded(cell.text) for cell in row}
            found = len(names & known), len(row)
            best = (*found, separator, n) if found[0] > best[0] or n == 0 else best
        yield best


def _rows(text: str, separator: str) -> Iterator[Row | Cell]:
    """The rows that are not blank; a Cell in place of a row is one whose quote never ends."""
    mark = re.escape(separator)
    cells = re.compile(rf'(?:"([^"]*(?:""[^"]*)*)" *|([^{mark}\r\n]*))({mark}|\r\n|\r|\n|\Z)')
    row: Row = []
    at = len(f"sep={separator}") if text.startswith(f"sep={separator}") else 0
    line, begins = 1, 0
    while at <= len(text):
        match = cells.match(text, at)
        if match is None or (match[1] is None and match[2].startswith('"') and _open(match[2])):
            yield Cell("", line, at - begins + 1)
            return
        quoted, plain, end = match.groups()
        row.append(Cell(plain if quoted is None else quoted.replace('""', '"'), line, at - begins + 1))
        if quoted and (breaks := _breaks(quoted)):
            line += breaks
            begins = match.start(3)
        at = match.end()
        if end != separator:
            if any(cell.text.strip() for cell in row):
                yield row
            row, line, begins = [], line + 1, at
            if not end or at == len(text):
                return


def _open(plain: str) -> bool:
    """Whether a quote that begins a cell has no end before the separator."""
    return plain.count('"') % 2 == 1


def _breaks(text: str) -> int:
    return len(re.findall(r"\r\n|\r|\n", text))
