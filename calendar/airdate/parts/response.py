"""Response: who answers when people do, and how."""

from dataclasses import dataclass
from enum import StrEnum

from airdate.parts.key import Part, choice, id, ids, line, lines, number, parts, text


class Mention(StrEnum):
    """What kind of message somebody answers, in the order in which one asks: what cannot wait comes first."""

    CRISIS = "crisis"
    SECURITY = "security"
    PRESS = "press"
    POSITIVE = "positive"
    MISGUIDED = "misguided"
    UNHAPPY = "unhappy"
    RAGER = "rager"
    TROLL = "troll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Part):
    """What one kind of message gets: a branch of a playbook's decision tree."""

    to: Mention | None = choice(Mention, "Which kind of message.")
    action: str = text("What is done.")
    who: str = line("Who does it: the id of a person, a department or a role.")
    within: float | None = number("Within how many hours.", least=0)
    escalate: str = id("To whom it goes if that is not enough.", names="person")
    wording: str = text("How it may sound; never pasted as it is.")
    check: tuple[str, ...] = lines("What is looked at before anybody answers.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Part):
    """What happens when people answer, well or badly."""

    playbook: str = id("The playbook by which answers are answered.", names="playbook")
    if_positive: str = text("What is done when people like it.")
    if_negative: str = text("What is done when people are unhappy.")
    if_wrong: str = text("What is done when facts are got wrong.")
    answers: tuple[Answer, ...] = parts(Answer, "Of a playbook: what each kind of message gets.")
    responders: tuple[str, ...] = ids("Who answers in the first hours.", names="person")
    follow_up: str = id("The item that comes back to those who were asked.", names="item")
    lesson: str = text("What was learned from it.")
