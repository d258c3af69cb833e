"""Response: who answers when people do, and how."""

from dataclasses import dataclass

from airdate.parts.key import Part, id, ids, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Response(Part):
    """What happens when people answer, well or badly."""

    playbook: str = id("The playbook by which answers are answered.", names="playbook")
    if_positive: str = text("What is done when people like it.")
    if_negative: str = text("What is done when people are unhappy.")
    if_wrong: str = text("What is done when facts are got wrong.")
    responders: tuple[str, ...] = ids("Who answers in the first hours.", names="person")
    follow_up: str = id("The item that comes back to those who were asked.", names="item")
    lesson: str = text("What was learned from it.")
