"""Outside files: what ``path:`` names below the project's folder (``.ics``, ``.json``), or why not."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place
from airdate.limits import CALENDAR_FAULTS, FILE_BYTES, PLAN_BYTES
from airdate.reading import source
from airdate.reading.fields import Fields
from airdate.reading.outside import calendar, plan
from airdate.reading.outside.oddity import Oddity
from airdate.reading.yaml import Scalar
from airdate.text import shown

_EXPORT = "export it anew as iCalendar (.ics)"
_MEND = "mend it in the calendar that it comes from, or leave it out of the export"
_COPY = "copy the plan.json of the other plan here anew"
_REBUILD = "mend it in the plan that it comes from, and copy its plan.json here anew"


def named(root: Path, fields: Fields, zone: ZoneInfo) -> tuple[str, str | plan.Outside] | None:
    """What ``path`` names, and the text of that calendar or what that plan holds.

    Nothing outside ``root`` is ever opened, no link followed.

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
    most = PLAN_BYTES if _is_plan(node.text) else FILE_BYTES
    found = source.read(root, path.as_posix(), path.as_posix(), told, most)
    for trouble in told:
        message = f"`path`: '{shown(node.text)}': {trouble.message}"
        fields.fault(node.place, trouble.rule, message, trouble.cure)
    inside = _inside(fields, node, found, zone) if found else None
    return (found.path, inside) if found and inside is not None else None


def _wrong(root: Path, node: Scalar, path: PurePosixPath) -> Fault | None:
    """Why the path is not even tried."""
    quoted = f"`path`: '{shown(node.text)}'"
    inside = not path.is_absolute() and all(part[0] != "." for part in path.parts)
    if not inside or not node.text.isprintable() or set(node.text) & set('\\:"<>|?*'):
        cure = "write one such as calendar/fairs.ics"
        return Fault(node.place, "bad-value", f"{quoted} is no path below the project's folder", cure)
    if path.suffix.lower() not in (".ics", ".json"):
        cure = "export the calendar as iCalendar (.ics), or take the plan.json of another Airdate"
        return Fault(node.place, "bad-value", f"{quoted} is no .ics file, and no .json", cure)
    if any((root / folder).is_symlink() for folder in path.parents if folder.parts):
        message = f"{quoted} leads through a symbolic link, which is not followed"
        return Fault(node.place, "symbolic-link", message, "put a copy of the folder there")
    if not os.path.lexists(root / path):
        message = f"`path`: there is no file '{shown(node.text)}'"
        cure = "put it there, or correct the path, which begins at the project's folder"
        return Fault(node.place, "unreadable-file", message, cure)
    return None


def _inside(fields: Fields, node: Scalar, found: source.Source, zone: ZoneInfo) -> str | plan.Outside | None:
    """What the file holds; its oddities are told where they stand in it."""
    try:
        if _is_plan(found.path):
            outside = plan.outside(found.text, zone)
            fields.faults.extend(_told(found.shown, outside.odd, "odd-plan", _REBUILD))
            return outside
        odd = calendar.oddities(found.text, zone)
    except (calendar.NoCalendar, plan.NoPlan) as error:
        what, cure = ("plan", _COPY) if _is_plan(found.path) else ("calendar", _EXPORT)
        message = f"`path`: '{shown(found.path)}' is no {what} that can be read: {error}"
        fields.fault(node.place, "unreadable-file", message, cure)
        return None
    fields.faults.extend(_told(found.shown, odd, "odd-calendar", _MEND))
    return found.text


def _is_plan(path: str) -> bool:
    return path.lower().endswith(".json")


def _told(path: str, odd: tuple[Oddity, ...], rule: str, cure: str) -> Iterator[Fault]:
    for oddity in odd[:CALENDAR_FAULTS]:
        yield Fault(Place(path, oddity.line), rule, oddity.message, cure)
    if len(odd) > CALENDAR_FAULTS:
        yield Fault(Place(path), rule, f"and {len(odd) - CALENDAR_FAULTS} more entries are odd", cure)
