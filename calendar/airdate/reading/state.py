"""State: a digest of all that a plan is read from, by which a later run knows that nothing has changed."""

import hashlib
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from airdate.finding import Fault
from airdate.reading import history, store, tree
from airdate.reading.history import Standing
from airdate.reading.signature import Signature, is_settled, signature


class State(NamedTuple):
    """What was so when a run began, at that time in nanoseconds.

    ``settled``: no file may have been written again without a trace. ``stands``: how git stands to it all.
    """

    key: str
    began: int
    settled: bool
    stands: Standing | None

    @classmethod
    def of(cls, content: Path, calendar: Path) -> "State":
        """The state of these two folders."""
        began, faults = time.time_ns(), list[Fault]()
        found = tree.walk(content, content.name, faults)
        stands = history.standing(content, calendar)
        words = sorted(path.name for path in calendar.iterdir()) if calendar.is_dir() else ()
        marks = [*marked(content, (*found.markdown, *found.assets)), *marked(calendar, words)]
        lines = (f"{path!r} {mark}" for path, mark in marks)
        said = "\n".join((store.program(), f"{stands} {sorted(faults)}", *lines))
        digest = hashlib.sha256(said.encode(errors="backslashreplace"))
        return cls(digest.hexdigest(), began, are_settled((mark for _, mark in marks), began), stands)


def marked(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, Signature | None]]:
    """Those files below the root with what tells whether they have been touched."""
    return ((path, signature(f"{root}/{path}")) for path in paths)


def are_settled(marks: Iterable[Signature | None], began: int) -> bool:
    """Whether none of these files had just been written then."""
    return all(mark is None or is_settled(mark, began) for mark in marks)
