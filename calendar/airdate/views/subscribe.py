"""The feeds page: every feed with the links that each calendar understands, and its QR code."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

from airdate.artifact import Artifact
from airdate.entry import Entry
from airdate.html import qr
from airdate.html.sheet import Sheet
from airdate.html.subscription import Subscription, anchor, subscription
from airdate.views.clients import CLIENTS, MACHINES
from airdate.wording.translation import noted

#: The folder below ``feeds/`` -> what its feeds are grouped under, in the page's order.
_GROUPS = {
    "": noted("Hand-picked"),
    "campaign": noted("Campaigns"),
    "event": noted("Events"),
    "channel": noted("Channels"),
    "audience": noted("Audiences"),
    "owner": noted("People"),
    "due": noted("Due and unscheduled"),
    "duty": noted("On duty"),
    "department": noted("Departments"),
    "type": noted("Types"),
    "language": noted("Languages"),
    "archive": noted("Past years"),
}

#: The one most people want; it stands on top.
FIRST = "feeds/all.ics"

#: Feeds of work rather than of what appears.
_WORK = ("feeds/due.ics", "feeds/unscheduled.ics")

#: Those of rotas: all of them, and of one channel; those of one person lie in the folder of their group.
_ROTA = ("feeds/duty.ics", "feeds/rota/")

#: As many rows one can survey; with more there is a box to find one.
_FEW = 12


class Listed(Protocol):
    """A feed as this page shows it."""

    @property
    def path(self) -> str:
        """Its path below the site's root."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def description(self) -> str:
        """What it holds, in a sentence; may be empty."""

    @property
    def note(self) -> str:
        """What it holds no more, and where the rest is; may be empty."""

    @property
    def entries(self) -> Sequence[Entry]:
        """What stands in it."""

    @property
    def parts(self) -> "Sequence[Listed]":
        """The feeds that hold the rest of it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A feed with its ways; none while the plan has no public address."""

    feed: Listed
    ways: Subscription | None
    parts: "tuple[Row, ...]"

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return anchor(self.feed.path)

    @property
    def code(self) -> str:
        """Where its QR code lies."""
        return f"{self.feed.path.removesuffix('.ics')}.svg"

    @property
    def rows(self) -> "Iterator[Row]":
        """It and its parts."""
        yield self
        for part in self.parts:
            yield from part.rows


def render(sheet: Sheet, feeds: Sequence[Listed], others: Collection[str] = ()) -> Iterator[Artifact]:
    """``/feeds/``, and a QR code beside each feed; ``others`` are the paths of whatever else is published."""
    rows = [_row(sheet, feed) for feed in feeds]
    first = next((row for row in rows if row.feed.path == FIRST), None)
    rest = [row for row in rows if row is not first]
    yield sheet.page(
        "feeds/index.md",
        "feeds.html",
        sheet.spoken.gettext("Feeds"),
        assets=["feeds.css", "feeds.js"],
        first=first,
        groups=_grouped(rest),
        many=len(rest) > _FEW,
        clients=CLIENTS,
        machines=[form for form in MACHINES if form.path in others],
    )
    for row in rows:
        yield from _codes(row.rows)


def _row(sheet: Sheet, feed: Listed) -> Row:
    ways = subscription(sheet.plan.vocabulary.settings, feed.path, feed.title)
    return Row(feed, ways, tuple(_row(sheet, part) for part in feed.parts))


def _grouped(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    order = list(_GROUPS)
    ordered = sorted(rows, key=lambda row: order.index(_group(row)))
    return [(_GROUPS[group], list(found)) for group, found in groupby(ordered, key=_group)]


def _group(row: Row) -> str:
    """What it is listed under; all work stands with that of single people."""
    if row.feed.path in _WORK:
        return "due"
    if row.feed.path.startswith(_ROTA):
        return "duty"
    folder = row.feed.path.removeprefix("feeds/").rpartition("/")[0]
    return folder if folder in _GROUPS else ""


def _codes(rows: Iterable[Row]) -> Iterator[Artifact]:
    for row in rows:
        if row.ways:
            yield Artifact(row.code, qr.svg(row.ways.webcal))
