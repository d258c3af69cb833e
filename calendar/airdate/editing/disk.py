"""Single steps on the disk, each of them whole or not at all, and durable."""

import errno
import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from airdate.editing.refusal import EditRefused
from airdate.finding import Place
from airdate.text import shown

_READ = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)

#: What stands where a file was, and is none.
NO_FILE = "no regular file"


def is_path(path: str) -> bool:
    """Whether it names a file below its folder: nothing hidden, nothing outside."""
    parts = path.split("/")
    hidden = any(not part or part.startswith(".") or set(part) & set("\\\0") for part in parts)
    return not hidden and not os.path.splitdrive(path)[0]


def below(root: Path, path: str) -> Path:
    """The file of that relative path; EditRefused if it is no such path, or leads over a symbolic link."""
    if not is_path(path):
        raise EditRefused(f"'{shown(path)}' is no path of the plan", "name a file below its folder")
    file = root / path
    if any(at.is_symlink() for at in (file, *file.parents[: path.count("/")])):
        raise EditRefused("symbolic links are not followed", "put a copy of the file here", Place(path))
    return file


def read(file: Path) -> bytes | None:
    """The bytes of a regular file; None if nothing stands there; EditRefused for anything else."""
    try:
        descriptor = os.open(file, _READ)
    except (FileNotFoundError, NotADirectoryError):
        return None
    with os.fdopen(descriptor, "rb") as opened:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise EditRefused("this is not a regular file", "put a copy of the file here", Place(str(file)))
        return opened.read()


def digest(data: bytes | None) -> str | None:
    """The SHA-256 of the bytes; None for none."""
    return None if data is None else hashlib.sha256(data).hexdigest()


def state(root: Path, path: str) -> str | None:
    """The digest of what stands there, or that it is no file that may be touched."""
    try:
        return digest(read(below(root, path)))
    except EditRefused:
        return NO_FILE
    except OSError as error:
        if error.errno in (errno.ELOOP, errno.EISDIR):
            return NO_FILE
        raise


def create(file: Path, data: bytes, like: os.stat_result | None = None) -> None:
    """Write a new file to the disk's plates, with the rights and, where allowed, the owner of ``like``."""
    descriptor = os.open(file, _WRITE, 0o666)
    try:
        if like is not None:
            _dress(descriptor, like)
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _dress(descriptor: int, like: os.stat_result) -> None:
    now = os.fstat(descriptor)
    if hasattr(os, "fchown") and (now.st_uid, now.st_gid) != (like.st_uid, like.st_gid):
        with suppress(PermissionError):
            os.fchown(descriptor, like.st_uid, like.st_gid)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, stat.S_IMODE(like.st_mode))


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where a folder can be opened for that."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def nearest_folder(folder: Path) -> Path:
    """The folder, or the nearest above it that there is."""
    while not folder.is_dir():
        folder = folder.parent
    return folder


def make_folder(folder: Path) -> None:
    """The folder and those above it, each of them durable."""
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)
