"""An approval that the commit which brought it does not bear out.

A record says who approved and when; git says who committed it. Where each signs for themselves, by
``airdate approve`` and a commit of their own, the two must agree: the author of the commit is that person
(by the name, the id or the ``account`` in people.yml, or the mail address before its ``@``), the approval is
not older than the file, and not younger than the commit. Each record needs a line of its own: who adds one
to a list in brackets has written the whole line. Whoever merges by squashing, or lets one person
commit for all, should not use this rule. Git takes any name for an author's: sign commits, and let the forge
demand it, if you need to be sure. Of what is not committed, and without git's history, nothing is said.
Source: the house's doctrine S004, rules that are "enforceable".

Bad: ben commits this, in April::

    approvals:
      - {role: legal, by: chris, at: 2027-03-02T09:00+01:00, digest: v1 text:0c5f… …}

Good: chris commits it, on that day.

Silent until ``calendar/policy.yml`` names it: ``select: [approval-author]``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.parts.approval import Approval
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.reading.history import Witness
from airdate.text import shown
from airdate.vocabulary import Person

CODE = "OW006"
SEVERITY = Severity.ERROR
PROFILE = Profile.CONFIG
WHEN = When.APPROVED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each approval that its commit contradicts."""
    for item in plan.items:
        for approval in item.approvals.approvals:
            place = approval.spot("digest")
            witness = plan.history.witness(item.path, place.line) if approval.digest else None
            if witness is None:
                continue
            if said := _by_another(plan, approval, witness) or _at_another_time(
                plan, item.path, approval, witness
            ):
                yield Fault(
                    place, "approval-author", said, "let whom it names approve it anew, and commit that"
                )


def _by_another(plan: Plan, approval: Approval, witness: Witness) -> str:
    known = (plan.vocabulary.people or {}).get(approval.by) or Person(id=approval.by, title=approval.by)
    local = witness.email.partition("@")[0]
    names = (witness.author, local, local.rpartition("+")[2])
    if any(map(known.is_called, names)):
        return ""
    return f"'{approval.by}' is said to have approved it, and '{shown(witness.author)}' has committed that"


def _at_another_time(plan: Plan, path: str, approval: Approval, witness: Witness) -> str:
    """What is wrong with the day, in the plan's zone; the hours of two machines need not agree."""
    if approval.at is None:
        return ""
    zone = plan.vocabulary.settings.zone
    committed, change = witness.when.astimezone(zone).date(), plan.history.of(path)
    said = f"'{approval.by}' is said to have approved it on {approval.at.first}"
    if approval.at.first > committed:
        return f"{said}, and it was committed on {committed}"
    written = change.created.astimezone(zone).date() if change else committed  # for mypy
    return f"{said}, before it was there ({written})" if approval.at.last < written else ""
