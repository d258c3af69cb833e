"""Marker: what a day or span is known for: a note, a holiday, closed doors, a blackout, a hold.

A layer is a source of markers that are reckoned only for the years that are asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self
from zoneinfo import ZoneInfo

from airdate.entry import Entry
from airdate.finding import Place
from airdate.limits import LAST_YEAR
from airdate.status import Visibility
from airdate.timespan import Precision, Timespan

#: What the scope of a blackout or a hold can name.
SCOPES = ("channel", "campaign", "audience", "event", "type", "format", "pillar", "owner")


class Kind(StrEnum):
    """What a marker says of its time. Of holidays and outside calendars there are whole layers."""

    CLOSED = "closed"
    NOTE = "note"
    HOLIDAYS = "holidays"
    CALENDAR = "calendar"
    BLACKOUT = "blackout"
    HOLD = "hold"


_FILE = Place("calendar/markers.yml")
_END_OF_TIME = datetime(LAST_YEAR, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """One marker with its time, as ``of`` makes it.

    ``begins`` and ``ends`` are instants in UTC, ``first`` and ``last`` the days it touches
    in the plan's zone, both included; a hold without ``end`` lasts until it is lifted.
    ``scope`` is facet -> accepted ids, or None for everything; ``exceptions`` are ids of
    items. ``layer`` is the id of the layer it comes from, which then is called ``summary``;
    ``places`` where keys stand. ``lesson`` is what a hold that is over has taught. Of another plan's
    entry ``about`` says what it is, ``state`` that it is cancelled, for example, and ``url`` leads to
    its page.
    """

    id: str
    kind: Kind
    title: str
    start: Timespan
    end: Timespan | None
    begins: datetime
    ends: datetime
    first: date
    last: date
    summary: str = ""
    location: str = ""
    about: str = ""
    state: str = ""
    url: str = ""
    scope: Mapping[str, tuple[str, ...]] | None = None
    reason: str = ""
    authority: str = ""
    lesson: str = ""
    exceptions: tuple[str, ...] = ()
    visibility: Visibility = Visibility.INTERNAL
    layer: str = ""
    place: Place = _FILE
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(
        cls,
        id: str,
        kind: Kind,
        title: str,
        start: Timespan,
        end: Timespan | None,
        zone: ZoneInfo,
        /,
        **said: object,
    ) -> Self:
        """The marker with its days and instants seen from the plan's zone."""
        begins = start.begins(zone)
        ends = _END_OF_TIME if kind is Kind.HOLD and end is None else (end or start).ends(zone)
        ends = max(ends, begins)
        first = begins.astimezone(zone).date()
        last = max(first, (ends - timedelta(seconds=1)).astimezone(zone).date())
        times = {"begins": begins, "ends": ends, "first": first, "last": last}
        return cls(id=id, kind=kind, title=title, start=start, end=end, **times, **said)  # type: ignore[arg-type]

    @property
    def guards(self) -> bool:
        """Whether it keeps things from going out: a blackout or a hold."""
        return self.kind in (Kind.BLACKOUT, Kind.HOLD)

    @property
    def closes(self) -> bool:
        """Whether its days are no workdays for us; closed from an hour on, they still are."""
        return self.kind is Kind.CLOSED and self.start.precision is not Precision.MOMENT

    @property
    def endless(self) -> bool:
        """A hold that stands until it is lifted."""
        return self.kind is Kind.HOLD and self.end is None

    @property
    def timed(self) -> bool:
        """Whether it begins at an hour."""
        return self.start.instant is not None

    def holds_at(self, moment: datetime) -> bool:
        """Whether it is in force at that instant."""
        return self.begins <= moment < self.ends

    def concerns(self, entry: Entry) -> bool:
        """Whether the entry is in its scope (of each facet named one word is enough) and no exception."""
        if entry.item.id in self.exceptions:
            return False
        facets = (self.scope or {}).items()
        return all(not set(accepted).isdisjoint(entry.facet(facet)) for facet, accepted in facets)

    @property
    def span(self) -> str:
        """From when to when it is, as it was written."""
        if self.end:
            return f"{self.start.text} to {self.end.text}"
        return "until lifted" if self.kind is Kind.HOLD else self.start.text

    @property
    def ruling(self) -> str:
        """Why it is, and who decides on exceptions."""
        return f"{self.reason}; {self.authority} decides" if self.authority else self.reason

    def excepting(self, id: str) -> str:
        """How an item is let through."""
        return f"add '{id}' to `except:` of '{self.layer or self.id}' in calendar/markers.yml"

    @property
    def called(self) -> str:
        """Its title as messages say it, and of a layer's whose it is."""
        return f"'{self.title}' of {self.summary}" if self.layer else f"'{self.title}'"

    def covers(self, entry: Entry) -> bool:
        """Whether an entry with a day of its own touches its time and is concerned.

        A campaign's span is no appearance: what belongs to it is looked at for itself.
        """
        if not entry.exact or entry.item.type == "campaign":
            return False
        touches = entry.begins < self.ends and (entry.ends > self.begins or entry.begins >= self.begins)
        return touches and self.concerns(entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """Where markers come from that nobody writes down one by one.

    Either ``countries`` (ISO 3166, with subdivisions), or ``calendar``: the text of an
    iCalendar file, which ``path`` names, or what a file of another plan holds: its ``entries``, as
    entries of our own kind (of whose items ``uid`` is the whole UID and ``url`` the page), its ``markers``
    and the ``words`` that both use: titles by facet and id. ``exceptions`` are items of ours that know
    of it, ``shared`` the channels that both plans speak on, None for each of the same id. ``title`` is
    empty if it has none of its own.
    """

    id: str
    title: str = ""
    countries: tuple[str, ...] = ()
    calendar: str = field(default="", repr=False)
    entries: tuple[Entry, ...] = ()
    markers: tuple[Marker, ...] = ()
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    exceptions: tuple[str, ...] = ()
    shared: tuple[str, ...] | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False, repr=False)
    path: str = ""
    visibility: Visibility = Visibility.INTERNAL
    place: Place = _FILE


def order(marker: Marker) -> tuple[datetime, str, str]:
    """By begin, then title and id."""
    return marker.begins, marker.title.casefold(), marker.id


def days_closed(markers: Iterable[Marker]) -> frozenset[date]:
    """The days on which we do not work."""
    closing = [marker for marker in markers if marker.closes]
    return frozenset(
        marker.first + timedelta(days=n)
        for marker in closing
        for n in range((marker.last - marker.first).days + 1)
    )
