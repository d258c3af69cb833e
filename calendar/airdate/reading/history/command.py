"""Commands: git is asked, and neither runs a program of the checkout nor fetches an object."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from threading import Thread, Timer
from typing import IO

from airdate.limits import FILE_BYTES, GIT_SECONDS

# A foreign checkout may configure programs to be run; a promised object would be fetched.
_SAFE = ("core.fsmonitor=false", "core.pager=cat", "log.showSignature=false", "protocol.allow=never")
_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}
# Set while git runs a hook; they would point away from the folder that is asked for.
_ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"})


def git(folder: Path, *arguments: str) -> str:
    """What git prints; empty if it refuses."""
    done = subprocess.run(
        _command(folder, arguments),
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GIT_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""


def blobs(folder: Path, ids: Iterable[str]) -> Iterator[bytes | None]:
    """The bytes of each blob, one after the other; None for one that is not there or too large."""
    process = subprocess.Popen(
        _command(folder, ("cat-file", "--batch", "--buffer")),
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    asked = list(ids)
    asked_of, told = process.stdin, process.stdout
    if asked_of is None or told is None:  # both are pipes
        return
    asking, alarm = Thread(target=_ask, args=(asked_of, asked)), Timer(GIT_SECONDS, process.kill)
    try:
        asking.start()
        alarm.start()
        for _ in asked:
            yield _next(told)
    finally:
        alarm.cancel()
        process.kill()
        asking.join()
        told.close()
        process.wait()


def _command(folder: Path, arguments: Iterable[str]) -> list[str]:
    settings = [part for setting in _SAFE for part in ("-c", setting)]
    return ["git", "-C", str(folder), *settings, "--no-pager", "--no-optional-locks", *arguments]


def _environment() -> dict[str, str]:
    inherited = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
    return inherited | _ENVIRONMENT


def _ask(pipe: IO[bytes], ids: list[str]) -> None:
    try:
        with pipe:
            pipe.write("".join(f"{id}\n" for id in ids).encode())
    except OSError:
        pass  # git has ended; whoever reads will see that


def _next(pipe: IO[bytes]) -> bytes | None:
    """One answer: ``<id> blob <size>``, the bytes and a line end; else ``<id> missing``."""
    head = pipe.readline().split()
    if len(head) != len(("id", "kind", "size")) or not head[2].isdigit():
        return None
    size = int(head[2])
    if size <= FILE_BYTES:
        data = pipe.read(size + 1)[:-1]
        return data if len(data) == size else None
    for _ in repeat(None, size // FILE_BYTES):
        pipe.read(FILE_BYTES)
    pipe.read(size % FILE_BYTES + 1)
    return None
