"""RRULE text to a Rule: the grammar of RFC 5545, 3.3.10, less what no plan needs."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from airdate.limits import FIRST_YEAR, LAST_YEAR, RHYTHM_NUMBER
from airdate.recurrence.rule import WEEKDAYS, Rule, days_in_order, in_order
from airdate.text import did_you_mean, listed, shown
from airdate.timespan import TimeFault

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\Z", re.ASCII)
_UNTIL = re.compile(r"(\d{8})(?:T(\d{6})(Z?))?\Z", re.ASCII)
_EXAMPLE = "write FREQ=WEEKLY;BYDAY=TU, or in words: weekly on tuesday"


def fault(message: str, cure: str = _EXAMPLE) -> TimeFault:
    """A rhythm that cannot be taken."""
    return TimeFault("bad-rhythm", message, cure)


def parse_rrule(text: str) -> Rule:
    """Parse ``RRULE:FREQ=…`` in any case; raise TimeFault (``bad-rhythm``) with the part at fault."""
    parts = _parts(text.strip().upper().removeprefix("RRULE:").strip().removesuffix(";"))
    if "FREQ" not in parts:
        raise fault(f"'{shown(text)}' has no FREQ", f"begin with FREQ=: one of {listed(_FREQUENCIES)}")
    values = dict(_READERS[name](name, value) for name, value in parts.items())
    rule = Rule(**values)
    _combined(rule)
    return rule


def _parts(text: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    for part in text.split(";"):
        name, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals or not value:
            raise fault(
                f"'{shown(part)}' is not a part of an RRULE", "parts are NAME=VALUE, a ; between them"
            )
        if name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
            raise fault(f"{name}: the hour comes from `publish`", f"take {name} out")
        if name not in _READERS:
            known = f"an RRULE has {listed(_READERS)}"
            raise fault(f"unknown part '{shown(name)}'", did_you_mean(name, _READERS) or known)
        if name in parts:
            raise fault(f"{name} stands twice", "leave one of them")
        parts[name] = value
    return parts


def _freq(_name: str, value: str) -> tuple[str, str]:
    if value in ("SECONDLY", "MINUTELY", "HOURLY"):
        cure = "write FREQ=DAILY, and an item for each hour of the day"
        raise fault(f"FREQ={value}: an editorial rhythm is daily or slower", cure)
    if value not in _FREQUENCIES:
        known = f"FREQ is one of {listed(_FREQUENCIES)}"
        raise fault(f"unknown FREQ '{shown(value)}'", did_you_mean(value, _FREQUENCIES) or known)
    return "freq", value


def _counted(field: str) -> Callable[[str, str], tuple[str, int]]:
    def read(name: str, value: str) -> tuple[str, int]:
        return field, _number(name, value, RHYTHM_NUMBER, signed=False)

    return read


def _listed(field: str, most: int, *, signed: bool) -> Callable[[str, str], tuple[str, tuple[int, ...]]]:
    def read(name: str, value: str) -> tuple[str, tuple[int, ...]]:
        numbers = {_number(name, number.strip(), most, signed=signed) for number in value.split(",")}
        return field, in_order(numbers)

    return read


def _number(name: str, value: str, most: int, *, signed: bool) -> int:
    pattern = r"[+-]?\d{1,5}" if signed else r"\d{1,5}"
    number = int(value) if re.fullmatch(pattern, value, re.ASCII) else 0
    if not 1 <= abs(number) <= most:
        cure = f"{name} takes 1 to {most}" + (f", or -{most} to -1 counted from the end" if signed else "")
        raise fault(f"{name}={shown(value)} is out of range", cure)
    return number


def _by_day(name: str, value: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    days = set()
    for day in value.split(","):
        match = _DAY.match(day.strip())
        position = int(match[1] or 0) if match else 0
        if not match or (match[1] and not 1 <= abs(position) <= 53):
            cure = f"days are {', '.join(WEEKDAYS)}, with a position in front if need be: 1MO, -1FR"
            raise fault(f"{name}={shown(day.strip())} is not a day", cure)
        days.add((position, WEEKDAYS.index(match[2])))
    return "by_day", days_in_order(days)


def _week_start(name: str, value: str) -> tuple[str, int]:
    if value not in WEEKDAYS:
        raise fault(f"{name}={shown(value)} is not a day", f"days are {', '.join(WEEKDAYS)}")
    return "week_start", WEEKDAYS.index(value)


def _until(name: str, value: str) -> tuple[str, date]:
    match = _UNTIL.match(value)
    try:
        if not match:
            raise ValueError
        until: datetime = datetime.strptime(match[1] + (match[2] or "000000"), "%Y%m%d%H%M%S")  # noqa: DTZ007
    except ValueError:
        cure = "write UNTIL=20270630, or UNTIL=20270630T080000Z for a moment in UTC"
        raise fault(f"{name}={shown(value)} is not a day", cure) from None
    if not FIRST_YEAR <= until.year <= LAST_YEAR:
        message = f"{name}={value}: the year lies outside {FIRST_YEAR} to {LAST_YEAR}"
        raise fault(message, "leave UNTIL out for a series without end")
    if not match[2]:
        return "until", until.date()
    return "until", until.replace(tzinfo=UTC) if match[3] else until


_READERS: dict[str, Callable[[str, str], tuple[str, Any]]] = {
    "FREQ": _freq,
    "UNTIL": _until,
    "COUNT": _counted("count"),
    "INTERVAL": _counted("interval"),
    "BYMONTH": _listed("by_month", 12, signed=False),
    "BYWEEKNO": _listed("by_week", 53, signed=True),
    "BYYEARDAY": _listed("by_year_day", 366, signed=True),
    "BYMONTHDAY": _listed("by_month_day", 31, signed=True),
    "BYDAY": _by_day,
    "BYSETPOS": _listed("by_position", 366, signed=True),
    "WKST": _week_start,
}


def _combined(rule: Rule) -> None:
    """Refuse what the RFC forbids side by side."""
    numbered = any(position for position, _ in rule.by_day)
    by = rule.by_month or rule.by_week or rule.by_year_day or rule.by_month_day or rule.by_day
    freq = rule.freq
    refused = (
        (rule.count and rule.until, "COUNT and UNTIL exclude each other", "leave one of them"),
        (numbered and freq in ("DAILY", "WEEKLY"), f"a BYDAY with a position has no meaning in {freq}",
         "write FREQ=MONTHLY;BYDAY=1TU, or BYDAY=TU"),
        (numbered and rule.by_week, "a BYDAY with a position has no meaning beside BYWEEKNO",
         "write BYDAY=TU"),
        (rule.by_week and freq != "YEARLY", "BYWEEKNO goes with FREQ=YEARLY only", "write FREQ=YEARLY"),
        (rule.by_month_day and freq == "WEEKLY", "BYMONTHDAY does not go with FREQ=WEEKLY",
         "write FREQ=MONTHLY"),
        (rule.by_year_day and freq != "YEARLY", f"BYYEARDAY does not go with FREQ={freq}",
         "write FREQ=YEARLY"),
        (rule.by_position and not by, "BYSETPOS picks from the days of another BY part, and there is none",
         "write FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1"),
    )  # fmt: skip
    for broken, message, cure in refused:
        if broken:
            raise fault(message, cure)
