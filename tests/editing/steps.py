"""A process that stops at its n-th step on the disk: killed, or told that there is no room."""

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

#: What changes the disk. Each is a step, and writing half of the bytes another.
STEPS = (
    "open",
    "write",
    "fsync",
    "fchmod",
    "fchown",
    "replace",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "close",
)


@contextmanager
def stopping(at: int, stop: Callable[[], None]) -> Iterator[list[str]]:
    """Call ``stop`` before the n-th step; yields the steps made."""
    made: list[str] = []
    original = {name: getattr(os, name) for name in STEPS}

    def step(name: str) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            made.append(name)
            if len(made) == at:
                if name == "write":
                    original["write"](given[0], given[1][: len(given[1]) // 2])
                stop()
            return original[name](*given, **named)

        return run

    for name in STEPS:
        setattr(os, name, step(name))
    try:
        yield made
    finally:
        for name, function in original.items():
            setattr(os, name, function)


def die() -> None:
    """What a power cut, or ``kill -9``, does."""
    os.kill(os.getpid(), signal.SIGKILL)


def no_room() -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def killed(at: int, action: Callable[[], object]) -> bool:
    """Run the action in a process of its own, killed at that step; False if it ended before."""
    child = os.fork()
    if child == 0:
        try:
            with stopping(at, die):
                action()
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])
