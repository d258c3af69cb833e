"""Bound: what the approvals of a plan's items are worth now."""

from collections.abc import Iterator
from dataclasses import replace

from airdate import digest, signoff
from airdate.item import Item
from airdate.parts.approval import Approval
from airdate.plan import Plan
from airdate.validity import Validity, Verdict


class Bound:
    """Judges the approvals of one plan. ``whole``: nothing of its items has been left out.

    An item of which something is left out is another than the one that was signed: of it nothing can be
    told, and its approvals count as they stand.
    """

    def __init__(self, plan: Plan, *, whole: bool = True) -> None:
        self.plan, self.whole = plan, whole
        self.hash_of = digest.hashes(plan.content_dir, plan.files)

    def judges(self, item: Item) -> bool:
        """Whether all of the item is here, so that one can tell whether it is the one that was signed."""
        return self.whole and item.path not in self.plan.cut

    def verdicts(self, item: Item) -> Iterator[tuple[Approval, Verdict]]:
        """Each approval of the item with what is in its way; with nothing if it is bound to nothing."""
        approvals = item.approvals.approvals
        judged = self.judges(item) and any(each.digest for each in approvals)
        validity = self._validity(item) if judged else None
        for each in approvals:
            yield each, validity.of(each) if validity and each.digest else Verdict()

    def held(self, item: Item) -> Item:
        """The item with those of its approvals that hold and are given by who may speak in that role."""
        policy = self.plan.vocabulary.policy
        kept = tuple(
            each
            for each, verdict in self.verdicts(item)
            if verdict.flaw is None and signoff.speaks(item, each, policy)
        )
        if len(kept) == len(item.approvals.approvals):
            return item
        return replace(item, approvals=replace(item.approvals, approvals=kept))

    def _validity(self, item: Item) -> Validity:
        return Validity(item, self.hash_of, self.plan.vocabulary, self.plan.now)
