"""Cadence: how often something is to appear.

Accepted, in any case: ``daily``, ``weekly``, ``monthly``, ``2 per week``, ``3 a month``,
``2-3 per week`` (the lower number counts), ``twice a week``, ``every 2 weeks``.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from airdate.text import shown
from airdate.timespan import TimeFault

_LENGTHS = {"day": 1, "week": 7, "fortnight": 14, "month": 31, "quarter": 92, "year": 366}
_WORDS = {"daily": "day", "weekly": "week", "fortnightly": "fortnight", "monthly": "month"}
_WORDS |= {"quarterly": "quarter", "yearly": "year"}
_TIMES = {"a": 1, "one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5}
_UNIT = "day|week|fortnight|month|quarter|year"
_PER = re.compile(
    rf"(?P<count>\d{{1,3}}|[a-z]+)(?:\s*[-–]\s*\d{{1,3}})?\s*(?:times?|posts?|x)?\s*(?:per|an?|/|each|every)\s*(?P<unit>{_UNIT})\Z",
    re.ASCII,
)
_EVERY = re.compile(rf"every\s+(?:(?P<count>\d{{1,3}})\s+)?(?P<unit>{_UNIT})s?\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cadence:
    """So many times in so many days."""

    text: str
    count: int
    days: int

    @property
    def patience(self) -> float:
        """So many days without anything are too many: the period; half as much again for once in it."""
        return self.days if self.count > 1 else self.days * 1.5


@lru_cache(maxsize=256)
def parse(text: str) -> Cadence:
    """Parse a cadence; raise TimeFault (``bad-value``) if it is none."""
    plain = " ".join(text.lower().split())
    if plain in _WORDS:
        return Cadence(text, 1, _LENGTHS[_WORDS[plain]])
    if match := _EVERY.match(plain):
        count, often = 1, int(match["count"] or 1)
    elif match := _PER.match(plain):
        count, often = _TIMES.get(match["count"], 0), 1
        count = int(match["count"]) if match["count"].isdigit() else count
    else:
        count = often = 0
    if not match or not count or not often:
        message = f"'{shown(text)}' is no cadence"
        raise TimeFault("bad-value", message, "write daily, 2 per week, or every 2 weeks")
    return Cadence(text, count, often * _LENGTHS[match["unit"]])
