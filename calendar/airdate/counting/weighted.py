"""X: weighted characters by twitter-text v3 (config/v3.json), of which a post has 280."""

import re
import unicodedata

from airdate.counting.emoji import JOINING, sequence
from airdate.counting.url import urls

#: What a link weighs, whatever its length.
URL_WEIGHT = 23

#: What weighs two; all else one.
_HEAVY = re.compile("[^\0-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def weighted_length(text: str) -> int:
    """The weight of the text in NFC, with line ends of one character."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    total = done = 0
    for start, end in urls(text):
        total += _weight(text[done:start]) + URL_WEIGHT
        done = end
    return total + _weight(text[done:] if done else text)


def _weight(text: str) -> int:
    if text.isascii():
        return len(text)
    if not JOINING.search(text):
        return len(text) + len(_HEAVY.findall(text))
    rest: str
    emoji: int
    rest, emoji = sequence().subn("", text)
    return 2 * emoji + len(rest) + len(_HEAVY.findall(rest))
