"""Desk: one plan as it is while somebody edits it, files that are open as they stand in the editor.

A plan is a value. Of a text that changes only its own item is read anew; the files on the disk are read
again only when ``calendar/`` changes there.
"""

from collections.abc import Mapping
from dataclasses import replace

from airdate import report
from airdate.editing import disk
from airdate.editing.refusal import EditRefused
from airdate.finding import Fault, Finding
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan
from airdate.project import Project, ProjectError, present
from airdate.reading import mapping, vocabulary
from airdate.reading.documents import Documents
from airdate.reading.items import id_of_path
from airdate.reading.posts import Posts
from airdate.reading.source import Source
from airdate.reading.tree import MARKDOWN
from airdate.schema import Words


class Desk:
    """The plan of a project, and the texts that are open. Paths are those that messages show."""

    def __init__(self, project: Project, asked: str = "") -> None:
        self.project, self.asked = project, asked
        self.texts: dict[str, str] = {}
        self._load()

    def _load(self) -> None:
        """All of it from the disk, with the texts that are open over that."""
        project = self.project
        plan = project.load(self.asked, cached=True, tell=_unheard)
        folder = project.calendar_dir
        blogs = mapping.read(folder, folder.name, plan.vocabulary, [])
        self._blogs = [Posts(blog, plan.vocabulary) for blog in blogs]
        self.plan, self._stale = plan, set(self.texts)

    # What happens

    def reload(self) -> None:
        """A file of ``calendar/`` has changed on the disk. What cannot be loaded leaves all as it was."""
        try:
            self._load()
        except ProjectError:
            return

    def type(self, path: str, text: str) -> None:
        """A file is open, with that text."""
        self.texts[path] = text
        self._stale.add(path)

    def close(self, path: str) -> None:
        """A file is no longer open: what stands on the disk counts."""
        if self.texts.pop(path, None) is not None:
            self._stale.add(path)

    def touch(self, path: str) -> None:
        """A file has changed on the disk."""
        if path not in self.texts:
            self._stale.add(path)

    def now(self) -> Plan:
        """The plan with everything that has happened."""
        stale, self._stale = self._stale, set()
        content = [path for path in sorted(stale) if self.is_content(path)]
        if any(self.is_vocabulary(path) for path in stale):
            self._reword()
        if content:
            self._reread(content)
        settings = self.plan.vocabulary.settings
        self.plan = replace(self.plan, now=present(self.asked, settings))
        return self.plan

    # What there is

    @property
    def words(self) -> Words:
        """The ids that can be named."""
        return Words.of(self.plan)

    def text(self, path: str) -> str | None:
        """The text of a file, as it is open or on the disk; None if it is none."""
        if path in self.texts:
            return self.texts[path]
        try:
            data = disk.read(disk.below(self.project.root, path))
            return None if data is None else data.decode("utf-8")
        except (EditRefused, OSError, UnicodeDecodeError):
            return None

    def lines(self, path: str) -> list[str]:
        """Its lines without their ends; none if it is no text."""
        return lines_of(self.text(path) or "")

    def item(self, path: str) -> Item | None:
        """The item that a file holds."""
        found = self.plan.by_path.get(path.partition("/")[2]) if self.is_content(path) else None
        return found if isinstance(found, Item) else None

    # How it is kept

    def is_content(self, path: str) -> bool:
        """Whether it is a file of ``content/`` that is read."""
        return path.partition("/")[0] == self.project.content_dir.name and path.lower().endswith(MARKDOWN)

    def is_vocabulary(self, path: str) -> bool:
        """Whether it is a file of ``calendar/`` that is read."""
        return path.partition("/")[0] == self.project.calendar_dir.name and path.endswith(".yml")

    def _reword(self) -> None:
        """The vocabulary with the texts that are open; times of items are read anew when it is saved."""
        folder, faults = self.project.calendar_dir, list[Fault]()
        drafts = {
            path.partition("/")[2]: text for path, text in self.texts.items() if self.is_vocabulary(path)
        }
        words = vocabulary.read(folder, folder.name, faults, drafts=drafts)
        blogs = f"{folder.name}/mapping.yml"
        faults += (f for f in self.plan.faults if self.is_content(f.place.path) or f.place.path == blogs)
        changed = replace(self.plan, vocabulary=words, faults=tuple(sorted({*faults})), kept=None)
        self.plan = changed.with_items(changed.items)

    def _reread(self, paths: list[str]) -> None:
        """The plan with the items and pages that these files hold now."""
        plan, faults = self.plan, list[Fault]()
        documents = Documents(plan.content_dir, self._blogs, plan.vocabulary, [])
        items: dict[str, Item] = {item.place.path: item for item in plan.items}
        pages: dict[str, Page] = {page.place.path: page for page in plan.pages}
        broken = set(plan.broken)
        for path in paths:
            name = path.partition("/")[2]
            was, _ = items.pop(path, None), pages.pop(path, None)
            names = {name, id_of_path(name.rpartition(".")[0]), *([was.id] if was else ())}
            text = self.text(path)
            found = None if text is None else self._read(documents, Source(name, path, _plain(text)), faults)
            broken -= {*names, *([found.id] if isinstance(found, Item) else ())}
            if isinstance(found, Item):
                items[path] = found
            elif found:
                pages[path] = found
            elif text is not None:
                broken |= names
        kept = (fault for fault in plan.faults if fault.place.path not in paths)
        changed = replace(
            plan,
            faults=tuple(sorted({*kept, *faults})),
            pages=tuple(sorted(pages.values(), key=lambda page: page.path)),
            broken=frozenset(broken),
        )
        self.plan = changed.with_items(items.values())

    def _read(self, documents: Documents, source: Source, faults: list[Fault]) -> Item | Page | None:
        blog = next((blog for blog in self._blogs if blog.names(source.path)), None)
        if blog:
            return blog.read(source, documents.defaults, faults)
        return documents.read(source, faults)


def findings(plan: Plan) -> Mapping[str, list[Finding]]:
    """Everything that is wrong, by file."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings(plan):
        found.setdefault(finding.fault.place.path, []).append(finding)
    return found


def lines_of(text: str) -> list[str]:
    """Lines as editors count them."""
    return _plain(text).split("\n")


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _unheard(text: str) -> None:
    """What became of half an edit: an editor's log is no place for it."""
