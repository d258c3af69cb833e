"""Signature: what tells whether a file has been touched."""

import os

#: Size, inode, and when content and inode changed, in nanoseconds.
Signature = tuple[int, int, int, int]

#: What was written so shortly before it was read may have been written again in the same tick.
TICK = 2_000_000_000


def signature(path: str) -> Signature | None:
    """What tells whether the file has been touched; None if it cannot be told."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return (status.st_size, status.st_ino, status.st_mtime_ns, status.st_ctime_ns)


def is_settled(mark: Signature, began: int) -> bool:
    """Whether the file had not just been written when a run began, at that time in nanoseconds."""
    return max(mark[2:]) <= began - TICK
