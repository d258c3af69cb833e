"""Plans of others (``plan.json`` of another Airdate) as layers: nothing in them is trusted.

What comes in: what has a time and is more than an idea, with its title, times, series, status, place,
words and page; closed days, and blackouts and holds, which bind here too. What a plan has from layers of
its own is left to those; so two plans may read each other.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from airdate import series
from airdate.entry import Entry
from airdate.item import Item
from airdate.limits import CALENDAR_ENTRIES, CALENDAR_OCCURRENCES, PLAN_MARKERS, PLAN_SERIES
from airdate.marker import Kind, Layer, Marker
from airdate.reading.outside import guard
from airdate.reading.outside.document import Document, Element, NoDocument, read
from airdate.reading.outside.oddity import Oddity
from airdate.reading.outside.planned import Planned
from airdate.reading.outside.values import Odd, Values, address
from airdate.status import EventStatus, Status
from airdate.text import is_identifier, shown
from airdate.timespan import TimeFault, Timespan, at_instant, parse_zone

VERSION = 1
_ONCE = "only its first time is shown"


class NoPlan(ValueError):
    """The text is no plan that can be read; the message says why."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What a plan's file holds for us, and what is odd in it."""

    title: str = ""
    entries: tuple[Entry, ...] = ()
    markers: tuple[Marker, ...] = ()
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    odd: tuple[Oddity, ...] = ()


@lru_cache(maxsize=16)
def outside(text: str, zone: ZoneInfo) -> Outside:
    """What the file says, seen from ``zone``; raises NoPlan if it is no plan."""
    try:
        document = read(text)
    except NoDocument as error:
        raise NoPlan(str(error)) from None
    version = document.values.get("version")
    if type(version) is not int or "items" not in document.lists:
        raise NoPlan("there is no `version` in it, or no `items`")
    if version != VERSION:
        raise NoPlan(f"it is of version {version}, and this Airdate reads version {VERSION}")
    if not is_identifier(document.line("edition")):
        raise NoPlan("there is no `edition` in it")
    return _Reader(document, zone).outside()


def expand(layer: Layer, first: date, last: date, zone: ZoneInfo) -> Iterator[Marker]:
    """What of a layer's plan touches these days, both included."""
    for entry in occurring(layer.entries, first, last, zone):
        yield _marker(layer, entry, zone)
    for marker in layer.markers:
        if marker.first <= last and marker.last >= first:
            yield marker


def occurring(entries: Iterable[Entry], first: date, last: date, zone: ZoneInfo) -> Iterator[Entry]:
    """Those that touch the days, series as their occurrences there."""
    for entry in entries:
        if entry.repeats:
            found = series.occurrences(entry, first, last, zone)
            yield from (each for each in found if each.status is not Status.IDEA)
        elif entry.first <= last and entry.last >= first:
            yield entry


def opened(layer: Layer, show: Callable[[Item], Item | None]) -> Layer:
    """The layer with only the items that are shown, as they are shown, and the words that these use."""
    passed = ((entry, item) for entry in layer.entries if (item := show(entry.item)))
    shown = [replace(entry, item=item, output=item.outputs[0]) for entry, item in passed]
    ids = {entry.item.id for entry in shown}
    entries = tuple(replace(entry, item=_among(entry.item, ids)) for entry in shown)
    used = {word for entry in entries for word in _words(entry)}
    words = {word: title for word, title in layer.words.items() if word in used}
    return replace(layer, entries=entries, words=words, path="", places={}, exceptions=())


def _among(item: Item, ids: set[str]) -> Item:
    """The item without the campaign and event that are not among these."""
    campaign, event = (id if id in ids else "" for id in (item.campaign, item.event))
    return replace(item, campaign=campaign, event=event)


class _Reader:
    """Reads the items and markers one by one: a bad one keeps no other out."""

    def __init__(self, document: Document, zone: ZoneInfo) -> None:
        self.document, self.zone, self.odd = document, zone, list[Oddity]()
        self.room, self.series = CALENDAR_OCCURRENCES, PLAN_SERIES

    def outside(self) -> Outside:
        """All that can be taken from the document."""
        entries = tuple(self._entries())
        found = {entry.item.id: entry.item.title for entry in entries}
        words = self._titles()
        words |= {(facet, id): found[id] for facet in ("campaign", "event") for id in found}
        used = {word for entry in entries for word in _words(entry)}
        markers = tuple(self._markers())
        return Outside(
            self.document.line("title")[:200],
            entries,
            markers,
            {word: title for word, title in words.items() if word in used},
            tuple(sorted(self.odd)),
        )

    def _entries(self) -> Iterator[Entry]:
        theirs = self._their_zone()
        url, ids, room = address(self.document.values.get("url")), set[str](), CALENDAR_ENTRIES
        for element in self.document.lists["items"]:
            values = Values(element.value)
            if (id := values.id("id")) in ids:
                self._tell(element, f"{_named(element)} has an id that is taken: it is left out")
                continue
            ids.update([id] if id else [])
            found = self._of(element, Planned(values, url, (theirs, self.zone)))
            room -= len(found)
            if room < 0:
                self._tell(element, f"all entries after {CALENDAR_ENTRIES} are left out")
                return
            yield from (self._bounded(element, entry) for entry in found)

    def _of(self, element: Element, planned: Planned) -> list[Entry]:
        """The entries of one item; of two with one id the last."""
        found: list[Entry] = []
        try:
            found += planned.entries()
        except Odd as error:
            self._tell(element, f"{_named(element)} {error}: it is left out")
        for message in planned.told:
            self._tell(element, f"{_named(element)} {message}")
        return list({entry.id: entry for entry in found}.values())

    def _bounded(self, element: Element, entry: Entry) -> Entry:
        """The entry; of too many series, and those that come too often beside the others, its first time."""
        if not entry.repeats:
            return entry
        year = entry.first.replace(month=1, day=1), entry.first.replace(year=entry.first.year + 1, day=1)
        often = sum(1 for _ in islice(series.days(entry, entry.first, year[1]), self.room + 1))
        if often > self.room or self.series <= 0:
            self._tell(element, f"{_named(element)} comes too often beside all the others: {_ONCE}")
            return replace(entry, item=replace(entry.item, repeat=None), origin=None)
        self.room, self.series = self.room - often, self.series - 1
        return entry

    def _markers(self) -> Iterator[Marker]:
        taken = set[str]()
        for element in self.document.lists.get("markers", ()):
            try:
                marker = guard.read(Values(element.value), self.zone)
            except Odd as error:
                self._tell(element, f"{_named(element)} {error}: it is left out")
                continue
            if marker and len(taken) >= PLAN_MARKERS:
                self._tell(element, f"all markers after {PLAN_MARKERS} are left out")
                return
            if marker and marker.id not in taken:
                taken.add(marker.id)
                yield marker

    def _their_zone(self) -> ZoneInfo:
        name = self.document.line("timezone")
        try:
            return parse_zone(name)
        except TimeFault:
            message = f"names a time zone that nobody knows ('{shown(name)}'): it is read in {self.zone.key}"
            self.odd.append(Oddity(1, f"the plan {message}"))
            return self.zone

    def _titles(self) -> dict[tuple[str, str], str]:
        facets = Values(self.document.values.get("vocabulary"))
        terms = ((facet, Values(term)) for facet in ("type", "channel") for term in facets.several(facet))
        return {(facet, term.id("id")): term.line("title") for facet, term in terms}

    def _tell(self, element: Element, message: str) -> None:
        self.odd.append(Oddity(element.line, message))


def _named(element: Element) -> str:
    """How a message calls it; what may be private is not printed into a build's log."""
    said = Values(element.value)
    if said.line("visibility") not in ("public", "internal"):
        return "something that is not open"
    title = said.line("title")
    return f"'{shown(title)}'" if title else "something without a title"


def _words(entry: Entry) -> Iterator[tuple[str, str]]:
    """The words that its marker says: where it appears, else what it is, and what it is part of."""
    facet = "channel" if entry.output.channel else "type"
    yield facet, entry.output.channel or entry.item.type
    for around in ("campaign", "event"):
        if id := getattr(entry.item, around):
            yield around, id


def _marker(layer: Layer, entry: Entry, zone: ZoneInfo) -> Marker:
    start, end = (time and _local(time, zone) for time in (entry.start, entry.end))
    assert start is not None  # noqa: S101 - what has no time is not read
    made = Marker.of(
        f"{layer.id}.{entry.id}",
        Kind.CALENDAR,
        entry.title,
        start,
        end,
        zone,
        summary=layer.title,
        location=entry.item.location,
        about=" · ".join(title for word in _words(entry) if (title := layer.words.get(word))),
        state=_state(entry),
        url=entry.item.url,
        visibility=layer.visibility,
        layer=layer.id,
        place=layer.place,
    )
    return replace(made, begins=entry.begins, ends=entry.ends, first=entry.first, last=entry.last)


def _local(time: Timespan, zone: ZoneInfo) -> Timespan:
    return at_instant(time.instant.astimezone(zone)) if time.instant else time


def _state(entry: Entry) -> str:
    """What is to be known of its status: ``cancelled``, ``moved online``, ``draft``; nothing if it stands."""
    if entry.called_off:
        return entry.standing.label
    said = entry.item.event_status
    if said and said is not EventStatus.SCHEDULED:
        return said.label
    return "" if entry.status.decided else entry.status.label
