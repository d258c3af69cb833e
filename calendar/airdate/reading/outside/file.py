"""Outside files: the ``.ics`` below the project's folder that ``path:`` names, or why it is not read."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place
from airdate.limits import CALENDAR_FAULTS
from airdate.reading import source
from airdate.reading.fields import Fields
from airdate.reading.outside import calendar
from airdate.reading.yaml import Scalar
from airdate.text import shown


def named(root: Path, fields: Fields, zone: ZoneInfo) -> source.Source | None:
    """The calendar that ``path`` names; nothing outside ``root`` is ever opened, no link followed.

    ``zone`` reads its local times. What is odd in it is told where it stands in the file.
    """
    node = fields.scalar("path")
    if node is None:
        return None
    path = PurePosixPath(node.text)
    if fault := _wrong(root, node, path):
        fields.faults.append(fault)
        return None
    told: list[Fault] = []
    found = source.read(root, path.as_posix(), path.as_posix(), told)
    for trouble in told:
        message = f"`path`: '{shown(node.text)}': {trouble.message}"
        fields.fault(node.place, trouble.rule, message, trouble.cure)
    return found if found and _sound(fields, node, found, zone) else None


def _wrong(root: Path, node: Scalar, path: PurePosixPath) -> Fault | None:
    """Why the path is not even tried."""
    quoted = f"`path`: '{shown(node.text)}'"
    inside = not path.is_absolute() and all(part[0] != "." for part in path.parts)
    if not inside or not node.text.isprintable() or set(node.text) & set('\\:"<>|?*'):
        cure = "write one such as calendar/fairs.ics"
        return Fault(node.place, "bad-value", f"{quoted} is no path below the project's folder", cure)
    if path.suffix.lower() != ".ics":
        cure = "export the calendar as iCalendar (.ics)"
        return Fault(node.place, "bad-value", f"{quoted} is no .ics file", cure)
    if any((root / folder).is_symlink() for folder in path.parents if folder.parts):
        message = f"{quoted} leads through a symbolic link, which is not followed"
        return Fault(node.place, "symbolic-link", message, "put a copy of the folder there")
    if not os.path.lexists(root / path):
        message = f"`path`: there is no file '{shown(node.text)}'"
        cure = "put it there, or correct the path, which begins at the project's folder"
        return Fault(node.place, "unreadable-file", message, cure)
    return None


def _sound(fields: Fields, node: Scalar, found: source.Source, zone: ZoneInfo) -> bool:
    """Whether the file is a calendar; its oddities are told where they stand in it."""
    try:
        odd = calendar.oddities(found.text, zone)
    except calendar.NoCalendar as error:
        message = f"`path`: '{shown(found.path)}' is no calendar that can be read: {error}"
        fields.fault(node.place, "unreadable-file", message, "export it anew as iCalendar (.ics)")
        return False
    fields.faults.extend(_told(found.shown, odd))
    return True


def _told(path: str, odd: tuple[calendar.Oddity, ...]) -> Iterator[Fault]:
    cure = "mend it in the calendar that it comes from, or leave it out of the export"
    for oddity in odd[:CALENDAR_FAULTS]:
        yield Fault(Place(path, oddity.line), "odd-calendar", oddity.message, cure)
    if len(odd) > CALENDAR_FAULTS:
        message = f"and {len(odd) - CALENDAR_FAULTS} more entries are odd"
        yield Fault(Place(path), "odd-calendar", message, cure)
