"""Labels: what statuses, stages and types are called, in English; a test holds that none is missing."""

from collections.abc import Mapping

from airdate.parts.brief import Stage
from airdate.status import Status
from airdate.wording.translation import noted

STATUSES: Mapping[Status, str] = {
    Status.IDEA: noted("Idea"),
    Status.PLANNED: noted("Planned"),
    Status.DRAFT: noted("Draft"),
    Status.REVIEW: noted("In review"),
    Status.APPROVED: noted("Approved"),
    Status.SCHEDULED: noted("Scheduled"),
    Status.PUBLISHED: noted("Published"),
    Status.ON_HOLD: noted("On hold"),
    Status.POSTPONED: noted("Postponed"),
    Status.CANCELLED: noted("Cancelled"),
}

STAGES: Mapping[Stage, str] = {
    Stage.AWARE: noted("Aware"),
    Stage.CONSIDER: noted("Consider"),
    Stage.DECIDE: noted("Decide"),
    Stage.USE: noted("Use"),
    Stage.ADVOCATE: noted("Advocate"),
}

#: The words of ``status``, ``event_status`` and other plans' entries, within a line.
STATES = (
    noted("idea"),
    noted("planned"),
    noted("draft"),
    noted("review"),
    noted("approved"),
    noted("scheduled"),
    noted("published"),
    noted("on hold"),
    noted("postponed"),
    noted("cancelled"),
    noted("tentative"),
    noted("rescheduled"),
    noted("moved online"),
    noted("closed"),
)

#: What is due.
DUE = (noted("Brief"), noted("Draft"), noted("Assets"), noted("Review"))

#: What Airdate itself calls its types.
TYPES = (
    noted("Event"),
    noted("Press release"),
    noted("Social post"),
    noted("Article"),
    noted("Newsletter"),
    noted("Video"),
    noted("Podcast"),
    noted("Ad"),
    noted("Sponsorship"),
    noted("Offline"),
    noted("Notice"),
    noted("Campaign"),
    noted("Playbook"),
    noted("Scenario"),
    noted("Strategy"),
    noted("Policy"),
    noted("Experiment"),
)

#: How a message reaches people.
MEDIA: Mapping[str, str] = {
    "paid": noted("Paid"),
    "earned": noted("Earned"),
    "shared": noted("Shared"),
    "owned": noted("Owned"),
}
