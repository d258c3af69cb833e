"""Dates in words, in one language; nothing here asks the machine for its locale."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import cached_property, lru_cache
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.timespan import Precision, Timespan
from airdate.wording.translation import Translation, translation

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


class Dates:
    """Dates as the interface says them: English by the rules below, other languages by CLDR."""

    def __init__(self, spoken: Translation) -> None:
        self.spoken = spoken

    def month_name(self, day: date) -> str:
        """``March 2027``."""
        return f"{MONTHS[day.month - 1]} {day.year}" if self.spoken.english else self._cldr(day, "yMMMM")

    def month(self, day: date, *, short: bool = False) -> str:
        """``March``, or ``Mar``."""
        if self.spoken.english:
            return MONTHS[day.month - 1][: 3 if short else None]
        return self._cldr(day, "LLL" if short else "LLLL")

    def weekday(self, day: date, *, short: bool = False) -> str:
        """``Tuesday``, or ``Tue``."""
        if self.spoken.english:
            return WEEKDAYS[day.weekday()][: 3 if short else None]
        return self._cldr(day, "ccc" if short else "cccc")

    @cached_property
    def weekdays(self) -> list[str]:
        """The names of the seven days, the one on which weeks begin first."""
        first = self.week_start(date(2027, 3, 4))
        return [self.weekday(first + timedelta(days=n)) for n in range(7)]

    def day_month(self, day: date, *, short: bool = True) -> str:
        """``2 Mar``, or ``2 March``."""
        if self.spoken.english:
            return f"{day.day} {self.month(day, short=short)}"
        return self._cldr(day, "MMMd" if short else "MMMMd")

    def short_day(self, day: date) -> str:
        """``Tue 2 Mar``."""
        if self.spoken.english:
            return f"{self.weekday(day, short=True)} {self.day_month(day)}"
        return self._cldr(day, "MMMEd")

    def long_day(self, day: date) -> str:
        """``Tuesday, 2 March 2027``."""
        if self.spoken.english:
            return f"{self.weekday(day)}, {day.day} {self.month_name(day)}"
        return self._cldr(day, "full")

    def days(self, first: date, last: date) -> str:
        """``2 March 2027``, ``2–5 March 2027``, ``30 March – 2 April 2027`` or with both years."""
        if not self.spoken.english:
            return self._interval(first, last, "yMMMd") if first < last else self._cldr(first, "long")
        if first == last:
            return f"{first.day} {self.month_name(first)}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{last.day} {self.month_name(last)}"
        year = f" {first.year}" if first.year != last.year else ""
        return f"{first.day} {self.month(first)}{year} – {last.day} {self.month_name(last)}"

    def short_days(self, first: date, last: date) -> str:
        """``2 Mar``, ``2–5 Mar``, ``30 Mar – 2 Apr``, ``30 Dec 2026 – 2 Jan 2027``."""
        begin, end = self.day_month(first), self.day_month(last)
        if first == last:
            return end
        if not self.spoken.english:
            return self._interval(first, last, "MMMd" if first.year == last.year else "yMMMd")
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{end}"
        same = first.year == last.year
        return f"{begin} – {end}" if same else f"{begin} {first.year} – {end} {last.year}"

    def loosely(self, time: Timespan) -> str:
        """A time as precisely as it is known: ``2027``, ``Q2 2027``, ``May 2027``, ``2 May 2027``."""
        if time.precision is Precision.YEAR:
            return str(time.first.year)
        if time.precision is Precision.QUARTER:
            return self.quarter(time.first)
        if time.precision is Precision.MONTH:
            return self.month_name(time.first)
        return self.days(time.first, time.last)

    def quarter(self, day: date) -> str:
        """``Q2 2027``."""
        return f"Q{(day.month + 2) // 3} {day.year}" if self.spoken.english else self._cldr(day, "yQQQ")

    def on(self, times: Iterable[tuple[str, bool]]) -> str:
        """``on 2 May 2027 and in June 2027``: days (True) and what is vague, each text once."""
        _ = self.spoken.gettext
        words, before = [], None
        for text, exact in dict.fromkeys(times):
            whole_year = _("in %(year)s") if text.isdigit() else _("in %(time)s")
            pattern = _("on %(day)s") if exact else whole_year
            words.append(text if exact is before else pattern % {"day": text, "time": text, "year": text})
            before = exact
        return self.listed(words)

    def listed(self, words: Iterable[str]) -> str:
        """``A``, ``A and B``, ``A, B and C``."""
        if not self.spoken.english:
            from babel.lists import format_list

            return format_list([*words], locale=self.spoken.locale)
        *head, last = [*words] or [""]
        return f"{', '.join(head)} and {last}" if head else last

    def clock(self, moment: datetime, zone: ZoneInfo) -> str:
        """``09:00`` in that zone."""
        return f"{moment.astimezone(zone):%H:%M}"

    def in_full(self, entry: Entry, zone: ZoneInfo) -> str:
        """When it is, in one line and without the zone's name: ``Tuesday, 16 March 2027, 10:00–11:30``."""
        _ = self.spoken.gettext
        if entry.start is None:
            return _("no date yet")
        if not entry.exact:
            return _("some time in %(time)s") % {"time": self.loosely(entry.start)}
        if entry.first != entry.last:
            days = self.days(entry.first, entry.last)
            since = _("%(days)s, from %(hour)s")
            return since % {"days": days, "hour": self.clock(entry.begins, zone)} if entry.timed else days
        if not entry.timed:
            return self.long_day(entry.first)
        until = f"–{self.clock(entry.ends, zone)}" if entry.ends > entry.begins else ""
        return f"{self.long_day(entry.first)}, {self.clock(entry.begins, zone)}{until}"

    def week_start(self, day: date) -> date:
        """The first day of that day's week, as weeks begin where the language is spoken (CLDR)."""
        return day - timedelta(days=(day.weekday() - self.spoken.first_weekday) % 7)

    def week_number(self, day: date) -> tuple[int, int]:
        """Year and number (ISO 8601) of that day's week: those of the Thursday in it."""
        start = self.week_start(day)
        thursday = start + timedelta(days=(3 - start.weekday()) % 7)
        return thursday.isocalendar()[:2]

    def _cldr(self, day: date, form: str) -> str:
        return _formatted(day, form, str(self.spoken.locale))

    def _interval(self, first: date, last: date, skeleton: str) -> str:
        return _interval(first, last, skeleton, str(self.spoken.locale))


@lru_cache(maxsize=1 << 14)
def _formatted(day: date, form: str, locale: str) -> str:
    from babel.dates import format_date, format_skeleton

    if form in ("full", "long") or form[0] in "Lc":
        return format_date(day, form, locale)
    return format_skeleton(form, day, locale=locale)


@lru_cache(maxsize=1 << 12)
def _interval(first: date, last: date, skeleton: str, locale: str) -> str:
    from babel.dates import format_interval

    return format_interval(first, last, skeleton, locale=locale)


#: What speaks English whatever the plan's language: messages, feeds.
ENGLISH = Dates(translation("en"))
