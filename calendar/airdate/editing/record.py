"""What a journal says: each file, its bytes before and after as digests, and where the new ones wait."""

import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from airdate.editing import disk

_FORMAT = 1
_TEMP = re.compile(r"(?:[^/.][^/]*/)*\.airdate-[0-9a-f]{16}-\d+\.tmp")

#: The bytes of files by path; None for a file that is not there, or shall not be.
Contents = Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Step:
    """One file: the digests of its bytes before and after (None for no file), and where the new ones wait."""

    path: str
    temp: str
    old: str | None
    new: str | None


def steps(root: Path, contents: Contents, old: Contents) -> tuple[Step, ...]:
    """A step for each file, sorted by path; EditRefused for a path that is none."""
    token = secrets.token_hex(8)
    found = []
    for n, (path, data) in enumerate(sorted(contents.items())):
        folder = disk.nearest_folder(disk.below(root, path).parent).relative_to(root)
        temp = (folder / f".airdate-{token}-{n}.tmp").as_posix()
        found.append(Step(path, temp, disk.digest(old.get(path)), disk.digest(data)))
    return tuple(found)


def serialize(steps: tuple[Step, ...], waiting: tuple[str, ...] = ()) -> bytes:
    """The journal's bytes; ``waiting`` are further temporary files, to be taken away at the end."""
    told = {"format": _FORMAT, "files": [asdict(step) for step in steps], "waiting": waiting}
    return (json.dumps(told, indent=1) + "\n").encode()


def parse(data: bytes) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    """The steps of a journal, and what waits besides; ValueError if it is not ours.

    It might come with somebody's repository: it may name nothing hidden, and nothing outside.
    """
    try:
        told: Any = json.loads(data)
        found = tuple(Step(**step) for step in told["files"])
        waiting = tuple(told["waiting"])
        ours = told["format"] == _FORMAT and all(map(_TEMP.fullmatch, (*(s.temp for s in found), *waiting)))
        ours = ours and all(disk.is_path(step.path) and _beside(step) for step in found)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no journal") from error
    if not ours:
        raise ValueError("no journal of ours")
    return found, waiting


def _beside(step: Step) -> bool:
    """Whether the temporary file waits in the file's folder, or above it where that was not there yet."""
    return PurePosixPath(step.path).is_relative_to(PurePosixPath(step.temp).parent)
