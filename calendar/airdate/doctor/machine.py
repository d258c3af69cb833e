"""The machine: Python, time zones, git."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from airdate.doctor.remark import Remark, error, ok, warning
from airdate.reading.history import git, partial_clone, told


def examine(content: Path, version: Callable[[str], str]) -> Iterator[Remark]:
    """What the machine has."""
    yield _python(sys.version_info[:2])
    yield _zones(version("tzdata"))
    yield _history(content)


def _python(version: tuple[int, ...]) -> Remark:
    if version < (3, 11):
        return error(f"Python {platform.python_version()} is too old", "install Python 3.11 or newer")
    return ok(f"Python {platform.python_version()}")


def _zones(version: str) -> Remark:
    if not version:
        return warning(
            "tzdata is not installed: time zones are as old as this machine", "`pip install tzdata`"
        )
    return ok(f"tzdata {version}")


def _history(content: Path) -> Remark:
    """What the feeds can tell of changes: SEQUENCE and LAST-MODIFIED come from git."""
    if shutil.which("git") is None:
        return warning("git is not installed: feeds cannot tell what changed", "install git")
    try:
        shallow = git(content, "rev-parse", "--is-shallow-repository").strip()
        known = git(content, "log", "-1", "--format=%h", "--", ".").strip()
    except (OSError, subprocess.SubprocessError):
        shallow = known = ""
    if not shallow:
        return warning(
            "git knows no repository here: feeds cannot tell what changed", "`git status` says why"
        )
    if shallow == "true":
        return warning(told.SHALLOW, told.UNSHALLOW)
    if not known:
        return warning(
            f"nothing in {content.name}/ is committed yet: feeds cannot tell what changed", "commit it"
        )
    if partial_clone(content):
        return warning(told.PARTIAL, told.WHOLE)
    return ok("git, with the whole history")
