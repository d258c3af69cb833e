"""Witness: who wrote a line of a file, when, and what the file was then, as git says it."""

import re
import subprocess
from pathlib import Path

from airdate.reading.history.command import blobs, git
from airdate.reading.history.record import Witness, moment

#: git-blame's porcelain: the commit, then headers, then the line itself behind a tab.
_HEAD = re.compile(r"([0-9a-f]{40,64}) \d+ \d+")
_FILE = re.compile(r"^filename (.+)$", re.MULTILINE)

#: The author as the commit itself has it: blame takes the names of ``.mailmap``, which is a file like others.
#: Whoever writes an odd day into a commit is no less its author.
_AUTHOR = re.compile(r"^author (.*?) ?<(.*)> *(\d{,11})", re.MULTILINE)

#: Without a list of commits to pass over, which the settings may name: their lines would be others'.
_BLAME = ("--literal-pathspecs", "blame", "--porcelain", "--no-textconv", "--ignore-revs-file=")


def witness(content: Path, path: str, line: int) -> Witness | None:
    """The commit that wrote the line of the file below ``content`` as it lies there; None if none has."""
    try:
        told = git(content, *_BLAME, f"-L{line},{line}", "--", path).partition("\n\t")[0]
        commit, file = _HEAD.match(told), _FILE.search(told)
        if not commit or not file or not commit[1].strip("0"):
            return None
        record, data = blobs(content, [commit[1], f"{commit[1]}:{file[1]}"])
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    head = (record or b"").partition(b"\n\n")[0].decode("utf-8", "replace")
    if data is None:
        return None
    author, email, when = said.groups() if (said := _AUTHOR.search(head)) else ("", "", "")
    return Witness(author, email, moment(int(when or 0)), data.decode("utf-8", "replace"))
