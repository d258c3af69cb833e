"""One writer at a time: a lock on the folder itself, which leaves no file behind and dies with its owner."""

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from airdate.editing.refusal import WriteFailed

try:
    import fcntl
except ImportError:  # Windows: commands there do not wait for each other
    fcntl = None  # type: ignore[assignment]

_PATIENCE = 40  # times 50 ms: a writer needs a few of them
_HELD = (errno.EWOULDBLOCK, errno.EACCES)


@contextmanager
def held(root: Path) -> Iterator[None]:
    """Hold the folder; WriteFailed if another command does and goes on doing so.

    A disk that knows no locks (some network disks) is written without.
    """
    if fcntl is None:
        yield
        return
    descriptor = os.open(root, os.O_RDONLY)
    try:
        _acquire(descriptor)
        yield
    finally:
        with suppress(OSError):  # what was done is done
            os.close(descriptor)


def _acquire(descriptor: int) -> None:
    for _ in range(_PATIENCE):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                return
            time.sleep(0.05)
        else:
            return
    raise WriteFailed("another airdate command is writing here", "wait until it has ended, then try again")
