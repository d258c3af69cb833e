"""Workdays in a rhythm: on which days nobody works, is for the plan to say."""

from dataclasses import replace

from airdate.holiday import ClosedDays
from airdate.item import Item


def off_closed_days(item: Item, calendar: ClosedDays) -> Item:
    """The item whose rhythm, if it speaks of workdays, knows the days on which nobody works."""
    if item.repeat is None or not item.repeat.workdays:
        return item
    return replace(item, repeat=replace(item.repeat, closed=calendar))
