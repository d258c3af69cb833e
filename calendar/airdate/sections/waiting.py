"""Waiting: what is in review, and whose word it waits for as far as the plan says it."""

from collections.abc import Iterator

from airdate import signoff
from airdate.bound import Bound
from airdate.entry import Entry
from airdate.item import Item
from airdate.parts.approval import Role
from airdate.status import Status
from airdate.wording.translation import noted

_ACCOUNTABLE, _EXECUTIVE, _EDITOR, _CONSULTED = (
    noted("as accountable"),
    noted("as executive"),
    noted("as editor"),
    noted("as consulted"),
)


class Waiting:
    """Who is waited for in one plan: by the person, each entry in review once, with in which capacity.

    Whose approval holds no more is asked anew.
    """

    def __init__(self, bound: Bound) -> None:
        self.plan = plan = bound.plan
        policy = plan.vocabulary.policy
        self.lines, self.own = signoff.lines(policy), signoff.own_counts(policy)
        self.asked: dict[str, dict[str, tuple[Entry, str]]] = {}
        for entry in plan.by("status", Status.REVIEW):
            for person, why in self._asked(bound.held(entry.item)):
                if person not in (entry.output.owner, entry.item.owner):
                    self.asked.setdefault(person, {}).setdefault(entry.item.id, (entry, why))

    def of(self, person: str) -> list[tuple[Entry, str]]:
        """What waits for that person, in the plan's order."""
        return list(self.asked.get(person, {}).values())

    def _asked(self, item: Item) -> Iterator[tuple[str, str]]:
        """Whom the item waits for: who has signed already is asked no more."""
        signed = {approval.by for approval in item.approvals.approvals}
        campaign = self.plan.by_id.get(item.campaign)
        lacking = signoff.lacking(item, item.outputs, self.lines, own=self.own)
        sponsor = item.brief.executive_sponsor or (campaign.brief.executive_sponsor if campaign else "")
        named = [(sponsor, _EXECUTIVE)] if Role.EXECUTIVE in lacking else []
        named += [(person, _ACCOUNTABLE) for person in item.brief.accountable]
        named += [(item.candour.editor, _EDITOR)]
        named += [(person, _CONSULTED) for person in item.brief.consulted]
        yield from ((person, why) for person, why in named if person and person not in signed)
