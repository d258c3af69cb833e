"""History: when each source was first written and last changed, as git or the source itself tells.

Never the clock and never the file's time stamp: a fresh clone tells the same.
A shallow clone tells nothing, because there every file seems to be as young as the clone.

    read    git's log along the first parents, and the text of each version, in one go
    log     the commits in order, each later than the one before
    blocks  a version cut by its top-level keys
    witness who wrote a line, and the file as it was then; asked for a line at a time
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
from typing import TYPE_CHECKING, NamedTuple

from airdate.reading import store
from airdate.reading.history.command import blobs, git
from airdate.reading.history.record import (
    UNKNOWN,
    Answers,
    Change,
    GitHistory,
    History,
    HistoryUntil,
    Ledger,
    NoHistory,
    PartOfHistory,
    Witness,
)
from airdate.reading.signature import signature

if TYPE_CHECKING:
    from airdate.reading.history.walk import Read

__all__ = [
    "UNKNOWN",
    "Answers",
    "Change",
    "GitHistory",
    "History",
    "HistoryUntil",
    "Ledger",
    "NoHistory",
    "PartOfHistory",
    "Standing",
    "Witness",
    "git",
    "read",
    "standing",
]

#: In which repository a folder lies, and where.
_PLACE = ("--show-toplevel", "--show-prefix")


class Standing(NamedTuple):
    """The commit that is checked out, and all else by which git decides what ``read`` finds."""

    head: str
    key: str


def standing(content: Path, calendar: Path | None = None) -> Standing | None:
    """How git stands to a plan's two folders; None where it knows nothing that would help.

    Of the essence is what stands in for commits (``git replace``, grafts), where the folders lie in which
    repository, and what the environment says to git.
    """
    try:
        asked = ("--is-shallow-repository", "HEAD", "--git-path", "info/grafts", "--glob=refs/replace/*")
        told = git(content, "rev-parse", *asked, *_PLACE) if content.is_dir() else ""
        if not told.startswith("false\n"):
            return None
        _, head, grafts, *_ = told.split("\n")
        words = git(calendar, "rev-parse", *_PLACE) if calendar and calendar.is_dir() else ""
        said = sorted((key, value) for key, value in os.environ.items() if key.startswith("GIT_"))
        known = (told, words, signature(f"{content}/{grafts}"), partial_clone(content), said)
        return Standing(head, f"{store.program()} {known}")
    except (OSError, subprocess.SubprocessError):
        return None


def read(
    content: Path, calendar: Path | None = None, keep: Path | None = None, stands: Standing | None = None
) -> History:
    """The history of a plan's two folders; NoHistory if git is absent or knows nothing of the content.

    In the file ``keep`` lies what was read of the same commit before, and will lie what is read now.
    ``stands`` is how git stands to them, if that is known already.
    """
    stands = stands or standing(content, calendar)
    if stands is None:
        return NoHistory()
    ledger = _kept(keep, stands.key) if keep else None
    if ledger is None:
        try:
            ledger = _walked(content, calendar, stands.head)
        except (OSError, subprocess.SubprocessError):
            return NoHistory()
        _keep(keep, stands.key, ledger)
    return GitHistory(ledger=ledger, ask=partial(_asked, content)) if ledger.traces else NoHistory()


def _asked(content: Path, path: str, line: int) -> Witness | None:
    from airdate.reading.history.witness import witness  # seldom needed

    return witness(content, path, line)


def _walked(content: Path, calendar: Path | None, head: str) -> Ledger:
    """What git tells of the commits up to that one."""
    from airdate.reading.history.log import commits
    from airdate.reading.history.walk import walk  # slow to load, and seldom needed

    words = calendar if calendar and _home(calendar) == _home(content) else None
    folders = [".", *([os.path.relpath(words.resolve(), content.resolve())] if words else [])]
    prefixes = _prefix(content), _prefix(words) if words else None
    return walk(commits(content, head, *folders), *prefixes, _reader(content))


def partial_clone(folder: Path) -> bool:
    """Whether texts of the repository are only promised; none is fetched."""
    return bool(git(folder, "config", "--get-regexp", r"^(remote\..*\.promisor|extensions\.partialclone)$"))


def _kept(file: Path, key: str) -> Ledger | None:
    """What was noted at that commit before, if it was kept."""
    data = store.read(file)
    try:
        found, ledger = pickle.loads(data)  # noqa: S301 - the user's own
    except Exception:  # absent, cut off, of another program
        return None
    return ledger if found == key and isinstance(ledger, Ledger) else None


def _keep(file: Path | None, key: str, ledger: Ledger) -> None:
    if file:
        with contextlib.suppress(OSError):  # a run without it is slower, and nothing else
            store.write(file, pickle.dumps((key, ledger), pickle.HIGHEST_PROTOCOL))


def _reader(content: Path) -> "Read":
    return _nothing if partial_clone(content) else partial(blobs, content)


def _nothing(ids: list[str]) -> Iterable[None]:
    return repeat(None, len(ids))


def _home(folder: Path) -> str:
    return git(folder, "rev-parse", "--show-toplevel") if folder.is_dir() else ""


def _prefix(folder: Path) -> str:
    return git(folder, "rev-parse", "--show-prefix").removesuffix("\n")
