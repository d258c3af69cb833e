"""A Rule in the words that people read, and that ``phrase`` reads where it can."""

from datetime import date, time

from airdate.recurrence.lexicon import MONTHS, ORDINALS, WEEKDAYS, in_a_row, numbered
from airdate.recurrence.rule import WORKDAYS, Rule

_ADVERBS = {
    ("DAILY", 1): "daily",
    ("WEEKLY", 1): "weekly",
    ("MONTHLY", 1): "monthly",
    ("YEARLY", 1): "yearly",
    ("MONTHLY", 3): "quarterly",
}
_UNITS = {"DAILY": "days", "WEEKLY": "weeks", "MONTHLY": "months", "YEARLY": "years"}


def spoken(rule: Rule, at: time | None, until: date | None, *, workdays: bool) -> str:
    """``weekly on Tuesday at 10:00 until 30 June 2027``."""
    interval = f"every {rule.interval} {_UNITS[rule.freq]}"
    words = [_ADVERBS.get((rule.freq, rule.interval), interval), *_days(rule, workdays=workdays)]
    if rule.by_day == WORKDAYS and rule.freq == "WEEKLY" and rule.interval == 1 and not rule.by_position:
        words[:2] = [f"every {'workday' if workdays else 'weekday'}"]
    if at:
        words.append(f"at {at:%H:%M}")
    if until:
        words.append(f"until {until.day} {MONTHS[until.month - 1]} {until.year}")
    if rule.count:
        words.append(f"for {rule.count} time{'s' * (rule.count > 1)}")
    return " ".join(words)


def _days(rule: Rule, *, workdays: bool) -> list[str]:
    if rule.by_week or rule.by_year_day or (rule.by_position and rule.by_day != WORKDAYS):
        return _odd(rule)
    months = in_a_row([MONTHS[month - 1] for month in rule.by_month]) if rule.by_month else ""
    days = _positions(rule, workdays=workdays)
    if rule.freq == "YEARLY" and days.startswith("the ") and not months and not rule.by_month_day:
        return [f"on {days} of the year"]
    if rule.freq == "YEARLY" and not months and rule.by_month_day:
        months = "every month"
    if rule.freq != "YEARLY" or not months or not days:
        return [*([f"on {days}"] if days else []), *([f"in {months}"] if months else [])]
    if rule.by_month_day and len(rule.by_month) == len(rule.by_month_day) == 1 and rule.by_month_day[0] > 0:
        return [f"on {rule.by_month_day[0]} {months}"]
    return [f"on {days} of {months}"] if days.startswith("the ") else [f"on {days} in {months}"]


def _positions(rule: Rule, *, workdays: bool) -> str:
    """``Monday and Thursday``, ``the last Friday``, ``the 15th``, ``the first workday``."""
    if rule.by_day and rule.by_month_day:
        return f"{_weekdays(rule)} if it is {_month_days(rule)}"
    if rule.by_position:
        noun = "workday" if workdays else "weekday"
        return f"the {in_a_row([_ordinal(number) for number in rule.by_position])} {noun}"
    if rule.by_day == WORKDAYS:
        return "workdays" if workdays else "weekdays"
    return _weekdays(rule) if rule.by_day else _month_days(rule)


def _weekdays(rule: Rule) -> str:
    each = rule.freq in ("MONTHLY", "YEARLY")
    named = {day for _, day in rule.by_day}
    if len(rule.by_day) > 1 and len(named) == 1 and all(n for n, _ in rule.by_day):
        return f"the {in_a_row([_ordinal(n) for n, _ in rule.by_day])} {WEEKDAYS[named.pop()]}"
    names = [
        f"the {_ordinal(n)} {WEEKDAYS[day]}" if n else f"{'every ' * each}{WEEKDAYS[day]}"
        for n, day in rule.by_day
    ]
    return in_a_row(names)


def _month_days(rule: Rule) -> str:
    days = rule.by_month_day
    if not days:
        return ""
    names = [numbered(day) if day > 0 else f"{_ordinal(day)} day" for day in days]
    return f"the {in_a_row(names)}"


def _ordinal(number: int) -> str:
    if number == -1:
        return "last"
    size = abs(number)
    name = ORDINALS[size - 1] if size <= len(ORDINALS) else numbered(size)
    return f"{name} last" if number < 0 else name


def _odd(rule: Rule) -> list[str]:
    """What has no idiom: each part by itself, which narrows what stands before it."""
    said = []
    if rule.by_day:
        said.append(f"on {_weekdays(rule)}")
    if rule.by_month_day:
        said.append(f"on {_month_days(rule)}")
    if rule.by_year_day:
        said.append(f"on the {_row(rule.by_year_day)} day of the year")
    if rule.by_week:
        said.append(f"in the {_row(rule.by_week)} week of the year")
    if rule.by_month:
        said.append(f"in {in_a_row([MONTHS[month - 1] for month in rule.by_month])}")
    if rule.by_position:
        said.append(f"(of these the {_row(rule.by_position)})")
    return said


def _row(numbers: tuple[int, ...]) -> str:
    return in_a_row([_ordinal(number) if number < 0 else numbered(number) for number in numbers])
