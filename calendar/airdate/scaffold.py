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

from airdate import checks
from airdate.finding import Fault, Finding
from airdate.plan import Plan
from airdate.reading import front_matter, items
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
    "embargo",
)
_LASTING = ("campaign", "event", "channel", "audience", "owner", "start", "end", "location", "url")
_DOCUMENT = ("campaign", "owner")

#: The keys that make sense beside ``_ALWAYS``, by type; what a team adds itself appears somewhere.
_KEYS = {
    "event": ("campaign", "audience", "pillar", "owner", "start", "end", "location", "url"),
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

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_-]*|\d{4}(-[0-9Qq]+)*([T ]\d+(:\d+)+(Z|[+-]\d+(:\d+)?)?)?", re.ASCII)
_OTHER_MEANING = frozenset(["null", "true", "false", "yes", "no", "on", "off", "y", "n"])
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
    """Create every file below ``root``; if one fails, those before it are removed again."""
    done: list[Path] = []
    try:
        for path, data in contents.items():
            create(root / path, data)
            done.append(root / path)
    except OSError:
        for file in done:
            file.unlink(missing_ok=True)
        raise


def keys_of(type: str) -> tuple[str, ...]:
    """The keys that make sense for an item of that type, in their order."""
    return (*_ALWAYS, *_KEYS.get(type, _APPEARING))


def path_of(type: str, id: str) -> str:
    """Where a new item lies below ``content/``, unless somebody wants it elsewhere."""
    return f"{_FOLDERS.get(type, f'{type}s')}/{id}.md"


def item_text(type: str, id: str, path: str, given: Mapping[str, Sequence[str]]) -> str:
    """A new item: what is given, and empty keys for what an item of its type usually says."""
    lines, outputs = [f"type: {scalar(type)}"], list[str]()
    if Path(path).stem != id:
        lines.append(f"id: {scalar(id)}")
    for key in keys_of(type):
        values = given.get(key, ())
        if key == "channel" and len(values) > 1:
            outputs = ["outputs:", *(f"  - channel: {scalar(value)}" for value in values)]
        elif values:
            lines.append(f"{key}: {_value(values)}")
        elif key in _PROMPTS and not (key == "publish" and "planned" in given):
            lines.append(f"{key}:")
    return "\n".join(["---", *lines, *outputs, "---", ""])


def _value(values: Sequence[str]) -> str:
    return scalar(values[0]) if len(values) == 1 else f"[{', '.join(map(scalar, values))}]"


def scalar(text: str) -> str:
    """One line of text as YAML that every reader takes for it: plain for words and times, else quoted."""
    line = one_line(text)
    if _PLAIN.fullmatch(line) and line.lower() not in _OTHER_MEANING:
        return line
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped) + '"'


def judge(plan: Plan, path: str, text: str) -> list[Finding]:
    """What the checks would say of a new item with that text, were it a part of the plan."""
    faults: list[Fault] = []
    shown = f"{plan.content_dir.name}/{path}"
    settings = plan.vocabulary.settings
    zone = settings.zone if settings.timezone else None
    document = front_matter.read(Source(path, shown, text), faults)
    defaults = items.Defaults(zone, settings.language, plan.vocabulary.types)
    if document and document.matter and (item := items.read(document, document.matter, defaults, faults)):
        plan = replace(plan, items=tuple(sorted((*plan.items, item), key=lambda i: i.path)), faults=())
    found = {*checks.lift(faults), *checks.run(plan)}
    return sorted(finding for finding in found if finding.fault.place.path == shown)
