"""Waivers in a front matter: where a rule does not hold, why, who says so and until when."""

from dataclasses import dataclass

from airdate.parts.key import Part, day, line, parts
from airdate.timespan import Timespan


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Part):
    """One waiver; rule, reason, by and until are needed, ``path`` is for those of policy.yml."""

    rule: str = line("The rule, by name or code.")
    reason: str = line("Why it does not hold here.")
    by: str = line("Who says so.")
    until: Timespan | None = day("The last day on which it does not hold.")
    path: str = line("For which files, as a glob; in policy.yml only.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waivers(Part):
    """Which rules do not hold for this item."""

    waive: tuple[Waiver, ...] = parts(Waiver, "Rules that do not hold here, with reason and end.")
