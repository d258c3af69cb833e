"""Witness: who wrote a line of a file, when, and what the file was then, as git says it."""

import re
import subprocess
from pathlib import Path

from airdate.reading.history.command import blobs, git
from airdate.reading.history.record import Witness, moment

#: git-blame's porcelain: the commit, then headers, then the line itself behind a tab.
_HEAD = re.compile(r"([0-9a-f]{40,64}) \d+ \d+")
_KEYS = ("author", "author-mail", "author-time", "filename")


def witness(content: Path, path: str, line: int) -> Witness | None:
    """The commit that wrote the line of the file below ``content`` as it lies there; None if none has."""
    lines = f"-L{line},{line}"
    try:
        told = git(content, "--literal-pathspecs", "blame", "--porcelain", "--no-textconv", lines, "--", path)
        commit, said = _HEAD.match(told), _said(told)
        if not commit or not commit[1].strip("0") or not said.keys() >= {*_KEYS}:
            return None
        (data,) = blobs(content, [f"{commit[1]}:{said['filename']}"])
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    if data is None:
        return None
    when = moment(int(said["author-time"])) if said["author-time"].isdigit() else moment(0)
    email = said["author-mail"].strip("<>")
    return Witness(said["author"], email, when, data.decode("utf-8", "replace"))


def _said(told: str) -> dict[str, str]:
    headers = told.partition("\n\t")[0].split("\n")[1:]
    return {key: rest for key, _, rest in (line.partition(" ") for line in headers)}
