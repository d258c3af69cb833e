"""Experiment: what is tried, how one would know, and what came of it."""

from dataclasses import dataclass

from airdate.parts.key import Part, day, ids, line, text
from airdate.timespan import Timespan


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment(Part):
    """The keys of an item of the type experiment; its figures are its ``kpi``."""

    hypothesis: str = text("What is expected, and why.")
    variants: tuple[str, ...] = ids("The items that are compared.", names="item")
    stop: Timespan | None = day("The day on which it ends, whatever comes.")
    verdict: str = text("What came of it.")
    next_step: str = line("What is done with that.")
