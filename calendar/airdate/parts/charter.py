"""Charter: why a channel exists, and who looks after it. A key of ``calendar/channels.yml``."""

from dataclasses import dataclass

from airdate.parts.key import Part, id, ids, line, lines, number, parts, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty(Part):
    """Who answers when: days as `mon-fri` or `sat,sun`, hours as `09:00-17:00` in the plan's zone."""

    person: str = id("Who answers.", names="person")
    days: str = line("On which days of the week.")
    hours: str = line("From when until when.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charter(Part):
    """What is agreed on before the first post."""

    intent: str = text("Why the house is there.")
    owner: str = id("Who looks after it.", names="person")
    audience: tuple[str, ...] = ids("Whom it reaches.", names="audience")
    cadence: str = line("How often something appears, as in `2 per week` or `daily`.")
    languages: tuple[str, ...] = lines("In which languages.")
    voice: str = text("How it sounds.")
    response_hours: float | None = number("Within how many hours people get an answer.", least=0)
    playbook: str = id("By which playbook answers are answered.", names="playbook")
    never: tuple[str, ...] = lines("What is never said there.")
    duty: tuple[Duty, ...] = parts(Duty, "Who answers when.")
