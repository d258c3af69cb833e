"""When an entry starts and ends, as a calendar is told: whole days, local times with their zone, or UTC."""

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.timezone import is_utc, rule_of
from airdate.timespan import Timespan, parse_zone
from airdate.vocabulary import Vocabulary

#: What has no end of its own; an entry without length is skipped by some readers.
LEAST = timedelta(minutes=15)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


class Times(NamedTuple):
    """The lines ``DTSTART`` and ``DTEND``, and the zone they name (empty if none)."""

    lines: str
    tzid: str = ""


def zone_of(entry: Entry, plan_zone: ZoneInfo) -> ZoneInfo:
    """The zone in which an entry is written: its item's, else the plan's; a series' is that of its hour.

    A series in UTC is written in ``Etc/GMT``: readers that take ``X-WR-TIMEZONE`` for the zone of what is
    in UTC would move it with that zone's clocks.
    """
    own = entry.start.instant.tzinfo if entry.item.repeat and entry.start and entry.start.instant else None
    named = parse_zone(entry.item.timezone) if entry.item.timezone else plan_zone
    zone = own if isinstance(own, ZoneInfo) else named
    return parse_zone("Etc/GMT") if entry.item.repeat and is_utc(zone.key) else zone


def times_of(entry: Entry, zone: ZoneInfo, least: timedelta = LEAST) -> Times:
    """The times of an entry with a day of its own, in that zone; ``least`` is its length if it has no end.

    What starts on a day lasts whole days, even if its end names an hour; what
    starts at an hour and ends on a day lasts to the end of that day.
    """
    assert entry.start is not None  # noqa: S101 - only exact entries are written
    if entry.start.instant is None:
        after = max(entry.start.last, _last(entry.end or entry.start, zone)) + _DAY
        return Times(lines.day("DTSTART", entry.start.first) + lines.day("DTEND", after))
    return _moments(*span_of(entry, zone, least), zone)


def span_of(entry: Entry, zone: ZoneInfo, least: timedelta = LEAST) -> tuple[datetime, datetime]:
    """When an entry with an hour begins and ends, in UTC; without an end it lasts ``least``."""
    assert entry.start is not None  # noqa: S101 - only exact entries are written
    begins = entry.start.begins(zone)
    ends = entry.end.ends(zone) if entry.end else begins
    return begins, ends if ends > begins else begins + least


def least_of(entry: Entry, words: Vocabulary) -> timedelta:
    """How long something of that format or type takes; a quarter of an hour if nobody says, or more."""
    if entry.stage or not words.durations:
        return LEAST
    said = words.duration_of(next(iter(entry.facet("format")), ""), entry.item.type)
    return max(said or LEAST, LEAST)


def _last(end: Timespan, zone: ZoneInfo) -> date:
    """The last day included; what ends at midnight does not touch the day that begins then."""
    return end.last if end.instant is None else (end.instant.astimezone(zone) - _SECOND).date()


def _moments(begins: datetime, ends: datetime, zone: ZoneInfo) -> Times:
    """Local times if the zone's rule holds at both ends, else both in UTC as they are."""
    rule = rule_of(zone.key)
    here, there = begins.astimezone(zone), ends.astimezone(zone)
    if rule and rule.holds(here) and rule.holds(there):
        return Times(lines.local("DTSTART", here, rule.key) + lines.local("DTEND", there, rule.key), rule.key)
    return Times(lines.moment("DTSTART", begins) + lines.moment("DTEND", ends))
