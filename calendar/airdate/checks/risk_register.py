"""Worst cases are not thought through: too few or too many, one that is half done, a drill that is
overdue.

Whoever has thought of the five to ten worst cases can act in the first hour; more than that nobody keeps
in mind ("top 5-10 worst case scenarios", the house's doctrine S004; guides to crisis plans say three to
five or five to ten, and ask for named roles, holding statements, reviews and drills). Ideas and what is
cancelled do not count.

Bad::

    type: scenario
    title: The glasses are faulty

Good::

    type: scenario
    title: The glasses are faulty
    owner: ngozi
    mitigation: Each batch is measured by two laboratories.
    contingency: Stop the dispatch, call back by newsletter and press.
    holding_statement: We have stopped the dispatch and are testing. Do not use them until we know.
    reviewed: 2027-02-01
    drill: 2027-02-15

To fix it, write what is missing, think it through again and say so by ``reviewed:``, or rehearse it. The
numbers, and the days after which a review and a drill are overdue, are set in ``calendar/policy.yml``::

    rules: {risk-register: {least: 5, most: 10, days: 365}}
"""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from airdate.finding import Fault, Place, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.status import Status

CODE = "RI003"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.PLANNED
SETTINGS = {"least": 5, "most": 10, "days": 365}

_POLICY = Place("calendar/policy.yml")
_NEEDED = ("mitigation", "contingency", "holding_statement", "reviewed")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for the number of scenarios, and for each that is incomplete or overdue."""
    value = partial(plan.vocabulary.policy.value, "risk-register")
    least, most = value("least", SETTINGS["least"]), value("most", SETTINGS["most"])
    found = [item for item in plan.items if item.type == "scenario" and _counts(item)]
    place = found[0].place if found else _POLICY
    if not least <= len(found) <= most:
        message = f"the register has {len(found) or 'no'} worst {'case' if len(found) == 1 else 'cases'}"
        cure = "keep the worst of them"
        if len(found) < least:
            cure = "write an item of the type scenario for each that would hurt most"
        yield Fault(place, "risk-register", f"{message}: {least} to {most} can be kept in mind", cure)
    since = timedelta(days=value("days", SETTINGS["days"]))
    for item in found:
        if missing := _missing(plan, item):
            message = f"this worst case has no {', '.join(missing)}"
            yield Fault(item.place, "risk-register", message, "add it before it happens")
        yield from _overdue(plan, item, since)


def _counts(item: Item) -> bool:
    return not item.cancelled and item.status is not Status.IDEA


def _missing(plan: Plan, item: Item) -> list[str]:
    """The keys that say nothing; of what could not be read nothing is said."""
    said = item.scenario
    needed = [key for key in _NEEDED if not getattr(said, key)]
    needed = [key for key in needed if said.places.get(key) not in plan.faulty]
    return [f"`{key}`" for key in (needed if item.owner else [*needed, "owner"])]


def _overdue(plan: Plan, item: Item, since: timedelta) -> Iterator[Fault]:
    done = {"reviewed": "thought through", "drill": "rehearsed"}
    for key, what in done.items():
        last = getattr(item.scenario, key)
        if last and (age := plan.today - last.last) > since:
            message = f"last {what} {age.days} days ago ({last.text}), {since.days} are allowed"
            yield Fault(item.scenario.spot(key), "risk-register", message, f"do so again, and set `{key}`")
