"""Mending: a fix as the text that it makes of a file, and as the span that something else stands in then."""

from typing import NamedTuple

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.finding import Assign, Change, Finding, Rename, Replace


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
    made: str | None = text if finding.fault.fix else None
    for change in finding.fault.fix.changes if finding.fault.fix else ():
        if made is not None:
            made = _changed(made, finding.fault.place.path, change)
    return made


def _changed(text: str, path: str, change: Change) -> str | None:
    if isinstance(change, Replace):
        return _replaced(text, change)
    try:
        matter = Matter.read(text.encode(), path)
        if isinstance(change, Rename):
            place = matter.nodes.keys.get(change.key)
            return _replaced(text, Replace(place, change.key, change.name)) if place else None
        return _assigned(matter, change)
    except EditRefused:
        return None


def _assigned(matter: Matter, change: Assign) -> str:
    edited = matter.unset(change.key) if change.value is None else matter.set(change.key, change.value)
    return edited.text


def _replaced(text: str, change: Replace) -> str | None:
    lines = text.split("\n")
    if not 0 < change.place.line <= len(lines):
        return None
    line, at = lines[change.place.line - 1], change.place.column - 1
    if not line.startswith(change.old, at):
        return None
    lines[change.place.line - 1] = f"{line[:at]}{change.new}{line[at + len(change.old) :]}"
    return "\n".join(lines)


def _spot(text: str, offset: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, len(text[begin:offset].encode("utf-16-le")) // 2 + 1
