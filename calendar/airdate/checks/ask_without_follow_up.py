"""Something asks people, and nothing is planned that comes back to them.

Who answers a question wants to know what became of it; a question without a sequel is bait. An item with
``interaction: ask`` names the item that comes back under ``follow_up``, or another one ``replies-to`` or
``recaps`` it; one that is cancelled does not count. Source: the house's doctrine S001, "ask, listen, act".

Bad::

    title: "Friday question: what did you see?"
    interaction: ask

Good::

    title: "Friday question: what did you see?"
    interaction: ask
    follow_up: march-letter

To fix it, plan what comes back, and name it.
"""

from collections.abc import Iterator

from airdate.asking import follow_up
from airdate.finding import Fault, Severity
from airdate.parts.brief import Interaction
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "ST008"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each ask to which nothing comes back."""
    for item in plan.items:
        if item.brief.interaction is Interaction.ASK and not follow_up(plan, item):
            if item.response.follow_up and item.response.follow_up not in plan.by_id:
                continue  # dangling-reference tells it
            message = "it asks people, and nothing comes back to them"
            cure = "name the item that does as `follow_up`"
            yield Fault(item.brief.spot("interaction"), "ask-without-follow-up", message, cure)
