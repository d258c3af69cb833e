"""Told: what a build says where git cannot tell when entries changed, or not yet."""

import hashlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.reading.history import partial_clone
from airdate.reading.history.command import git
from airdate.reading.tree import MARKDOWN
from airdate.text import listed, shown

SHALLOW = "the clone is shallow: when entries changed is not known, and their SEQUENCE is 0"
UNSHALLOW = "`git fetch --unshallow`; in CI set `fetch-depth: 0`"
PARTIAL = "the clone is partial: every edit of a file counts as a change of its entries"
WHOLE = "clone without `--filter`"


def faults(content: Path, calendar: Path) -> list[Fault]:
    """What is wrong with the repository as a source of stamps; nothing where there is none.

    Reads every file and asks git a few times: for feeds, not for every check.
    """
    try:
        return [*_clone(content), *_uncommitted(content, calendar)]
    except (OSError, subprocess.SubprocessError):
        return []


def _clone(content: Path) -> Iterator[Fault]:
    place = Place(f"{content.name}/")
    if git(content, "rev-parse", "--is-shallow-repository") == "true\n":
        yield Fault(place, "shallow-clone", SHALLOW, UNSHALLOW)
    elif partial_clone(content):
        yield Fault(place, "shallow-clone", PARTIAL, WHOLE)


def _uncommitted(content: Path, calendar: Path) -> Iterator[Fault]:
    names = sorted(
        f"{folder.name}/{path}"
        for folder, ends in ((content, MARKDOWN), (calendar, (".yml",)))
        for path in _changed(folder)
        if path.lower().endswith(ends)
    )
    if names:
        files = f"{len(names)} files are" if len(names) > 1 else "this file is"
        message = (
            f"{files} not as committed ({listed(map(shown, names), 3)}): feeds tell the last commit's stamps"
        )
        yield Fault(Place(shown(names[0], 200)), "uncommitted-change", message, "commit, then build")


def _changed(folder: Path) -> set[str]:
    """Paths below the folder that are not as the last commit has them.

    ``git status`` would run the filters that a foreign checkout configures; the files are compared here.
    """
    if not folder.is_dir() or git(folder, "rev-parse", "--is-inside-work-tree") != "true\n":
        return set()
    tree = dict(_entry(line) for line in _lines(git(folder, "ls-tree", "-r", "-z", "HEAD", ".")))
    new = set(_lines(git(folder, "ls-files", "--others", "--exclude-standard", "-z", ".")))
    new |= set(_lines(git(folder, "ls-files", "-z", "."))) - tree.keys()
    return new | {path for path, blob in tree.items() if not _is(folder / path, blob)}


def _lines(told: str) -> list[str]:
    return [line for line in told.split("\0") if line]


def _entry(line: str) -> tuple[str, str]:
    """``100644 blob <id>\\t<path>``."""
    head, _, path = line.partition("\t")
    return path, head.split()[2]


def _is(path: Path, blob: str) -> bool:
    """Whether the file holds that blob, be it with other line ends; anything but a file is left to others."""
    if path.is_symlink() or path.is_dir():
        return True
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return blob in (_id(data, blob), _id(data.replace(b"\r\n", b"\n"), blob))


def _id(data: bytes, like: str) -> str:
    digest = (
        hashlib.sha256 if len(like) > hashlib.sha1(usedforsecurity=False).digest_size * 2 else hashlib.sha1
    )
    return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
