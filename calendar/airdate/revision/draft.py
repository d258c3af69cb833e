"""Draft: a plan with other bytes in some of its files, of which none is written yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from airdate import report
from airdate.editing import disk
from airdate.editing.refusal import EditRefused
from airdate.finding import Fault, Finding, Place
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan
from airdate.project import Project
from airdate.reading import mapping, vocabulary
from airdate.reading.documents import Documents
from airdate.reading.posts import Posts
from airdate.reading.source import Source


@dataclass(frozen=True)
class Draft:
    """``base`` is the plan on the disk, ``data`` the new bytes of files, by paths as messages name them.

    ``was`` holds what was read of them: whatever happens on the disk meanwhile, all edits are of one state.
    """

    project: Project
    base: Plan
    data: Mapping[str, bytes] = field(default_factory=dict)
    was: dict[str, bytes] = field(default_factory=dict)

    def read(self, path: str) -> bytes:
        """The bytes of a file as they would be; EditRefused if it is none."""
        if path in self.data:
            return self.data[path]
        if path not in self.was:
            found = disk.read(disk.below(self.project.root, path))
            if found is None:
                raise EditRefused("the file is no longer there", "run the command again", Place(path))
            self.was[path] = found
        return self.was[path]

    def with_data(self, data: Mapping[str, bytes]) -> "Draft":
        """The same with these bytes, too."""
        return replace(self, data={**self.data, **data})

    @cached_property
    def plan(self) -> Plan:
        """The plan as it would be read.

        Another vocabulary judges all items, but those whose files do not change are not read anew by it.
        """
        if not self.data:
            return self.base
        faults: list[Fault] = []
        plan = self._reworded(faults)
        items: dict[str, Item] = {item.place.path: item for item in plan.items}
        pages: dict[str, Page] = {page.place.path: page for page in plan.pages}
        broken = set(plan.broken)
        documents = Documents(plan.content_dir, self._blogs, plan.vocabulary, [])
        for shown in self._content:
            items.pop(shown, None), pages.pop(shown, None)
            found = self._document(documents, shown, faults)
            if isinstance(found, Item):
                items[shown] = found
            elif found:
                pages[shown] = found
            else:
                broken.add(self._name(shown))
        kept = (fault for fault in plan.faults if fault.place.path not in self._content)
        ordered = tuple(sorted(pages.values(), key=lambda page: page.path))
        now = replace(plan, faults=tuple(sorted({*kept, *faults})), pages=ordered, broken=frozenset(broken))
        return now.with_items(items.values())

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What would be wrong, without what is waived or known."""
        return report.of(self.plan).findings

    @cached_property
    def _content(self) -> dict[str, bytes]:
        """The new bytes of items and pages, by path."""
        home = self.project.content_dir.name
        return {path: self.data[path] for path in sorted(self.data) if path.partition("/")[0] == home}

    def _name(self, shown: str) -> str:
        return shown.removeprefix(f"{self.project.content_dir.name}/")

    def _reworded(self, faults: list[Fault]) -> Plan:
        """The plan with the vocabulary that its files would make, under the same policy."""
        folder = self.project.calendar_dir
        mine = f"{folder.name}/"
        drafts = {
            path.removeprefix(mine): _text(data) for path, data in self.data.items() if path.startswith(mine)
        }
        if not drafts:
            return self.base
        words = vocabulary.read(folder, folder.name, faults, drafts=drafts)
        words = replace(words, policy=self.base.vocabulary.policy)
        others = (
            f for f in self.base.faults if not f.place.path.startswith(mine) or f.place.path in self._rules
        )
        return replace(self.base, vocabulary=words, faults=tuple(others), kept=None)

    @property
    def _rules(self) -> frozenset[str]:
        """What is no part of the vocabulary, and was not read anew."""
        return frozenset({f"{self.project.calendar_dir.name}/mapping.yml"} - self.data.keys())

    @cached_property
    def _blogs(self) -> tuple[Posts, ...]:
        folder, words = self.project.calendar_dir, self.base.vocabulary
        return tuple(Posts(blog, words) for blog in mapping.read(folder, folder.name, words, []))

    def _document(self, documents: Documents, shown: str, faults: list[Fault]) -> Item | Page | None:
        source = Source(self._name(shown), shown, _text(self.data[shown]))
        blog = next((blog for blog in self._blogs if blog.names(source.path)), None)
        if blog:
            return blog.read(source, documents.defaults, faults)
        return documents.read(source, faults)


def _text(data: bytes) -> str:
    return data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
