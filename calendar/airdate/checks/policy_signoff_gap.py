"""A policy that not all have signed whom it binds, or that was to be looked at again and was not.

A policy for speaking in public is worth something when marketing, executives, HR, legal and IT have agreed
on it, and while somebody looks at it now and then. Source: the house's doctrine S004.

Bad::

    type: policy
    approvals: [{role: marketing, by: ana}]
    next_review: 2026-01-31

Good::

    type: policy
    approvals:
      - {role: marketing, by: ana, at: 2027-01-10}
      - {role: executive, by: dana, at: 2027-01-11}
      - {role: hr, by: hugo, at: 2027-01-11}
      - {role: legal, by: chris, at: 2027-01-12}
      - {role: it, by: ivo, at: 2027-01-12}
    next_review: 2028-01-31

Who must sign is set in policy.yml: ``rules: {policy-signoff-gap: {roles: [executive, legal]}}``.
"""

from collections.abc import Iterator

from airdate import signoff
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed, shown

CODE = "OW005"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"roles": signoff.POLICY_ROLES}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for the signatures that a policy lacks, and one for a review that is over."""
    for item in plan.items:
        if item.type != "policy":
            continue
        if missing := signoff.unsigned(item, plan.vocabulary.policy):
            message = f"the policy is not signed by {listed(map(shown, missing))}"
            cure = f"ask for it: `airdate approve {item.id} --as {shown(missing[0])}`"
            place = item.places.get("approvals", item.at("status"))
            yield Fault(place, "policy-signoff-gap", message, cure)
        review = item.strategy.next_review
        if review and review.last < plan.today:
            message = f"the policy was to be looked at again by {review.last}"
            cure = "look at it, and set `last_reviewed` and `next_review`"
            yield Fault(item.strategy.spot("next_review"), "policy-signoff-gap", message, cure)
