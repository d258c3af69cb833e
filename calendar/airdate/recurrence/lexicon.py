"""The words of a rhythm, for reading and for saying it."""

import re
from typing import Final

WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS: Final = (
    "January February March April May June July August September October November December".split()
)
ORDINALS: Final = "first second third fourth fifth".split()
NUMBERS: Final = "one two three four five six seven eight nine ten eleven twelve".split()

#: What a unit is in an RRULE: its FREQ, and how many of those it takes.
UNITS: Final = {
    "day": ("DAILY", 1),
    "week": ("WEEKLY", 1),
    "fortnight": ("WEEKLY", 2),
    "month": ("MONTHLY", 1),
    "quarter": ("MONTHLY", 3),
    "year": ("YEARLY", 1),
}
ADVERBS: Final = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "fortnightly": ("fortnight", 1),
    "monthly": ("month", 1),
    "quarterly": ("quarter", 1),
    "yearly": ("year", 1),
    "annually": ("year", 1),
}
#: Words with two meanings, and both ways out.
AMBIGUOUS: Final = {
    "biweekly": ("every 2 weeks on tuesday", "weekly on tuesday and thursday"),
    "bimonthly": ("every 2 months on the 1st", "monthly on the 1st and 15th"),
    "biannually": ("every 2 years on 12 march", "every 6 months on the 1st"),
    "biannual": ("every 2 years on 12 march", "every 6 months on the 1st"),
}
#: What belongs into another field of the item.
ELSEWHERE: Final = {
    "from": "`publish` (or `start`) says when it begins",
    "starting": "`publish` (or `start`) says when it begins",
    "since": "`publish` (or `start`) says when it begins",
    "except": "days left out stand in `except`",
    "not": "days left out stand in `except`",
    **dict.fromkeys(
        ("hourly", "hour", "hours", "minute", "minutes"),
        "it is daily or slower: write daily at 09:00, and an item for each hour",
    ),
}

WEEKDAY_OF: Final = {
    form: number
    for number, name in enumerate(map(str.lower, WEEKDAYS))
    for form in (name, f"{name}s", name[:3], *{1: ["tues"], 3: ["thur", "thurs"]}.get(number, []))
}
MONTH_OF: Final = {
    form: number
    for number, name in enumerate(map(str.lower, MONTHS), 1)
    for form in (name, name[:3], *{9: ["sept"]}.get(number, []))
}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z", re.ASCII)

#: Every word that may stand in a rhythm, for the nearest one to a slip of the pen.
KNOWN: Final = (
    *(name.lower() for name in (*WEEKDAYS, *MONTHS)),
    *ADVERBS,
    *(form for unit in UNITS for form in (unit, f"{unit}s")),
    *"weekday weekdays workday workdays every other each on at until for times the of in and".split(),
    *ORDINALS,
    "last",
)


def ordinal_of(word: str) -> int | None:
    """2 for ``second`` and ``2nd``, -1 for ``last``."""
    if word == "last":
        return -1
    match = _ORDINAL.match(word)
    return int(match[1]) if match else ORDINALS.index(word) + 1 if word in ORDINALS else None


def number_of(word: str) -> int | None:
    """3 for ``3`` and ``three``."""
    if word in NUMBERS:
        return NUMBERS.index(word) + 1
    return int(word) if re.fullmatch(r"\d{1,5}", word, re.ASCII) else None


def numbered(number: int) -> str:
    """``1st``, ``22nd``, ``113th``."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def in_a_row(words: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), words[-1]]))
