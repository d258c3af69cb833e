"""The unscheduled shelf: what has no day, by how far it is; and intentions known to the month or less."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.html.sheet import Sheet
from airdate.status import Status


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/unscheduled/``: nothing that was ever thought of is lost."""
    shelf = [entry for entry in sheet.plan.unscheduled if not entry.agreed]
    groups = [
        ("Some time", list(sheet.plan.vague)),
        ("Postponed", [entry for entry in shelf if entry.item.postponed]),
        *(
            (status.label.capitalize(), [e for e in shelf if e.status is status and not e.item.postponed])
            for status in Status
        ),
    ]
    if not (shelf or sheet.plan.vague or sheet.edition.internal):
        return  # readers need no empty shelf
    yield sheet.page(
        "unscheduled.md",
        "shelf.html",
        "Unscheduled",
        groups=[(name, found) for name, found in groups if found],
    )
