"""History: when each source was first written and last changed, as git or the source itself tells.

Never the clock and never the file's time stamp: a fresh clone tells the same.
A shallow clone tells nothing, because there every file seems to be as young as the clone.

    read    git's log along the first parents, and the text of each version, in one go
    log     the commits in order, each later than the one before
    blocks  a version cut by its top-level keys
    notes   which keys changed in which commit, also under other names; what others show of a file
    told    what a build says of a repository that cannot tell everything
"""

import contextlib
import os
import pickle
import subprocess
from collections.abc import Iterable
from functools import partial
from itertools import repeat
from pathlib import Path

from airdate.reading import store
from airdate.reading.history.command import blobs, git
from airdate.reading.history.log import commits
from airdate.reading.history.record import (
    UNKNOWN,
    Answers,
    Change,
    GitHistory,
    History,
    Ledger,
    NoHistory,
    PartOfHistory,
)
from airdate.reading.history.walk import Read, walk

__all__ = [
    "UNKNOWN",
    "Answers",
    "Change",
    "GitHistory",
    "History",
    "Ledger",
    "NoHistory",
    "PartOfHistory",
    "git",
    "read",
]


def read(content: Path, calendar: Path | None = None, keep: Path | None = None) -> History:
    """The history of a plan's two folders; NoHistory if git is absent or knows nothing of the content.

    In the file ``keep`` lies what was read of the same commit before, and will lie what is read now.
    """
    try:
        if not content.is_dir() or git(content, "rev-parse", "--is-shallow-repository") != "false\n":
            return NoHistory()
        words = calendar if calendar and _home(calendar) == _home(content) else None
        folders = [".", *([os.path.relpath(words.resolve(), content.resolve())] if words else [])]
        prefixes = _prefix(content), _prefix(words) if words else None
        key = f"{store.program()} {git(content, 'rev-parse', 'HEAD')} {prefixes} {partial_clone(content)}"
        ledger = _kept(keep, key) if keep else None
        if ledger is None:
            ledger = walk(commits(content, *folders), *prefixes, _reader(content))
            _keep(keep, key, ledger)
    except (OSError, subprocess.SubprocessError):
        return NoHistory()
    return GitHistory.telling(ledger) if ledger.traces else NoHistory()


def partial_clone(folder: Path) -> bool:
    """Whether texts of the repository are only promised; none is fetched."""
    return bool(git(folder, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$"))


def _kept(file: Path, key: str) -> Ledger | None:
    """What was noted at that commit before, if it was kept."""
    data, _ = store.read(file)
    try:
        found, ledger = pickle.loads(data)  # noqa: S301 - the user's own
    except Exception:  # absent, cut off, of another program
        return None
    return ledger if found == key and isinstance(ledger, Ledger) else None


def _keep(file: Path | None, key: str, ledger: Ledger) -> None:
    if file:
        with contextlib.suppress(OSError):  # a run without it is slower, and nothing else
            store.write(file, pickle.dumps((key, ledger), pickle.HIGHEST_PROTOCOL))


def _reader(content: Path) -> Read:
    return _nothing if partial_clone(content) else partial(blobs, content)


def _nothing(ids: list[str]) -> Iterable[None]:
    return repeat(None, len(ids))


def _home(folder: Path) -> str:
    return git(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else ""


def _prefix(folder: Path) -> str:
    return git(folder, "rev-parse", "--show-prefix").removesuffix("\n")
