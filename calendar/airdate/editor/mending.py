"""Mending: a fix as the text that it makes of a file."""

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.finding import Assign, Change, Finding, Place, Rename, Replace
from airdate.item import Item


def mended(text: str, finding: Finding) -> str | None:
    """The file's text after the fix of the finding; None if there is none, or the text is another by now."""
    fix = finding.fault.fix
    if fix is None:
        return None
    for change in fix.changes:
        after = _changed(text, finding.fault.place.path, change)
        if after is None:
            return None
        text = after
    return text


def is_approved(item: Item | None) -> bool:
    """Whether its wording has been agreed to: a fix of that is no matter of a click."""
    if item is None:
        return False
    decided = any(output.status.decided for output in item.outputs)
    return decided or item.status.decided or bool(item.approvals.approvals)


def _changed(text: str, path: str, change: Change) -> str | None:
    if isinstance(change, Replace):
        return _replaced(text, change)
    try:
        matter = Matter.read(text.encode(), path)
        if isinstance(change, Assign):
            edited = (
                matter.unset(change.key) if change.value is None else matter.set(change.key, change.value)
            )
            return edited.text
        place = matter.nodes.keys.get(change.key)
    except EditRefused:
        return None
    return _renamed(text, change, place)


def _renamed(text: str, change: Rename, place: Place | None) -> str | None:
    if place is None:
        return None
    return _replaced(text, Replace(place, change.key, change.name))


def _replaced(text: str, change: Replace) -> str | None:
    lines = text.split("\n")
    number, column = change.place.line - 1, change.place.column - 1
    mark = "\ufeff" if number == 0 and text.startswith("\ufeff") else ""
    if number >= len(lines) or not lines[number].removeprefix(mark)[column:].startswith(change.old):
        return None
    line = lines[number].removeprefix(mark)
    lines[number] = f"{mark}{line[:column]}{change.new}{line[column + len(change.old) :]}"
    return "\n".join(lines)
