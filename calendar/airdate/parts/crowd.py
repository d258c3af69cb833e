"""Crowd: what else there is to know of an audience. Keys of ``calendar/audiences.yml``."""

from dataclasses import dataclass

from airdate.parts.brief import Stage
from airdate.parts.key import Part, choices, line, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd(Part):
    """When an audience is awake, where it stands, whose law protects it."""

    quiet: tuple[str, ...] = lines(
        "When it wants to be left alone: `22:00-07:00`, `sunday`, `sat 12:00-24:00`."
    )
    timezone: str = line("The time zone of its quiet hours, where it is not the plan's.")
    funnel: tuple[Stage, ...] = choices(Stage, "The buying stages that it goes through.")
    market: str = line("The market whose rules on disclosure hold, such as us or uk.")
