"""Plan: all items, resolved and ordered, and the questions one may ask of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from airdate import collector, due, schedule, series, window
from airdate.change import Changes
from airdate.entry import Entry, entries_of, order
from airdate.finding import Fault, Place
from airdate.item import PAPERS, Item, named_by
from airdate.limits import DUE_WEEKS, HORIZON_MONTHS
from airdate.marker import Marker
from airdate.marker import order as by_begin
from airdate.page import Page
from airdate.parts.references import Reference
from airdate.reading import exports, mapping, tree, vocabulary
from airdate.reading.documents import Documents
from airdate.reading.history import Change, History, NoHistory
from airdate.reading.kept import Kept
from airdate.reading.layers import Layers
from airdate.reading.posts import Posts
from airdate.reference import references_in, strangers
from airdate.selection import Selection
from airdate.status import Status
from airdate.vocabulary import Vocabulary

#: By what entries can be found.
FACETS = vocabulary.FACETS

#: Where items stand that do not keep their file's place.
PUBLISHED_UNDER = {"campaign": "campaigns", "event": "events"}

#: How far lists reach back and on from a day if nothing else bounds them.
_BACK, _ON = timedelta(days=366), timedelta(days=540)


@dataclass(frozen=True)
class Plan:
    """Everything that is planned, as one value.

    ``items`` and ``pages`` are sorted by path, ``entries`` by time. ``faults`` is what
    reading noticed, sorted by place. ``broken`` holds the paths and ids of files that
    could not be read, so that nobody is blamed for referring to them. ``unresolved`` is
    which relative times could not be counted, and ``follows`` pairs the path of an item with
    that of one on which its times hang, those further up the chain first. ``cut`` holds the paths of items
    of which an edition leaves out what leads to something hidden. ``known`` is how many findings
    there were before the tool came, by file, rule and message (``report.baseline``).
    """

    now: datetime
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    items: tuple[Item, ...] = ()
    pages: tuple[Page, ...] = ()
    assets: tuple[str, ...] = ()
    history: History = field(default_factory=NoHistory)
    faults: tuple[Fault, ...] = ()
    unresolved: tuple[Fault, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()
    broken: frozenset[str] = frozenset()
    cut: frozenset[str] = frozenset()
    content_dir: Path = Path("content")
    kept: Kept | None = field(default=None, compare=False, repr=False)
    known: Mapping[tuple[str, str, str], int] = field(default_factory=dict)

    @classmethod
    @collector.still()
    def load(
        cls,
        content_dir: Path,
        calendar_dir: Path,
        *,
        now: datetime,
        history: History | None = None,
        kept: Kept | None = None,
    ) -> "Plan":
        """Read ``content_dir`` and ``calendar_dir``; never raises for what is written there.

        ``now`` must be aware. What is ``kept`` of files that nobody has touched is not read again. Messages
        name files below the folders' own names.
        """
        faults: list[Fault] = []
        words = vocabulary.read(calendar_dir, calendar_dir.name, faults)
        blogs = mapping.read(calendar_dir, calendar_dir.name, words, faults)
        exports.read(calendar_dir, calendar_dir.name, faults)  # told here, used by `airdate import`
        files = tree.walk(content_dir, content_dir.name, faults)
        found = Documents(content_dir, [Posts(blog, words) for blog in blogs], words, faults, kept)
        for path in files.markdown:
            found.add(path)
        for blog in found.blogs:
            blog.tell(faults)
        plan = cls(
            now=now,
            vocabulary=words,
            pages=tuple(found.pages),
            assets=files.assets,
            history=history or NoHistory(),
            faults=tuple(sorted(faults)),
            broken=frozenset(found.broken),
            content_dir=content_dir,
            kept=kept,
        )
        return plan.with_items(found.items)

    def with_items(self, items: Iterable[Item]) -> "Plan":
        """The same plan with these items instead, every relative time resolved anew."""
        ordered = sorted(items, key=lambda item: item.path)
        told = schedule.resolve(
            ordered, self.vocabulary, self.broken, frozenset(f.place for f in self.faults)
        )
        return replace(self, items=told.items, unresolved=told.faults, follows=told.follows)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Items by id; of two with one id, the first by path."""
        found: dict[str, Item] = {}
        for item in self.items:
            found.setdefault(item.id, item)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Item | Page]:
        """Items and pages by their source below ``content/``."""
        found: dict[str, Item | Page] = {item.path: item for item in self.items}
        return found | {page.path: page for page in self.pages}

    @cached_property
    def files(self) -> frozenset[str]:
        """The assets, to be asked for one by one."""
        return frozenset(self.assets)

    @cached_property
    def faulty(self) -> frozenset[Place]:
        """Where values stand that could not be read: nobody says of them too that they are missing."""
        return frozenset(fault.place for fault in (*self.faults, *self.unresolved))

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries with a day of their own, sorted by begin, whole days first, then title and id."""
        return tuple(sorted((e for e in self._all_entries if e.exact), key=order))

    @cached_property
    def vague(self) -> tuple[Entry, ...]:
        """Entries known to the month, quarter or year only, in the same order."""
        return tuple(sorted((e for e in self._all_entries if e.start and not e.exact), key=order))

    @cached_property
    def appearances(self) -> tuple[tuple[Entry, frozenset[str]], ...]:
        """Events and messages with a time, however vague, and not called off; each with what it names."""
        dated = (*self.entries, *self.vague)
        return tuple((e, named_by(e.item)) for e in dated if e.item.type not in PAPERS and not e.called_off)

    @cached_property
    def unscheduled(self) -> tuple[Entry, ...]:
        """Entries without any time, sorted by title and id."""
        without = (e for e in self._all_entries if e.start is None)
        return tuple(sorted(without, key=lambda e: (e.title.casefold(), e.id)))

    @cached_property
    def _all_entries(self) -> tuple[Entry, ...]:
        zone = self.vocabulary.settings.zone
        return tuple(entry for item in self.items for entry in entries_of(item, zone))

    @cached_property
    def series(self) -> tuple[Entry, ...]:
        """The entries that repeat, in the plan's order."""
        return tuple(entry for entry in self.entries if entry.repeats)

    @cached_property
    def _once(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if not entry.repeats)

    @cached_property
    def _lasting(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._once if entry.last > entry.first)

    @cached_property
    def _first_days(self) -> list[date]:
        return [entry.first for entry in self._once]  # in order, for entries are sorted by their begin

    @cached_property
    def dues(self) -> tuple[Entry, ...]:
        """The days on which work is due, sorted by time; they stand among no other entries.

        Of a series those of occurrences that are not over, up to the horizon, at least of the next one.
        """
        return tuple(sorted((found for dues in self.dues_by_path.values() for found in dues), key=order))

    @property
    def near_dues(self) -> list[Entry]:
        """The same, of series only those of the next weeks: what people follow day by day has an end."""
        last = self.today + timedelta(weeks=DUE_WEEKS)
        return [due for due in self.dues if due.day is None or due.first <= last]

    @cached_property
    def dues_by_path(self) -> Mapping[str, Sequence[Entry]]:
        """What is due for each item, by its path; of a series occurrence by occurrence."""
        ahead = lambda series: [e for e in self.upcoming([series]) if e.ends > self.now]  # noqa: E731
        return due.by_path(self.items, self.vocabulary, ahead)

    def overdue(self) -> list[Entry]:
        """What was due and is not done, oldest first."""
        return [due for due in self.dues if due.ends <= self.now and not due.done]

    @cached_property
    def today(self) -> date:
        """The day it is in the plan's zone."""
        return self.now.astimezone(self.vocabulary.settings.zone).date()

    @cached_property
    def horizon(self) -> date:
        """The last day on which lists and pages show what goes on without end."""
        month = self.today.year * 12 + self.today.month + HORIZON_MONTHS
        return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)

    def between(self, first: date, last: date) -> list[Entry]:
        """Entries that touch the days ``first`` to ``last`` (both included), in the plan's order.

        Of a series its occurrences on those days.
        """
        low, high = bisect_left(self._first_days, first), bisect_right(self._first_days, last)
        running = [e for e in self._lasting if e.first < first <= e.last]
        found = [*running, *self._once[low:high]]
        if not self.series:
            return found
        return sorted((*found, *self.occurring(self.series, first, last)), key=order)

    def expanded(
        self, entries: Iterable[Entry], since: date | None = None, until: date | None = None
    ) -> list[Entry]:
        """The dated ones in order, series as their occurrences, from a year ago to the horizon.

        One day given moves the other. Of a series in which nothing lies then, the next one (if
        ``until`` is not given) or else the last one stands there.
        """
        first = since or min(self.today, until or self.today) - _BACK
        last = until or (max(self.horizon, since + _ON) if since else self.horizon)
        zone, onwards = self.vocabulary.settings.zone, None if until else self.today
        found: list[Entry] = []
        for entry in entries:
            if entry.repeats:
                found += window.told(entry, first, last, zone, onwards=onwards)
            elif entry.exact:
                found.append(entry)
        return sorted(found, key=order)

    def upcoming(self, entries: Iterable[Entry]) -> list[Entry]:
        """Of the series among them the occurrences from today to the horizon, at least the next ones."""
        repeating = [entry for entry in entries if entry.repeats]
        return [entry for entry in self.expanded(repeating, self.today) if entry.last >= self.today]

    def belonging(self, item: Item, *, in_full: bool = False) -> list[Entry]:
        """What hangs from a campaign or event: dated entries in order, then the others; no campaign itself.

        Of series the occurrences up to the campaign's end, from a year ago or ``in_full`` from its begin.
        """
        known = [e for e in self.by(item.type, item.id) if e.item is not item or item.type != "campaign"]
        spans = entries_of(item, self.vocabulary.settings.zone) if item.type == "campaign" else ()
        span = next((entry for entry in spans if entry.exact and entry.end), None)
        since = span.first if span and in_full else None
        until = min(span.last, max(self.horizon, span.first + _ON)) if span else None
        return [*self.expanded(known, since, until), *(entry for entry in known if not entry.exact)]

    def coming(self) -> Iterator[Entry]:
        """What begins after today, in order; series up to the horizon, or the next one beyond it."""
        first = self.today + timedelta(days=1)
        while first <= self.horizon:
            last = min(first + timedelta(days=30), self.horizon)
            yield from (entry for entry in self.between(first, last) if entry.first >= first)
            first = last + timedelta(days=1)
        far = [e for e in self.upcoming(self.series) if e.first >= first]
        yield from sorted((*self._once[bisect_left(self._first_days, first) :], *far), key=order)

    def occurring(self, entries: Iterable[Entry], first: date, last: date) -> list[Entry]:
        """Those of the dated entries that touch the days, series as their occurrences; in order."""
        zone = self.vocabulary.settings.zone
        found: list[Entry] = []
        for entry in entries:
            if entry.repeats:
                found += series.occurrences(entry, first, last, zone)
            elif entry.exact and entry.first <= last and entry.last >= first:
                found.append(entry)
        return sorted(found, key=order)

    @cached_property
    def _layers(self) -> Layers:
        return Layers(self.vocabulary.layers, self.vocabulary.settings)

    @property
    def markers(self) -> tuple[Marker, ...]:
        """Markers with a time of their own, by begin, title and id; those of layers are not among them."""
        return self.vocabulary.markers

    def markers_between(self, first: date, last: date) -> list[Marker]:
        """Markers that touch the days (both included), those of layers too, in order."""
        found = (*self.markers, *self._layers.between(first, last))
        return sorted((m for m in found if m.first <= last and m.last >= first), key=by_begin)

    def covered(self, marker: Marker) -> list[Entry]:
        """Entries in a marker's time and scope, in order; of series the occurrences up to the horizon."""
        if marker.last <= self.horizon:
            near = self.between(marker.first, marker.last)
        else:
            near = [*self._once, *self.occurring(self.series, marker.first, self.horizon)]
        return sorted((entry for entry in near if marker.covers(entry)), key=order)

    def facet(self, entry: Entry, name: str) -> tuple[str, ...]:
        """The ids that an entry has for any facet, ``department`` and ``media`` too."""
        return self.vocabulary.facet(entry, name)

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[Entry]]]:
        return {}

    def _index(self, facet: str) -> Mapping[str, Sequence[Entry]]:
        """Entries by what they have for a facet; made when somebody asks for it."""
        if facet not in self._indexes:
            index, values = self._indexes.setdefault(facet, {}), self.vocabulary.facet
            for entry in (*self.entries, *self.vague, *self.unscheduled):
                for value in values(entry, facet):
                    index.setdefault(value, []).append(entry)
        return self._indexes[facet]

    def values(self, facet: str) -> list[str]:
        """The ids that entries use for a facet, sorted."""
        return sorted(self._index(facet))

    def by(self, facet: str, value: str) -> Sequence[Entry]:
        """Entries of one channel, campaign, audience, owner, type, status …: dated, vague, undated."""
        return self._index(facet).get(value, ())

    def select(self, selection: Selection) -> list[Entry]:
        """Entries that match every criterion of a named feed, in the plan's order."""
        return list(self.selected(selection))

    def selected(self, selection: Selection) -> Iterator[Entry]:
        """The same one by one, for who only wants to know whether there are any."""
        criteria = {facet: frozenset(accepted) for facet, accepted in selection.criteria.items()}
        for entry in (*self.entries, *self.vague, *self.unscheduled):
            if all(not accepted.isdisjoint(self.facet(entry, facet)) for facet, accepted in criteria.items()):
                yield entry

    @cached_property
    def back_links(self) -> Mapping[str, Sequence[tuple[str, Item]]]:
        """For each id, who links to it and how; sorted by path."""
        found: dict[str, list[tuple[str, Item]]] = {}
        for item in self.items:
            for link in item.links:
                found.setdefault(link.target, []).append((link.relation, item))
        return found

    def related(self, item: Item) -> list[tuple[str, Item]]:
        """Items that this one names in ``links``, with the relation, in its order."""
        return [(link.relation, self.by_id[link.target]) for link in item.links if link.target in self.by_id]

    def changed(self, item: Item) -> Change | None:
        """First and last change of what its calendar entries show; None if nobody knows."""
        return self._changes.of(item)

    @cached_property
    def _changes(self) -> Changes:
        return Changes(self.items, self.vocabulary, self.history, self.follows, self.now)

    def published_path(self, thing: Item | Page) -> str:
        """The ``.md`` path at which it is published: campaigns and events stand by their id."""
        folder = PUBLISHED_UNDER.get(thing.type) if isinstance(thing, Item) else None
        if folder and isinstance(thing, Item):
            return f"{folder}/{thing.id}.md"
        return f"{thing.path.rpartition('.')[0]}.md"

    def strangers(self, facet: str) -> Iterator[tuple[Place, str]]:
        """Words that are used for a facet and the vocabulary does not hold, with their places."""
        return strangers(self.items, self.references, facet, self.vocabulary.terms(facet))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """What the parts of items and the accounts of channels name by id, each once."""
        return references_in(self.items, (self.vocabulary.channels or {}).values())

    def progress(self, campaign: str) -> tuple[int, int]:
        """How many appearances of a campaign are published, and how many there are but for cancelled ones.

        Occurrences of a series count each; one that was decided and is over has been published.
        """
        found = self.belonging(self.by_id[campaign], in_full=True)
        counted = [entry for entry in found if entry.standing is not Status.CANCELLED]
        over = {e.id for e in counted if e.day and e.ends <= self.now and e.standing.decided}
        return sum(e.id in over or e.standing is Status.PUBLISHED for e in counted), len(counted)

    def late(self) -> list[Entry]:
        """Entries whose time has passed while their work is still open, oldest first; no series."""
        return [
            entry
            for entry in self._once
            if entry.ends <= self.now and not (entry.status.closed or entry.called_off)
        ]
