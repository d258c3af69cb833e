"""Mending: a fix as spans of the source that something else is written over, for programs that apply it."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from airdate.editing import disk
from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.finding import Assign, Change, Finding, Replace
from airdate.report.lines import Lines


class Span(NamedTuple):
    """From where to where (lines and columns from 1, the end excluded, UTF-16), and what stands there then."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


def spans(finding: Finding, lines: Lines) -> Sequence[Span]:
    """What the fix of the finding writes; nothing where there is none or the source is another by now."""
    fix = finding.fault.fix
    if fix is None:
        return ()
    found = [_span(change, finding.fault.place.path, lines) for change in fix.changes]
    return tuple(span for span in found if span) if all(found) else ()


def _span(change: Change, path: str, lines: Lines) -> Span | None:
    if isinstance(change, Replace):
        line = lines.at(change.place)
        if line is None or not line[change.place.column - 1 :].startswith(change.old):
            return None
        column = lines.units(change.place)
        return Span(change.place.line, column, change.place.line, column + _units(change.old), change.new)
    if isinstance(change, Assign):
        return _assigned(change, path, lines.root)
    return None


def _assigned(change: Assign, path: str, root: Path) -> Span | None:
    """The smallest span that the edit changes."""
    try:
        data = disk.read(disk.below(root, path))
        if data is None:
            return None
        before = Matter.read(data, path)
        after = before.unset(change.key) if change.value is None else before.set(change.key, change.value)
    except (EditRefused, OSError):
        return None
    return _between(before.text, after.text)


def _between(old: str, new: str) -> Span:
    most = min(len(old), len(new))
    start = next((n for n in range(most) if old[n] != new[n]), most)
    end = next((n for n in range(most - start) if old[-1 - n] != new[-1 - n]), most - start)
    stop = len(old) - end
    (line, column), (end_line, end_column) = _spot(old, start), _spot(old, stop)
    return Span(line, column, end_line, end_column, new[start : len(new) - end])


def _spot(text: str, offset: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, offset) + 1
    return text.count("\n", 0, offset) + 1, _units(text[begin:offset].removeprefix("\ufeff")) + 1


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
