"""Extended grapheme clusters (UAX #29): what a reader takes for one character."""

import re
from functools import cache
from typing import Any

# Latin, Greek, Cyrillic, punctuation, symbols, kana, Han, Hangul syllables and single emoji: none of these
# joins with another of them. No CR, jamo, combining mark, joiner, skin tone or flag is among them.
_SIMPLE = re.compile(
    "[\n -~\xa0-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0"
    "\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u31ff\u3400-\u9fff\uac00-\ud7a3\uff01-\uff9d"
    "\U0001f300-\U0001f3fa\U0001f400-\U0001faff]*+"
)

# A run of flags is slow to take apart for the library, and pairs are what it is made of.
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")


@cache
def cluster() -> Any:
    """The pattern of one cluster; its library is loaded when a text needs it."""
    import regex

    return regex.compile(r"\X")


def graphemes(text: str) -> int:
    """How many clusters; in ASCII only CR LF is one of two characters."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    if _SIMPLE.fullmatch(text):
        return len(text)
    return sum(1 for _ in cluster().finditer(_FLAG.sub("-", text)))
