"""Content lines (RFC 5545 3.1): values cleaned and escaped, lines folded when all of them are octets.

icalendar's ``Event`` and ``Calendar`` would write the same octets (tests hold every escape and fold to
icalendar's, and read every feed with it and write it again), but take many times as long: it makes an
object of each value and folds one character at a time.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from airdate.text import clean, one_line

#: Octets before a fold. RFC 5545 3.1 allows 75; icalendar stops one short, and so do we.
_WIDTH = 74

#: What TEXT escapes (RFC 5545 3.3.11).
_SPECIAL = re.compile(r"[\\;,\n]")

#: What must not stand in a parameter without quotes (RFC 5545 3.2), and icalendar's typographic one.
_QUOTED = re.compile("[,;:\u2019]")
#: What a parameter's text has for what quotes cannot hold (RFC 6868).
_CIRCUMFLEX = str.maketrans({"^": "^^", '"': "^'", "\\": "/"})


def octets(lines: str) -> bytes:
    """Lines as they go out: UTF-8, none longer than 75 octets."""
    found = lines.encode().split(b"\r\n")
    return b"\r\n".join([line if len(line) <= _WIDTH else fold(line) for line in found])


def line(name: str, value: str) -> str:
    """``NAME;PARAMETER=…:value`` with its line break; ``value`` is escaped already."""
    return f"{name}:{value}\r\n"


def text(name: str, value: str) -> str:
    """A line of the type TEXT; nothing if there is no text."""
    said = _escaped(value)
    return f"{name}:{said}\r\n" if said else ""


def categories(values: Iterable[str]) -> str:
    """A line with a list of texts, each once; nothing if there is none."""
    kept = dict.fromkeys(filter(None, map(escaped, values)))
    return f"CATEGORIES:{','.join(kept)}\r\n" if kept else ""


def uri(name: str, value: str) -> str:
    """A line of the type URI; raises ValueError for one that would break the line."""
    if "\r" in value or "\n" in value:
        raise ValueError(f"a URI of more than one line: {value!r}")
    return f"{name}:{value}\r\n"


def link(name: str, value: str, **parameters: str) -> str:
    """A URI with parameters, given by name in their order before ``VALUE=URI``; empty ones are left out.

    Comma and semicolon are percent-encoded: vobject, and so Radicale, cuts or escapes a URI there in
    properties that it does not know (measured with vobject 0.9.9). A parameter has no escape for the
    backslash, but icalendar reads one: a slash stands for it.
    """
    said = "".join(f";{key}={words}" for key, text in parameters.items() if (words := _said(key, text)))
    return uri(f"{name}{said};VALUE=URI", value.replace(",", "%2C").replace(";", "%3B"))


@lru_cache(maxsize=4096)
def _said(key: str, value: str) -> str:
    """A parameter's text, in quotes where it must be; LINKREL always is."""
    words = one_line(value).translate(_CIRCUMFLEX)
    return f'"{words}"' if words and (key == "LINKREL" or _QUOTED.search(words)) else words


def day(name: str, value: date) -> str:
    """A whole day."""
    return f"{name};VALUE=DATE:{_date(value)}\r\n"


def moment(name: str, value: datetime) -> str:
    """An instant, given in UTC and written in UTC."""
    return f"{name}:{_date(value)}T{_time(value)}Z\r\n"


def local(name: str, value: datetime, tzid: str) -> str:
    """The local time of an aware datetime; the feed must hold the zone."""
    return f"{name};TZID={tzid}:{_date(value)}T{_time(value)}\r\n"


def _date(value: date) -> str:
    """As ``strftime`` has it, in a tenth of the time."""
    return f"{value.year:04}{value.month:02}{value.day:02}"


def _time(value: datetime) -> str:
    return f"{value.hour:02}{value.minute:02}{value.second:02}"


@lru_cache(maxsize=4096)
def escaped(value: str) -> str:
    """A value of the type TEXT. Names come again and again."""
    return _escaped(value)


def _escaped(value: str) -> str:
    said = readable(value)
    if not _SPECIAL.search(said):
        return said
    said = said.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return said.replace("\n", "\\n")


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
