"""A waiver that does not say the rule, the reason, by whom and until when. It waives nothing.

Bad: ``waive: [{rule: SC004}]``.

Good: ``waive: [{rule: SC004, reason: The school asked for that day, by: ana, until: 2027-06-30}]``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "WA003"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each waiver that lacks a key."""
    own = (waiver for item in plan.items for waiver in item.waivers.waive)
    for waiver in (*own, *plan.vocabulary.policy.waivers):
        for key in ("rule", "reason", "by", "until"):
            if not getattr(waiver, key) and waiver.places.get(key) not in plan.faulty:
                message = f"the waiver has no `{key}`, so it waives nothing"
                cure = "a waiver says the rule, the reason, by whom and until when"
                yield Fault(waiver.place, "incomplete-waiver", message, cure)
                break
