"""Approvals: who has agreed to what, and when."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, day, id, line, parts
from airdate.timespan import Timespan


class Role(StrEnum):
    """In which capacity somebody agrees."""

    MARKETING = "marketing"
    EXECUTIVE = "executive"
    HR = "hr"
    LEGAL = "legal"
    IT = "it"
    PR = "pr"
    EXPERT = "subject-expert"
    BYLINE = "byline"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Part):
    """One sign-off. ``digest`` is that of what was agreed to, see ``airdate.digest``."""

    role: Role | None = choice(Role, "In which capacity.")
    by: str = id("Who agreed.", names="person")
    at: Timespan | None = day("When.")
    digest: str = line("The digest of exactly what was agreed to, as `airdate approve` writes it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals(Part):
    """The sign-offs of an item, or of a policy."""

    approvals: tuple[Approval, ...] = parts(Approval, "Who has agreed, in which capacity, and when.")
