"""Watching: who is on duty this week, in a channel or of a person, and when nobody is for too long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from airdate.duty import DutyFault, parse
from airdate.html.sheet import Sheet
from airdate.parts.charter import Duty
from airdate.rota import Stretch, Watch, on_duty, rotas, silences
from airdate.wording.dates import Dates

_MONDAY, _MIDNIGHT = date(2027, 3, 1), 24 * 60


class Shown(NamedTuple):
    """The same hours of a day: the ids of who has them, or of the channels."""

    ids: tuple[str, ...]
    hours: str


#: Days of a week, each with its shifts.
Week = list[tuple[date, list[Shown]]]


class Silence(NamedTuple):
    """When nobody is on duty for longer than answers may take."""

    since: str
    until: str
    hours: str


class Watching(NamedTuple):
    """A channel's week; the longest time without anybody, in hours, and what is longer than promised."""

    week: Week
    longest: str
    promised: str
    silences: Sequence[Silence]


class Rota:
    """Tells rotas, to the team."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.zone = sheet, sheet.zone

    def of_channel(self, id: str, promised: float | None) -> Watching | None:
        """Who answers there, and whether that is enough for what is promised."""
        watches = self._rotas.get(id, [])
        if not watches:
            return None
        gaps = silences(watches, self._monday, self.zone)
        long = [self._silence(gap) for gap in gaps if promised is not None and gap.hours > promised]
        longest = max((gap.hours for gap in gaps), default=0)
        week = self._week(watches, lambda watch: watch.person)
        return Watching(week, _hours(longest), _hours(promised) if promised else "", long)

    def of_person(self, id: str) -> Week:
        """In which channels somebody is on duty this week; nothing if in none."""
        watches = [watch for each in self._rotas.values() for watch in each if watch.person == id]
        return self._week(watches, lambda watch: watch.channel) if watches else []

    @cached_property
    def _rotas(self) -> dict[str, list[Watch]]:
        return rotas(self.sheet.plan) if self.sheet.edition.internal else {}

    @property
    def _monday(self) -> date:
        return self.sheet.dates.week_start(self.sheet.today)

    def _week(self, watches: Iterable[Watch], id: Callable[[Watch], str]) -> Week:
        days = [self._monday + timedelta(days=n) for n in range(7)]
        found: dict[date, dict[str, list[str]]] = {day: {} for day in days}
        for shift in on_duty(watches, days[0], days[-1], self.zone):
            if shift.watch:
                day = shift.begins.astimezone(self.zone).date()
                found[day].setdefault(self._clocks(shift), []).append(id(shift.watch))
        return [(day, [Shown((*ids,), hours) for hours, ids in told.items()]) for day, told in found.items()]

    def _clocks(self, shift: Stretch) -> str:
        """From when to when; nothing for a whole day."""
        clocks = [self.sheet.dates.clock(time, self.zone) for time in (shift.begins, shift.ends)]
        return "" if clocks[0] == clocks[1] else "–".join(clocks)

    def _silence(self, gap: Stretch) -> Silence:
        return Silence(self._moment(gap, ends=False), self._moment(gap, ends=True), _hours(gap.hours))

    def _moment(self, gap: Stretch, *, ends: bool) -> str:
        time = gap.ends if ends else gap.begins
        day = time.astimezone(self.zone).date()
        return f"{self.sheet.dates.short_day(day)}, {self.sheet.dates.clock(time, self.zone)}"


def agreed(duty: Duty, dates: Dates) -> tuple[str, str]:
    """The days and the hours of a line of a rota in words; every day and all day are empty.

    What cannot be read stays as it is written; nobody-on-duty tells it.
    """
    try:
        shift = parse(duty.days, duty.hours)
    except DutyFault:
        return duty.days, duty.hours
    days = "" if len(shift.days) == 7 else ", ".join(_runs(sorted(shift.days), dates))
    clocks = [f"{minutes // 60:02}:{minutes % 60:02}" for minutes in (shift.begins, shift.ends)]
    return days, "" if (shift.begins, shift.ends) == (0, _MIDNIGHT) else "–".join(clocks)


def _runs(days: Sequence[int], dates: Dates) -> Iterator[str]:
    """Days of the week by name; from three that follow each other on the first and the last."""
    names = {day: dates.weekday(_MONDAY + timedelta(days=day), short=True) for day in days}
    for _, run in groupby(days, key=lambda day: day - days.index(day)):
        first, *more = run
        long = len(more) > 1
        yield from [f"{names[first]}–{names[more[-1]]}"] if long else [names[day] for day in (first, *more)]


def _hours(hours: float) -> str:
    return f"{round(hours, 1):g}"
