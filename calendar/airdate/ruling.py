"""Ruling: how a rule stands in this house: a boundary that stops a build, or good practice."""

from dataclasses import dataclass

from airdate.finding import Severity


@dataclass(frozen=True, slots=True)
class Ruling:
    """A rule that holds here. ``why`` is its manual's first sentence, ``clause`` the number that it cites."""

    name: str
    severity: Severity
    why: str
    clause: str = ""

    @property
    def boundary(self) -> bool:
        """Whether nothing goes out against it."""
        return self.severity is Severity.ERROR

    @property
    def url(self) -> str:
        """Where its manual stands, below the root."""
        return f"rules/#{self.name}"
