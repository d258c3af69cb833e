"""Mending: a fix as the text that it makes of a file."""

from airdate.finding import Finding
from airdate.item import Item
from airdate.report import mending


def mended(text: str, finding: Finding) -> str | None:
    """The file's text after the fix of the finding; None if there is none, or the text is another by now."""
    return mending.mended(finding, text)


def is_approved(item: Item | None) -> bool:
    """Whether its wording has been agreed to: a fix of that is no matter of a click."""
    if item is None:
        return False
    decided = any(output.status.decided for output in item.outputs)
    return decided or item.status.decided or bool(item.approvals.approvals)
