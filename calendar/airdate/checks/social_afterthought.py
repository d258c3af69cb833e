"""The first social post on a launch or an event comes, or was written, when it is as good as over.

Social media are "an afterthought, something to tack on" where the first post on a launch goes out after
it, or a few days before (the house's doctrine S001). Nobody can ask, share or come any more. A launch is
an event, or an item with ``launch: yes``; its posts are those that name it (``event:``, ``links:``, a
time that hangs on it) and those of its campaign. Where the plan is in git, the day on which the first of
these posts was written counts, too, unless the launch itself was written no earlier. What is a social
post itself, what has none at all, and what was long ago, is not meant.

Bad, for a keynote on 16 March::

    type: social
    event: orion-keynote
    publish: 2027-03-17 09:00

Good: a first post weeks before it, as in ``publish: 3 weeks before orion-keynote``.

To fix it, plan a post ahead of it. How many days before a launch are too few, and for how many days after
it this is still told, is set by ``rules: {social-afterthought: {days: 7, past: 0}}`` in
``calendar/policy.yml``.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from airdate.entry import Entry, place_of
from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.story import is_social, moments

CODE = "XM002"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"days": 3, "past": 30}

_CURE = "plan a post well ahead of it, or waive this if there was one elsewhere"


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each launch whose first social post is late, at that post."""
    value = partial(plan.vocabulary.policy.value, "social-afterthought")
    days = timedelta(days=value("days", SETTINGS["days"]))
    since = plan.today - timedelta(days=value("past", SETTINGS["past"]))
    launches = [e for e in moments(plan) if e.last >= since and not is_social(e, plan.vocabulary)]
    wanted = {id for launch in launches for id in (launch.item.id, launch.item.campaign)} - {""}
    posts = _posts(plan, wanted) if wanted else {}  # for speed
    for launch in launches:
        item = launch.item
        if found := [*posts.get(item.id, ()), *posts.get(item.campaign, ())]:
            yield from _late(plan, launch, found, launch.first - days)


def _posts(plan: Plan, wanted: set[str]) -> dict[str, list[Entry]]:
    """By what they name, and by campaign, the first social post to come and the one written first."""
    found: dict[str, list[Entry]] = {}
    for entry, named in plan.appearances:
        if is_social(entry, plan.vocabulary):
            for id in wanted.intersection((*named, entry.item.campaign, entry.item.id)):
                _keep(plan, found.setdefault(id, [entry, entry]), entry)
    return found


def _keep(plan: Plan, firsts: list[Entry], entry: Entry) -> None:
    if entry.begins < firsts[0].begins:
        firsts[0] = entry
    written = _written(plan, entry.item)
    if written and written < (_written(plan, firsts[1].item) or date.max):
        firsts[1] = entry


def _written(plan: Plan, item: Item) -> date | None:
    """The day on which the item was first written, as it says itself or git tells."""
    zone = plan.vocabulary.settings.zone
    if item.created:
        return item.created.first
    change = plan.history.of(item.path)
    return change.created.astimezone(zone).date() if change else None


def _late(plan: Plan, launch: Entry, found: list[Entry], enough: date) -> Iterator[Fault]:
    first = min(found, key=lambda entry: (entry.begins, entry.id))
    known = [(day, entry) for entry in found if (day := _written(plan, entry.item))]
    begun = _written(plan, launch.item)
    if first.first > enough:
        message = f"the first social post on '{launch.item.id}' is planned for {first.first}"
        yield _fault(first, f"{message}, {_distance(first.first, launch)}")
    elif known and begun:
        day, entry = min(known, key=lambda pair: (pair[0], pair[1].id))
        if day > enough and day > begun:
            message = f"the first social post on '{launch.item.id}' was written on {day}"
            yield _fault(entry, f"{message}, {_distance(day, launch)}")


def _fault(entry: Entry, message: str) -> Fault:
    return Fault(place_of(entry), "social-afterthought", message, _CURE)


def _distance(day: date, launch: Entry) -> str:
    days = (launch.first - day).days
    if days == 0:
        return "on the day itself"
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'before' if days > 0 else 'after'} it"
