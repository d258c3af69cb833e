"""Emoji sequences by the grammar of UTS #51 (ED-17a): what looks like one picture is one."""

import re
from functools import cache
from typing import Any

#: Joins, variants, keycaps, skin tones, flags, tags: without one, no emoji has several characters.
JOINING = re.compile("[\u200d\ufe0f\u20e3\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")

#: Where emoji can be at all: a text without one of these has none.
POSSIBLE = re.compile("[\u00a9\u00ae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")

# Digits, # and * are emoji as keycaps only, ©, ® and ™ with an emoji variation selector only.
_ELEMENT = (
    r"(?:\p{RI}{2}|[#*0-9]\uFE0F?\u20E3|[©®™]\uFE0F"
    r"|[\p{Emoji}--[0-9#*©®™\p{RI}]]"
    r"(?:\uFE0F\u20E3?|\p{Emoji_Modifier}|[\U000E0020-\U000E007E]++\U000E007F)?(?!\uFE0E))"
)


@cache
def sequence() -> Any:
    """The pattern of one emoji, however many characters it is made of."""
    import regex

    return regex.compile(rf"{_ELEMENT}(?:\u200D{_ELEMENT})*+", regex.VERSION1)
