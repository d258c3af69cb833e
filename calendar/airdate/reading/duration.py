"""Durations: how long what has a format or a type takes in a calendar: ``1 hour 30 minutes``."""

import re
from datetime import timedelta

from airdate.reading.fields import Fields
from airdate.text import shown

_LENGTH = re.compile(
    r"(?:(?P<hours>\d{1,4})\s*hours?)?(?:\s*(?:and\s+)?(?P<minutes>\d{1,4})\s*minutes?)?\Z",
    re.ASCII | re.IGNORECASE,
)
_LONGEST = timedelta(hours=24)


def read(fields: Fields) -> timedelta | None:
    """``duration`` of a term; None, and a fault, for what is no length of up to a day."""
    node = fields.scalar("duration")
    if node is None:
        return None
    match = _LENGTH.match(" ".join(node.text.split()))
    length = timedelta(hours=int(match["hours"] or 0), minutes=int(match["minutes"] or 0)) if match else None
    if length and length <= _LONGEST:
        return length
    wrong = "is no length of time" if length is None else "is longer than a day" if length else "is nothing"
    message = f"`duration`: '{shown(node.text)}' {wrong}"
    fields.fault(node.place, "bad-value", message, "write 45 minutes, 2 hours or 1 hour 30 minutes")
    return None
