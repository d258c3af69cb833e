"""Scaffold: the first files of a plan, and the first lines of an item. Nothing is ever overwritten."""

import errno
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from zoneinfo import ZoneInfo

from airdate import report
from airdate.editing import quoting
from airdate.finding import Fault, Finding
from airdate.item import Item
from airdate.plan import Plan
from airdate.reading.documents import Documents
from airdate.reading.source import Source
from airdate.text import one_line

_ALWAYS = ("title", "summary", "status", "visibility")
_APPEARING = (
    "campaign",
    "event",
    "channel",
    "audience",
    "format",
    "pillar",
    "owner",
    "planned",
    "publish",
    "repeat",
    "image",
    "assets",
    "embargo",
    "due",
)
_WHERE = ("location", "geo", "url", "conference", "image", "assets", "due")
_LASTING = ("campaign", "event", "channel", "audience", "owner", "start", "end", *_WHERE)
_DOCUMENT = ("campaign", "owner")

#: The keys that make sense beside ``_ALWAYS``, by type; what a team adds itself appears somewhere.
_KEYS = {
    "event": ("campaign", "audience", "pillar", "owner", "start", "end", "repeat", *_WHERE),
    "campaign": ("objective", "audience", "pillar", "owner", "start", "end"),
    **dict.fromkeys(("ad", "sponsorship", "offline"), _LASTING),
    **dict.fromkeys(("playbook", "scenario", "strategy", "policy", "experiment"), _DOCUMENT),
}

#: Keys that a new item shows empty, to be filled in.
_PROMPTS = frozenset(
    ["objective", "campaign", "event", "channel", "audience", "owner", "publish", "start", "end", "location"]
)


#: Folders that are no plural, or not that of the type.
_FOLDERS = {
    "press": "press",
    "social": "social",
    "offline": "offline",
    "strategy": "strategies",
    "policy": "policies",
}

_PLACEHOLDER = re.compile(r"\{\{ (\w+)(?: (-?\d+))? \}\}")


def create(path: Path, data: bytes) -> None:
    """Write a new file, whole or not at all; FileExistsError if something stands there."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.parent / f".{path.name[:200]}.{os.getpid()}.tmp"
    try:
        with os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _reveal(part, path)
    finally:
        with suppress(OSError):
            part.unlink()


def _reveal(part: Path, path: Path) -> None:
    """Give the finished file its name; unlike a rename, a link fails where something stands."""
    try:
        path.hardlink_to(part)
    except OSError as error:
        if error.errno not in (errno.EPERM, errno.ENOTSUP, errno.ENOSYS) or os.path.lexists(path):
            raise
        part.rename(path)  # a disk without links


def first_files(now: datetime, zone: ZoneInfo, title: str) -> dict[str, bytes]:
    """The files of a fresh plan by path: settings, vocabulary, and a small campaign around ``now``."""
    root = files("airdate") / "templates" / "scaffold"
    today = now.astimezone(zone).date()

    def fill(match: re.Match[str]) -> str:
        name, day = match[1], _working_day(today, int(match[2] or 0))
        nine = datetime.combine(day, time(9), zone)
        words = {"title": scalar(title), "zone": zone.key, "day": str(day), "month": f"{day:%Y-%m}"}
        return (words | {"nine": nine.isoformat(timespec="minutes")})[name]

    texts = {path: file.read_text("utf-8") for path, file in _walk(root, "")}
    return {
        path.replace("gitignore", ".gitignore"): _PLACEHOLDER.sub(fill, text).encode()
        for path, text in sorted(texts.items())
    }


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry, f"{above}{entry.name}/")
        else:
            yield f"{above}{entry.name}", entry


def _working_day(today: date, days: int) -> date:
    """That many days from today, or the Monday after it."""
    day = today + timedelta(days=days)
    return day + timedelta(days=max(7 - day.weekday(), 0) if day.weekday() > 4 else 0)


def write_all(root: Path, contents: Mapping[str, bytes]) -> None:
    """Create every file below ``root``; if one fails, those before it and new folders are removed again."""
    done: list[Path] = []
    above = {folder for path in contents for folder in (root / path).parents}
    new = sorted((folder for folder in above if not folder.exists()), reverse=True)
    try:
        for path, data in contents.items():
            create(root / path, data)
            done.append(root / path)
    except OSError:
        for file in done:
            file.unlink(missing_ok=True)
        for folder in new:  # the deepest first
            with suppress(OSError):
                folder.rmdir()
        raise


def keys_of(type: str) -> tuple[str, ...]:
    """The keys that make sense for an item of that type, in their order."""
    return (*_ALWAYS, *_KEYS.get(type, _APPEARING))


def path_of(type: str, id: str) -> str:
    """Where a new item lies below ``content/``, unless somebody wants it elsewhere."""
    return f"{_FOLDERS.get(type, f'{type}s')}/{id}.md"


def item_text(type: str, id: str, path: str, given: Mapping[str, Sequence[str]]) -> str:
    """A new item: what is given, and empty keys for what an item of its type usually says.

    ``due`` is given as ``STAGE=WHEN``.
    """
    lines, outputs = [f"type: {scalar(type)}"], list[str]()
    if Path(path).stem != id:
        lines.append(f"id: {scalar(id)}")
    for key in keys_of(type):
        values = given.get(key, ())
        if key == "channel" and len(values) > 1:
            outputs = ["outputs:", *(f"  - channel: {scalar(value)}" for value in values)]
        elif values and key == "due":
            stages = (value.partition("=") for value in values)
            lines += ["due:", *(f"  {scalar(stage)}: {scalar(when)}" for stage, _, when in stages)]
        elif values:
            lines.append(f"{key}: {_value(values)}")
        elif key in _PROMPTS and not (key == "publish" and "planned" in given):
            lines.append(f"{key}:")
    return "\n".join(["---", *lines, *outputs, "---", ""])


def _value(values: Sequence[str]) -> str:
    if len(values) == 1:
        return scalar(values[0])
    return f"[{', '.join(quoting.scalar(one_line(value), flow=True) for value in values)}]"


def scalar(text: str) -> str:
    """One line of text as YAML that every reader takes for it, without quotes where none are needed."""
    return quoting.scalar(one_line(text))


def joined(plan: Plan, texts: Mapping[str, str]) -> tuple[Plan, list[Finding]]:
    """The plan with new items of those texts, by path, and what the checks would say of them."""
    faults: list[Fault] = []
    documents = Documents(plan.content_dir, (), plan.vocabulary, faults)
    read = (documents.read(Source(path, _shown(plan, path), text), faults) for path, text in texts.items())
    items = [*plan.items, *(found for found in read if isinstance(found, Item))]
    plan = replace(plan, faults=tuple(sorted((*plan.faults, *faults)))).with_items(items)
    new = {_shown(plan, path) for path in texts}
    return plan, [finding for finding in report.findings(plan) if finding.fault.place.path in new]


def _shown(plan: Plan, path: str) -> str:
    return f"{plan.content_dir.name}/{path}"
