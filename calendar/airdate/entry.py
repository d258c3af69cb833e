"""Entry: what stands in a calendar: an output, an event, a campaign's span."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.item import PAPERS, Item, Occurrence, Output
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

    A series (``repeats``) is one entry, at the first day that it does not leave out; ``airdate.series``
    makes the others of it, and ``origin`` is where its rhythm begins to count. ``day`` is set for an
    occurrence: the day that the rhythm gave it, whatever ``change`` has made of that. ``stage`` is set
    where it is no appearance but a day on which work is due.
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
    origin: Timespan | None = None

    @property
    def title(self) -> str:
        """What the item is called, or this occurrence of it."""
        return (self.change.title if self.change else "") or self.item.title

    @property
    def done(self) -> bool:
        """Whether what was due is done, or need not be done any more."""
        return self.stage is not None and (self.called_off or self.stage.done(self.status))

    @property
    def reason(self) -> str:
        """Why it was called off or put off."""
        return (self.change.reason if self.change else "") or self.output.reason or self.item.reason

    @property
    def former(self) -> tuple[Timespan, ...]:
        """Where it stood before, other than where it stands now: of an occurrence the day of its rhythm."""
        if self.stage or not (self.day or self.item.previous_dates):
            return ()
        if self.day:
            return (on_day(self.day),) if self.start and self.start.first != self.day else ()
        times = (self.start, *(output.when for output in self.item.outputs))
        now = {(time.first, time.instant) for time in times if time}
        return tuple(time for time in self.item.previous_dates if (time.first, time.instant) not in now)

    @property
    def void(self) -> bool:
        """Whether it is put off and has no new time: its own is among the former ones, or there are none.

        Of a series the time that its item says counts, and an occurrence put off by itself has no new time.
        """
        if self.start is None or self.stage or self.standing is not Status.POSTPONED:
            return False
        own = self.item.start if self.spans else self.output.when
        alone = self.change is not None and self.change.status is Status.POSTPONED
        before = self.item.previous_dates
        return alone or not before or any(own is not None and _meets(own, time) for time in before)

    @property
    def repeats(self) -> bool:
        """Whether it stands for a whole series."""
        return self.item.repeat is not None and self.exact and self.day is None and self.stage is None

    @property
    def status(self) -> Status:
        """Where the work on this appearance stands; of what is due, that on the whole message."""
        if self.change and self.change.stands and not self.stage and self.output.name in self.change.stands:
            return self.change.stands[self.output.name]
        if self.change and self.change.status:
            return self.change.status
        if self.stage:
            return _work(self.item)
        if self.day and self.output.since and self.day < self.output.since and self._own:
            return self._own
        return self.output.status if self.item.start is None else self.item.status

    @property
    def _own(self) -> Status | None:
        return self.output.own if self.item.start is None else self.item.own

    @property
    def spans(self) -> bool:
        """Whether the entry lasts (event, campaign, flight) rather than appears."""
        return self.item.start is not None and self.stage is None

    @property
    def standing(self) -> Status:
        """Its status, but for what is called or put off as a whole: that is so in every output."""
        status = self.status
        if self.item.cancelled or status is Status.CANCELLED:
            return Status.CANCELLED
        return Status.POSTPONED if self.item.postponed else status

    @property
    def called_off(self) -> bool:
        """Cancelled or postponed, as work or as an event in the world."""
        return self.item.cancelled or self.item.postponed or self.status in _OFF

    @property
    def going(self) -> bool:
        """Whether it goes ahead, as far as anybody has said: it is neither called off nor on hold."""
        return not self.called_off and self.status is not Status.ON_HOLD

    @property
    def agreed(self) -> bool:
        """Whether it is a paper of the house that holds, such as a policy: it needs no day."""
        return self.start is None and self.item.type in PAPERS and self.status.decided

    @property
    def held(self) -> bool:
        """Whether feeds hold it: it has a day of its own and is more than an idea; of a series any day."""
        if self.repeats:
            return self.status is not Status.IDEA and any(self.told_days())
        return self.exact and (self.status is not Status.IDEA or self.stage is not None)

    def told_days(self) -> Iterator[date]:
        """The days of a series but for those left out, and those on which it is no more than an idea."""
        ideas = (day for day, change in self.item.occurrences.items() if change.status is Status.IDEA)
        return _kept(self.item, self.origin, {*self.item.skipped, *ideas})

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
        if self.stage and name in ("channel", "format"):  # work is done for all outputs at once
            words = (getattr(output, name) for output in self.item.outputs)
            return tuple(dict.fromkeys(word for word in words if word))
        holder = self.output if name in _OF_OUTPUT and not self.stage else self.item
        value = self.status.value if name == "status" else getattr(holder, name, "")
        return (value,) if value else ()


_OFF = (Status.CANCELLED, Status.POSTPONED)
_OF_OUTPUT = frozenset({"channel", "format", "language", "owner"})
_ORDER = [*Status]
_LAST = date(LAST_YEAR, 12, 31)
_NEVER = datetime.max.replace(tzinfo=UTC)


def entries_of(item: Item, zone: ZoneInfo) -> Iterator[Entry]:
    """The entries of one item, seen from the plan's zone: its own span, or one for each output.

    A series is one entry, which stands where it first occurs.
    """
    if item.start is not None:
        yield _begun(entry(item.id, item, item.outputs[0], item.start, item.end, zone), zone)
        return
    for output in item.outputs:
        id = f"{item.id}.{output.name}" if output.name else item.id
        yield _begun(entry(id, item, output, output.when, None, zone), zone)


def order(entry: Entry) -> tuple[datetime, bool, str, str]:
    """How entries are sorted: by begin, whole days first, then title and id."""
    return entry.begins, entry.timed, entry.title.casefold(), entry.id


def place_of(entry: Entry) -> Place:
    """Where the time of an entry is written."""
    if entry.change and entry.change.start:
        return entry.change.place
    if entry.spans:
        return entry.item.at("start")
    key = next((key for key in ("published", "publish", "planned") if getattr(entry.output, key)), "publish")
    return entry.output.places.get(key, entry.item.at(key))


def dues_of(item: Item, zone: ZoneInfo) -> Iterator[Entry]:
    """The days on which work on the item is due, in the order of the stages; ``airdate.due`` for series."""
    for stage, time in sorted(item.due.items(), key=lambda due: [*Stage].index(due[0])):
        made = entry(f"{item.id}.due-{stage}", item, item.outputs[0], time, None, zone)
        yield replace(made, stage=stage)


def _begun(made: Entry, zone: ZoneInfo) -> Entry:
    """Of a series where it first occurs, of anything else the same."""
    if not made.repeats or made.start is None:
        return made
    start = first_of(made.item, made.start, zone)
    end = made.end and shifted(made.end, start.first - made.start.first)
    origin = begun(made.item, made.start, zone)
    return replace(entry(made.id, made.item, made.output, start, end, zone), origin=origin)


def first_of(item: Item, start: Timespan, zone: ZoneInfo) -> Timespan:
    """The first occurrence, unmoved, of a series that was given that start; of anything else its start."""
    origin = begun(item, start, zone)
    day = next(_kept(item, origin, set(item.skipped)), origin.first) if start.exact else origin.first
    return shifted(origin, day - origin.first)


def _meets(time: Timespan, other: Timespan) -> bool:
    """Whether both may be the same: that day, and that hour where both have one."""
    hours = time.instant and other.instant
    return time.instant == other.instant if hours else (time.first, time.last) == (other.first, other.last)


def _kept(item: Item, origin: Timespan | None, gone: set[date]) -> Iterator[date]:
    """The days of a series that are not gone."""
    if item.repeat is None or origin is None:
        return iter(())
    return (day for day in item.repeat.days(origin.first, origin.first, _LAST) if day not in gone)


def _work(item: Item) -> Status:
    """Where the work on an item stands: as the least advanced of its outputs that are open."""
    if item.start is not None or (item.status.closed and item.status is not Status.PUBLISHED):
        return item.status
    found = [output.status for output in item.outputs]
    return min([status for status in found if not status.closed] or found, key=_ORDER.index)


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
    if start.instant is not None and end is None:  # a moment ends when it begins: most entries are one
        day = begins.astimezone(zone).date()
        return Entry(id, item, output, start, None, begins, begins, day, day)
    ends = max((end or start).ends(start.zone_of_days(zone)), begins)
    first = begins.astimezone(zone).date()
    # what ends at midnight does not touch the day that begins then
    last = (ends - timedelta(seconds=1)).astimezone(zone).date()
    return Entry(id, item, output, start, end, begins, ends, first, max(first, last))
