"""How an entry stands: its work and what became of its event, in the words of calendars and of people.

Whoever asks several of these questions looks up the ``standing`` once.
"""

from airdate.entry import Entry
from airdate.selection import Cancelled
from airdate.status import EventStatus, Status

_SIDE = {
    Status.CANCELLED: "Cancelled: ",
    Status.POSTPONED: "Postponed: ",
    Status.ON_HOLD: "On hold: ",
}
_WORTH_SAYING = frozenset({EventStatus.TENTATIVE, EventStatus.RESCHEDULED, EventStatus.MOVED_ONLINE})
_IN_PROCESS = frozenset({Status.DRAFT, Status.REVIEW, Status.APPROVED, Status.SCHEDULED})


def ical_status(entry: Entry, standing: Status | None = None, cancelled: Cancelled = Cancelled.KEEP) -> str:
    """``CANCELLED``, ``CONFIRMED`` or ``TENTATIVE`` (RFC 5545, 3.8.1.11)."""
    status = standing or entry.standing
    if status is Status.CANCELLED:
        return "CONFIRMED" if cancelled is Cancelled.CONFIRMED else "CANCELLED"
    if entry.stage:
        return "CONFIRMED"
    sure = status.decided and entry.item.event_status is not EventStatus.TENTATIVE
    return "CONFIRMED" if sure else "TENTATIVE"


def task_status(entry: Entry) -> str:
    """``NEEDS-ACTION``, ``IN-PROCESS``, ``COMPLETED`` or ``CANCELLED`` (RFC 5545, 3.8.1.11)."""
    status = entry.standing
    if status is Status.CANCELLED:
        return "CANCELLED"
    if status is Status.PUBLISHED:
        return "COMPLETED"
    return "IN-PROCESS" if status in _IN_PROCESS else "NEEDS-ACTION"


def title(entry: Entry, standing: Status | None = None) -> str:
    """The title, with a word in front for readers that pass over STATUS, as Outlook does."""
    due = f"{entry.stage.label} {'done' if entry.done else 'due'}: " if entry.stage else ""
    return f"{_SIDE.get(standing or entry.standing, '') or due}{entry.title}"


def words(entry: Entry, standing: Status | None = None) -> str:
    """``scheduled, moved online``."""
    word, event = (standing or entry.standing).label, entry.item.event_status
    return f"{word}, {event.label}" if event in _WORTH_SAYING and event.label != word else word


def busy(entry: Entry) -> bool:
    """Whether it takes its readers' time: an event that is on."""
    return entry.spans and entry.item.type == "event" and not entry.called_off
