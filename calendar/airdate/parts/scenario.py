"""Scenario: a worst case that is thought through before it happens."""

from dataclasses import dataclass

from airdate.parts.key import Part, day, ids, line, number, text
from airdate.timespan import Timespan


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario(Part):
    """The keys of an item of the type scenario. Likelihood and impact go from 1 to 5."""

    likelihood: float | None = number("How likely it is, from 1 to 5.", 1, 5)
    impact: float | None = number("How bad it would be, from 1 to 5.", 1, 5)
    trigger: str = line("By what one knows that it has begun.")
    first_hour: str = text("What is done in the first hour.")
    holding_statement: str = text("What is said until more is known.")
    mitigation: str = text("What makes it less likely, or less bad.")
    contingency: str = text("What is done if it happens.")
    reviewed: Timespan | None = day("When it was last thought through.")
    drill: Timespan | None = day("When it is, or was, rehearsed.")
    attendees: tuple[str, ...] = ids("Who rehearses it.", names="person")
