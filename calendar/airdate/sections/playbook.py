"""Playbook: its answers as a tree of questions, what it has no answer to, and where it is used."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from airdate.html import address
from airdate.html.words import Words
from airdate.item import Item
from airdate.parts.response import Answer, Mention
from airdate.sections.told import Teller, Text
from airdate.wording.numbers import number
from airdate.wording.translation import noted

#: What one asks of a message, in this order.
QUESTIONS = {
    Mention.CRISIS: noted("Is somebody in danger, or is it about to spread?"),
    Mention.SECURITY: noted("Does it tell of a weak spot, or of data in wrong hands?"),
    Mention.PRESS: noted("Does a journalist ask?"),
    Mention.POSITIVE: noted("Is it praise?"),
    Mention.MISGUIDED: noted("Does it have facts wrong?"),
    Mention.UNHAPPY: noted("Is somebody unhappy with something of ours?"),
    Mention.RAGER: noted("Is it anger that wants no answer?"),
    Mention.TROLL: noted("Does it only want a fight?"),
}


class Branch(NamedTuple):
    """One question of the tree, and what is done if the answer is yes."""

    id: str
    question: str
    check: Sequence[str]
    action: Sequence[str]
    who: Text
    within: str
    escalate: Sequence[Text]
    wording: Sequence[str]


class Tree(NamedTuple):
    """A playbook: its branches in the order in which one asks; the kinds that it leaves open; its users."""

    branches: Sequence[Branch]
    open: Sequence[str]
    used: Sequence[Text]


class Playbooks:
    """Tells the playbooks of one plan."""

    def __init__(self, teller: Teller) -> None:
        self.teller, self.words = teller, teller.words

    def of(self, item: Item) -> Tree | None:
        """The tree of a playbook; None if it is none, or has no answers."""
        answers = [answer for answer in item.response.answers if answer.to]
        if item.type != "playbook" or not answers:
            return None
        order = [*Mention]
        answers.sort(key=lambda answer: order.index(answer.to or Mention.TROLL))
        there = {answer.to for answer in answers}
        lacking = [self.teller.word(kind) for kind in Mention if kind not in there]
        branches = [self._branch(answer, n) for n, answer in enumerate(answers, 1)]
        return Tree(branches, lacking, list(self._used(item)))

    def _branch(self, answer: Answer, n: int) -> Branch:
        _ = self.words.spoken.gettext
        kind = answer.to or Mention.TROLL
        return Branch(
            f"answer-{n}-{kind}",
            _(QUESTIONS[kind]),
            answer.check,
            answer.action.split("\n") if answer.action else (),
            who(self.words, answer.who),
            within(self.words, answer.within),
            self.teller.ids("person", (answer.escalate,)) if answer.escalate else (),
            answer.wording.split("\n") if answer.wording else (),
        )

    def _used(self, item: Item) -> Iterator[Text]:
        """The channels, campaigns and items that name it."""
        plan = self.words.plan
        for id, channel in (plan.vocabulary.channels or {}).items():
            if channel.account.charter and channel.account.charter.playbook == item.id:
                yield channel.title, address.of_term("channel", id)
        for other in plan.items:
            if other.response.playbook == item.id:
                yield other.title, address.of(plan, other)


def who(words: Words, said: str) -> Text:
    """A person or a department by name, with a link to a person's page; anything else as it is written."""
    people = words.plan.vocabulary.people or {}
    if said in people:
        return words.title("owner", said), address.of_term("owner", said)
    departments = {person.department for person in people.values()}
    return (words.plan.vocabulary.term("department", said).title if said in departments else said), ""


def within(words: Words, hours: float | None) -> str:
    """``within 4 hours``, ``at once``; empty where nothing is said."""
    _ = words.spoken
    if hours is None:
        return ""
    if not hours:
        return _.gettext("at once")
    said = _.ngettext("within %(hours)s hour", "within %(hours)s hours", 1 if hours == 1 else 2)
    return said % {"hours": number(hours, _)}
