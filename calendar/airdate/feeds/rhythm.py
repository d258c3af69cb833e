"""How a series is written: as a rule with its exceptions (RFC 5545 3.8.5), or each occurrence by itself.

All clients must read the same days, and the plan's. So a rule that some of them misread is said in
another way, and an occurrence whose hour no zone's rule can say stands behind the series as one of its
own (``RECURRENCE-ID``). What cannot be said so at all is written out: a series in a zone that changes its
clocks by no numbered weekday (``timezone``), or one that counts the weeks of a year. Then each
occurrence is an entry with a UID of its own, ``ID.20270309``; a point is in no id, so it is nobody else's.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import islice
from typing import NamedTuple
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.ruled import Ruled, ruled
from airdate.feeds.times import least_of, span_of, times_of, zone_of
from airdate.feeds.timezone import rule_of, unsteady_days
from airdate.limits import FEED_OCCURRENCES, FEED_YEARS, LAST_YEAR
from airdate.recurrence import Rule
from airdate.recurrence.rule import days_in_order
from airdate.recurrence.series import completed
from airdate.series import occurrence, unchanged
from airdate.status import Status
from airdate.timespan import parse_zone
from airdate.vocabulary import Vocabulary

_LAST = date(LAST_YEAR, 12, 31)


class Part(NamedTuple):
    """One ``VEVENT``: what it shows, the id in its UID, the lines that say when, the zone they name."""

    entry: Entry
    id: str
    lines: str
    tzid: str = ""


def parts_of(entry: Entry, words: Vocabulary, *, without_cancelled: bool = False) -> Iterator[Part]:
    """What an entry with a day of its own is written as; of a series the rule first, then its exceptions.

    ``words`` has the plan's zone, and how long what has no end takes. ``without_cancelled``: occurrences
    that are called off are left out, rather than told.
    """
    plan_zone = words.settings.zone
    zone, least = zone_of(entry, plan_zone), least_of(entry, words)
    if not entry.repeats:
        times = times_of(entry, zone, least)
        yield Part(entry, entry.id, times.lines, times.tzid)
    elif (said := _rule_for_all(entry, zone)) is not None:
        yield from _Series(said, plan_zone, zone, least, without_cancelled).parts()
    else:
        for shown in _written_out(entry, plan_zone):
            if _told(shown, without_cancelled):
                times = times_of(shown, zone, least)
                yield Part(shown, _own_id(entry, shown.day), times.lines, times.tzid)


def id_of(entry: Entry, plan_zone: ZoneInfo, *, without_cancelled: bool = False) -> str:
    """The id in the UID to which others relate: of what is written out, that of its first occurrence told."""
    if not entry.repeats or _rule_for_all(entry, zone_of(entry, plan_zone)) is not None:
        return entry.id
    told = (each for each in _written_out(entry, plan_zone) if _told(each, without_cancelled))
    return next((_own_id(entry, shown.day) for shown in told), entry.id)


def for_all(rule: Rule, first: date) -> Rule | None:
    """The same days from the first one on, in a form that all clients read alike; None if there is none.

    Measured with three: dateutil, on which many are built, counts BYSETPOS in the rest of the first week
    only, and takes ``BYDAY=TU,1MO`` for what is both. libical misses days of YEARLY with BYMONTHDAY and no
    month, of DAILY with one from the end, of weeks in steps that begin on odd days. ical.js misreads weeks
    of a year, BYSETPOS in a year or beside BYMONTHDAY, BYMONTHDAY from the end in a year or beside BYDAY,
    BYMONTH beside MONTHLY in steps, 29 February where the rule does not name it, from the tenth weekday of a
    year on, and the first day of a rule that counts the days of some months from both ends.
    """
    backwards = any(day < 0 for day in rule.by_month_day)
    if rule.freq in ("MONTHLY", "YEARLY") and first.day > 28:
        rule = completed(rule, first)
    if rule.freq == "WEEKLY":
        return _weekly(rule)
    if rule.by_week or _misread(rule, backwards):
        return None
    rule = replace(rule, week_start=0)  # it counts for weeks only
    if rule.freq == "DAILY" and backwards:
        return replace(rule, freq="MONTHLY") if rule.interval == 1 else None
    if rule.freq == "MONTHLY" and rule.by_month and rule.interval > 1:
        return _months(rule, first) if 12 % rule.interval == 0 else None
    months = backwards or (rule.by_month_day and not rule.by_month)
    if rule.freq == "YEARLY" and (months or rule.by_position):
        return _monthly(rule)
    return _counted(rule)


def _misread(rule: Rule, backwards: bool) -> bool:
    """Whether parts stand side by side that some client misreads in any form."""
    if rule.by_month_day and (rule.by_position or (backwards and rule.by_day)):
        return True
    far = rule.freq == "YEARLY" and not rule.by_month and any(abs(n) >= 10 for n, _ in rule.by_day)
    return far or (backwards and bool(rule.by_month) and max(rule.by_month_day) > 0)


def _weekly(rule: Rule) -> Rule | None:
    """Positions of a week as the weekdays that they are; the day on which it begins only if that counts."""
    if rule.by_position:
        if rule.by_month or not rule.by_day:
            return None
        days = sorted(rule.by_day, key=lambda day: (day[1] - rule.week_start) % 7)
        places = {n - 1 if n > 0 else len(days) + n for n in rule.by_position}
        kept = {day for n, day in enumerate(days) if n in places}
        rule = replace(rule, by_day=days_in_order(kept), by_position=())
    if rule.interval == 1:
        return replace(rule, week_start=0)
    return rule if rule.week_start in (0, 6) else None


def _months(rule: Rule, first: date) -> Rule | None:
    """Some months in steps as the months that these are."""
    kept = tuple(month for month in rule.by_month if (month - first.month) % rule.interval == 0)
    return _counted(replace(rule, interval=1, by_month=kept))


def _monthly(rule: Rule) -> Rule | None:
    """What counts in the months of every year as what counts in every month."""
    of_year = rule.by_year_day or (not rule.by_month and any(n for n, _ in rule.by_day))
    if of_year or rule.interval > 1 or (rule.by_position and len(rule.by_month) != 1):
        return None
    return _counted(replace(rule, freq="MONTHLY"))


def _counted(rule: Rule) -> Rule | None:
    """Weekdays without a position as all their positions, if others have one; too many in a whole year."""
    every = {weekday for position, weekday in rule.by_day if not position}
    if not every or all(not position for position, _ in rule.by_day):
        return rule
    if rule.freq == "YEARLY" and not rule.by_month:
        return None
    counted = {(n, weekday) for weekday in every for n in range(1, 6)}
    days = counted | {day for day in rule.by_day if day[1] not in every}
    return replace(rule, by_day=days_in_order(days))


def _rule_for_all(entry: Entry, zone: ZoneInfo) -> Ruled | None:
    """The rhythm as all clients read it, if they know the zone's rule; None if it must be written out."""
    found = ruled(entry)
    said = for_all(found.repeat.parts, found.first)
    if said is None or (entry.timed and not rule_of(zone.key)):
        return None
    return replace(found, repeat=replace(found.repeat, parts=said))


def _written_out(entry: Entry, plan_zone: ZoneInfo) -> Iterator[Entry]:
    """The first occurrences, one by one, and those of some years after the first."""
    until = _LAST
    for n, day in enumerate(islice(entry.told_days(), FEED_OCCURRENCES)):
        if n == 0:
            until = date(min(day.year + FEED_YEARS, LAST_YEAR), 12, 31)
        if day > until:
            return
        yield occurrence(entry, day, plan_zone)


def _told(shown: Entry, without_cancelled: bool) -> bool:
    return shown.held and not (without_cancelled and shown.standing is Status.CANCELLED)


def _own_id(entry: Entry, day: date | None) -> str:
    return f"{entry.id}.{day:%Y%m%d}"


class _Series:
    """A series that has a rule."""

    def __init__(
        self, said: Ruled, plan_zone: ZoneInfo, zone: ZoneInfo, least: timedelta, without_cancelled: bool
    ) -> None:
        self.said, self.plan_zone, self.zone = said, plan_zone, zone
        self.least, self.without_cancelled = least, without_cancelled
        self.master, self.repeat, self.first = said.master, said.repeat, said.first
        self.shown = unchanged(said.master, said.first, plan_zone)
        self.timed = self.shown.start.instant if self.shown.start else None

    def parts(self) -> Iterator[Part]:
        """The series, then each occurrence that is not as the rule says, in order of their days."""
        tzid = self.zone.key if self.timed else ""
        skipped = self.said.skipped()
        days = {day: day for day in self._odd() if day not in skipped} | self.said.apart()
        apart = {day: occurrence(self.master, days[day], self.plan_zone) for day in sorted(days)}
        told = {day: shown for day, shown in apart.items() if _told(shown, self.without_cancelled)}
        left_out = sorted(skipped | (apart.keys() - told.keys()))
        said = [self._times(), self._rule(), *(self._on("EXDATE", day) for day in left_out)]
        yield Part(self.master, self.master.id, "".join(said), tzid)
        for day, shown in told.items():
            times = times_of(shown, self.zone, self.least)
            yield Part(shown, self.master.id, self._on("RECURRENCE-ID", day) + times.lines, times.tzid)

    def _times(self) -> str:
        """DTSTART and DTEND, by the clock on the wall: readers count the others from it."""
        if not self.timed:
            return times_of(self.shown, self.zone).lines
        here, there = self._span()
        return lines.local("DTSTART", here, self.zone.key) + lines.local("DTEND", there, self.zone.key)

    def _span(self) -> tuple[datetime, datetime]:
        """The first occurrence, by the clock on the wall (naive)."""
        here, there = (
            moment.astimezone(self.zone).replace(tzinfo=None)
            for moment in span_of(self.shown, self.zone, self.least)
        )
        return here, there if there > here else here + self.least

    def _rule(self) -> str:
        start = self.timed.replace(fold=0) if self.timed else self.first
        return lines.line("RRULE", self.repeat.to_ical(start))

    def _on(self, name: str, day: date) -> str:
        """That day of the rhythm in the form of DTSTART."""
        if not self.timed:
            return lines.day(name, day)
        moment = datetime.combine(day, self.timed.time().replace(fold=0))
        return lines.local(name, moment, self.zone.key)

    def _odd(self) -> Iterator[date]:
        """Days of the first years whose occurrences a reader of the rule could take for another time."""
        if not self.timed:
            return
        here, there = self._span()
        length = there.date() - here.date()
        years = range(self.first.year, min(self.first.year + FEED_YEARS, LAST_YEAR) + 1)
        for odd in (day for year in years for day in sorted(unsteady_days(self.zone.key, year))):
            for day in self.repeat.days(self.first, odd - length, odd):
                by = day - self.first
                if not plain(self.zone.key, here + by, there + by):
                    yield day


@lru_cache(maxsize=4096)
def plain(key: str, here: datetime, there: datetime) -> bool:
    """Whether naive times say it all in a zone with a rule: each is there, once, with the same offset."""
    zone, rule = parse_zone(key), rule_of(key)
    assert rule is not None  # noqa: S101 - only zones with a rule are written as TZID
    begins, ends = here.replace(tzinfo=zone), there.replace(tzinfo=zone)
    return begins.utcoffset() == ends.utcoffset() and rule.holds(begins) and rule.holds(ends)
