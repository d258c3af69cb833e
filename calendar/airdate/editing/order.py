"""Where a new key goes among those that there are."""

import re
from collections.abc import Sequence as Texts

from airdate.editing.layout import Mapping

#: Where a new key goes: behind the nearest of those before it here, else at the end.
ORDER = tuple(
    """type id title summary status visibility campaign event channel format pillar audience owner language
    planned publish published start end timezone repeat except occurrences location geo url
    conference image event_status reason previous_dates due embargo outputs links objective notes
    brief draft assets review""".split()
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def index(node: Mapping, key: str, after: Texts[str]) -> int:
    """Before which of the entries a new key goes."""
    there = [entry.key.text for entry in node.entries]
    nearest = [*after, *reversed(ORDER[: ORDER.index(key)])] if key in ORDER else [*after]
    if _DAY.fullmatch(key):
        nearest += sorted((day for day in there if _DAY.fullmatch(day) and day < key), reverse=True)
    return next((there.index(name) + 1 for name in nearest if name in there), len(there))
