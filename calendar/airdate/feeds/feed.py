"""Feed: one calendar to subscribe to, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from airdate.entry import Entry
from airdate.plan import Plan
from airdate.selection import FULL, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What one ``.ics`` file holds.

    ``path`` is where it is published and ``page`` the page that shows the same,
    both below the site's root. ``entries`` are in the plan's order, never empty, and belong to ``plan``
    (None: the plan of the build, rather than that of a stricter edition).
    ``colour`` is one of the palette's, or empty. Title and description may not change
    between builds of the same vocabulary: clients copy them into every entry.
    ``note`` is what else people should know before they subscribe; ``parts`` are the feeds
    among which one that is too large is divided.
    """

    path: str
    title: str
    description: str
    entries: Sequence[Entry]
    page: str = ""
    colour: str = ""
    note: str = ""
    form: Form = FULL
    plan: Plan | None = None
    parts: tuple["Feed", ...] = ()
