"""A waiver that does not say the rule, the reason, by whom and until when. It waives nothing.

A waiver in ``calendar/policy.yml`` needs a ``path``, too: a glob of the files for which it holds.

Bad: ``waive: [{rule: SC004}]``.

Good: ``waive: [{rule: SC004, reason: The school asked for that day, by: ana, until: 2027-06-30}]``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.parts.waiver import Waiver
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed

CODE = "WA003"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

_NEEDED = ("rule", "reason", "by", "until")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each waiver that lacks a key."""
    for item in plan.items:
        for waiver in item.waivers.waive:
            yield from _of(plan, waiver, _NEEDED)
    for waiver in plan.vocabulary.policy.waivers:
        yield from _of(plan, waiver, (*_NEEDED, "path"))


def _of(plan: Plan, waiver: Waiver, needed: tuple[str, ...]) -> Iterator[Fault]:
    missing = [f"`{key}`" for key in needed if not getattr(waiver, key)]
    if missing and not any(waiver.places.get(key) in plan.faulty for key in needed):
        message = f"the waiver has no {listed(missing)}, so it waives nothing"
        cure = "a waiver says the rule, the reason, by whom, until when; in policy.yml for which files"
        yield Fault(waiver.place, "incomplete-waiver", message, cure)
