"""Remark: one thing that was looked at, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """``ok`` needs nothing, a warning will be noticed one day, an error harms now."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Remark:
    """What was seen, and the way out where there is something to be done."""

    level: Level
    message: str
    cure: str = ""

    def __str__(self) -> str:
        return f"{self.level:<7}  {self.message}{f' ({self.cure})' if self.cure else ''}"


def ok(message: str) -> Remark:
    """All is well."""
    return Remark(Level.OK, message)


def warning(message: str, cure: str) -> Remark:
    """Something to be settled before long."""
    return Remark(Level.WARNING, message, cure)


def error(message: str, cure: str) -> Remark:
    """Something that publishes too much, or nothing."""
    return Remark(Level.ERROR, message, cure)
