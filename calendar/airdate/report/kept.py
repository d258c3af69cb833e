"""Kept: what a check has told, for later ones of a plan that nobody has touched.

It is kept for as long as no rule can say anything else: neither a file nor the history nor the program
has changed, and no time has come that a rule has compared the present with.
"""

import contextlib
import hashlib
import os
import pickle
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from airdate.finding import Finding
from airdate.present import Present, Span, noted
from airdate.reading import store
from airdate.reading.signature import Signature
from airdate.reading.state import State, are_settled, marked
from airdate.report.found import Report


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a whole plan.

    ``files`` are the items that were judged; ``cures`` holds the findings that can be fixed, and whether
    safely; ``site`` is the address of the plan's site, if it has one.
    """

    report: Report
    files: tuple[str, ...] = ()
    cures: Mapping[Finding, bool] = field(default_factory=dict)
    site: str = ""


class Clock(NamedTuple):
    """What the plan says about the time it is: how ``plan.yml`` holds it still, and in which zone."""

    now: datetime | None
    timezone: str


#: Files that lie in neither folder and are read all the same: their paths, where those lead, and signatures.
_Outside = tuple[tuple[str, str, Signature | None], ...]


class _Terms(NamedTuple):
    """On what condition it holds: of that state, with that clock, in that span of the present in its zone."""

    key: str
    clock: Clock
    zone: str
    span: Span
    outside: _Outside


#: Bytes that say where the terms end and the report begins.
_HEAD = 8


class KeptReport:
    """The report on the plan below ``root``, in a file; ``options`` are those that decide what it says."""

    def __init__(self, file: Path, root: Path, state: State, options: str) -> None:
        self.file, self.root, self.state = file, root, state
        self._key = hashlib.sha256(f"{state.key}\n{options}".encode(errors="backslashreplace")).hexdigest()

    def told(self, present: Callable[[Clock], datetime]) -> Told | None:
        """What an earlier run has told, if it holds at the time that ``present`` makes of the plan's own."""
        try:
            return self._read(present)
        except Exception:  # cut off, or of another program; or there is no such time, which others will say
            return None

    def _read(self, present: Callable[[Clock], datetime]) -> Told | None:
        data = store.read(self.file)
        end = int.from_bytes(data[:_HEAD], "big")
        terms = pickle.loads(data[_HEAD:end])  # noqa: S301 - the user's own
        if not isinstance(terms, _Terms) or terms.key != self._key:
            return None
        now = present(terms.clock)
        if not terms.span.holds(now) or terms.zone != str(now.tzinfo):
            return None
        if terms.outside != _outside(self.root, (path for path, *_ in terms.outside)):
            return None
        told = pickle.loads(data[end:])  # noqa: S301 - the user's own
        return told if isinstance(told, Told) else None

    def keep(self, told: Told, clock: Clock, now: Present, outside: Iterable[str]) -> None:
        """Keep what was told at that present; not if a file may be written again without a trace."""
        others = _outside(self.root, outside)
        if not self.state.settled or not are_settled((mark for *_, mark in others), self.state.began):
            return
        terms = _Terms(self._key, clock, str(now.tzinfo), noted(now), others)
        with contextlib.suppress(OSError, TypeError, pickle.PicklingError):  # then it is made anew each time
            head, body = (pickle.dumps(part, pickle.HIGHEST_PROTOCOL) for part in (terms, told))
            store.write(self.file, (_HEAD + len(head)).to_bytes(_HEAD, "big") + head + body)


def _outside(root: Path, paths: Iterable[str]) -> _Outside:
    return tuple((path, os.path.realpath(root / path), mark) for path, mark in marked(root, paths))
