"""Entry: what stands in a calendar: an output, an event, a campaign's span."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from airdate.item import Item, Occurrence, Output
from airdate.limits import LAST_YEAR
from airdate.status import Stage, Status
from airdate.timespan import Precision, Timespan, at_local, on_day, parse_zone


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of an item in the calendar.

    ``id`` is the item's id, with ``.name`` of the output where the item has
    several. ``start`` is None on the unscheduled shelf. ``begins`` and ``ends``
    are instants in UTC by which entries are ordered; they are the same for a
    moment. ``first`` and ``last`` are the days it covers in the plan's zone, both
    included.

    A series (``repeats``) is one entry, at its first occurrence; ``airdate.series`` makes the
    others of it. ``day`` is set for an occurrence: the day that the rhythm gave it, whatever
    ``change`` has made of that. ``stage`` is set where it is no appearance but a day on which
    work is due.
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
    day: date | None = None
    change: Occurrence | None = None
    stage: Stage | None = None

    @property
    def title(self) -> str:
        """What the item is called, or this occurrence of it."""
        return (self.change.title if self.change else "") or self.item.title

    @property
    def done(self) -> bool:
        """Whether what was due is done, or need not be done any more."""
        return self.stage is not None and self.stage.done(self.item.status)

    @property
    def reason(self) -> str:
        """Why it was called off or put off."""
        return (self.change.reason if self.change else "") or self.item.reason

    @property
    def former(self) -> tuple[Timespan, ...]:
        """Where it stood before, other than where it stands now: of an occurrence the day of its rhythm."""
        if self.day:
            return (on_day(self.day),) if self.start and self.start.first != self.day else ()
        times = (self.start, *(output.when for output in self.item.outputs))
        now = {(time.first, time.instant) for time in times if time}
        return tuple(time for time in self.item.previous_dates if (time.first, time.instant) not in now)

    @property
    def repeats(self) -> bool:
        """Whether it stands for a whole series."""
        return self.item.repeat is not None and self.exact and self.day is None and self.stage is None

    @property
    def status(self) -> Status:
        """Where the work on this appearance stands."""
        if self.change and self.change.status:
            return self.change.status
        return self.item.status if self.spans or self.stage else self.output.status

    @property
    def spans(self) -> bool:
        """Whether the entry lasts (event, campaign, flight) rather than appears."""
        return self.item.start is not None and self.stage is None

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
        """Whether feeds hold it: it has a day of its own and is more than an idea; of a series any day."""
        if self.repeats:
            return self.status is not Status.IDEA and any(self.told_days())
        return self.exact and (self.status is not Status.IDEA or self.stage is not None)

    def told_days(self) -> Iterator[date]:
        """The days of a series but for those left out, and those on which it is no more than an idea."""
        repeat, start = self.item.repeat, self.start
        if repeat is None or start is None:
            return iter(())
        ideas = (day for day, change in self.item.occurrences.items() if change.status is Status.IDEA)
        gone = {*self.item.skipped, *ideas}
        return (day for day in repeat.days(start.first, start.first, _LAST) if day not in gone)

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
        holder = self.output if name in _OF_OUTPUT and not self.stage else self.item
        value = self.status.value if name == "status" else getattr(holder, name, "")
        return (value,) if value else ()


_OF_OUTPUT = frozenset({"channel", "format", "language", "owner"})
_LAST = date(LAST_YEAR, 12, 31)
_NEVER = datetime.max.replace(tzinfo=UTC)


def entries_of(item: Item, zone: ZoneInfo) -> Iterator[Entry]:
    """The entries of one item, seen from the plan's zone: its own span, or one for each output.

    A series is one entry, which stands where its rhythm first occurs.
    """
    if item.start is not None:
        start, end = item.start, item.end
        if item.repeat:
            start = begun(item, start, zone)
            end = end and shifted(end, start.first - item.start.first)
        yield entry(item.id, item, item.outputs[0], start, end, zone)
        return
    for output in item.outputs:
        id = f"{item.id}.{output.name}" if output.name else item.id
        when = output.when
        yield entry(id, item, output, begun(item, when, zone) if when and item.repeat else when, None, zone)


def dues_of(item: Item, zone: ZoneInfo) -> Iterator[Entry]:
    """The days on which work on the item is due, in the order of the stages."""
    for stage, time in sorted(item.due.items(), key=lambda due: [*Stage].index(due[0])):
        made = entry(f"{item.id}.due-{stage}", item, item.outputs[0], time, None, zone)
        yield replace(made, stage=stage)


def begun(item: Item, start: Timespan, zone: ZoneInfo) -> Timespan:
    """Where a series begins that was given that start: its first day on or after it, at its hour."""
    repeat = item.repeat
    first = repeat.first_day(start.first) if repeat and start.exact else None
    if repeat is None or first is None:
        return start
    if repeat.at is None:
        return shifted(start, first - start.first)
    return at_local(first, repeat.at, parse_zone(item.timezone) if item.timezone else zone)


def shifted(time: Timespan, by: timedelta) -> Timespan:
    """The same hour that many days later; whole days stay whole. The time must have a day."""
    if time.instant is None:
        return on_day(time.first + by) if by else time
    if not by:
        return time
    return at_local(time.first + by, time.instant.time(), time.instant.tzinfo or UTC)


def entry(
    id: str, item: Item, output: Output, start: Timespan | None, end: Timespan | None, zone: ZoneInfo
) -> Entry:
    """The entry of an output at that time, seen from the plan's zone."""
    if start is None:
        return Entry(id, item, output, None, None, _NEVER, _NEVER, date.max, date.max)
    begins = start.begins(zone)
    ends = max((end or start).ends(start.zone_of_days(zone)), begins)
    first = begins.astimezone(zone).date()
    # what ends at midnight does not touch the day that begins then
    last = (ends - timedelta(seconds=1)).astimezone(zone).date()
    return Entry(id, item, output, start, end, begins, ends, first, max(first, last))
