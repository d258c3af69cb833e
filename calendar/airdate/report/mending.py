"""Mending: a fix as the text that it makes of a file, and as the span that something else stands in then."""

from typing import NamedTuple

from airdate.editing import mending
from airdate.editing.refusal import EditRefused
from airdate.finding import Finding


class Span(NamedTuple):
    """From where to where (from 1, in UTF-16, the end excluded), and what stands there then."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def span(finding: Finding, text: str) -> Span | None:
    """The smallest span of the file's text that the fix writes anew; None where it cannot, or need not."""
    new = mended(finding, text)
    if new is None or new == text:
        return None
    most = min(len(text), len(new))
    start = next((n for n in range(most) if text[n] != new[n]), most)
    end = next((n for n in range(most - start) if text[-1 - n] != new[-1 - n]), most - start)
    (line, column), (end_line, end_column) = _spot(text, start), _spot(text, len(text) - end)
    return Span(line, column, end_line, end_column, new[start : len(new) - end])


def mended(finding: Finding, text: str) -> str | None:
    """The file's text after the fix; None where there is none, or the text is another by now."""
    if finding.fault.fix is None:
        return None
    try:
        return mending.mended(finding.fault.fix, text.encode(), finding.fault.place.path).decode()
    except (EditRefused, UnicodeEncodeError):  # half a character is in no file
        return None


def _spot(text: str, offset: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, len(text[begin:offset].encode("utf-16-le")) // 2 + 1
