"""Rename: another id for an item. All that names it follows, and subscribers see the same entry."""

import re
from dataclasses import replace

from airdate.editing import disk
from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.item import Item
from airdate.page import Page
from airdate.plan import Plan
from airdate.reading.fields import cure_of_id
from airdate.reading.items import id_of_path
from airdate.relative import POINTS
from airdate.revision import bodies, references
from airdate.revision.bodies import Change
from airdate.revision.revision import Revision
from airdate.revision.ripple import Rename
from airdate.revision.target import item_called
from airdate.text import is_identifier, shown


def rename(revision: Revision, name: str, new: str, *, file: bool = False) -> Revision:
    """The item with the id ``new``, and its file, too, if that is wanted.

    Calendars know an entry by its UID, which is made of ``uid:``; that keeps the id it began with.
    """
    plan, item = revision.plan, item_called(revision.plan, name)
    _refuse_id(plan, item, new)
    path = _new_path(revision, item, new) if file else item.path
    change = Change(item.id, new, item.path, path)
    _refuse_broken(revision, item.id)
    shown_path = f"{plan.content_dir.name}/{path}"
    words = references.vocabulary_renamed(plan.vocabulary, item.id, new)
    revision = replace(
        revision, rename=Rename(item.id, new, item.place.path, shown_path), words=words
    ).edited(item, lambda matter: _identified(matter, item, new, path))
    if path != item.path:
        revision = replace(revision, moved={item.place.path: shown_path})
    return _others(_vocabulary(revision, item.id, new), change).sound()


def _identified(matter: Matter, item: Item, new: str, path: str) -> Matter:
    """The item's own ids: ``uid`` stands there as long as it differs from the id."""
    implied = id_of_path(path.rpartition(".")[0]) == new and path != item.path
    matter = matter.unset("id") if implied else matter.set("id", new, after=("type",))
    uid = item.uid or item.id
    return matter.unset("uid") if uid == new else matter.set("uid", uid, after=("id", "type"))


def _refuse_id(plan: Plan, item: Item, new: str) -> None:
    if not is_identifier(new) or new.lower() in POINTS:
        cure = "that is a word of relative times: use another" if new.lower() in POINTS else cure_of_id(new)
        raise EditRefused(f"'{shown(new)}' cannot be an id", cure)
    if new == item.id:
        raise EditRefused(f"'{new}' is its id already")
    for other in plan.items:
        if other is not item and new.lower() in (other.id.lower(), other.uid.lower()):
            raise EditRefused(f"the id '{new}' is taken by {other.place.path}", "choose another")
    if new.lower() in {name.lower() for name in plan.broken}:
        raise EditRefused(f"the id '{new}' belongs to a file that cannot be read", "`airdate check` says why")
    if sum(other.id == item.id for other in plan.items) > 1:
        raise EditRefused(f"two items have the id '{item.id}'", "give one of them another `id:` by hand")


def _new_path(revision: Revision, item: Item, new: str) -> str:
    folder, _, name = item.path.rpartition("/")
    stem, _, ending = name.rpartition(".")
    if stem.lower() in ("index", "readme"):
        raise EditRefused(f"{name} has its name from its folder", "rename the folder, or leave out --file")
    path = f"{folder}/{new}.{ending}".lstrip("/")
    if path != item.path and disk.read(
        disk.below(revision.project.root, f"{revision.plan.content_dir.name}/{path}")
    ):
        raise EditRefused(f"the file {path} exists already", "choose another id, or leave out --file")
    return path


def _refuse_broken(revision: Revision, old: str) -> None:
    """A file that nobody can read may name the item, and would go on doing so."""
    word = re.compile(rf"(?<![\w-]){re.escape(old)}(?![\w-])".encode())
    for path in sorted(path for path in revision.plan.broken if "." in path):
        shown_path = f"{revision.plan.content_dir.name}/{path}"
        try:
            data = disk.read(disk.below(revision.project.root, shown_path)) or b""
        except EditRefused:
            continue
        if word.search(data):
            raise EditRefused(f"{shown_path} cannot be read and names '{old}'", "mend it first")


def _vocabulary(revision: Revision, old: str, new: str) -> Revision:
    """The files of ``calendar/`` that name items."""
    folder = revision.project.calendar_dir
    for name, paths in references.FILES.items():
        path = f"{folder.name}/{name}"
        data = disk.read(disk.below(revision.project.root, path)) or b""
        if old.encode() not in data:
            continue
        edited = references.file_renamed(data, path, paths, old, new)
        revision = revision.rewritten(path, edited) if edited != data else revision
    return _noted_files(revision, old)


def _noted_files(revision: Revision, old: str) -> Revision:
    """Files that name the item where only people know what is meant."""
    root, folder = revision.project.root, revision.project.calendar_dir
    for file in sorted([root / "mkdocs.yml", *folder.glob("*.yml"), *folder.glob("templates/**/*.*")]):
        path = file.relative_to(root).as_posix()
        data = revision.others.get(path) or (file.read_bytes() if file.is_file() else b"")
        if re.search(rf"(?<![\w-]){re.escape(old)}(?![\w-])".encode(), data):
            revision = revision.noted(f"{path} still says '{old}': look whether that is meant")
    return revision


def _others(revision: Revision, change: Change) -> Revision:
    """All items and pages that name it, in their front matter or by a link."""
    left = 0
    things: tuple[Item | Page, ...] = (*revision.plan.items, *revision.plan.pages)
    for thing in things:
        if isinstance(thing, Item) and references.names(thing, change.old):
            revision = _front_matter(revision, thing, change)
        if change.old in thing.body or change.path.rpartition("/")[2] in thing.body:
            revision, missed = _body(revision, thing, change)
            left += missed
    if left:
        times = "once" if left == 1 else f"{left} times"
        revision = revision.noted(f"'{change.old}' still stands {times} in texts, which are left as they are")
    return revision


def _front_matter(revision: Revision, item: Item, change: Change) -> Revision:
    if revision.is_foreign(item):  # what a blog's mapping says of it is changed there
        if change.old.encode() in revision.read(item.place.path):
            revision.matter(item)  # says why not
        return revision
    return revision.edited(item, lambda matter: references.renamed(matter, item, change.old, change.new))


def _body(revision: Revision, thing: Item | Page, change: Change) -> tuple[Revision, int]:
    path = thing.place.path
    edited = revision.matters.get(path)
    data = edited.to_bytes() if edited else revision.read(path)
    text = data.decode("utf-8")
    new, left = bodies.rewritten(text, thing.path, change)
    if new == text:
        return revision, left
    if edited or (isinstance(thing, Item) and not revision.is_foreign(thing)):
        assert isinstance(thing, Item)  # noqa: S101 - only items are edited so
        return revision.edited(thing, lambda _: Matter.read(new.encode(), path)), left
    return revision.rewritten(path, new.encode()), left
