"""Content lines: values as icalendar types and escapes them, cleaned before, folded after.

icalendar's ``Event`` and ``Calendar`` would write the same octets (a test reads every
feed with them and writes it again), but take nine times as long, much of it for
folding one character at a time.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from icalendar.prop import vDate, vText, vUri

from airdate.text import clean

#: Octets before a fold. RFC 5545 3.1 allows 75; icalendar stops one short, and so do we.
_WIDTH = 74


def line(name: str, value: bytes) -> bytes:
    """``NAME;PARAMETER=…:value`` with its line break, folded; ``value`` is escaped already."""
    return fold(f"{name}:".encode() + value) + b"\r\n"


def text(name: str, value: str) -> bytes:
    """A line of the type TEXT; nothing if there is no text."""
    octets = escaped(value)
    return line(name, octets) if octets else b""


def categories(values: Iterable[str]) -> bytes:
    """A line with a list of texts, each once; nothing if there is none."""
    kept = dict.fromkeys(filter(None, map(escaped, values)))
    return line("CATEGORIES", b",".join(kept)) if kept else b""


def uri(name: str, value: str) -> bytes:
    """A line of the type URI."""
    return line(name, vUri(value).to_ical())


def day(name: str, value: date) -> bytes:
    """A whole day."""
    return line(f"{name};VALUE=DATE", vDate(value).to_ical())  # type: ignore[no-untyped-call]


def moment(name: str, value: datetime) -> bytes:
    """An instant, given in UTC and written in UTC."""
    return line(name, _moment(value))


def local(name: str, value: datetime, tzid: str) -> bytes:
    """The local time of an aware datetime; the feed must hold the zone."""
    return line(f"{name};TZID={tzid}", _moment(value.replace(tzinfo=None)))


@lru_cache(maxsize=4096)
def escaped(value: str) -> bytes:
    """A value of the type TEXT. Names and titles come again and again."""
    return vText(readable(value)).to_ical()


@lru_cache(maxsize=4096)
def _moment(value: datetime) -> bytes:
    """A value of the type DATE-TIME, as icalendar writes it; one commit stamps many entries."""
    return f"{value:%Y%m%dT%H%M%S}{'Z' if value.tzinfo else ''}".encode()


def readable(value: str) -> str:
    r"""The text without what breaks lines or readers.

    ``\N`` is a line break to many readers, however it is escaped (icalendar 7.3's
    own escaping among them): a word joiner, which nobody sees, keeps the two apart.
    """
    return clean(value).replace("\\N", "\\\u2060N")


def fold(raw: bytes) -> bytes:
    """Break a line into lines of at most 75 octets, never within a character or after ``\\`` or ``^``."""
    if len(raw) <= _WIDTH:
        return raw
    parts, start = [], 0
    while len(raw) - start > _WIDTH:
        cut = start + _WIDTH
        while raw[cut] & 0xC0 == 0x80:  # the inside of a character
            cut -= 1
        if raw[cut - 1] in b"\\^":
            cut -= 1
        parts.append(raw[start:cut])
        start = cut
    return b"\r\n ".join([*parts, raw[start:]])
