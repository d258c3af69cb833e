"""The log: which blobs each commit put where, from the first commit to the last."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from airdate.limits import LAST_YEAR
from airdate.reading.history.command import git
from airdate.reading.history.record import UNKNOWN

# Along the first parents: a merge is the moment at which a text came in.
# A commit is \x01 and its time; its files follow, each field ended by NUL. Parents come before children.
_LOG = """--format=%x01%ct --raw -z --no-abbrev --no-renames --topo-order --reverse --root --first-parent -m
    --no-color --no-ext-diff --no-textconv --no-show-signature""".split()
_RAW = re.compile(r"\n?:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\Z")
_FILE = frozenset({"100644", "100755"})
_MOST = int(datetime(LAST_YEAR, 1, 1, tzinfo=UTC).timestamp())


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit's time in seconds since 1970, and for each path that it touched its blob, empty if none."""

    when: int
    blobs: dict[str, str]


def commits(content: Path, head: str, *folders: str) -> list[Commit]:
    """The commits up to ``head`` that touched those folders, paths as the repository has them.

    None if git refuses.

    Each is later than the one before, whatever the clocks said: what is counted from that never falls.
    """
    log = git(content, "--literal-pathspecs", "log", *_LOG, head, "--", *folders)
    return list(_commits(log)) if log else []


def _commits(log: str) -> Iterator[Commit]:
    fields = iter(log.split("\0"))
    latest, touched = int(UNKNOWN.timestamp()) - 1, dict[str, str]()
    for field in fields:
        if match := _RAW.match(field):
            mode, blob, _ = match.groups()
            touched[next(fields, "")] = blob if mode in _FILE else ""
        elif (word := field.strip("\n")).startswith("\x01"):
            if touched:
                yield Commit(latest, touched)
            latest, touched = max(_seconds(word[1:]), latest + 1), {}
    if touched:
        yield Commit(latest, touched)


def _seconds(stamp: str) -> int:
    """A commit's time; 0 for one that no clock can have shown."""
    seconds = int(stamp) if re.fullmatch(r"\d{1,12}", stamp) else 0
    return seconds if seconds < _MOST else 0
