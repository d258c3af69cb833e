"""The time or the fate of an event was changed so late that calendars may not show it in time.

Calendar programs fetch a feed when they like: Google's within a day, others every few hours (F1). Who has
looked into the calendar in the morning learns nothing of a change at noon. So a change within a
day before the start needs a notice too: an item of the type `notice` that belongs to the event.
When something was changed is what git says of `start`, `end`, `timezone`, `event_status` and `location`, and
of `status` where the event is called off.

Bad: `start:` of an event of this evening is changed in a commit of this morning, and nothing more.

Good, besides::

    type: notice
    title: The talk begins at 19:00 today
    event: evening-talk

Fix: add a notice with `event:` or `links:`, and send it by the fastest channel that there is.
Configure: `rules: {change-too-late-for-feeds: {hours: 36}}` in calendar/policy.yml.
Waive: `waive: [{rule: EV003, reason: all guests were telephoned, by: ana, until: 2027-12-31}]`.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.reading.history.record import moment
from airdate.status import Status

CODE = "EV003"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.PLANNED
SETTINGS: Mapping[str, object] = {"hours": 24.0}

_NAME = "change-too-late-for-feeds"
_KEYS = ("start", "end", "timezone", "event_status", "location")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each event that is not over, was changed late, and has no notice."""
    late = timedelta(hours=plan.vocabulary.policy.value(_NAME, "hours", 24.0))
    soon = plan.now + late
    near = [entry for entry in _events(plan) if entry.begins < soon]  # for speed: git is slow
    traces = plan.history.ledger.traces if near else {}  # for speed
    for entry in near:
        item = entry.item
        if item.path not in traces:
            continue
        trace = traces[item.path]
        keys = (*_KEYS, "status") if item.cancelled or item.postponed else _KEYS
        key = max(keys, key=lambda key: trace.blocks.get(key, 0))
        changed = trace.blocks.get(key, 0)
        before = entry.begins - moment(changed)
        if changed > trace.created and before < late and not _noticed(plan, item):
            when = f"{moment(changed).astimezone(plan.vocabulary.settings.zone):%Y-%m-%d %H:%M}"
            ahead = f"{max(before, timedelta()) / timedelta(hours=1):.3g} hours before it begins"
            message = f"`{key}` was changed {when}, {ahead}: calendars may not show it in time"
            yield Fault(item.at(key), _NAME, message, f"tell people: a notice with `event: {item.id}`")


def _events(plan: Plan) -> Iterator[Entry]:
    """Events that happen once and are not over."""
    for item in plan.items:
        if item.type == "event":
            entry = next(entries_of(item, plan.vocabulary.settings.zone))
            if entry.exact and not entry.repeats and entry.ends > plan.now:
                yield entry


def _noticed(plan: Plan, event: Item) -> bool:
    """Whether some notice belongs to the event."""
    belonging = (entry.item for entry in plan.by("event", event.id))
    linked = (item for _, item in plan.back_links.get(event.id, ()))
    notices = [item for item in (*belonging, *linked) if item.type == "notice"]
    return any(item.status is not Status.IDEA and not item.cancelled for item in notices)
