"""Something approved for which nobody answers, or several do.

Where two answer for it, each waits for the other; where nobody does, nobody is there when it goes wrong.
One person answers for a message: its ``owner``, the owner of each of its outputs, the owner of its campaign
or event, or the one whom ``accountable`` names beside those who are responsible, consulted and informed.
Source: the house's doctrine S001, "who owns it internally", and the RACI matrix, which has one A in each
row (rules catalogue, November 2026).

Bad::

    status: approved
    accountable: [ana, ben]

Good::

    status: approved
    accountable: ana
    responsible: [ben]

Owners are asked for once the item is approved, where the plan has a ``calendar/people.yml``; not of events,
which may be somebody else's, nor of posts that an existing blog brings along. Whether the people are
known is for ``unknown-person`` to say.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed

CODE = "OW001"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.APPROVED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item with several accountable people, and for each approved one with none."""
    for item in plan.items:
        accountable = item.brief.accountable
        if len(accountable) > 1:
            message = f"{len(accountable)} people are accountable: {listed(accountable)}"
            cure = "name one, and the others as `responsible` or `consulted`"
            yield Fault(item.brief.spot("accountable"), "no-single-accountable", message, cure)
        elif not accountable and not _owned(plan, item) and _asked_for(plan, item):
            message = "nobody answers for it"
            yield Fault(item.place, "no-single-accountable", message, "name its `owner`")


def _asked_for(plan: Plan, item: Item) -> bool:
    known = plan.vocabulary.people is not None and item.type != "event" and not item.foreign
    return known and plan.faulty.isdisjoint([item.places.get("owner"), item.places.get("accountable")])


def _owned(plan: Plan, item: Item) -> bool:
    """Whether all of its outputs that are decided, or what it belongs to, have an owner."""
    if all(output.owner or not output.status.decided for output in item.outputs):
        return True
    above = (plan.by_id.get(id) for id in (item.campaign, item.event))
    return any(other is not None and (other.owner or other.brief.accountable) for other in above)
