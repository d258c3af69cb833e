"""Documents: every Markdown file of the content folder, sorted into items and pages as it is read."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from airdate.finding import Fault, Place
from airdate.item import Item
from airdate.page import Page
from airdate.reading import front_matter, items, pages, source
from airdate.reading.posts import Posts
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
    ) -> None:
        self.root, self.blogs, self.faults = root, tuple(blogs), faults
        self.defaults = items.Defaults.of(words)
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
