"""A key that an item of this type and status cannot be without.

Every item needs ``type``, ``title`` (or a first heading) and ``status``. An event or
campaign needs ``start`` once it is more than an idea. What is approved, scheduled or
published needs a day (``publish``), and a channel where its type appears in one; papers of the
house, such as a playbook or a policy, never appear.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "FM004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS

#: Types that appear somewhere: once approved, an item of them says where.
APPEARING = frozenset({"press", "social", "article", "newsletter", "video", "podcast", "ad"})


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each key that is needed at the item's status."""
    for item in plan.items:
        if item.type in ("event", "campaign"):
            needed = item.status not in (Status.IDEA, Status.POSTPONED, Status.CANCELLED)
            if needed and item.start is None and item.places.get("start") not in plan.faulty:
                cure = "add `start: 2027-05-12 09:00`, or make it an idea"
                yield Fault(item.place, "missing-key", f"this {item.type} has no `start`", cure)
        elif item.type not in PAPERS:
            yield from _of_outputs(plan, item)


def _of_outputs(plan: Plan, item: Item) -> Iterator[Fault]:
    for output in item.outputs:
        status, when = (item.status, item.start) if item.start else (output.status, output.when)
        undated = when is None or not when.exact
        homeless = not output.channel and item.type in APPEARING
        if not status.decided:
            continue
        if not (undated or homeless):  # for speed
            continue
        which = f"the output '{output.name}'" if output.name else "it"
        place = output.places.get("status", item.at("status"))
        given = {**item.places, **output.places}
        if undated and plan.faulty.isdisjoint([given.get("publish"), given.get("published")]):
            message = f"{which} is {status.label} and has no `publish`"
            yield Fault(place, "missing-key", message, "add `publish:` with a day, or change the status")
        if homeless and given.get("channel") not in plan.faulty:
            message = f"{which} is {status.label} and has no `channel`"
            yield Fault(place, "missing-key", message, "say where it appears")
