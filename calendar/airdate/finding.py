"""Findings: one thing that is wrong, with its rule, place, reason and cure."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What a reader or a check noticed. The rule decides how severe that is."""

    place: Place
    rule: str
    message: str
    cure: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fault with its severity: what the user sees. Sorted by place."""

    fault: Fault
    severity: Severity

    def __str__(self) -> str:
        cure = f" ({self.fault.cure})" if self.fault.cure else ""
        return f"{self.fault.place}: {self.severity}: {self.fault.message}{cure} [{self.fault.rule}]"
