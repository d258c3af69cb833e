"""SMS: septets of the GSM 7-bit alphabet, or UTF-16 units as soon as one character is not in it.

A message alone holds 160 septets or 70 units; one of several holds 153 or 67 (3GPP TS 23.038 and 23.040).
"""

import re
from collections.abc import Iterable

from airdate.counting.count import Count

GSM7, UCS2 = (160, 153), (70, 67)

_EXTENDED = "\f^{}\\[~]|€"
_BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_FOREIGN = re.compile(f"[^{re.escape(_BASIC + _EXTENDED)}]")
_ESCAPED = re.compile(f"[{re.escape(_EXTENDED)}]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def sms_count(text: str) -> Count:
    """The length, the messages it takes, and the first character that makes it UCS-2."""
    foreign = _FOREIGN.search(text)
    if foreign:
        return _counted(text, _ASTRAL, UCS2, "UTF-16 units", foreign[0])
    return _counted(text, _ESCAPED, GSM7, "septets", "")


def _counted(text: str, double: re.Pattern[str], sizes: tuple[int, int], unit: str, forced_by: str) -> Count:
    doubles = [match.start() for match in double.finditer(text)]
    length, (alone, joined) = len(text) + len(doubles), sizes
    segments = 1 if length <= alone else _segments(length, doubles, joined)
    return Count(length, unit, segments=segments, forced_by=forced_by)


def _segments(length: int, doubles: Iterable[int], size: int) -> int:
    """Messages of so many units; a pair that would be split over two goes into the later one whole."""
    lost = 0
    for earlier, index in enumerate(doubles):
        if (index + earlier + lost) % size == size - 1:
            lost += 1
    return -(-(length + lost) // size)
