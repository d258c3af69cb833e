"""What is due: the days on which work must be done, of a series for each occurrence still to come."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from airdate.entry import Entry, dues_of, entries_of, entry, shifted
from airdate.item import Item
from airdate.relative import Relative
from airdate.schedule.calendars import Calendars
from airdate.schedule.counting import counted
from airdate.status import Stage
from airdate.timespan import TimeFault, Timespan, on_day
from airdate.vocabulary import Vocabulary

_ORDER = [*Stage]


def by_path(
    items: Iterable[Item], words: Vocabulary, upcoming: Callable[[Entry], Iterable[Entry]]
) -> dict[str, tuple[Entry, ...]]:
    """What is due for each item, by its path; of a series for each occurrence that is ``upcoming``."""
    calendars = Calendars(words)
    return {item.path: tuple(_of(item, calendars, upcoming)) for item in items if item.due}


def _of(item: Item, calendars: Calendars, upcoming: Callable[[Entry], Iterable[Entry]]) -> Iterator[Entry]:
    zone = calendars.words.settings.zone
    masters = [entry for entry in entries_of(item, zone) if entry.repeats]
    if not masters:
        yield from dues_of(item, zone)
        return
    leading = min(masters, key=lambda entry: entry.begins)
    for occurrence in upcoming(leading):
        yield from _for(leading, occurrence, calendars)


def _for(master: Entry, occurrence: Entry, calendars: Calendars) -> Iterator[Entry]:
    """What is due for one occurrence of a series, counted from its own time.

    What is due on a written date, or follows another item, is due once: for the first occurrence.
    """
    item, zone = master.item, calendars.words.settings.zone
    for stage in sorted(item.due, key=_ORDER.index):
        phrase = item.relative.get(f"due.{stage}")
        if phrase is not None and phrase.anchor.id in ("", item.id):
            id = f"{item.id}.due-{stage}.{occurrence.day:%Y%m%d}"  # a part of its UID
            time = _counted(phrase, item.due[stage], master, occurrence, calendars)
        elif occurrence.day == _day(master):
            id, time = f"{item.id}.due-{stage}", item.due[stage]
        else:
            continue
        made = entry(id, item, item.outputs[0], time, None, zone)
        yield replace(made, stage=stage, day=occurrence.day, change=occurrence.change)


def _counted(
    phrase: Relative, time: Timespan, master: Entry, occurrence: Entry, calendars: Calendars
) -> Timespan:
    """The phrase from the occurrence's time; where that cannot be, as many days on as the occurrence is."""
    item, settings, point = master.item, calendars.words.settings, phrase.anchor.point
    ends = point == "end" or (phrase.after and not point)
    anchor = (occurrence.end if ends else None) or occurrence.start
    zone = settings.zone_for(item.timezone)
    try:
        if anchor and point in ("", "start", "end", "publish"):
            found = counted(phrase, anchor, zone, calendars.of(item))
            return found if phrase.at or phrase.unit.elapses else on_day(found.first)
    except TimeFault:
        pass
    return shifted(time, _day(occurrence) - _day(master))


def _day(of: Entry) -> date:
    return of.day or (of.start.first if of.start else of.first)
