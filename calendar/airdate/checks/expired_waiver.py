"""A waiver whose last day is past.

What it waived is told again. Mend that, or let somebody decide anew, with a new reason and day.

Bad, on 1 March 2027: ``waive: [{rule: SC004, reason: Agreed, by: ana, until: 2027-02-01}]``.

Good: ``until: 2027-06-30``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import shown

CODE = "WA001"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each waiver that has run out."""
    own = (waiver for item in plan.items for waiver in item.waivers.waive)
    for waiver in (*own, *plan.vocabulary.policy.waivers):
        if waiver.until and waiver.until.last < plan.today:
            message = f"the waiver of {shown(waiver.rule)} ended on {waiver.until.last}"
            cure = "mend what it waived, or let somebody decide anew"
            yield Fault(waiver.spot("until"), "expired-waiver", message, cure)
