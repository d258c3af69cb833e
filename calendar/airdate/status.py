"""Statuses: of the work (an item or output) and of an event in the world, kept apart."""

from enum import StrEnum


class Status(StrEnum):
    """Where the work stands. The first seven follow each other, the last three stand aside."""

    IDEA = "idea"
    PLANNED = "planned"
    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    ON_HOLD = "on-hold"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"

    @property
    def decided(self) -> bool:
        """Approved or later: the text and its time are agreed."""
        return self in DECIDED

    @property
    def closed(self) -> bool:
        """Nothing more is to be done at the planned time."""
        return self in CLOSED

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("-", " ")


class EventStatus(StrEnum):
    """schema.org's eventStatus in this plan's spelling, with iCalendar's ``tentative``."""

    SCHEDULED = "scheduled"
    TENTATIVE = "tentative"
    POSTPONED = "postponed"
    RESCHEDULED = "rescheduled"
    MOVED_ONLINE = "moved-online"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.replace("-", " ")


class Stage(StrEnum):
    """What must be done before an item can appear, in this order."""

    BRIEF = "brief"
    DRAFT = "draft"
    ASSETS = "assets"
    REVIEW = "review"

    @property
    def label(self) -> str:
        """The word as people read it."""
        return self.value.capitalize()

    def done(self, status: Status) -> bool:
        """Whether work that stands so is past this stage, or no work any more."""
        return status in CLOSED or status in _PAST[self]


class Visibility(StrEnum):
    """Who may see an item; an item that does not say is internal."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"


DECIDED = frozenset({Status.APPROVED, Status.SCHEDULED, Status.PUBLISHED})
CLOSED = frozenset({Status.PUBLISHED, Status.POSTPONED, Status.CANCELLED, Status.ON_HOLD})

_IN_REVIEW = DECIDED | {Status.REVIEW}
_PAST = {
    Stage.BRIEF: _IN_REVIEW | {Status.DRAFT},
    Stage.DRAFT: _IN_REVIEW,
    Stage.ASSETS: DECIDED,
    Stage.REVIEW: DECIDED,
}
