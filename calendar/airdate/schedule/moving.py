"""Workdays in a rhythm: a rule can only say Monday to Friday; here its days leave the closed ones."""

from dataclasses import replace
from datetime import date, timedelta

from airdate.holiday import ClosedDays, NoWorkday
from airdate.item import Item, Occurrence
from airdate.limits import WORKDAY_YEARS
from airdate.timespan import on_day


def off_closed_days(item: Item, calendar: ClosedDays) -> Item:
    """The item with occurrences moved to the next workday (``last workday``: to the one before).

    Where that day has an occurrence already, as in ``every workday``, the one on the closed day is
    left out. What the item says of a day itself stands. Some years are looked ahead from its start.
    """
    repeat = item.repeat
    start = item.start or next((output.when for output in item.outputs if output.when), None)
    first = repeat.first_day(start.first) if repeat and repeat.workdays and start and start.exact else None
    if repeat is None or first is None:
        return item
    step = -1 if any(position < 0 for position in repeat.parts.by_position) else 1
    days = set(repeat.days(first, first, first + timedelta(days=366 * WORKDAY_YEARS)))
    said = days & {*item.skipped, *item.occurrences}
    moved: dict[date, Occurrence] = {}
    skipped = set(item.skipped)
    for day in sorted(days - said):
        if calendar.is_workday(day):
            continue
        try:
            other = calendar.add_workdays(day, step)
        except NoWorkday:
            other = day
        if other in days:
            skipped.add(day)
        else:
            moved[day] = Occurrence(start=on_day(other))
    occurrences = dict(sorted({**item.occurrences, **moved}.items()))
    return replace(item, skipped=tuple(sorted(skipped)), occurrences=occurrences)
