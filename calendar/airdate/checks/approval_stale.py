"""Something that was changed after it had been approved.

An approval is worth something when it binds those who sign and those who write: what was signed goes out,
and nothing else. ``airdate approve`` writes a ``digest`` of exactly that beside the sign-off
(``airdate.digest``): text, time, audience, media and outputs. Where the item is another now, the message
says in which of these. White space does not matter, a comma does. Source: the house's doctrine S004, rules
that are "enforceable".

Bad::

    title: Orion is here, for schools     # when legal signed it, it was "Orion is here"
    approvals:
      - {role: legal, by: chris, at: 2027-03-02, digest: "v1 text:0c5f… time:77aa… …"}

Good: the title as it was, or a new sign-off by ``airdate approve``.

Silent until ``calendar/policy.yml`` names it: ``select: [approval-stale]``.
"""

from collections.abc import Iterator

from airdate import digest
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed

CODE = "OW004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CONFIG
WHEN = When.APPROVED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each approval of something that is another now."""
    hash_of = digest.hashes(plan.content_dir, plan.files)
    for item in plan.items:
        signed = [approval for approval in item.approvals.approvals if approval.digest]
        if not signed:  # for speed
            continue
        now = digest.of(item, hash_of)
        for approval in signed:
            then, who = digest.parse(approval.digest), approval.by or "somebody"
            if then is None:
                message = f"what {who} approved cannot be told from this digest"
                yield Fault(approval.spot("digest"), "approval-stale", message, "approve it anew")
            elif changed := now.changed(then):
                message = f"changed since {who} approved it: {listed(changed)}"
                cure = "take the change back, or ask for approval anew"
                yield Fault(approval.spot("digest"), "approval-stale", message, cure)
