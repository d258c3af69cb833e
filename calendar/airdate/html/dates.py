"""Dates in English words; nothing here asks the machine for its locale."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.timespan import Precision, Timespan

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month_name(day: date) -> str:
    """``March 2027``."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """``Tue 2 Mar``."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """``Tuesday, 2 March 2027``."""
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {month_name(day)}"


def days(first: date, last: date) -> str:
    """``2 March 2027``, ``2–5 March 2027``, ``30 March – 2 April 2027`` or with both years."""
    if first == last:
        return f"{first.day} {month_name(first)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month_name(last)}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {MONTHS[first.month - 1]}{year} – {last.day} {month_name(last)}"


def short_days(first: date, last: date) -> str:
    """``2 Mar``, ``2–5 Mar``, ``30 Mar – 2 Apr``, ``30 Dec 2026 – 2 Jan 2027``."""
    end = f"{last.day} {MONTHS[last.month - 1][:3]}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    begin = f"{first.day} {MONTHS[first.month - 1][:3]}"
    return f"{begin} – {end}" if first.year == last.year else f"{begin} {first.year} – {end} {last.year}"


def loosely(time: Timespan) -> str:
    """A time as precisely as it is known: ``2027``, ``Q2 2027``, ``May 2027``, ``2 May 2027``."""
    if time.precision is Precision.YEAR:
        return str(time.first.year)
    if time.precision is Precision.QUARTER:
        return f"Q{(time.first.month + 2) // 3} {time.first.year}"
    if time.precision is Precision.MONTH:
        return month_name(time.first)
    return days(time.first, time.last)


def on(times: Iterable[tuple[str, bool]]) -> str:
    """``on 2 May 2027 and in June 2027``: days (True) and what is vague, each text once."""
    words, before = [], ""
    for text, exact in dict.fromkeys(times):
        word = "on" if exact else "in"
        words.append(text if word == before else f"{word} {text}")
        before = word
    return listed(words)


def listed(words: Iterable[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *head, last = [*words] or [""]
    return f"{', '.join(head)} and {last}" if head else last


def clock(moment: datetime, zone: ZoneInfo) -> str:
    """``09:00`` in that zone."""
    return f"{moment.astimezone(zone):%H:%M}"


def in_full(entry: Entry, zone: ZoneInfo) -> str:
    """When it is, in one line and without the zone's name: ``Tuesday, 16 March 2027, 10:00–11:30``."""
    if entry.start is None:
        return "no date yet"
    if not entry.exact:
        return f"some time in {loosely(entry.start)}"
    if entry.first != entry.last:
        return days(entry.first, entry.last) + (f", from {clock(entry.begins, zone)}" if entry.timed else "")
    if not entry.timed:
        return long_day(entry.first)
    until = f"–{clock(entry.ends, zone)}" if entry.ends > entry.begins else ""
    return f"{long_day(entry.first)}, {clock(entry.begins, zone)}{until}"


def monday(day: date) -> date:
    """The Monday of that day's week (ISO 8601)."""
    return day - timedelta(days=day.weekday())
