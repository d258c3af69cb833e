"""Which days of a week, month or year: ``the first workday``, ``the 1st and 15th``, ``12 march``."""

import re
from calendar import monthrange
from dataclasses import replace

from airdate.recurrence.lexicon import MONTH_OF, WEEKDAY_OF, number_of, numbered, ordinal_of
from airdate.recurrence.reader import EXAMPLES, Phrase, Words
from airdate.recurrence.rfc import fault
from airdate.recurrence.rule import WORKDAYS, Rule, days_in_order, in_order
from airdate.text import shown

#: Monday to Friday.
WORKING_WEEK = ("weekday", "weekdays", "workday", "workdays")
_MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})\Z", re.ASCII)


def weekdays(words: Words, rule: Rule) -> Phrase:
    """The days of the week that are named, or the whole working week."""
    if words.next in WORKING_WEEK:
        return Phrase(replace(rule, by_day=WORKDAYS), workdays=words.take().startswith("work"))
    days = {(0, words.one_of(WEEKDAY_OF))}
    while words.separator():
        days.add((0, words.one_of(WEEKDAY_OF)))
    return Phrase(replace(rule, by_day=days_in_order(days)))


def positions(words: Words, phrase: Phrase) -> Phrase:
    """``the first workday``, ``the 1st and 15th``, ``day 15``, ``the first monday and third friday``."""
    places = [_place(words)]
    while words.separator():
        places.append(_place(words))
    numbers = {number for number, _ in places}
    rule, noun = _of(words, phrase.rule, numbers), ""
    days: set[tuple[int, str]] = set()
    for number, own in reversed(places):  # in "the first and third tuesday" both are tuesdays
        noun = own or noun or "day"
        days.add((number, noun))
    nouns = {noun for _, noun in days}
    short = rule.freq == "MONTHLY" or bool(rule.by_month)
    if nouns == {"day"}:
        _within(words, numbers, 31 if short else 366)
        if short:
            return replace(phrase, rule=_real(words, replace(rule, by_month_day=in_order(numbers))))
        return replace(phrase, rule=replace(rule, by_year_day=in_order(numbers)))
    if nouns <= WEEKDAY_OF.keys():
        _within(words, numbers, 5 if short else 53)
        by_day = days_in_order({(number, WEEKDAY_OF[noun]) for number, noun in days})
        return replace(phrase, rule=replace(rule, by_day=by_day))
    if len(nouns) > 1:
        raise fault(f"'{shown(words.text)}' mixes days of different kinds", EXAMPLES)
    _within(words, numbers, 20 if short else 260)
    rule = replace(rule, by_day=WORKDAYS, by_position=in_order(numbers))
    return replace(phrase, rule=rule, workdays=nouns == {"workday"})


def _place(words: Words) -> tuple[int, str]:
    """A number and what it counts, empty if that stands further on."""
    words.skip("the")
    plain = words.skip("day")
    number = number_of(words.next)
    if number is not None and words.next.isdigit():
        words.take()
        return number, "day"
    if words.next in WEEKDAY_OF:
        cure = f"write for example: the first {words.next}, or: the last {words.next}"
        raise fault(f"'{shown(words.text)}' does not say which {words.next}", cure)
    number = ordinal_of(words.next)
    if number is None or plain:
        raise words.stuck()
    words.take()
    if words.skip("last"):
        number = -number
    if words.next in WEEKDAY_OF or words.next in ("day", "workday", "weekday"):
        return number, words.take()
    if number < 0 and words.next not in ("and", ","):
        raise words.stuck()
    return number, ""


def _of(words: Words, rule: Rule, numbers: set[int]) -> Rule:
    """``of the month``, ``of every quarter``, and in a year ``of march and september``."""
    if not words.skip("of") and not (rule.freq == "YEARLY" and words.skip("in")):
        return rule
    if words.skip("the", "each", "every"):
        unit = words.next
        if unit == "year" and rule.freq == "YEARLY":
            words.take()
            return rule
        if unit == "quarter" and rule.freq == "MONTHLY":
            return _of_quarter(words, rule, numbers)
        if unit == "month" and rule.freq == "MONTHLY":
            words.take()
            return rule
        raise words.stuck()
    if rule.freq != "YEARLY":
        raise words.stuck()
    return months(words, rule)


def _of_quarter(words: Words, rule: Rule, numbers: set[int]) -> Rule:
    """In the first month of each calendar quarter, or in the last one if counted from the end."""
    if rule.interval not in (1, 3):
        raise words.stuck()
    words.take()
    if min(numbers) < 0 < max(numbers):
        cure = "write two items: the first friday of every quarter, and the last friday of every quarter"
        raise fault(f"'{shown(words.text)}' counts from both ends of a quarter", cure)
    return replace(rule, interval=1, by_month=(1, 4, 7, 10) if min(numbers) > 0 else (3, 6, 9, 12))


def months(words: Words, rule: Rule) -> Rule:
    """``june and july``."""
    found = {words.one_of(MONTH_OF)}
    while words.separator():
        found.add(words.one_of(MONTH_OF))
    return replace(rule, by_month=in_order(found))


def in_year(words: Words, phrase: Phrase) -> Phrase:
    """``12 march``, ``march 12``, ``the 12th of march``, ``03-12``, or a position in the year."""
    following = words.words[words.read + 1 : words.read + 2]
    day: int | None
    if match := _MONTH_DAY.match(words.next):
        words.take()
        month, day = int(match[1]), int(match[2])
    elif words.next in MONTH_OF:
        month = MONTH_OF[words.take()]
        day = day_number(words)
    elif following and following[0] in MONTH_OF:
        day = day_number(words)
        month = MONTH_OF[words.take()]
    else:
        return positions(words, phrase)
    rule = replace(phrase.rule, by_month=(month,), by_month_day=(day,))
    return replace(phrase, rule=_real(words, rule))


def day_number(words: Words) -> int:
    """``12`` or ``12th``."""
    number = number_of(words.next) if words.next.isdigit() else ordinal_of(words.next)
    if number is None:
        raise words.stuck()
    words.take()
    return number


def _within(words: Words, numbers: set[int], most: int) -> None:
    for number in numbers:
        if not 1 <= abs(number) <= most:
            raise fault(f"'{shown(words.text)}': there is no {numbered(number)} there", f"count to {most}")


def _real(words: Words, rule: Rule) -> Rule:
    """Refuse the 30th of February: some month of the rule must have each day."""
    if any(not 1 <= month <= 12 for month in rule.by_month):
        raise fault(f"'{shown(words.text)}': there is no month {rule.by_month[0]}", "months are 01 to 12")
    most = max(monthrange(2028, month)[1] for month in rule.by_month or (1,))
    for day in rule.by_month_day:
        if not 1 <= abs(day) <= most:
            cure = f"the month has the days 1 to {most}"
            raise fault(f"'{shown(words.text)}': there is no day {day}", cure)
    return rule
