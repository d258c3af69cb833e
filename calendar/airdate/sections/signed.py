"""Signed: who has agreed to an item, in which capacity, to what, and whose word is still wanting."""

from typing import NamedTuple

from airdate import digest, signoff
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.sections.told import Teller, Text
from airdate.status import Status
from airdate.wording.translation import noted

#: What a digest is made of, in words.
_PARTS = {
    "text": noted("text"),
    "time": noted("time"),
    "audience": noted("audience"),
    "media": noted("media"),
    "outputs": noted("outputs"),
}


class Signature(NamedTuple):
    """One sign-off. ``bound``: to exactly what was signed; ``changed`` is what of that is another now."""

    role: str
    by: list[Text]
    when: str
    bound: bool
    changed: str


class Signatures:
    """Tells the sign-offs of the items of one plan."""

    def __init__(self, sheet: Sheet, teller: Teller) -> None:
        self.teller, self.plan = teller, sheet.plan
        self.lines = signoff.lines(sheet.plan.vocabulary.policy)
        self.hash_of = digest.hashes(sheet.plan.content_dir, sheet.plan.files)
        #: An item of which something is left out is another than the one that was signed.
        self.whole = not sheet.edition.hide and sheet.edition.status >= set(Status)
        self.cut = {fault.place.path for fault in sheet.plan.faults}

    def of(self, item: Item) -> list[Signature]:
        """The sign-offs of the item in its order."""
        approvals = item.approvals.approvals
        judged = self.whole and item.place.path not in self.cut and any(each.digest for each in approvals)
        now = digest.of(item, self.hash_of) if judged else None
        found = []
        for each in approvals:
            then = digest.parse(each.digest) if each.digest else None
            found.append(
                Signature(
                    self.teller.word(each.role) if each.role else "",
                    self.teller.ids("person", (each.by,)) if each.by else [],
                    self.teller.day(each.at) if each.at else "",
                    then is not None,
                    self._listed(now.changed(then)) if now and then else "",
                )
            )
        return found

    def wanting(self, item: Item) -> list[str]:
        """The roles whose word the policy wants before it may go out, and nobody has given."""
        if not self.lines:
            return []
        open_ = (output for output in item.outputs if not output.status.closed)
        return [self.teller.word(role) for role in signoff.lacking(item, open_, self.lines)]

    def _listed(self, parts: list[str]) -> str:
        _ = self.teller.words.spoken.gettext
        return self.teller.words.dates.listed(_(_PARTS[part]) for part in parts) if parts else ""
