"""Times as they are written: another time in the author's own form.

A day stays a day; ``T`` or a space, seconds, the kind of offset and missing zeros stay. What moves
by days keeps its wall clock in the item's zone, also where an offset is written, which is then the
right one for the new day. (An offset of another place stays, and its clock follows.)
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import NamedTuple
from zoneinfo import ZoneInfo

from airdate.editing.refusal import EditRefused
from airdate.finding import Place
from airdate.holiday import ClosedDays, NoWorkday
from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.revision.step import Step
from airdate.schedule.counting import add_months
from airdate.text import one_line, shown
from airdate.timespan import Precision, TimeFault, Timespan, at_clock, parse

_FORM = re.compile(
    r"""\d{4}-(?P<month>\d{1,2})-(?P<day>\d{1,2})
    (?: (?P<between>[Tt]|\ +)(?P<hour>\d{1,2}):\d{2}(?P<second>:\d{2}(?P<part>[.,]\d+)?)?
        (?P<space>\ *)(?P<offset>[Zz]|[+-]\d{2}(?P<minutes>:?\d{2})?)? )?\Z""",
    re.VERBOSE | re.ASCII,
)
_MINUTE = timedelta(minutes=1)


class Counting(NamedTuple):
    """What an item counts with: the zone of its local times (None: none is known), and its workdays."""

    zone: ZoneInfo | None
    workdays: ClosedDays


def read(text: str, zone: ZoneInfo | None, place: Place | None = None) -> Timespan:
    """The absolute time of a text; EditRefused if it is none."""
    try:
        return parse(text, zone)
    except TimeFault as error:
        raise EditRefused(error.message, error.cure, place) from None


def stepped(text: str, step: Step, by: Counting) -> str:
    """The absolute time of the text, moved; EditRefused if there is no such time, or none in its form."""
    now = read(text, by.zone)
    try:
        if now.precision < Precision.DAY:
            return _vague(now, step)
        form = _Form.of(text, by.zone, now)
        day = _day(now.first, step, by.workdays)
        if now.instant is None:
            if step.minutes:
                raise EditRefused(f"'{now.text}' is a whole day", "move it by days, or give it an hour")
            return form.on(day + timedelta(days=step.wall.days))
        local = datetime.combine(day, now.instant.time().replace(fold=0)) + step.wall
        return form.elapsed(local, step.minutes) if step.minutes else form.at(local)
    except (OverflowError, NoWorkday):
        message = f"'{shown(text)}' would lie outside the years {FIRST_YEAR} to {LAST_YEAR}"
        raise EditRefused(message, "move it by less") from None


def moved(text: str, when: str, zone: ZoneInfo | None) -> str:
    """``when`` in the form of the text; a bare day keeps the hour that there is."""
    wanted, new = one_line(when), read(when, zone)
    now = read(text, zone)
    if now.instant is None or not new.exact:
        return wanted
    form = _Form.of(text, zone, now)
    if new.instant is None:
        return form.at(datetime.combine(new.first, now.instant.time().replace(fold=0)))
    given = _FORM.match(wanted)
    if given is None or given["offset"] or (form.match["offset"] and zone is None):
        return wanted
    return form.at(new.instant.replace(tzinfo=None, fold=0))


def fresh(time: Timespan, zone: ZoneInfo | None, *, exact: bool = False) -> str:
    """A time that nobody has written yet: local where the zone is known, unless it must be ``exact``."""
    if time.instant is None:
        return time.text if time.precision < Precision.DAY else time.first.isoformat()
    if zone and not exact:
        seconds = ":%S" if time.instant.second else ""
        return f"{time.instant.astimezone(zone):%Y-%m-%d %H:%M{seconds}}"
    kept = "seconds" if time.instant.second else "minutes"
    return time.instant.astimezone(zone or UTC).isoformat(timespec=kept)


def between(old: Timespan, new: Timespan) -> Step:
    """The step from one time to the other, on the clock; by whole days if one of them has no hour."""
    if old.instant and new.instant:
        zone = old.instant.tzinfo
        naive = new.instant.astimezone(zone).replace(tzinfo=None) - old.instant.replace(tzinfo=None)
        return Step(wall=naive)
    return Step(wall=new.first - old.first)


def _vague(now: Timespan, step: Step) -> str:
    """A month, quarter or year, so many whole ones later."""
    unit = {Precision.MONTH: 1, Precision.QUARTER: 3, Precision.YEAR: 12}[now.precision]
    if not step.months or step.months % unit or step.days or step.workdays or step.minutes or step.wall:
        word = {1: "months", 3: "quarters (3 months)", 12: "years"}[unit]
        raise EditRefused(f"'{now.text}' names no day", f"move it by whole {word}, or give it a day")
    new = add_months(now.first, step.months)
    if unit == 12:
        return f"{new.year:04}"
    if unit == 3:
        return f"{new.year:04}{now.text[4:-1]}{(new.month + 2) // 3}"
    return f"{new.year:04}-{new.month:0{len(now.text) - 5 if now.first.month < 10 else 2}}"


def _day(day: date, step: Step, workdays: ClosedDays) -> date:
    day = add_months(day, step.months) + timedelta(days=step.days)
    day = workdays.add_workdays(day, step.workdays) if step.workdays else day
    if not FIRST_YEAR <= (day + step.wall).year <= LAST_YEAR:
        raise OverflowError
    return day


@dataclass(frozen=True, slots=True)
class _Form:
    """How a day or a moment is written. ``frame`` is the zone whose wall clock it keeps."""

    text: str
    match: re.Match[str]
    zone: ZoneInfo | None
    frame: tzinfo
    native: bool

    @classmethod
    def of(cls, text: str, zone: ZoneInfo | None, now: Timespan) -> "_Form":
        match = _FORM.match(text.strip())
        if match is None:  # a form that reading takes and this does not know
            raise EditRefused(f"'{shown(text)}' is written too unusually to be moved", "edit it by hand")
        offset = _offset(match["offset"]) if match["offset"] else None
        native = bool(zone and now.instant and offset == now.instant.utcoffset()) and match["offset"] not in (
            "Z",
            "z",
        )
        return cls(text, match, zone, zone or UTC, native)

    def on(self, day: date) -> str:
        """That whole day."""
        return self._checked(self._date(day))

    def at(self, local: datetime) -> str:
        """That wall clock of the frame; EditRefused if it does not exist or comes twice."""
        if not self.match["offset"]:
            return self._checked(self._moment(local, ""))
        if self.zone is None:
            return self._with_offset(local.replace(tzinfo=self.frame))
        try:
            time = at_clock(local.date(), local.time(), self.zone, self._moment(local, ""))
        except TimeFault as error:
            raise EditRefused(error.message, error.cure) from None
        assert time.instant is not None  # noqa: S101 - ``at_clock`` makes moments
        return self._with_offset(time.instant)

    def elapsed(self, local: datetime, minutes: int) -> str:
        """So many minutes after that wall clock."""
        instant = local.replace(tzinfo=self.frame).astimezone(UTC) + minutes * _MINUTE
        if self.match["offset"]:
            return self._with_offset(instant)
        return self.at(instant.astimezone(self.frame).replace(tzinfo=None, fold=0))

    def _with_offset(self, instant: datetime) -> str:
        written = self.match["offset"]
        zone = self.frame if self.native else timezone(_offset(written))
        there = instant.astimezone(zone)
        if written in "Zz":
            return self._checked(self._moment(there, written))
        whole = f"{there:%z}"
        minutes = self.match["minutes"] or ""
        tail = f":{whole[3:5]}" if ":" in minutes or (not minutes and whole[3:5] != "00") else whole[3:5]
        tail = tail if minutes or whole[3:5] != "00" else ""
        return self._checked(self._moment(there, whole[:3] + tail))

    def _moment(self, local: datetime, offset: str) -> str:
        hour = f"{local.hour:0{len(self.match['hour']) if self._bare else 2}}"
        second = f":{local.second:02}" if self.match["second"] or local.second else ""
        part = (self.match["part"] or "") if second else ""
        clock = f"{hour}:{local.minute:02}{second}{part}"
        space = self.match["space"] if offset else ""
        return f"{self._date(local)}{self.match['between']}{clock}{space}{offset}"

    def _date(self, day: date) -> str:
        width = 1 if self._bare else 2
        return f"{day.year:04}-{day.month:0{width}}-{day.day:0{width}}"

    @property
    def _bare(self) -> bool:
        """Whether numbers below ten stand there without a zero."""
        return any(len(self.match[name] or "00") == 1 for name in ("month", "day", "hour"))

    def _checked(self, text: str) -> str:
        read(text, self.zone)
        return text


def _offset(text: str) -> timedelta:
    if text in "Zz":
        return timedelta(0)
    digits = text[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if text[0] == "-" else size
