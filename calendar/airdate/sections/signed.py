"""Signed: who has agreed to an item, in which capacity, to what, and whose word is still wanting."""

from collections.abc import Sequence
from typing import NamedTuple

from airdate import digest, signoff
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.parts.approval import Approval
from airdate.sections.since import Passage, Since
from airdate.sections.told import Teller, Text
from airdate.validity import Flaw, Verdict
from airdate.wording.translation import noted

#: What a digest is made of, in words.
_PARTS = {
    "text": noted("text"),
    "time": noted("time"),
    "audience": noted("audience"),
    "media": noted("media"),
    "outputs": noted("outputs"),
}

#: What is in the way of an approval, but for a change of what was approved.
_FLAWS = {
    Flaw.UNREADABLE: noted("What was approved cannot be told any more."),
    Flaw.ALTERED: noted("This record was changed by hand."),
    Flaw.UNDATED: noted("It does not say when."),
    Flaw.AHEAD: noted("Its day is still to come."),
    Flaw.PASSED: noted("The time to which it agreed has passed."),
}


class Signature(NamedTuple):
    """One sign-off. ``bound``: to exactly what was signed; ``changed`` is what of that is another now.

    ``since`` shows it, and ``flaw`` says what else is in the way of it.
    """

    role: str
    by: list[Text]
    when: str
    bound: bool
    changed: str
    flaw: str
    since: Sequence[Passage]


class Signatures:
    """Tells the sign-offs of the items of one plan."""

    def __init__(self, sheet: Sheet, teller: Teller) -> None:
        self.teller, self.plan, self.since = teller, sheet.plan, Since(sheet)
        self.bound = sheet.bound
        self.named = "owner" not in sheet.edition.hide

    def of(self, item: Item) -> list[Signature]:
        """The sign-offs of the item in its order; a difference that several have in common stands once."""
        found: list[Signature] = []
        for each, verdict in self.bound.verdicts(item):
            since = self.since.of(item, each, verdict.changed) if verdict.changed else []
            told = any(since == other.since for other in found)
            signature = self._signature(each, verdict, [] if told else since)
            found.append(signature if self.bound.judges(item) else signature._replace(bound=False))
        return found

    def _signature(self, approval: Approval, verdict: Verdict, since: Sequence[Passage]) -> Signature:
        flaw = _FLAWS.get(verdict.flaw) if verdict.flaw else ""
        return Signature(
            self.teller.word(approval.role) if approval.role else "",
            self.teller.ids("person", (approval.by,)) if approval.by and self.named else [],
            self.teller.day(approval.at) if approval.at else "",
            digest.parse(approval.digest) is not None,
            self._listed(verdict.changed),
            self.teller.words.spoken.gettext(flaw) if flaw else "",
            since,
        )

    def wanting(self, item: Item) -> list[str]:
        """The roles whose word is wanted before it may go out, or holds as a policy, and is not there."""
        roles = signoff.wanting(self.bound.held(item), self.plan.vocabulary.policy)
        return [self.teller.word(role) for role in roles]

    def _listed(self, parts: Sequence[str]) -> str:
        _ = self.teller.words.spoken.gettext
        return self.teller.words.dates.listed(_(_PARTS[part]) for part in parts) if parts else ""
