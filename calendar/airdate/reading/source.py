"""One file's text: read once, safely, or told why not."""

import codecs
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

    @property
    def stem(self) -> str:
        """The path without the file's extension."""
        return self.path.rpartition(".")[0] or self.path


def read(root: Path, path: str, shown: str, faults: list[Fault], most: int = FILE_BYTES) -> Source | None:
    """Read the regular file ``root/path``; on any trouble append a fault and return None.

    Symbolic links, FIFOs and devices are not opened, so nothing outside the
    tree is read and nothing blocks; nor is a file of more than ``most`` bytes read.
    """
    try:
        data = _bytes(f"{root}/{path}", most)
    except OSError as error:
        faults.append(_unreadable(Place(shown), error))
        return None
    text = _text(data, shown, most)
    if isinstance(text, Fault):
        faults.append(text)
        return None
    return Source(path, shown, text)


def _text(data: bytes | None, shown: str, most: int) -> str | Fault:
    """The text that the bytes are, or why they are none."""
    if data is None:
        return _refused(Place(shown), "this is not a regular file", "put a copy of the file here")
    if len(data) > most:
        return _refused(Place(shown), f"larger than {most // 1024} KiB", "split it, or move data out")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _refused(Place(shown), "this is UTF-16", "save the file as UTF-8")
    data = data.removeprefix(codecs.BOM_UTF8)
    if (nul := data.find(b"\0")) >= 0:
        return _refused(_at(data, nul, shown), "a NUL byte: this is not text", "save it as UTF-8 text")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        return _refused(_at(data, error.start, shown), message, "save the file as UTF-8")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _refused(place: Place, message: str, cure: str) -> Fault:
    return Fault(place, "unreadable-file", message, cure)


# Neither follow a link nor wait for a FIFO; not every system knows these words.
_FLAGS = os.O_RDONLY
for _name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"):
    _FLAGS |= getattr(os, _name, 0)


def _bytes(path: str, most: int) -> bytes | None:
    descriptor = os.open(path, _FLAGS)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            return None
        size = min(status.st_size, most + 1)
        data = os.read(descriptor, size)
        while len(data) < size and (part := os.read(descriptor, size - len(data))):
            data += part
        return data
    finally:
        os.close(descriptor)


def _unreadable(place: Place, error: OSError) -> Fault:
    if error.errno == errno.ELOOP:
        return Fault(place, "symbolic-link", "symbolic links are not followed", "put a copy of the file here")
    return Fault(place, "unreadable-file", (error.strerror or "cannot be read").lower(), "check its rights")


def _at(data: bytes, offset: int, shown: str) -> Place:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.rpartition(b"\n")[2].decode("utf-8", "replace")
    return Place(shown, before.count(b"\n") + 1, len(line) + 1)
