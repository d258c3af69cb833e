"""Days: as other programs write them, in an order that is known, not guessed."""

import re
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.text import shown

#: The order in which ISO 8601 has them.
ISO = "Y-M-D"

_ORDER = re.compile(r"([DMY])([-./ ]?)([DMY])\2([DMY])\Z")
_CLOCK = re.compile(
    r"""(?ix) (?:[T ] | ,[ ]?) (?P<hour>\d{1,2}) : (?P<minute>[0-5]\d) (?: :[0-5]\d (?:[.,]\d+)? )?
    (?: [ \u202f]? (?P<half>[ap])\.?m\.? )?
    (?: [ ]? (?P<zone>Z | (?:UTC|GMT)? (?:[-+]\d\d?(?::?[0-5]\d)?)?) )? \Z""",
    re.ASCII,
)


class NoDay(ValueError):
    """A text that is no day as it must be written: why, and the way out."""

    def __init__(self, message: str, cure: str) -> None:
        super().__init__(message)
        self.message, self.cure = message, cure


def is_order(text: str) -> bool:
    """Whether it says the order of day, month and year."""
    match = _ORDER.match(text)
    return match is not None and {match[1], match[3], match[4]} == set("DMY")


def day(text: str, order: str, zone: ZoneInfo) -> date:
    """The day of a text in that order; NoDay if it is none.

    An hour may stand behind it. If that has a zone of its own, it is the day that it is then in ``zone``.
    """
    text = text.strip()
    found = _form(order).match(text)
    if not found or not FIRST_YEAR <= int(found["Y"]) <= LAST_YEAR:
        raise _none(text, order)
    try:
        read = date(int(found["Y"]), int(found["M"]), int(found["D"]))
    except ValueError:
        raise _none(text, order) from None
    return _at_clock(read, text, found.end(), zone) if text[found.end() :] else read


def _none(text: str, order: str) -> NoDay:
    if not text:
        return NoDay("no day stands here", "write when the figures were read")
    cure = "say with `dates` how the file writes days: Y-M-D, D.M.Y, M/D/Y, YMD"
    return NoDay(f"'{shown(text)}' is no day as {order}", cure)


@lru_cache
def _form(order: str) -> re.Pattern[str]:
    short = r"\d\d" if len(order) == 3 else r"\d{1,2}"
    width = {"Y": r"(?P<Y>\d{4})", "M": f"(?P<M>{short})", "D": f"(?P<D>{short})"}
    return re.compile("".join(width.get(letter) or re.escape(letter) for letter in order), re.ASCII)


def _at_clock(read: date, text: str, end: int, zone: ZoneInfo) -> date:
    clock = _CLOCK.match(text, end)
    hour = _hour(clock) if clock else None
    if clock is None or hour is None:
        message = f"'{shown(text)}' has '{shown(text[end:].strip())}' behind the day, which is no hour"
        raise NoDay(message, "write it as 14:30, or 14:30 +01:00 with a zone, or leave it out")
    if not clock["zone"]:
        return read
    there = datetime.combine(read, time(hour, int(clock["minute"])), _offset(clock["zone"]))
    return there.astimezone(zone).date()


def _hour(clock: re.Match[str]) -> int | None:
    """From 0 to 23; None if there is no such hour."""
    hour = int(clock["hour"])
    if clock["half"] is None:
        return hour if hour < 24 else None
    return hour % 12 + (12 if clock["half"] in "pP" else 0) if 1 <= hour <= 12 else None


def _offset(zone: str) -> timezone:
    found = re.search(r"([-+])(\d\d?):?(\d\d)?\Z", zone)
    if found is None:
        return timezone(timedelta())
    apart = timedelta(hours=min(int(found[2]), 23), minutes=int(found[3] or 0))
    return timezone(-apart if found[1] == "-" else apart)
