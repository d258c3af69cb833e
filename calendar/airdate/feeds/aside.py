"""Aside: feeds of what is no item of the plan, such as shifts and rehearsals: a small plan of its own.

Each is written as an item of that plan, so that all that holds for items holds for it: series, revisions,
sizes. Its id has a point in it, which no id of an item has.
"""

from collections.abc import Iterable
from dataclasses import replace

from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.plan import Plan


def plan_of(plan: Plan, type: str, title: str, items: Iterable[Item]) -> Plan:
    """The plan with these items and no others, of a type that is called so."""
    types = dict(plan.vocabulary.types) | {type: title}
    bare = replace(plan, items=(), pages=(), faults=(), vocabulary=replace(plan.vocabulary, types=types))
    return bare.with_items(items)


def entries(kept: Plan) -> list[Entry]:
    """The entries of all its items, in the order of time."""
    zone = kept.vocabulary.settings.zone
    found = [entry for item in kept.items for entry in entries_of(item, zone)]
    return sorted(found, key=lambda entry: (entry.begins, entry.id))
