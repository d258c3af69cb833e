"""Uncommitted: files whose present state git does not hold, so that it could not bring it back."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

from airdate.reading.history import git

_STATUS = ("status", "--porcelain=v2", "-z", "--branch", "--untracked-files=all", "--ignored")


class NoGit(LookupError):
    """The folder is in no repository, or there is no git."""


def uncommitted(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Those of the paths below ``root`` that have changes which are in no commit, or are in none themselves.

    Raises NoGit where nobody can tell; if git fails inside a repository, all of them count.
    """
    wanted = sorted(paths)
    try:
        if git(root, "rev-parse", "--is-inside-work-tree") != "true\n":
            raise NoGit
        top = git(root, "rev-parse", "--show-prefix").removesuffix("\n")
        told = git(root, "--literal-pathspecs", *_STATUS, "--", *wanted)
    except (OSError, subprocess.SubprocessError):
        raise NoGit from None
    if not told.startswith("# branch"):
        return tuple(wanted)
    changed = set(_paths(told))
    return tuple(path for path in wanted if f"{top}{path}" in changed or _is_below(f"{top}{path}", changed))


def _paths(told: str) -> Iterable[str]:
    """The path of each record; fields before it are counted, for it may hold spaces (git-status, v2)."""
    fields = {"1": 8, "2": 9, "u": 10, "?": 1, "!": 1}
    records = iter(told.split("\0"))
    for record in records:
        kind = record[:1]
        if kind in fields:
            yield record.split(" ", fields[kind])[-1]
        if kind == "2":
            yield next(records, "")


def _is_below(path: str, changed: set[str]) -> bool:
    """Whether git names only its folder, as it does of ignored ones."""
    return any(name.endswith("/") and path.startswith(name) for name in changed)
