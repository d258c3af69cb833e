"""A strategy or campaign for which no executive stands.

Without somebody at the top who wants it, it is stopped by the first call. Source: the house's doctrine
S004, which asks for an "executive sponsor". Silent until ``calendar/policy.yml`` names the rule, with the
types that need a sponsor if these are others::

    rules:
      no-exec-sponsor: {types: [strategy, campaign]}

Bad: a campaign without ``executive_sponsor``. Good: ``executive_sponsor: dana``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "OW002"
SEVERITY = Severity.WARNING
PROFILE = Profile.CONFIG
WHEN = When.APPROVED
SETTINGS = {"types": ("strategy", "campaign")}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each strategy and campaign without a sponsor."""
    types = plan.vocabulary.policy.value("no-exec-sponsor", "types", SETTINGS["types"])
    for item in plan.items:
        brief = item.brief
        unread = brief.places.get("executive_sponsor") in plan.faulty
        if item.type in types and not brief.executive_sponsor and not unread:
            message = f"no executive stands for this {item.type}"
            yield Fault(item.place, "no-exec-sponsor", message, "name one as `executive_sponsor`")
