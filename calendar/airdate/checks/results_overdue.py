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

from airdate.entry import entries_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status
from airdate.story import PAPERS

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
    found = []
    for item in plan.items:
        if item.type in _UNMEASURED or item.repeat or _measured(plan, item):
            continue
        ended = _ended(plan, item)
        if ended and oldest <= ended <= newest and not _measured(plan, plan.by_id.get(item.campaign)):
            found.append((item, ended))
    used = any(_measured(plan, item) for item in plan.items) if found else True
    for item, ended in found if used else found[:1]:
        others = "" if used or len(found) == 1 else f", like {len(found) - 1} others"
        days = (plan.now - ended).days
        message = f"it was over {days} days ago, and nothing says what came of it{others}"
        yield Fault(item.place, "results-overdue", message, "add `results:` or `learned:`")


def _measured(plan: Plan, item: Item | None) -> bool:
    """Whether results or a lesson stand there, or something that could not be read as such."""
    if item is None or not item.measures.places:
        return False
    said = item.measures
    unread = any(key in said.places and said.spot(key) in plan.faulty for key in ("results", "learned"))
    return bool(said.results or said.learned) or unread


def _ended(plan: Plan, item: Item) -> datetime | None:
    """When the last of it was over, if all of it is and some of it was published."""
    if item.status is not Status.PUBLISHED and all(o.status is not Status.PUBLISHED for o in item.outputs):
        return None
    entries = [e for e in entries_of(item, plan.vocabulary.settings.zone) if not e.called_off]
    if not any(entry.status is Status.PUBLISHED for entry in entries):
        return None
    return max(entry.ends for entry in entries)
