"""Rhythm: what repeats, in the language of the interface: ``Weekly on Tuesday at 10:00``."""

from collections.abc import Iterable
from datetime import date, timedelta

from airdate.recurrence import Recurrence
from airdate.wording.dates import Dates

#: A year that begins on a Monday, and has a 29 February.
_YEAR = 2024


def rhythm(repeat: Recurrence, dates: Dates) -> str:
    """The words of a rhythm."""
    return repeat.words() if dates.spoken.english else repeat.words(_Speech(dates))


def weekday(number: int, dates: Dates) -> str:
    """The name of a weekday, 0 for Monday."""
    return dates.weekday(date(_YEAR, 1, 1) + timedelta(days=number))


class _Speech:
    """Any language but English: names by CLDR, everything else by the catalogue."""

    def __init__(self, dates: Dates) -> None:
        self.dates = dates
        self.gettext, self.ngettext = dates.spoken.gettext, dates.spoken.ngettext

    def weekday(self, number: int) -> str:
        return weekday(number, self.dates)

    def month(self, number: int) -> str:
        return self.dates.month(date(_YEAR, number, 1))

    def day(self, month: int, day: int) -> str:
        return self.dates.day_month(date(_YEAR, month, day), short=False)

    def date(self, day: date) -> str:
        return self.dates.days(day, day)

    def listed(self, words: Iterable[str]) -> str:
        return self.dates.listed(words)

    def numbered(self, number: int) -> str:
        _ = self.gettext
        return _("1st") if number == 1 else _("%(number)sth") % {"number": number}

    def day_number(self, number: int) -> str:
        # of a month
        _ = self.gettext
        return _("day 1") if number == 1 else _("day %(number)s") % {"number": number}
