"""Plan: all items, resolved and ordered, and the questions one may ask of them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from airdate import collector
from airdate.entry import Entry, entries_of
from airdate.finding import Fault, Place
from airdate.item import Item, Output
from airdate.page import Page
from airdate.reading import front_matter, items, mapping, pages, source, tree, vocabulary
from airdate.reading.history import Change, History, NoHistory
from airdate.reading.posts import Posts
from airdate.status import Status
from airdate.timespan import Precision
from airdate.vocabulary import Selection, Vocabulary

#: By what entries can be found.
FACETS = vocabulary.FACETS

_ID = re.compile(r"^id[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.MULTILINE)

#: Where items stand that do not keep their file's place.
PUBLISHED_UNDER = {"campaign": "campaigns", "event": "events"}


@dataclass(frozen=True)
class Plan:
    """Everything that is planned, as one value.

    ``items`` and ``pages`` are sorted by path, ``entries`` by time. ``faults`` is what
    reading noticed, sorted by place. ``broken`` holds the paths and ids of files that
    could not be read, so that nobody is blamed for referring to them.
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
    @collector.still()
    def load(
        cls, content_dir: Path, calendar_dir: Path, *, now: datetime, history: History | None = None
    ) -> "Plan":
        """Read ``content_dir`` and ``calendar_dir``; never raises for what is written there.

        ``now`` must be aware. Messages name files below the folders' own names.
        """
        faults: list[Fault] = []
        words = vocabulary.read(calendar_dir, calendar_dir.name, faults)
        blogs = mapping.read(calendar_dir, calendar_dir.name, words, faults)
        files = tree.walk(content_dir, content_dir.name, faults)
        zone = words.settings.zone if words.settings.timezone else None
        defaults = items.Defaults(zone, words.settings.language, words.types)
        found = _Documents(content_dir, [Posts(blog, words) for blog in blogs], defaults, faults)
        for path in files.markdown:
            found.add(path)
        for blog in found.blogs:
            blog.tell(faults)
        return cls(
            now=now,
            vocabulary=words,
            items=tuple(found.items),
            pages=tuple(found.pages),
            assets=files.assets,
            history=history or NoHistory(),
            faults=tuple(sorted(faults)),
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
        found: dict[str, Item | Page] = {item.path: item for item in self.items}
        return found | {page.path: page for page in self.pages}

    @cached_property
    def faulty(self) -> frozenset[Place]:
        """Where values stand that could not be read: nobody says of them too that they are missing."""
        return frozenset(fault.place for fault in self.faults)

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
        return [entry.first for entry in self.entries]  # in order, for entries are sorted by their begin

    def between(self, first: date, last: date) -> list[Entry]:
        """Entries that touch the days ``first`` to ``last`` (both included), in the plan's order."""
        low, high = bisect_left(self._first_days, first), bisect_right(self._first_days, last)
        running = [e for e in self._lasting if e.first < first <= e.last]
        return [*running, *self.entries[low:high]]

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
        told = None if item.created and item.updated else self.history.of(item.path)
        zone = self.vocabulary.settings.zone
        created = item.created.begins(zone) if item.created else told.created if told else None
        modified = item.updated.begins(zone) if item.updated else told.modified if told else None
        first, last = created or modified, modified or created
        return Change(first, max(first, last)) if first and last else None

    def published_path(self, thing: Item | Page) -> str:
        """The ``.md`` path at which it is published: campaigns and events stand by their id."""
        folder = PUBLISHED_UNDER.get(thing.type) if isinstance(thing, Item) else None
        if folder and isinstance(thing, Item):
            return f"{folder}/{thing.id}.md"
        return f"{thing.path.rpartition('.')[0]}.md"

    def strangers(self, facet: str) -> Iterator[tuple[Place, str]]:
        """Words that items use for a facet and the vocabulary does not hold, with their places."""
        known = self.vocabulary.terms(facet)
        if known is None:
            return
        for item in self.items:
            strange = (found for found in _words(item, facet) if found[1] and found[1] not in known)
            yield from dict.fromkeys(strange)

    def progress(self, campaign: str) -> tuple[int, int]:
        """How many appearances of a campaign are published, and how many there are but for cancelled ones."""
        members = (entry for entry in self.by("campaign", campaign) if entry.item.id != campaign)
        standings = [entry.standing for entry in members if entry.standing is not Status.CANCELLED]
        return standings.count(Status.PUBLISHED), len(standings)

    def late(self) -> list[Entry]:
        """Entries whose time has passed while their work is still open, oldest first."""
        return [
            entry
            for entry in self.entries
            if entry.ends <= self.now and not (entry.status.closed or entry.called_off)
        ]


def _words(item: Item, facet: str) -> Iterator[tuple[Place, str]]:
    """What the item says for a facet, and where; what outputs inherit stands at the item's own key."""
    if facet == "audience":
        for n, word in enumerate(item.audience):
            yield item.places.get(f"audience.{n}", item.at(facet)), word
    elif hasattr(item, facet):
        yield item.at(facet), getattr(item, facet)
    if hasattr(Output, facet):
        for output in item.outputs:
            yield output.places.get(facet, item.at(facet)), getattr(output, facet)


class _Documents:
    """Sorts documents into items and pages as they are read."""

    def __init__(
        self,
        root: Path,
        blogs: Iterable[Posts],
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
        blog = next((blog for blog in self.blogs if blog.names(path)), None)
        found = (blog.read(text, self.defaults, self.faults) if blog else self.read(text)) if text else None
        if isinstance(found, Item):
            self.items.append(found)
        elif found:
            self.pages.append(found)
        else:
            self.broken |= {path, *_ids_of_broken(path, text.text if text else "")}

    def read(self, text: source.Source) -> Item | Page | None:
        """What a file of our own holds: an item if it has a ``type``, else an ordinary page."""
        document = front_matter.read(text, self.faults)
        if document is None:
            return None
        if document.matter and "type" in document.matter.values:
            return items.read(document, document.matter, self.defaults, self.faults)
        if not text.text.strip():
            cure = "write something, or delete it"
            self.faults.append(Fault(Place(text.shown), "empty-file", "this file is empty", cure))
        return pages.read(document, self.faults)


def _ids_of_broken(path: str, text: str) -> Iterator[str]:
    """Ids by which others may call a file that cannot be read."""
    yield items.id_of_path(path.rpartition(".")[0])
    if said := _ID.search(text):
        yield said[1]


def _order(entry: Entry) -> tuple[datetime, bool, str, str]:
    precision = entry.start.precision if entry.start else Precision.YEAR
    return entry.begins, precision is Precision.MOMENT, entry.title.casefold(), entry.id
