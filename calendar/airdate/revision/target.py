"""Targets: what an edit is about: an item, one of its outputs, or one occurrence of a series."""

from dataclasses import dataclass
from datetime import date, timedelta

from airdate.editing.refusal import EditRefused
from airdate.entry import Entry
from airdate.item import Item
from airdate.plan import Plan
from airdate.series import gives, occurrence, occurrences
from airdate.text import did_you_mean, shown
from airdate.timespan import Precision, TimeFault, parse


@dataclass(frozen=True, slots=True)
class Target:
    """``ID``, ``ID.OUTPUT`` or ``ID@DAY``, found in the plan."""

    item: Item
    output: str = ""
    day: date | None = None


def item_called(plan: Plan, id: str) -> Item:
    """The item of that id; EditRefused with the nearest where there is none, or none that can be read."""
    if item := plan.by_id.get(id):
        return item
    if id in plan.broken:
        raise EditRefused(f"the file of '{id}' cannot be read", "`airdate check` says why")
    cure = did_you_mean(id, plan.by_id) or "`airdate list` shows the ids that there are"
    raise EditRefused(f"unknown item '{shown(id)}'", cure)


def target_of(plan: Plan, text: str) -> Target:
    """What the text names; EditRefused where there is no such thing."""
    name, at, day = text.partition("@")
    id, _, output = name.partition(".")
    item = item_called(plan, id)
    if not at:
        return Target(item, output)
    if output:
        raise EditRefused(f"'{shown(text)}': an occurrence is that of all outputs", f"write {id}@{day}")
    if item.repeat is None:
        raise EditRefused(f"'{id}' does not repeat", f"write {id} without the day", item.place)
    return Target(item, "", _day(plan, item, day))


def occurrence_of(plan: Plan, target: Target) -> Entry:
    """The entry of that occurrence as it stands now."""
    master = _master(plan, target.item)
    if target.day is None or master is None:
        raise EditRefused(f"'{target.item.id}' has no first day", "give it one", target.item.place)
    return occurrence(master, target.day, plan.vocabulary.settings.zone)


def _master(plan: Plan, item: Item) -> Entry | None:
    return next((entry for entry in plan.series if entry.item is item), None)


def _day(plan: Plan, item: Item, text: str) -> date:
    try:
        time = parse(text, None)
    except TimeFault as error:
        raise EditRefused(error.message, error.cure) from None
    if time.precision is not Precision.DAY:
        raise EditRefused(f"'{shown(text)}' is no day", "write it as 2027-03-09")
    day, master = time.first, _master(plan, item)
    given = master is not None and gives(master, day)
    if not given or day in item.skipped:
        why = "is left out by `except`" if given else "is no day of this series"
        raise EditRefused(f"'{item.id}': {day} {why}", _near(plan, master, day), item.at("repeat"))
    return day


def _near(plan: Plan, master: Entry | None, day: date) -> str:
    """The days of the series around another one."""
    if master is None:
        return "give it a first day"
    zone, reach = plan.vocabulary.settings.zone, timedelta(days=70)
    try:
        found = sorted(e.day for e in occurrences(master, day - reach, day + reach, zone) if e.day)
    except OverflowError:
        found = []
    near = sorted(found, key=lambda other: abs(other - day))[:2]
    return f"the nearest are {' and '.join(map(str, sorted(near)))}" if near else "name a day that it has"
