"""The unscheduled shelf: what has no day, by how far it is; and intentions known to the month or less."""

from collections.abc import Iterator

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.sheet import Sheet
from airdate.status import Status


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/unscheduled/``: nothing that was ever thought of is lost."""
    shelf = [entry for entry in sheet.plan.unscheduled if not entry.agreed]
    if not (shelf or sheet.plan.vague or sheet.edition.internal):
        return  # readers need no empty shelf
    yield sheet.page(
        "unscheduled.md",
        "shelf.html",
        sheet.spoken.gettext("Unscheduled"),
        groups=[(name, found) for name, found in _groups(sheet, shelf) if found],
        entries=[*sheet.plan.vague, *shelf],
    )


def _groups(sheet: Sheet, shelf: list[Entry]) -> Iterator[tuple[str, list[Entry]]]:
    _ = sheet.spoken.gettext
    yield _("Some time"), list(sheet.plan.vague)
    yield _("Postponed"), [entry for entry in shelf if entry.item.postponed]
    for status in Status:
        found = [entry for entry in shelf if entry.status is status and not entry.item.postponed]
        name = _(status.label)
        yield name[:1].upper() + name[1:], found
