"""Documents: every Markdown file of the content folder, sorted into items and pages as it is read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.page import Page
from airdate.reading import front_matter, items, pages, source
from airdate.reading.kept import Kept, Reading
from airdate.reading.posts import Posts
from airdate.reading.signature import signature
from airdate.vocabulary import Vocabulary

_ID = re.compile(r"^id[ \t]*[:=][ \t]*[\"']?([\w-]+)", re.MULTILINE)


class Documents:
    """Sorts documents into items and pages as they are read."""

    def __init__(
        self,
        root: Path,
        blogs: Iterable[Posts],
        words: Vocabulary,
        faults: list[Fault],
        kept: Kept | None = None,
    ) -> None:
        self.kept = kept
        self.root, self.name, self.blogs, self.faults = root, root.name, tuple(blogs), faults
        self.defaults = items.Defaults.of(words)
        self.items: list[Item] = []
        self.pages: list[Page] = []
        self.broken: set[str] = set()

    def add(self, path: str) -> None:
        """Read the file at that path below the root, unless it is kept as it is."""
        blog = next((blog for blog in self.blogs if blog.names(path)), None)
        mark = signature(f"{self.root}/{path}") if self.kept and not blog else None
        reading = self.kept.get(path, mark) if self.kept and mark else None
        if reading is None:
            reading = self._read(path, blog)
            if self.kept and mark:
                self.kept.put(path, mark, reading)
        self.faults += reading.faults
        if isinstance(reading.thing, Item):
            self.items.append(reading.thing)
        elif reading.thing:
            self.pages.append(reading.thing)
        else:
            self.broken |= reading.broken

    def _read(self, path: str, blog: Posts | None) -> Reading:
        """What the file holds, or by which names others may call it if it cannot be read."""
        faults: list[Fault] = []
        text = source.read(self.root, path, f"{self.name}/{path}", faults)
        found = None
        if text:
            found = blog.read(text, self.defaults, faults) if blog else self.read(text, faults)
        broken = frozenset() if found else frozenset({path, *_ids_of_broken(path, text.text if text else "")})
        return Reading(found, tuple(faults), broken)

    def read(self, text: source.Source, faults: list[Fault]) -> Item | Page | None:
        """What a file of our own holds: an item if it has a ``type``, else an ordinary page."""
        document = front_matter.read(text, faults)
        if document is None:
            return None
        if document.matter and "type" in document.matter.values:
            return items.read(document, document.matter, self.defaults, faults)
        if not text.text.strip():
            cure = "write something, or delete it"
            faults.append(Fault(Place(text.shown), "empty-file", "this file is empty", cure))
        return pages.read(document, faults)


def _ids_of_broken(path: str, text: str) -> Iterator[str]:
    """Ids by which others may call a file that cannot be read."""
    yield items.id_of_path(path.rpartition(".")[0])
    if said := _ID.search(text):
        yield said[1]
