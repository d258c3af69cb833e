"""Exchange: a folder is made beside the one it replaces and swapped in when it is whole.

A stage is locked as long as its maker lives, so that the next one can tell what a
killed build has left and removes it. Where there are no such locks (Windows),
left stages stay.
"""

import ctypes
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows
    fcntl = None  # type: ignore[assignment]


class ExchangeError(Exception):
    """The folder to be replaced is not one that this tool made, or cannot be written."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A stage that becomes the target. Until ``finish`` the target keeps every byte.

    ``lock`` is the descriptor by which the stage is known to be in use.
    """

    target: Path
    stage: Path
    lock: int

    @classmethod
    def begin(cls, target: Path, ours: Callable[[Path], bool]) -> "Exchange":
        """Make an empty stage beside the target, and remove those that nobody works on any more.

        Raises ExchangeError if the target is a link or a file, or a folder with
        something in it that ``ours`` does not recognise: it would be lost.
        """
        if target.is_symlink():
            raise ExchangeError(f"{target} is a symbolic link; name the folder itself")
        if target.exists() and not target.is_dir():
            raise ExchangeError(f"{target} is a file; choose another folder, or remove it")
        try:
            if target.is_dir() and any(target.iterdir()) and not ours(target):
                raise ExchangeError(
                    f"{target} holds files that Airdate did not make; choose another, or empty it"
                )
            target.parent.mkdir(parents=True, exist_ok=True)
            with _alone(target.parent):
                _sweep(target)
                stage = Path(tempfile.mkdtemp(prefix=_prefix(target), dir=target.parent))
                lock = _locked(stage)
            stage.chmod(0o755)
        except OSError as error:
            raise ExchangeError(f"{target} cannot be written: {error.strerror}") from None
        return cls(target, stage, -1 if lock is None else lock)

    def finish(self) -> None:
        """Put the stage in the target's place; what was there is removed afterwards.

        Raises OSError, and leaves both as they are, if that cannot be done.
        """
        with _alone(self.target.parent):
            if self.target.exists():
                _swap(self.stage, self.target)
            else:
                self.stage.rename(self.target)
        self.abandon()

    def abandon(self) -> None:
        """Remove the stage, or the old folder that stands in its place now. To be called once."""
        shutil.rmtree(self.stage, ignore_errors=True)
        with suppress(OSError):
            os.close(self.lock)


def _prefix(target: Path) -> str:
    return f".{target.name}.airdate-"


def _sweep(target: Path) -> None:
    """Remove stages of this target whose makers are dead: nobody holds their locks."""
    for left in sorted(target.parent.glob(f"{_prefix(target)}*")):
        lock = _locked(left) if left.is_dir() and not left.is_symlink() else None
        if lock is not None:
            shutil.rmtree(left, ignore_errors=True)
            os.close(lock)


def _locked(folder: Path) -> int | None:
    """A descriptor that locks the folder until it is closed; None if another process holds it."""
    if fcntl is None:  # pragma: no cover - Windows
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let one process at a time make, sweep and swap stages in a folder.

    Where the lock is not to be had, after some seconds go on without: somebody
    may hold it around the whole build.
    """
    lock = None
    for _ in range(100):
        if (lock := _locked(folder)) is not None or fcntl is None:
            break
        time.sleep(0.05)
    try:
        yield
    finally:
        if lock is not None:
            os.close(lock)


def _swap(new: Path, old: Path) -> None:
    """Let two folders change places: at once where Linux can (renameat2), else one after the other."""
    if sys.platform == "linux" and _renamed(new, old):
        return
    aside = new.with_name(f"{new.name}.old")
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)


def _renamed(new: Path, old: Path) -> bool:
    """``renameat2(…, RENAME_EXCHANGE)``; False where the kernel, libc or file system has it not."""
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    here, exchange = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
    return rename is not None and rename(here, os.fsencode(new), here, os.fsencode(old), exchange) == 0
