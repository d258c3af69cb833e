"""History: when each source was first written and last changed, as git or the source itself tells.

Never the clock and never the file's time stamp: a fresh clone tells the same.
A shallow clone tells nothing, because there every file seems to be as young as the clone.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from airdate.limits import FIRST_YEAR, GIT_SECONDS, LAST_YEAR

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


@dataclass(frozen=True, slots=True)
class PartOfHistory:
    """What a history tells of some paths; of others it knows nothing, not even their names."""

    whole: History = field(repr=False, compare=False)
    paths: frozenset[str]

    def of(self, path: str) -> Change | None:
        """The change of the path, if it is one of those."""
        return self.whole.of(path) if path in self.paths else None


def read(content: Path) -> History:
    """The history of a content folder; NoHistory if git is absent or knows nothing of it."""
    try:
        if not content.is_dir() or git(content, "rev-parse", "--is-shallow-repository") != "false\n":
            return NoHistory()
        # a partial clone has no texts to compare, and none is fetched: there only mere moves are followed
        log = git(content, "log", *_LOG, "-M", "--", ".") or git(content, "log", *_LOG, "-M100%", "--", ".")
    except (OSError, subprocess.SubprocessError):
        return NoHistory()
    return GitHistory(_changes(log)) if log else NoHistory()


# Along the first parents: a merge is the moment at which a text came in.
# A commit is \x01 and its time; its files follow, each field ended by NUL. Children come before parents.
_LOG = """--format=%x01%ct --name-status -z --relative --topo-order --root --first-parent -m -l0
    --no-color --no-ext-diff --no-textconv --no-show-signature""".split()
# A foreign checkout may configure programs to be run; a promised object would be fetched.
_SAFE = ("core.fsmonitor=false", "core.pager=cat", "log.showSignature=false", "protocol.allow=never")
_ENVIRONMENT = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "", "GIT_TERMINAL_PROMPT": "0"}
# Set while git runs a hook; they would point away from the folder that is asked for.
_ELSEWHERE = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE"})


def git(folder: Path, *arguments: str) -> str:
    """What git prints; empty if it refuses."""
    settings = [part for setting in _SAFE for part in ("-c", setting)]
    command = ("git", "-C", str(folder), *settings, "--no-pager", "--no-optional-locks", *arguments)
    inherited = {key: value for key, value in os.environ.items() if key not in _ELSEWHERE}
    done = subprocess.run(
        command,
        env=inherited | _ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=GIT_SECONDS,
        check=False,
    )
    return done.stdout.decode("utf-8", "surrogateescape") if done.returncode == 0 else ""


def _changes(log: str) -> dict[str, Change]:
    """Walk the log from new to old; ``name`` maps a former path to today's."""
    last: dict[str, datetime] = {}
    first: dict[str, datetime] = {}
    name: dict[str, str] = {}
    for when, touched in _commits(log):
        renamed = {}
        for old, new in touched:
            path = name.get(new, new)
            last[path] = max(last.get(path, when), when)
            first[path] = min(first.get(path, when), when)
            if old != new:
                renamed[old] = path
        name |= renamed
    return {path: Change(first[path], last[path]) for path in last}


def _commits(log: str) -> Iterator[tuple[datetime, list[tuple[str, str]]]]:
    """Each commit's time, and the former and new path of each file that it touched."""
    fields = iter(log.split("\0"))
    when, touched = UNKNOWN, list[tuple[str, str]]()
    for token in fields:
        word = token.strip("\n")
        if word.startswith("\x01"):
            yield when, touched
            when, touched = _moment(word[1:]), []
        elif re.fullmatch(r"[A-Z]\d*", word):
            old = next(fields, "")
            new = next(fields, "") if word[0] in "RC" else old
            touched.append((old if word[0] == "R" else new, new))
    yield when, touched


def _moment(stamp: str) -> datetime:
    """A commit's time; one that no clock can have shown counts as unknown."""
    try:
        moment = datetime.fromtimestamp(int(stamp), UTC)
    except (ValueError, OverflowError, OSError):
        return UNKNOWN
    return moment if FIRST_YEAR <= moment.year <= LAST_YEAR else UNKNOWN
