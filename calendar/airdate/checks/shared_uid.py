"""An entry of ours and one of another plan's layer that go out under the same UID.

Calendars know an entry by its UID, the id and the site's domain. Of two with the same one they keep
the one that they saw last, and a cancelled one takes the other along. Two plans with the same ``url`` host
share a domain; then their ids must differ.

Bad: ``spring-fair`` in both plans, and ``url: https://plan.example/`` in both ``calendar/plan.yml``.

Good: ``uid: spring-fair-north`` in one of them, or a ``url`` of its own for each plan.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When

CODE = "FE109"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each entry whose UID is in a layer too."""
    domain = plan.vocabulary.settings.domain
    end = f"@{domain.casefold()}"
    for layer in plan.vocabulary.layers:
        theirs = {entry.item.uid.casefold(): entry for entry in layer.entries}
        theirs = {uid: entry for uid, entry in theirs.items() if uid.endswith(end)}  # for speed
        if not theirs:  # for speed
            continue
        for entry in (*plan.entries, *plan.vague, *plan.unscheduled):
            uid = f"{entry.item.known_as(entry.id)}@{domain}"
            if other := theirs.get(uid.casefold()):
                message = f"the UID {uid} is also that of '{other.id}' of {layer.title}"
                cure = "give one of the two another `uid:`, or each plan a `url` of its own"
                yield Fault(entry.item.at("id"), "shared-uid", message, cure)
