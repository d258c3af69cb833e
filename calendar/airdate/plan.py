"""Plan: all items, resolved and ordered, and the questions one may ask of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.page import Page
from airdate.reading import front_matter, items, mapping, pages, source, tree, vocabulary
from airdate.reading.history import Change, History, NoHistory
from airdate.timespan import Precision
from airdate.vocabulary import Selection, Vocabulary

#: By what entries can be found.
FACETS = vocabulary.FACETS

#: Where items stand that do not keep their file's place.
PUBLISHED_UNDER = {"campaign": "campaigns", "event": "events"}


@dataclass(frozen=True)
class Plan:
    """Everything that is planned, as one value.

    ``items`` and ``pages`` are sorted by path, ``entries`` by time (those
    without a day last). ``faults`` is what reading noticed. ``broken`` holds the
    ids of files that could not be read, so that nobody is blamed for referring to them.
    """

    now: datetime
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    items: tuple[Item, ...] = ()
    pages: tuple[Page, ...] = ()
    assets: tuple[str, ...] = ()
    history: History = field(default_factory=NoHistory)
    faults: tuple[Fault, ...] = ()
    broken: frozenset[str] = frozenset()
    content_dir: Path = Path("content")

    @classmethod
    def load(
        cls, content_dir: Path, calendar_dir: Path, *, now: datetime, history: History | None = None
    ) -> "Plan":
        """Read ``content_dir`` and ``calendar_dir``; never raises for what is written there.

        ``now`` must be aware. Messages name files below the folders' own names.
        """
        faults: list[Fault] = []
        words = vocabulary.read(calendar_dir, calendar_dir.name, faults)
        blogs = mapping.read(calendar_dir, calendar_dir.name, faults)
        files = tree.walk(content_dir, content_dir.name, faults)
        zone = words.settings.zone if words.settings.timezone else None
        defaults = items.Defaults(zone, words.settings.language, words.types)
        found = _Documents(content_dir, blogs, defaults, faults)
        for path in files.markdown:
            found.add(path)
        return cls(
            now=now,
            vocabulary=words,
            items=tuple(found.items),
            pages=tuple(found.pages),
            assets=files.assets,
            history=history or NoHistory(),
            faults=tuple(faults),
            broken=frozenset(found.broken),
            content_dir=content_dir,
        )

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
        return {thing.path: thing for thing in (*self.items, *self.pages)}

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries with a day of their own, sorted by begin, whole days first, then title and id."""
        return tuple(sorted((e for e in self._all_entries if e.exact), key=_order))

    @cached_property
    def vague(self) -> tuple[Entry, ...]:
        """Entries known to the month, quarter or year only, in the same order."""
        return tuple(sorted((e for e in self._all_entries if e.start and not e.exact), key=_order))

    @cached_property
    def unscheduled(self) -> tuple[Entry, ...]:
        """The shelf: entries without any time, sorted by title and id."""
        without = (e for e in self._all_entries if e.start is None)
        return tuple(sorted(without, key=lambda e: (e.title.casefold(), e.id)))

    @cached_property
    def _all_entries(self) -> tuple[Entry, ...]:
        zone = self.vocabulary.settings.zone
        return tuple(entry for item in self.items for entry in entries_of(item, zone))

    @cached_property
    def _lasting(self) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.last > entry.first)

    @cached_property
    def _first_days(self) -> list[date]:
        return sorted(entry.first for entry in self.entries)

    @cached_property
    def _by_first_day(self) -> tuple[Entry, ...]:
        return tuple(sorted(self.entries, key=lambda e: e.first))

    def between(self, first: date, last: date) -> list[Entry]:
        """Entries that touch the days ``first`` to ``last`` (both included), in the plan's order."""
        low, high = bisect_left(self._first_days, first), bisect_left(self._first_days, last)
        while high < len(self._first_days) and self._first_days[high] <= last:
            high += 1
        running = [e for e in self._lasting if e.first < first <= e.last]
        return sorted([*running, *self._by_first_day[low:high]], key=_order)

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, Sequence[Entry]]]:
        index: dict[str, dict[str, list[Entry]]] = {facet: {} for facet in FACETS}
        for entry in (*self.entries, *self.vague, *self.unscheduled):
            for facet in FACETS:
                for value in entry.facet(facet):
                    index[facet].setdefault(value, []).append(entry)
        return index

    def values(self, facet: str) -> list[str]:
        """The ids that entries use for a facet, sorted."""
        return sorted(self._index[facet])

    def by(self, facet: str, value: str) -> Sequence[Entry]:
        """Entries of one channel, campaign, audience, owner, type, status …: dated, vague, undated."""
        return self._index[facet].get(value, ())

    def select(self, selection: Selection) -> list[Entry]:
        """Entries that match every criterion of a named feed, in the plan's order."""
        criteria = {facet: frozenset(accepted) for facet, accepted in selection.criteria.items()}
        return [
            entry
            for entry in (*self.entries, *self.vague, *self.unscheduled)
            if all(not accepted.isdisjoint(entry.facet(facet)) for facet, accepted in criteria.items())
        ]

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
        """First and last change: what the item says of itself, else what history tells."""
        told = self.history.of(item.path)
        zone = self.vocabulary.settings.zone
        created = item.created.begins(zone) if item.created else told and told.created
        modified = item.updated.begins(zone) if item.updated else told and told.modified
        created, modified = created or modified, modified or created
        if created is None or modified is None:
            return None
        return Change(created, max(created, modified))

    def published_path(self, thing: Item | Page) -> str:
        """The Markdown path at which it is published: campaigns and events stand by their id."""
        folder = PUBLISHED_UNDER.get(thing.type) if isinstance(thing, Item) else None
        return f"{folder}/{thing.id}.md" if folder and isinstance(thing, Item) else thing.path

    def strangers(self, facet: str) -> Iterator[tuple[Place, str]]:
        """Words that items use for a facet and the vocabulary does not hold, with their places."""
        known = self.vocabulary.terms(facet)
        if known is None:
            return
        for item in self.items:
            if facet in _OF_OUTPUT:
                for output in item.outputs:
                    word = getattr(output, facet)
                    if word and word not in known and (output.name == "" or facet in output.places):
                        yield output.places.get(facet, item.at(facet)), word
            else:
                words = item.audience if facet == "audience" else (getattr(item, facet),)
                for n, word in enumerate(words):
                    if word and word not in known:
                        yield item.places.get(f"{facet}.{n}", item.at(facet)), word

    def late(self) -> list[Entry]:
        """Entries whose time has passed while their work is still open, oldest first."""
        return [entry for entry in self.entries if entry.ends <= self.now and not entry.status.closed]


_OF_OUTPUT = ("channel", "format", "owner")


class _Documents:
    """Sorts documents into items and pages as they are read."""

    def __init__(
        self,
        root: Path,
        blogs: Iterable[mapping.Blog],
        defaults: items.Defaults,
        faults: list[Fault],
    ) -> None:
        self.root, self.blogs, self.defaults, self.faults = root, tuple(blogs), defaults, faults
        self.items: list[Item] = []
        self.pages: list[Page] = []
        self.broken: set[str] = set()

    def add(self, path: str) -> None:
        """Read the file at that path below the root."""
        text = source.read(self.root, path, f"{self.root.name}/{path}", self.faults)
        document = front_matter.read(text, self.faults) if text else None
        if document is None:
            self.broken.add(path.removesuffix(".md").rpartition("/")[2])
            return
        blog = next((blog for blog in self.blogs if blog.files.match_file(path)), None)
        matter = blog.translate(document) if blog else document.matter
        if matter is None or "type" not in matter.values:
            if not document.source.text.strip():
                place = Place(document.source.shown)
                cure = "write something, or delete it"
                self.faults.append(Fault(place, "empty-file", "this file is empty", cure))
            self.pages.append(pages.read(document, self.faults))
        elif item := items.read(document, matter, self.defaults, self.faults):
            self.items.append(item)


def _order(entry: Entry) -> tuple[datetime, bool, str, str]:
    precision = entry.start.precision if entry.start else Precision.YEAR
    return entry.begins, precision is Precision.MOMENT, entry.title.casefold(), entry.id
