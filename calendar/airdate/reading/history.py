"""History: when each source was first written and last changed, as git or the source itself tells.

Never the clock and never the file's time stamp: a fresh clone tells the same.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from airdate.limits import GIT_SECONDS

#: Stands for "not known": constant, so that feeds stay the same bytes.
UNKNOWN = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Change:
    """First and last change of a source, in UTC."""

    created: datetime
    modified: datetime


class History(Protocol):
    """Whatever knows when the sources changed."""

    def of(self, path: str) -> Change | None:
        """The change of the source at that path below ``content/``; None if not known."""


@dataclass(frozen=True, slots=True)
class NoHistory:
    """A folder that is under no version control."""

    def of(self, path: str) -> Change | None:  # noqa: ARG002 - nothing is known of any path
        """Nothing is known."""
        return None


@dataclass(frozen=True, slots=True)
class GitHistory:
    """What one ``git log`` over the content folder said."""

    changes: Mapping[str, Change] = field(default_factory=dict)

    def of(self, path: str) -> Change | None:
        """The commits that first and last touched the path, renames followed."""
        return self.changes.get(path)


def read(content: Path) -> History:
    """The history of a content folder; NoHistory if git is absent or knows nothing of it."""
    if not content.is_dir():
        return NoHistory()
    try:
        log = git(content, "log", "--format=%x01%ct", "--name-status", "-M", "-z", "--relative", "--", ".")
    except (OSError, subprocess.SubprocessError):
        return NoHistory()
    return GitHistory(_changes(log)) if log else NoHistory()


def git(folder: Path, *arguments: str) -> str:
    """Run git without the hooks, pagers and monitors that a foreign checkout may configure."""
    safe = ("-c", "core.fsmonitor=false", "-c", "core.pager=cat", "-c", "log.showSignature=false")
    command = ("git", *safe, "--no-optional-locks", *arguments)
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=GIT_SECONDS, check=False)
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""


def _changes(log: str) -> dict[str, Change]:
    """Walk the log from new to old; ``name`` maps a former path to today's."""
    last: dict[str, int] = {}
    first: dict[str, int] = {}
    name: dict[str, str] = {}
    for commit in log.split("\x01")[1:]:
        stamp, _, rest = commit.partition("\0")
        when = int(stamp)
        fields = iter(rest.lstrip("\n").split("\0"))
        for status in fields:
            if not (status := status.strip("\n")):
                continue
            old = next(fields, "")
            new = next(fields, "") if status[0] in "RC" else old
            path = name.get(new, new)
            last[path] = max(last.get(path, when), when)
            first[path] = min(first.get(path, when), when)
            if status[0] == "R":
                name[old] = path
    return {path: Change(_utc(first[path]), _utc(last[path])) for path in last}


def _utc(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)
