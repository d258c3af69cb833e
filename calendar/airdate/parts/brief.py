"""Brief: why something is made, for which need, and where it stands in the mix."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, id, ids, line, number, text, yes


class Stage(StrEnum):
    """How near people are to a decision (the buying cycle, not the selling cycle)."""

    AWARE = "aware"
    CONSIDER = "consider"
    DECIDE = "decide"
    USE = "use"
    ADVOCATE = "advocate"


class Tier(StrEnum):
    """Hero, hub, help (Think with Google)."""

    HERO = "hero"
    HUB = "hub"
    HELP = "help"


class Interaction(StrEnum):
    """What kind of conversation it is."""

    BROADCAST = "broadcast"
    ASK = "ask"
    ANSWER = "answer"
    LISTEN = "listen"


class Gives(StrEnum):
    """What people have from it."""

    HELP = "help"
    INFORM = "inform"
    ENTERTAIN = "entertain"
    ASK = "ask"
    SELL = "sell"


class Peso(StrEnum):
    """Whose ground it stands on (G. Dietrich, 2014)."""

    PAID = "paid"
    EARNED = "earned"
    SHARED = "shared"
    OWNED = "owned"


class Risk(StrEnum):
    """How much can go wrong with it."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief(Part):
    """What a campaign answers to, and what an item of it does. ``objective`` is a key of every item."""

    problem: str = text("What is wrong, or missing, without it.")
    need: str = line("The need of its audience that it serves.")
    conversation: str = line("The conversation of others that it joins.")
    funnel: Stage | None = choice(Stage, "How near to a decision those are whom it is for (buying stage).")
    tier: Tier | None = choice(Tier, "Hero, hub or help.")
    interaction: Interaction | None = choice(Interaction, "Broadcast, ask, answer or listen.")
    gives: Gives | None = choice(Gives, "What people have from it.")
    peso: Peso | None = choice(Peso, "Whose ground it stands on, where the channel's `media` does not say.")
    always_on: bool | None = yes("Whether it needs no campaign or event behind it.")
    launch: bool | None = yes("Whether it is a launch, which must be told before, during and after.")
    topics: tuple[str, ...] = ids("What it touches, as the policy names it (health, finance, politics).")
    risk: Risk | None = choice(Risk, "How much can go wrong with it.")
    executive_sponsor: str = id("The executive who stands for it.", names="person")
    accountable: tuple[str, ...] = ids("Who answers for it; exactly one.", names="person")
    responsible: tuple[str, ...] = ids("Who does the work.", names="person")
    consulted: tuple[str, ...] = ids("Who is asked.", names="person")
    informed: tuple[str, ...] = ids("Who is told.", names="person")
    budget: float | None = number("What it may cost, in the house's currency.")
    exclude_audience: tuple[str, ...] = ids("Whom it must not reach.", names="audience")
