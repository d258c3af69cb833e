"""Feed: one calendar to subscribe to, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from airdate.entry import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one ``.ics`` file holds.

    ``path`` is where it is published and ``page`` the page that shows the same,
    both below the site's root. ``entries`` are in the plan's order, never empty.
    ``colour`` is one of the palette's, or empty. Nothing here may change
    between builds of the same vocabulary: clients copy it into every entry.
    """

    path: str
    title: str
    description: str
    entries: Sequence[Entry]
    page: str = ""
    colour: str = ""
