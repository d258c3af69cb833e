"""Naming: another id for an item, in every file that says it, as changes for an editor."""

from collections.abc import Mapping

from airdate.editing import disk
from airdate.editing.refusal import EditRefused
from airdate.editor.change import Change, changes
from airdate.editor.desk import Desk
from airdate.finding import Place
from airdate.revision import Revision, rename


def renamed(desk: Desk, old: str, new: str) -> Mapping[str, list[Change]]:
    """What changes in which file; EditRefused where ``airdate rename`` would refuse, too."""
    was = {path: text.encode() for path, text in desk.texts.items()}
    revision = rename(Revision(desk.project, desk.now(), was=was), old, new)
    for path in revision.others:
        _refuse_unsaved(desk, path)
    after = {path: matter.to_bytes() for path, matter in revision.matters.items()} | {**revision.others}
    return {path: changes(desk.text(path) or "", after[path].decode()) for path in sorted(after)}


def _refuse_unsaved(desk: Desk, path: str) -> None:
    """The files of ``calendar/`` are edited as they stand on the disk."""
    if path not in desk.texts or desk.is_content(path):
        return
    if disk.read(disk.below(desk.project.root, path)) != desk.texts[path].encode():
        raise EditRefused("this file is not saved", "save it first", Place(path))
