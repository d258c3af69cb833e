"""A Rule in the words that people read; in English as ``phrase`` reads them where it can."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Protocol

from airdate.recurrence.lexicon import MONTHS, WEEKDAYS, in_a_row, numbered
from airdate.recurrence.rule import WORKDAYS, Rule


class Speech(Protocol):
    """Who says it: messages by gettext, and the names that a language has for days and numbers."""

    def gettext(self, message: str) -> str:
        """The message in the language."""

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The message for that many of something."""

    def weekday(self, number: int) -> str:
        """The name of a weekday, 0 for Monday."""

    def month(self, number: int) -> str:
        """The name of a month, 1 for January."""

    def day(self, month: int, day: int) -> str:
        """A day of every year: ``12 March``."""

    def date(self, day: date) -> str:
        """``30 June 2027``."""

    def numbered(self, number: int) -> str:
        """``22nd``."""

    def day_number(self, number: int) -> str:
        """``22nd``, of a month."""

    def listed(self, words: Iterable[str]) -> str:
        """``a, b and c``."""


class English:
    """What authors write, and what messages and feeds say."""

    def gettext(self, message: str) -> str:
        """The message as it stands."""
        return message

    def ngettext(self, one: str, many: str, n: int) -> str:
        """The one or the other."""
        return one if n == 1 else many

    def weekday(self, number: int) -> str:
        """``Tuesday``."""
        return WEEKDAYS[number]

    def month(self, number: int) -> str:
        """``June``."""
        return MONTHS[number - 1]

    def day(self, month: int, day: int) -> str:
        """``12 March``."""
        return f"{day} {self.month(month)}"

    def date(self, day: date) -> str:
        """``30 June 2027``."""
        return f"{self.day(day.month, day.day)} {day.year}"

    def numbered(self, number: int) -> str:
        """``22nd``."""
        return numbered(number)

    def day_number(self, number: int) -> str:
        """``22nd``, of a month."""
        return numbered(number)

    def listed(self, words: Iterable[str]) -> str:
        """``a, b and c``."""
        return in_a_row([*words])


ENGLISH = English()


def spoken(rule: Rule, at: time | None, until: date | None, say: Speech, *, workdays: bool) -> str:
    """``weekly on Tuesday at 10:00 until 30 June 2027``."""
    _, sentence = say.gettext, _Sentence(rule, say, workdays)
    words = [sentence.often, *sentence.days]
    if rule.by_day == WORKDAYS and rule.freq == "WEEKLY" and rule.interval == 1 and not rule.by_position:
        words[:2] = [_("every workday") if workdays else _("every weekday")]
    if at:
        words.append(_("at %(hour)s") % {"hour": f"{at:%H:%M}"})
    if until:
        words.append(_("until %(day)s") % {"day": say.date(until)})
    if rule.count:
        words.append(say.ngettext("for %(num)s time", "for %(num)s times", rule.count) % {"num": rule.count})
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Sentence:
    """The clauses about one rule."""

    rule: Rule
    say: Speech
    workdays: bool

    @property
    def often(self) -> str:
        """``weekly``, ``every 2 weeks``."""
        _, freq, interval = self.say.gettext, self.rule.freq, self.rule.interval
        once = {"DAILY": _("daily"), "WEEKLY": _("weekly"), "MONTHLY": _("monthly"), "YEARLY": _("yearly")}
        if interval == 1:
            return once[freq]
        if (freq, interval) == ("MONTHLY", 3):
            return _("quarterly")
        often = {
            "DAILY": _("every %(number)s days"),
            "WEEKLY": _("every %(number)s weeks"),
            "MONTHLY": _("every %(number)s months"),
            "YEARLY": _("every %(number)s years"),
        }
        return often[freq] % {"number": interval}

    @property
    def days(self) -> list[str]:
        """``on the last Friday``, ``in June and July``."""
        rule, _ = self.rule, self.say.gettext
        if rule.by_week or rule.by_year_day or (rule.by_position and rule.by_day != WORKDAYS):
            return [*self._odd()]
        months, (days, counted) = self._months(), self._positions()
        if rule.freq == "YEARLY" and days:
            return [self._in_year(days, months, counted=counted)]
        clauses = [_("on %(days)s") % {"days": days}] if days else []
        return [*clauses, *([_("in %(months)s") % {"months": months}] if months else [])]

    def _in_year(self, days: str, months: str, *, counted: bool) -> str:
        """Days of a year; ``counted``: they have a position in it, or in a month."""
        rule, _ = self.rule, self.say.gettext
        if not months and rule.by_month_day:
            pattern = _("on %(days)s of every month") if counted else _("on %(days)s in every month")
            return pattern % {"days": days}
        if not months:
            return (_("on %(days)s of the year") if counted else _("on %(days)s")) % {"days": days}
        if len(rule.by_month) == len(rule.by_month_day) == 1 and rule.by_month_day[0] > 0 and not rule.by_day:
            return _("on %(day)s") % {"day": self.say.day(rule.by_month[0], rule.by_month_day[0])}
        pattern = _("on %(days)s of %(months)s") if counted else _("on %(days)s in %(months)s")
        return pattern % {"days": days, "months": months}

    def _months(self) -> str:
        return self.say.listed(map(self.say.month, self.rule.by_month)) if self.rule.by_month else ""

    def _positions(self) -> tuple[str, bool]:
        """``Monday and Thursday``, ``the last Friday``, ``the 15th``; and whether that is a position."""
        rule, _ = self.rule, self.say.gettext
        counted = bool(rule.by_day and rule.by_day[0][0])
        if rule.by_day and rule.by_month_day:
            found = {"weekdays": self._weekdays(), "days": self._month_days()}
            return _("%(weekdays)s if it is %(days)s") % found, counted
        if rule.by_position:
            noun = _("the %(which)s workday") if self.workdays else _("the %(which)s weekday")
            return noun % {"which": self.say.listed(map(self._ordinal, rule.by_position))}, True
        if rule.by_day == WORKDAYS:
            return _("workdays") if self.workdays else _("weekdays"), False
        return (self._weekdays(), counted) if rule.by_day else (self._month_days(), True)

    def _weekdays(self) -> str:
        _, days, listed = self.say.gettext, self.rule.by_day, self.say.listed
        named = {day for _n, day in days}
        if len(days) > 1 and len(named) == 1 and all(n for n, _day in days):
            which = listed(self._ordinal(n) for n, _day in days)
            return _("the %(which)s %(weekday)s") % {"which": which, "weekday": self.say.weekday(named.pop())}
        return listed(self._weekday(n, day) for n, day in days)

    def _weekday(self, n: int, day: int) -> str:
        _, each = self.say.gettext, self.rule.freq in ("MONTHLY", "YEARLY")
        words = {"weekday": self.say.weekday(day), "which": self._ordinal(n) if n else ""}
        if n:
            return _("the %(which)s %(weekday)s") % words
        return (_("every %(weekday)s") if each else _("%(weekday)s")) % words

    def _month_days(self) -> str:
        _, days = self.say.gettext, self.rule.by_month_day
        if not days:
            return ""
        names = (
            self.say.day_number(n) if n > 0 else _("%(which)s day") % {"which": self._ordinal(n)}
            for n in days
        )
        return _("the %(days)s") % {"days": self.say.listed(names)}

    def _ordinal(self, number: int) -> str:
        _ = self.say.gettext
        names = [_("first"), _("second"), _("third"), _("fourth"), _("fifth")]
        if -4 < number < 0:
            return [_("third last"), _("second last"), _("last")][number]
        size = abs(number)
        name = names[size - 1] if size <= len(names) else self.say.numbered(size)
        return _("%(which)s last") % {"which": name} if number < 0 else name

    def _odd(self) -> Iterator[str]:
        """What has no idiom: each part by itself, which narrows what stands before it."""
        rule, _ = self.rule, self.say.gettext
        if rule.by_day:
            yield _("on %(days)s") % {"days": self._weekdays()}
        if rule.by_month_day:
            yield _("on %(days)s") % {"days": self._month_days()}
        if rule.by_year_day:
            yield _("on the %(which)s day of the year") % {"which": self._row(rule.by_year_day)}
        if rule.by_week:
            yield _("in the %(which)s week of the year") % {"which": self._row(rule.by_week)}
        if rule.by_month:
            yield _("in %(months)s") % {"months": self._months()}
        if rule.by_position:
            yield _("(of these the %(which)s)") % {"which": self._row(rule.by_position)}

    def _row(self, numbers: Iterable[int]) -> str:
        return self.say.listed(self._ordinal(n) if n < 0 else self.say.numbered(n) for n in numbers)
