"""Something was published a while ago, and nobody has written down what came of it.

What is not looked at is not learned from ("capture that feedback", the house's doctrine S001; "learn from
them", S003). Looked at are messages, events and campaigns that are published, from two weeks to three
months after their end; one figure under ``results:`` or one sentence under ``learned:`` will do, of the
item or of its campaign. Series and notices to colleagues are left alone, and a plan that has no results
anywhere is told once.

Bad: ``published: 2027-02-01``, and on 1 March nothing more.

Good::

    published: 2027-02-01
    results: [{metric: registrations, value: 61, at: 2027-02-15}]
    learned: Teachers come in the evening, and ask for dates first.

To fix it, write down what came of it. The days are set in ``calendar/policy.yml``::

    rules: {results-overdue: {after: 14, past: 90}}
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Severity
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.present import whole
from airdate.status import Status

CODE = "ME003"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"after": 14, "past": 90}

_UNMEASURED = PAPERS - {"campaign"} | {"notice"}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that was published and never looked at again."""
    value = partial(plan.vocabulary.policy.value, "results-overdue")
    newest = plan.now - timedelta(days=value("after", SETTINGS["after"]))
    oldest = plan.now - timedelta(days=value("past", SETTINGS["past"]))
    near = {e.item.path: e.item for e in plan.entries if oldest <= e.ends <= newest and _is_out(e)}
    unmeasured = (item for _, item in sorted(near.items()) if not _measured(plan, item))
    found = []
    for item in unmeasured:
        ended = _ended(plan, item)
        if ended <= newest and not _measured(plan, plan.by_id.get(item.campaign, item)):
            found.append((item, ended))
    used = any(_measured(plan, item) for item in plan.items) if found else True  # for speed
    for item, ended in found if used else found[:1]:
        others = "" if used or len(found) == 1 else f"; so it is with {len(found) - 1} more"
        days = whole(timedelta(days=1), ended, plan.now)
        message = f"it was over {days} days ago, and nothing says what came of it{others}"
        yield Fault(item.place, "results-overdue", message, "add `results:` or `learned:`")


def _is_out(entry: Entry) -> bool:
    """Whether it was published, and is something whose results are looked at."""
    if entry.item.type in _UNMEASURED or entry.item.repeat:
        return False
    return entry.status is Status.PUBLISHED and not entry.called_off


def _measured(plan: Plan, item: Item) -> bool:
    """Whether results or a lesson stand there, or something that could not be read as such."""
    said = item.measures
    if not said.places:  # for speed
        return False
    unread = any(said.places.get(key) in plan.faulty for key in ("results", "learned"))
    return bool(said.results or said.learned) or unread


def _ended(plan: Plan, item: Item) -> datetime:
    """When the last of it that is not called off is over."""
    zone = plan.vocabulary.settings.zone
    return max(entry.ends for entry in entries_of(item, zone) if not entry.called_off)
