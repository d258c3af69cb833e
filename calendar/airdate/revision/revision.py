"""Revision: some files of a plan, edited but not written, and the plan that they would make."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from airdate import checks, report
from airdate.editing import disk, journal
from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.finding import Fault, Finding, Place, Severity
from airdate.gate import holding
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan
from airdate.project import Project
from airdate.reading import front_matter, mapping, pages
from airdate.reading.documents import Documents
from airdate.reading.history import HistoryUntil
from airdate.reading.mapping import Blog
from airdate.reading.source import Source
from airdate.reading.yaml import Scalar
from airdate.revision import ripple
from airdate.revision.ripple import Remark, Rename, Row
from airdate.revision.written import Counting
from airdate.schedule.calendars import Calendars
from airdate.status import Status
from airdate.vocabulary import Vocabulary

#: Reading's warnings that are no slip where somebody asks for the change in so many words.
_REFUSED_TOO = frozenset({"unknown-key"})


@dataclass(frozen=True)
class Revision:
    """Changes to a plan. All paths are those below the project's folder.

    ``matters`` are the files edited by their front matter, ``others`` the new bytes of all others;
    ``was`` holds what was read of each. ``moved`` leads from a file's path to its new one. ``notes``
    say what was left alone and why, ``remarks`` what else becomes of an entry.
    """

    project: Project
    plan: Plan
    matters: Mapping[str, Matter] = field(default_factory=dict)
    others: Mapping[str, bytes] = field(default_factory=dict)
    was: Mapping[str, bytes] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rename: Rename | None = None
    words: Vocabulary | None = None

    # What is asked of the files

    def read(self, path: str) -> bytes:
        """The bytes of a file as they are on the disk; EditRefused if it is none."""
        if path in self.was:
            return self.was[path]
        data = disk.read(disk.below(self.project.root, path))
        if data is None:
            raise EditRefused("the file is no longer there", "run the command again", Place(path))
        return data

    def matter(self, item: Item) -> Matter:
        """The front matter of an item's file as it is now; EditRefused if it cannot be edited."""
        path = item.place.path
        if path in self.matters:
            return self.matters[path]
        matter = Matter.read(self.read(path), path)
        if self._is_post(item) and not self._is_ours(matter):
            message = "this post is an item by the rules of calendar/mapping.yml"
            cure = "edit it by hand, or write a `type` and a `status` of this plan into it"
            raise EditRefused(message, cure, Place(path))
        return matter

    def is_foreign(self, item: Item) -> bool:
        """Whether the item is the post of a blog, by the rules of ``calendar/mapping.yml``."""
        if not self._is_post(item):
            return False
        try:
            return not self._is_ours(Matter.read(self.read(item.place.path), item.path))
        except EditRefused:
            return True

    def counting(self, item: Item, output: int = -1) -> Counting:
        """The zone and the workdays that hold for the item, or for one of its outputs."""
        zone = self.plan.vocabulary.settings.zone_for(item.timezone)
        return Counting(zone, self._calendars.of(item, output))

    # What is done to them

    def edited(self, item: Item, edit: Callable[[Matter], Matter]) -> "Revision":
        """The same with one file's front matter edited; EditRefused if that cannot be done."""
        matter = self.matter(item)
        new, path = edit(matter), item.place.path
        if new.text == matter.text:
            return self
        was = {**self.was, path: self.read(path)}
        return replace(self, matters={**self.matters, path: new}, was=was)

    def rewritten(self, path: str, data: bytes) -> "Revision":
        """The same with other bytes in a file that is no item's."""
        was = {**self.was, path: self.read(path)}
        return replace(self, others={**self.others, path: data}, was=was)

    def written(self, path: str, data: bytes) -> "Revision":
        """The same with those bytes in a file that is no item's, which need not be there yet."""
        if disk.read(disk.below(self.project.root, path)) is None:
            return replace(self, others={**self.others, path: data})
        return self.rewritten(path, data)

    def noted(self, note: str) -> "Revision":
        """The same with one more note."""
        return self if note in self.notes else replace(self, notes=(*self.notes, note))

    def remarked(self, item: Item, text: str, output: int = -1) -> "Revision":
        """The same with one more remark on an item, or on one of its outputs."""
        name = item.outputs[output].name if output >= 0 else ""
        remark = Remark(item.place.path, f"{item.id}.{name}" if name else item.id, text)
        return replace(self, remarks=(*self.remarks, remark))

    def sound(self) -> "Revision":
        """Itself; EditRefused if a file would say what reading cannot take, or times would run in circles."""
        before = (*self.plan.faults, *self.plan.unresolved)
        known = {ripple.key(fault, self.rename) for fault in before}
        for fault in (*self._read[1], *self.after.unresolved):
            mine = fault.place.path in self.paths or fault.rule == "circular-time"
            severe = checks.catalogue()[fault.rule].severity is Severity.ERROR or fault.rule in _REFUSED_TOO
            if mine and severe and ripple.key(fault) not in known:
                raise EditRefused.of(fault)
        return self

    def write(self) -> None:
        """Write all files, or none; EditRefused or WriteFailed if that cannot be."""
        contents: dict[str, bytes | None] = {}
        for path, data in self._data.items():
            contents |= {path: None, self.moved[path]: data} if path in self.moved else {path: data}
        expected: dict[str, bytes | None] = {path: self.was.get(path) for path in contents}
        root = self.project.root
        modes = {new: (root / old).stat().st_mode & 0o7777 for old, new in self.moved.items()}
        journal.write_all(root, contents, expected)
        for path, mode in modes.items():
            (root / path).chmod(mode)

    # What comes of it

    @cached_property
    def paths(self) -> frozenset[str]:
        """The files that change, by the paths that they will have."""
        return frozenset(self.moved.get(path, path) for path in self._data)

    @cached_property
    def touched(self) -> tuple[str, ...]:
        """The files that change, by the paths that they have now."""
        return tuple(sorted(self._data))

    def change(self, path: str) -> tuple[bytes, bytes]:
        """The bytes of a file that changes, before and after."""
        was = self.was.get(path, b"")
        if path in self.matters:
            return was, self.matters[path].to_bytes()
        return was, self.others.get(path, was)

    @cached_property
    def after(self) -> Plan:
        """The plan as it would be."""
        found, faults = self._read
        changed = self.matters.keys()
        kept = (fault for fault in self.plan.faults if fault.place.path not in changed)
        edited = frozenset(item.path for item in found if item.place.path in self.paths)
        plan = replace(
            self.plan,
            history=HistoryUntil(self.plan.history, edited),
            faults=tuple(sorted((*kept, *faults))),
            vocabulary=self.words or self.plan.vocabulary,
            pages=tuple(self._pages()),
        )
        return plan.with_items(found)

    @cached_property
    def broken(self) -> tuple[Finding, ...]:
        """Findings that the plan would have and has not now, whatever their lines."""
        return ripple.broken(report.findings(self.plan), report.findings(self.after), self.rename)

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """What moves or changes, the edited items first, then by time; and what breaks with each."""
        before, after = self.plan, self.after
        if self.words:  # holds may have begun or ended
            before, after = holding.held(before), holding.held(after)
        return ripple.rows(before, after, self.matters, self.was, self.broken, self.remarks, self.rename)

    @property
    def followers(self) -> int:
        """How many items change their times without being edited."""
        rows = (row for row in self.rows if not row.edited and row.was and row.now)
        times = ((row.path, row.was and row.was[:2], row.now and row.now[:2]) for row in rows)
        return len({path for path, was, now in times if was != now})

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        edited = {path: matter.to_bytes() for path, matter in self.matters.items()}
        return {**edited, **self.others, **{path: edited.get(path, self.was[path]) for path in self.moved}}

    @cached_property
    def _read(self) -> tuple[list[Item], list[Fault]]:
        """All items, the edited ones read anew, and what reading says of those."""
        faults: list[Fault] = []
        found = []
        edited = self._data
        for item in self.plan.items:
            path = item.place.path
            if path in self.matters:
                found.append(self._reread(item, edited[path], self.moved.get(path, path), faults))
            else:
                found.append(self._called(item))
        return [item for item in found if item], faults

    def _called(self, item: Item) -> Item:
        """An item that takes its campaign or event from a blog's rules, where those say a new id."""
        if self.rename is None or self.rename.old not in (item.campaign, item.event):
            return item
        ids = {self.rename.old: self.rename.new}
        return replace(
            item, campaign=ids.get(item.campaign, item.campaign), event=ids.get(item.event, item.event)
        )

    def _pages(self) -> Iterator[Page]:
        for page in self.plan.pages:
            data = self.others.get(page.place.path)
            document = front_matter.read(self._source(data, page.place.path), []) if data else None
            yield pages.read(document, []) if document else page

    def _source(self, data: bytes, shown: str) -> Source:
        text = data.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
        return Source(shown.removeprefix(f"{self.plan.content_dir.name}/"), shown, text)

    def _reread(self, item: Item, data: bytes, shown: str, faults: list[Fault]) -> Item | None:
        documents = Documents(self.plan.content_dir, (), self.plan.vocabulary, faults)
        found = documents.read(self._source(data, shown), faults)
        return found if isinstance(found, Item) else None if shown in self.paths else item

    @cached_property
    def _blogs(self) -> tuple[Blog, ...]:
        folder = self.project.calendar_dir
        return mapping.read(folder, folder.name, self.plan.vocabulary, [])

    @cached_property
    def _calendars(self) -> Calendars:
        return Calendars(self.plan.vocabulary)

    def _is_post(self, item: Item) -> bool:
        return any(blog.files.check_file(item.path).include for blog in self._blogs)

    def _is_ours(self, matter: Matter) -> bool:
        """As reading tells: a post with a type and a status of this plan is an item as it stands."""
        words = matter.nodes.values
        type_, status = words.get("type"), words.get("status")
        known = isinstance(type_, Scalar) and type_.text in self.plan.vocabulary.types
        return known and isinstance(status, Scalar) and status.text in set(Status)
