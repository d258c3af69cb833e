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
from datetime import timedelta
from functools import partial

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.present import whole
from airdate.sections.awaited import AFTER, PAST, measured, unmeasured

CODE = "ME003"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED
SETTINGS = {"after": AFTER, "past": PAST}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each item that was published and never looked at again."""
    value = partial(plan.vocabulary.policy.value, "results-overdue")
    after, past = (value(name, SETTINGS[name]) for name in ("after", "past"))
    found = unmeasured(plan, after=after, past=past)
    used = any(measured(plan, item) for item in plan.items) if found else True  # for speed
    for item, ended in found if used else found[:1]:
        others = "" if used or len(found) == 1 else f"; so it is with {len(found) - 1} more"
        days = whole(timedelta(days=1), ended, plan.now)
        message = f"it was over {days} days ago, and nothing says what came of it{others}"
        yield Fault(item.place, "results-overdue", message, "add `results:` or `learned:`")
