"""Findings: one thing that is wrong, with its rule, place, reason and cure."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How bad: errors stop a build, warnings do with ``--strict``, info never does."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """A spot in a file: path as the user would type it, line and column from 1.

    A tuple, because a plan of many items has hundreds of thousands of them.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Assign(NamedTuple):
    """Give the key (``publish``, ``outputs.linkedin.text``) that value; without one it goes."""

    key: str
    value: str | tuple[str, ...] | None


class Rename(NamedTuple):
    """Call the key of the front matter something else, where it stands."""

    key: str
    name: str


class Replace(NamedTuple):
    """At ``place``, where ``old`` stands in the file (within one line), write ``new``."""

    place: Place
    old: str
    new: str


Change = Assign | Rename | Replace


@dataclass(frozen=True, slots=True)
class Fix:
    """What would cure a fault: changes to the one file in which it lies.

    ``title`` says what is done, as in "write 'mastodon'". A ``safe`` fix cannot change what is
    meant; any other asks for a look. ``wording`` tells that it changes what would be published:
    what is approved is then approved no more.
    """

    title: str
    changes: tuple[Change, ...]
    safe: bool = False
    wording: bool = False

    @classmethod
    def word(cls, place: Place, old: str, new: str, *, safe: bool = False) -> "Fix | None":
        """Another word in the place of one that stands there; None if there is no other."""
        return cls(f"write '{new}'", (Replace(place, old, new),), safe=safe) if new else None


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a reader or a check noticed. The rule decides how severe that is, unless ``severity`` does."""

    place: Place
    rule: str
    message: str
    cure: str = ""
    severity: Severity | None = field(default=None, compare=False)
    fix: Fix | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault with its severity: what the user sees. Sorted by place.

    ``clause`` is what the house's own policy says about it (``3.2: …``), if that is known.
    """

    fault: Fault
    severity: Severity
    clause: str = ""

    def __str__(self) -> str:
        return f"{self.fault.place}: {self.severity}: {self.said} [{self.fault.rule}]"

    @property
    def said(self) -> str:
        """What is wrong, the way out, and the clause of the policy."""
        cure = f" ({self.fault.cure})" if self.fault.cure else ""
        clause = f" (policy {self.clause})" if self.clause else ""
        return f"{self.fault.message}{cure}{clause}"
