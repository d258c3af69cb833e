"""Strategy and policy pages: what the house stands for, and what it has agreed on."""

from dataclasses import dataclass

from airdate.parts.key import Part, day, id, line, lines, number, part, parts, text
from airdate.timespan import Timespan


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective(Part):
    """What is to be reached: for the business, by serving a need."""

    id: str = id("By what campaigns and items name it.")
    goal: str = line("What the business wants.")
    need: str = line("The need of customers that it is mapped to.")
    kpi: str = line("The figure by which one knows.")
    baseline: float | None = number("Where it stands now.")
    target: float | None = number("Where it should stand.")
    by: Timespan | None = day("By when.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fronts(Part):
    """How much goes on at a time, at most."""

    campaigns: float | None = number("Campaigns under way.")
    channels: float | None = number("Channels in use.")
    objectives: float | None = number("Objectives pursued.")
    experiments: float | None = number("Experiments running.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader(Part):
    """Somebody who has read it."""

    by: str = id("Who has read it.", names="person")
    at: Timespan | None = day("When.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strategy(Part):
    """The keys of an item of the type strategy or policy."""

    intent: str = text("Why the house speaks at all.")
    stands_for: tuple[str, ...] = lines("What it stands for.")
    conversations: tuple[str, ...] = lines("The conversations that it wants to join.")
    commitment: str = text("What it gives for that: hours, people, months.")
    objectives: tuple[Objective, ...] = parts(Objective, "What is to be reached.")
    limits: Fronts | None = part(Fronts, "How much goes on at a time, at most.")
    last_reviewed: Timespan | None = day("When it was last looked at.")
    next_review: Timespan | None = day("When it is looked at again.")
    read_by: tuple[Reader, ...] = parts(Reader, "Who has read it, and when.")
