"""Measures: what is to be reached, and what was."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, day, line, number, parts, text
from airdate.timespan import Timespan


class Level(StrEnum):
    """What a metric tells (AMEC): what was sent, taken in, done, changed."""

    OUTPUT = "output"
    OUTTAKE = "outtake"
    OUTCOME = "outcome"
    IMPACT = "impact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kpi(Part):
    """One figure by which it is judged."""

    metric: str = line("What is counted.")
    level: Level | None = choice(Level, "What it tells: output, outtake, outcome or impact.")
    baseline: float | None = number("Where it stands now.")
    target: float | None = number("Where it should stand.")
    review: Timespan | None = day("When it is looked at.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result(Part):
    """One figure as it came out."""

    metric: str = line("What was counted.")
    level: Level | None = choice(Level, "What it tells.")
    value: float | None = number("The figure.")
    at: Timespan | None = day("When it was read.")
    source: str = line("Where it was read.")
    output: str = line("Of which output.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures(Part):
    """What is to be reached, what was reached, and what was learned."""

    kpi: tuple[Kpi, ...] = parts(Kpi, "The figures by which it is judged.")
    results: tuple[Result, ...] = parts(Result, "The figures as they came out.")
    learned: str = text("What was learned.")
