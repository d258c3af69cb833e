"""The store: what runs keep for the next ones, in files that belong to the user alone.

They are unpickled, which nobody else's file may be: one that others can write is not read.
"""

import hashlib
import os
import stat
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import airdate

#: How files end that the program consists of, and the data that it reads.
_PARTS = (".py", ".json", ".txt")


def read(file: Path) -> bytes:
    """What the file holds; nothing if it is not ours alone."""
    try:
        with file.open("rb") as stream:
            return stream.read() if _is_ours(os.fstat(stream.fileno())) else b""
    except OSError:
        return b""


def write(file: Path, data: bytes) -> None:
    """The whole file, at once; OSError if that cannot be."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = file.with_name(f"{file.name}.{os.getpid()}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "wb") as stream:  # noqa: PTH123 - a descriptor
        stream.write(data)
    part.replace(file)


def named(folder: Path, content_dir: Path, calendar_dir: Path, ending: str) -> Path:
    """The file of one plan in the folder."""
    name = hashlib.sha256(f"{content_dir.resolve()}\0{calendar_dir.resolve()}".encode()).hexdigest()
    return folder / f"{name[:24]}.{ending}"


@cache
def program() -> str:
    """A digest of the program and of what it reads by: with another one all is read anew."""
    import tzdata

    digest = hashlib.sha256(f"{sys.version} {airdate.__version__} {tzdata.IANA_VERSION}".encode())
    root = Path(airdate.__file__).parent
    for path, status in sorted(_parts(str(root))):
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    for folder in map(Path, sys.path[1:]):  # the first is where the command lies, or where it was given
        if folder.is_dir():  # a package of another version is another entry in it
            digest.update(f"{folder} {folder.stat().st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _parts(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files below the folder that make up the program."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(_PARTS):
                yield entry.path, entry.stat()
            elif entry.is_dir() and not entry.name.startswith(("__", ".")):
                yield from _parts(entry.path)


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody but the user can have written the file."""
    uid = getattr(os, "getuid", None)
    return uid is None or (status.st_uid == uid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
