"""Year pages: a heat map, month by month, of how much appears on each day; below it what runs how long.

A number counts what begins on its day; what lasts is a bar. Each day leads to its week.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html.bars import ticks, tracks
from airdate.html.heat import Count, Steps, Tally, appears, key, steps
from airdate.html.periods import Period, Turn, following
from airdate.html.sheet import Sheet
from airdate.marker import Kind, Marker

T = TypeVar("T", Entry, Marker)

#: Markers that are told of a day, and those that shade it.
TOLD = (Kind.CLOSED, Kind.NOTE, Kind.HOLIDAYS, Kind.BLACKOUT, Kind.HOLD)
SHADED = (Kind.CLOSED, Kind.HOLIDAYS)

#: What lasts so many days more than one is a bar below.
DAYS = 14


@dataclass(frozen=True, slots=True)
class Day:
    """One cell: how much begins, the events of the day, what else is to know of it."""

    date: date
    count: Count
    events: list[Entry]
    markers: list[Marker]

    @property
    def state(self) -> str:
        """The stylesheet's class for it: guarded by a blackout or hold, or a day on which nobody works."""
        if _guarded(self.markers):
            return "is-guarded"
        return "is-off" if any(marker.kind in SHADED for marker in self.markers) else ""


@dataclass(frozen=True, slots=True)
class Month:
    """One block: its page, its weeks by number, each of seven cells, None outside the month."""

    first: date
    period: Period | None
    weeks: list[tuple[int, Period | None, list[Day | None]]]
    count: Count
    events: Count


@dataclass(frozen=True, slots=True)
class Year:
    """What all cells of a year are made of."""

    begun: Mapping[date, list[Entry]]
    events: Mapping[date, list[Entry]]
    markers: Mapping[date, list[Marker]]
    tally: Tally
    steps: Steps

    def day(self, day: date) -> Day:
        """The cell of that day."""
        count = self.tally.count(self.begun.get(day, ()), self.steps)
        return Day(day, count, self.events.get(day, []), self.markers.get(day, []))


def render(sheet: Sheet) -> Iterator[Artifact]:
    """One page for each year that has a month with a page; ``year/`` is the present one."""
    for turn in sheet.periods.turns("year"):
        yield _page(sheet, turn)


def _page(sheet: Sheet, turn: Turn) -> Artifact:
    first, last, plan, _ = turn.period.first, turn.period.last, sheet.plan, sheet.spoken.gettext
    found = plan.between(first, last)
    year = _year(sheet, found, first, last)
    vague = [e for e in plan.vague if e.first >= first and e.last <= last]
    return sheet.page(
        turn.path,
        "year.html",
        turn.period.name,
        assets=["month.css", "quarter.css", "year.css"],
        weekdays=list(_weekdays(sheet, first)),
        months=list(_months(sheet, year, first.year)),
        steps=year.steps,
        levels=key(year.steps),
        states=[("is-guarded", _("Blackout or hold"))] if any(map(_guarded, year.markers.values())) else [],
        tally=year.tally,
        tracks=tracks([entry for entry in found if _long(entry)], first, last),
        ticks=ticks(first, last),
        vague=vague,
        quarters=sheet.periods.within("quarter", first, last),
        entries=[*found, *vague],
        turn=turn,
    )


def _guarded(markers: Iterable[Marker]) -> bool:
    return any(marker.guards for marker in markers)


def _long(entry: Entry) -> bool:
    return entry.item.type == "campaign" or (entry.last - entry.first).days >= DAYS


def _year(sheet: Sheet, found: Sequence[Entry], first: date, last: date) -> Year:
    begun: dict[date, list[Entry]] = {}
    for entry in found:
        if entry.first >= first and appears(entry):
            begun.setdefault(entry.first, []).append(entry)
    happening = [e for e in found if e.item.type == "event" and appears(e) and not _long(e)]
    told = [m for m in sheet.plan.markers_between(first, last) if m.kind in TOLD]
    tally = Tally(entry for entries in begun.values() for entry in entries)
    events, markers = _daily(happening, first, last), _daily(told, first, last)
    return Year(begun, events, markers, tally, steps(map(len, begun.values())))


def _daily(things: Iterable[T], first: date, last: date) -> dict[date, list[T]]:
    """The same by each day that they touch."""
    found: dict[date, list[T]] = {}
    for thing in things:
        since, until = max(thing.first, first), min(thing.last, last)
        for n in range((until - since).days + 1):
            found.setdefault(since + timedelta(days=n), []).append(thing)
    return found


def _months(sheet: Sheet, year: Year, number: int) -> Iterator[Month]:
    for n in range(1, 13):
        first = date(number, n, 1)
        last = following(first) - timedelta(days=1)
        begin, end = sheet.dates.week_start(first), sheet.dates.week_start(last)
        mondays = [begin + timedelta(weeks=n) for n in range((end - begin).days // 7 + 1)]
        weeks = [
            (
                sheet.dates.week_number(day)[1],
                sheet.periods.of("week", day),
                list(_cells(year, day, first, last)),
            )
            for day in mondays
        ]
        begun = [e for day, entries in year.begun.items() if first <= day <= last for e in entries]
        events = year.tally.count(entry for entry in begun if entry.item.type == "event")
        yield Month(first, sheet.periods.of("month", first), weeks, year.tally.count(begun), events)


def _weekdays(sheet: Sheet, day: date) -> Iterator[tuple[str, str]]:
    days = (sheet.dates.week_start(day) + timedelta(days=n) for n in range(7))
    return ((sheet.dates.weekday(day), sheet.dates.weekday(day, short=True)) for day in days)


def _cells(year: Year, monday: date, first: date, last: date) -> Iterator[Day | None]:
    for n in range(7):
        day = monday + timedelta(days=n)
        yield year.day(day) if first <= day <= last else None
