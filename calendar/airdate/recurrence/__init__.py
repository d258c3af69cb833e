"""Rhythms: what repeats, as an RRULE (RFC 5545) or in words.

``weekly on tuesday at 10:00 until 2027-06-30``, ``monthly on the first workday``,
``FREQ=MONTHLY;BYDAY=-1FR``: both become one value, whose days are computed for a window only.

The days are local days; the hour is added in the item's zone. An hour that this zone skips on
such a day is read with the offset before the gap, an hour that it has twice is the first one:
RFC 5545, 3.3.10 refers to 3.3.5, and ``datetime.combine(day, at, zone)`` (PEP 495, fold 0) agrees.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from airdate.holiday import ClosedDays
from airdate.recurrence.phrase import parse_words
from airdate.recurrence.reader import Phrase
from airdate.recurrence.rfc import fault, parse_rrule
from airdate.recurrence.rule import Rule
from airdate.recurrence.series import Series, completed, series
from airdate.recurrence.spoken import ENGLISH, Speech, spoken
from airdate.recurrence.workdays import Pair, workdays

__all__ = ["Recurrence", "Rule", "Speech", "parse"]


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rhythm as one author wrote it.

    ``at`` is the time of day if the words name one. ``workdays``: the words speak of workdays;
    the rule says Monday to Friday, and ``closed``, which the schedule adds, on which days nobody works.
    ``written`` is the rule as it was before ``in_zone``, so that another hour can be asked for.
    """

    text: str
    parts: Rule
    at: time | None = None
    workdays: bool = False
    closed: ClosedDays | None = field(default=None, repr=False)
    written: Rule | None = field(default=None, repr=False, compare=False)

    @property
    def rule(self) -> str:
        """The canonical RRULE: ``FREQ=WEEKLY;UNTIL=20270630;BYDAY=TU``."""
        return str(self.parts)

    @property
    def until(self) -> date | None:
        """The last local day that it may fall on."""
        return self.parts.until_day

    @property
    def count(self) -> int | None:
        """How often it occurs, if it says so."""
        return self.parts.count

    def in_zone(self, zone: ZoneInfo, at: time) -> "Recurrence":
        """The same, with a moment in UNTIL as the last local day that begins ``at`` it or before."""
        raw = self.written or self.parts
        until = raw.until
        if not isinstance(until, datetime):
            return self
        moment = until.replace(tzinfo=until.tzinfo or zone)
        last = moment.astimezone(zone).date()
        if datetime.combine(last, at, zone).astimezone(UTC) > moment.astimezone(UTC):
            last -= timedelta(days=1)
        return replace(self, parts=replace(raw, until=last), written=raw)

    def days(self, first: date, since: date, until: date) -> Iterator[date]:
        """The days in ``since`` to ``until``, both included, of the series that begins on ``first``.

        It starts with the first match on or after ``first``; COUNT counts from that match.
        """
        return self._series(first).between(since, until)

    def first_day(self, first: date) -> date | None:
        """The first match on or after ``first``; None if it never occurs (by LAST_YEAR)."""
        return self._series(first).opening

    def last_day(self, first: date) -> date | None:
        """The last occurrence of a series with COUNT or UNTIL; None if it has no end or never occurs."""
        return self._series(first).closing

    def pairs(self, first: date, since: date, until: date) -> Iterator[Pair]:
        """The days of the rule in the periods of these days, each with the day for which it stands.

        That is another one only where people do not work, and None where it stands for none.
        """
        if self.workdays and self.closed:
            return workdays(self.parts, first, self.closed).pairs(since, until)
        return ((day, day) for day in self.days(first, since, until))

    def _series(self, first: date) -> Series:
        if self.workdays and self.closed:
            return workdays(self.parts, first, self.closed)
        return series(self.parts, first)

    def to_ical(self, start: date) -> str:
        """The RRULE beside this DTSTART: a day, or a moment in its zone, on the series' first day.

        UNTIL has the form of DTSTART, in UTC for a moment (RFC 5545, 3.3.10): the start on the last
        possible day. Days that clients read differently (BYWEEKNO without a weekday) are written out.
        """
        day = start.date() if isinstance(start, datetime) else start
        rule = completed(self.parts, day) if self.parts.by_week else self.parts
        until = self.until
        if until and isinstance(start, datetime):
            until = datetime.combine(until, start.time(), start.tzinfo).astimezone(UTC)
        return str(replace(rule, until=until))

    def words(self, say: Speech = ENGLISH) -> str:
        """How people read it: ``weekly on Tuesday at 10:00 until 30 June 2027``."""
        return spoken(self.parts, self.at, self.until, say, workdays=self.workdays)


def parse(text: str) -> Recurrence:
    """Parse an RRULE or a rhythm in words; raise TimeFault (``bad-rhythm``) for everything else."""
    text = text.strip()
    if not text:
        raise fault("no rhythm is given")
    is_rule = "=" in text or text.upper().startswith("RRULE:")
    phrase = Phrase(parse_rrule(text)) if is_rule else parse_words(text)
    return Recurrence(text, phrase.rule, phrase.at, phrase.workdays)
