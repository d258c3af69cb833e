"""Entry: what stands in a calendar: an output, an event, a campaign's span."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from airdate.item import Item, Output
from airdate.status import Status
from airdate.timespan import Precision, Timespan


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of an item in the calendar.

    ``id`` is the item's id, with ``.name`` of the output where the item has
    several. ``start`` is None on the unscheduled shelf. ``begins`` and ``ends``
    are instants in UTC by which entries are ordered; they are the same for a
    moment. ``first`` and ``last`` are the days it covers in the plan's zone, both
    included.
    """

    id: str
    item: Item
    output: Output
    start: Timespan | None
    end: Timespan | None
    begins: datetime
    ends: datetime
    first: date
    last: date

    @property
    def title(self) -> str:
        """What the item is called."""
        return self.item.title

    @property
    def status(self) -> Status:
        """Where the work on this appearance stands."""
        return self.item.status if self.spans else self.output.status

    @property
    def spans(self) -> bool:
        """Whether the entry lasts (event, campaign, flight) rather than appears."""
        return self.item.start is not None

    @property
    def standing(self) -> Status:
        """Its status, but for what is called or put off as a whole: that is so in every output."""
        if self.item.cancelled or self.status is Status.CANCELLED:
            return Status.CANCELLED
        return Status.POSTPONED if self.item.postponed else self.status

    @property
    def called_off(self) -> bool:
        """Cancelled or postponed, as work or as an event in the world."""
        return self.standing in (Status.CANCELLED, Status.POSTPONED)

    @property
    def held(self) -> bool:
        """Whether feeds hold it: it has a day of its own and is more than an idea."""
        return self.exact and self.status is not Status.IDEA

    @property
    def timed(self) -> bool:
        """Whether it has an hour, rather than a day or less."""
        return self.start is not None and self.start.precision is Precision.MOMENT

    @property
    def exact(self) -> bool:
        """Whether it has a day of its own in the grid."""
        return self.start is not None and self.start.exact

    def facet(self, name: str) -> tuple[str, ...]:
        """The ids this entry has for a facet: ``channel``, ``audience``, ``owner``, ``campaign`` …"""
        if name == "audience":
            return self.item.audience
        if name == self.item.type and name in ("campaign", "event"):
            around = getattr(self.item, name)
            return (self.item.id, around) if around else (self.item.id,)
        holder = self.output if name in _OF_OUTPUT else self.item
        value = self.status.value if name == "status" else getattr(holder, name)
        return (value,) if value else ()


_OF_OUTPUT = frozenset({"channel", "format", "language", "owner"})
_NEVER = datetime.max.replace(tzinfo=UTC)


def entries_of(item: Item, zone: ZoneInfo) -> Iterator[Entry]:
    """The entries of one item, seen from the plan's zone: its own span, or one for each output."""
    if item.start is not None:
        yield _entry(item.id, item, item.outputs[0], item.start, item.end, zone)
        return
    for output in item.outputs:
        id = f"{item.id}.{output.name}" if output.name else item.id
        yield _entry(id, item, output, output.when, None, zone)


def _entry(
    id: str, item: Item, output: Output, start: Timespan | None, end: Timespan | None, zone: ZoneInfo
) -> Entry:
    if start is None:
        return Entry(id, item, output, None, None, _NEVER, _NEVER, date.max, date.max)
    begins = start.begins(zone)
    ends = max((end or start).ends(start.zone_of_days(zone)), begins)
    first = begins.astimezone(zone).date()
    # what ends at midnight does not touch the day that begins then
    last = (ends - timedelta(seconds=1)).astimezone(zone).date()
    return Entry(id, item, output, start, end, begins, ends, first, max(first, last))
