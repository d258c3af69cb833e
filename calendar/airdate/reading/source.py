"""One file's text: read once, safely, or told why not."""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.limits import FILE_BYTES


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a file with ``\\n`` line ends and without a byte order mark.

    ``path`` is relative to its root with forward slashes; ``shown`` is the path
    as messages name it.
    """

    path: str
    shown: str
    text: str


def read(root: Path, path: str, shown: str, faults: list[Fault]) -> Source | None:
    """Read the regular file ``root/path``; on any trouble append a fault and return None.

    Symbolic links, FIFOs and devices are not opened, so nothing outside the
    tree is read and nothing blocks.
    """
    place = Place(shown)
    try:
        data = _bytes(root / path)
    except OSError as error:
        faults.append(_unreadable(place, error))
        return None
    if data is None:
        return _refuse(faults, place, "this is not a regular file", "put a copy of the file here")
    if len(data) > FILE_BYTES:
        return _refuse(faults, place, f"larger than {FILE_BYTES // 1024} KiB", "split it, or move data out")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if (nul := data.find(b"\0")) >= 0:
        return _refuse(faults, _at(data, nul, shown), "a NUL byte: this is not text", "save it as UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        where = _at(data, error.start, shown)
        return _refuse(faults, where, f"byte 0x{data[error.start]:02x} is not UTF-8", "save the file as UTF-8")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, shown, text)


def _bytes(path: Path) -> bytes | None:
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return None
        return file.read(FILE_BYTES + 1)


def _refuse(faults: list[Fault], place: Place, message: str, cure: str) -> None:
    faults.append(Fault(place, "unreadable-file", message, cure))


def _unreadable(place: Place, error: OSError) -> Fault:
    if error.errno == errno.ELOOP:
        return Fault(place, "symbolic-link", "symbolic links are not followed", "put a copy of the file here")
    return Fault(place, "unreadable-file", (error.strerror or "cannot be read").lower(), "check its rights")


def _at(data: bytes, offset: int, shown: str) -> Place:
    before = data[:offset]
    return Place(shown, before.count(b"\n") + 1, len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1)
