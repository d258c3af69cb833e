"""When an entry starts and ends, as a calendar is told: whole days, local times with their zone, or UTC."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.feeds import lines
from airdate.feeds.timezone import rule_of
from airdate.timespan import Timespan, parse_zone

#: What has no end of its own; an entry without length is skipped by some readers.
LEAST = timedelta(minutes=15)
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Times:
    """The lines ``DTSTART`` and ``DTEND``, and the zone they name (empty if none)."""

    lines: bytes
    tzid: str = ""


def times_of(entry: Entry, plan_zone: ZoneInfo) -> Times:
    """The times of an entry with a day of its own, in its item's zone, else the plan's.

    What starts on a day lasts whole days, even if its end names an hour; what
    starts at an hour and ends on a day lasts to the end of that day.
    """
    assert entry.start is not None  # noqa: S101 - only exact entries are written
    zone = parse_zone(entry.item.timezone) if entry.item.timezone else plan_zone
    if entry.start.instant is None:
        after = max(entry.start.last, _last(entry.end or entry.start, zone)) + _DAY
        return Times(lines.day("DTSTART", entry.start.first) + lines.day("DTEND", after))
    begins = entry.start.begins(zone)
    ends = entry.end.ends(zone) if entry.end else begins
    return _moments(begins, ends if ends > begins else begins + LEAST, zone)


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
