"""A buying stage of an audience for which nothing is planned.

People go through stages before they decide, and after (``funnel`` in ``calendar/audiences.yml``: aware,
consider, decide, use, advocate). Where one has no item, they are left alone there. Looked at is what
appears from today on, by default for 90 days; an item has the stage of its campaign if it names none.
Source: the house's doctrine S001, "buying cycle not a selling cycle".

Bad, for ``teachers: {funnel: [aware, decide, use]}``: ten posts with ``funnel: aware``.

Good: one of them says how to order, another what to do in the first lesson.

Audiences without stages, and those for whom nothing is planned at all, are left alone. The window is
set in policy.yml: ``rules: {stage-gap: {days: 180}}``.
"""

from collections.abc import Iterator
from datetime import timedelta

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.brief import Stage
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.text import listed

CODE = "ST005"
SEVERITY = Severity.INFO
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"days": 90}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each audience with stages that nothing serves."""
    audiences = (plan.vocabulary.audiences or {}).values()
    staged = [each for each in audiences if each.crowd.funnel]  # for speed
    if not staged:  # for speed
        return
    days = plan.vocabulary.policy.value("stage-gap", "days", SETTINGS["days"])
    near = plan.between(plan.today, plan.today + timedelta(days=days))
    meant = [e for e in near if not (e.spans or e.called_off or e.status is Status.IDEA)]
    for audience in staged:
        theirs = [entry.item for entry in meant if audience.id in entry.item.audience]
        served = {_stage(plan, item) for item in theirs}
        missing = [stage for stage in audience.crowd.funnel if stage not in served]
        if theirs and missing:
            message = f"in the next {days} days nothing for '{audience.id}' has the stage {listed(missing)}"
            cure = "plan something for it, or say `funnel:` in what there is"
            yield Fault(audience.crowd.spot("funnel"), "stage-gap", message, cure)


def _stage(plan: Plan, item: Item) -> Stage | None:
    campaign = plan.by_id.get(item.campaign)
    return item.brief.funnel or (campaign.brief.funnel if campaign else None)
