"""Top-level domains that X takes for one; their list is beside this file."""

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import NamedTuple

_ASCII = re.compile("[0-9A-Za-z]+")
_PUNYCODE = re.compile("xn--[-0-9a-z]+", re.IGNORECASE)
_GOES_ON = re.compile("[0-9a-zA-Z@+-]")


class Domains(NamedTuple):
    """Names in ASCII, the others by their first character (the longest first), and how long a name is."""

    plain: frozenset[str]
    others: dict[str, tuple[str, ...]]
    longest: int


@cache
def domains() -> Domains:
    """The list, read once."""
    lines = Path(__file__).with_name("tlds.txt").read_text(encoding="utf-8").split("\n")
    names = " ".join(line for line in lines if not line.startswith("#")).split()
    others: dict[str, list[str]] = {}
    for name in sorted((unicodedata.normalize("NFC", n) for n in names if not n.isascii()), key=len):
        others.setdefault(name[0], []).insert(0, name)
    return Domains(
        frozenset(name for name in names if name.isascii()),
        {first: tuple(of_it) for first, of_it in others.items()},
        max(map(len, names)),
    )


def tld_end(text: str, start: int, end: int) -> int:
    """Where the top-level domain that stands at ``start`` ends, at ``end`` at the latest; 0 if none does."""
    known = domains()
    if (run := _ASCII.match(text, start, min(end, start + known.longest + 1))) and (
        run[0].lower() in known.plain and not _GOES_ON.match(text, run.end(), end)
    ):
        return run.end()
    for name in known.others.get(text[start : start + 1].lower(), ()):
        stop = start + len(name)
        if stop <= end and text[start:stop].lower() == name and not _GOES_ON.match(text, stop, end):
            return stop
    punycode = _PUNYCODE.match(text, start, end)
    return punycode.end() if punycode else 0
