"""What a count says, and the ways to count that channels have."""

from enum import StrEnum
from typing import NamedTuple


class Method(StrEnum):
    """How a channel counts a text."""

    WEIGHTED = "weighted"  # X: twitter-text v3
    GRAPHEMES = "graphemes"  # bytes are counted along
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    THREADS = "threads"
    SMS = "sms"
    BYTES = "bytes"  # YouTube descriptions, podcasts, mail
    UTF16 = "utf16"  # most counters in a browser
    CHARACTERS = "characters"  # code points


#: What one of a count is called in a message; SMS says its own.
UNITS = {
    Method.WEIGHTED: "weighted characters",
    Method.GRAPHEMES: "graphemes",
    Method.BLUESKY: "graphemes",
    Method.MASTODON: "characters",
    Method.THREADS: "characters",
    Method.SMS: "septets",
    Method.BYTES: "bytes",
    Method.UTF16: "UTF-16 units",
    Method.CHARACTERS: "characters",
}


class Count(NamedTuple):
    """A counted text.

    ``bytes`` is its size in UTF-8 where the method has a limit of it (``graphemes`` and ``bytes``), otherwise
    None. ``segments`` is how many messages an SMS takes, otherwise None; ``forced_by`` is the first character
    that GSM-7 does not have, which makes all of an SMS UCS-2.
    """

    value: int
    unit: str
    bytes: int | None = None
    segments: int | None = None
    forced_by: str = ""
