"""Something that was changed after it had been approved.

An approval is worth something when it binds those who sign and those who write: what was signed goes out,
and nothing else. ``airdate approve`` writes a ``digest`` of exactly that beside the sign-off
(``airdate.digest``): text, time, audience, media and outputs. Where the item is another now, the message
says in which of these. White space does not matter, a comma does. The digest is sealed with the role, the
person and the time beside it: who changes one of them breaks it. An approval also ends when the time to
which it agreed has passed and nothing has appeared, and one of tomorrow is none. Source: the house's
doctrine S004, rules that are "enforceable".

Bad::

    title: Orion is here, for schools     # when legal signed it, it was "Orion is here"
    approvals:
      - {role: legal, by: chris, at: 2027-03-02, digest: "v1 text:0c5f… time:77aa… …"}

Good: the title as it was, or a new sign-off by ``airdate approve``.

A sign-off without a digest is bound to nothing: of it this rule says nothing.
"""

from collections.abc import Iterator

from airdate.bound import Bound
from airdate.finding import Fault, Severity
from airdate.parts.approval import Approval
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed
from airdate.validity import Flaw, Verdict

CODE = "OW004"
SEVERITY = Severity.ERROR
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_ANEW = "approve it anew"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each approval that is bound to a text and holds no more."""
    bound = Bound(plan)
    for item in plan.items:
        for approval, verdict in bound.verdicts(item) if item.approvals.approvals else ():  # for speed
            if found := _said(approval, verdict):
                yield Fault(approval.spot("digest"), "approval-stale", *found)


def _said(approval: Approval, verdict: Verdict) -> tuple[str, str] | None:
    """What is wrong with it, and the way out."""
    who, at = approval.by or "somebody", approval.at.text if approval.at else ""
    if verdict.flaw is Flaw.CHANGED:
        cure = "take the change back, or ask for approval anew"
        return f"changed since {who} approved it: {listed(verdict.changed)}", cure
    said = {
        Flaw.UNREADABLE: (f"what {who} approved cannot be told from this digest", _ANEW),
        Flaw.ALTERED: (
            f"role, person, time or digest of this approval by {who} were changed by hand",
            f"take the change back, or {_ANEW}",
        ),
        Flaw.UNDATED: (f"when {who} approved it is not said", _ANEW),
        Flaw.AHEAD: (f"{who} is said to have approved it on {at}, which is still to come", _ANEW),
        Flaw.PASSED: (
            f"the time to which {who} agreed has passed, and it has not appeared",
            "say that it is published, or give it another time and ask for approval anew",
        ),
    }
    return said[verdict.flaw] if verdict.flaw else None
