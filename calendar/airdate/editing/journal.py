"""A set of files written all or nothing, whatever happens in the middle.

The intent (``.airdate-journal.tmp``) is written first and names every temporary file. When these are on
the disk, the intent is renamed to ``.airdate-journal``: from that moment the set counts as written. Then
each temporary file takes its place, and the journal is removed. Whoever comes later (``settle``) carries a
journal forward, and takes an intent without journal back; a kill at any step leaves one of the two.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from airdate.editing import disk, lock, record
from airdate.editing.record import Contents, Step
from airdate.editing.refusal import EditRefused, WriteFailed
from airdate.finding import Place

JOURNAL = ".airdate-journal"
_INTENT = f"{JOURNAL}.tmp"


@dataclass(frozen=True, slots=True)
class Settled:
    """What ``settle`` found: files brought to their new state, and files that somebody had changed."""

    completed: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def write_all(root: Path, contents: Contents, expected: Contents) -> None:
    """Bring every file to its new bytes (None deletes it), or none.

    ``expected`` says what stands there now; if anything else does, EditRefused. WriteFailed if the disk,
    the rights or another command are in the way. After either, nothing has changed.
    """
    changes = {path: data for path, data in contents.items() if data != expected.get(path)}
    try:
        with lock.held(root):
            _no_unfinished(root)
            for path in contents:
                _as_expected(root, path, expected.get(path))
            if changes:
                _write(root, changes, {path: expected.get(path) for path in changes})
    except OSError as error:
        raise _failed(root, error) from error


def settle(root: Path) -> Settled:
    """Carry a journal that was left behind forward, or take an intent back; mostly there is neither."""
    if not any(os.path.lexists(root / name) for name in (JOURNAL, _INTENT)):
        return Settled()
    try:
        with lock.held(root):
            return _settle(root)
    except OSError as error:
        raise _failed(root, error) from error


def _no_unfinished(root: Path) -> None:
    settled = _settle(root)
    if settled != Settled():
        message = "an earlier edit had been cut off and is complete now"
        raise EditRefused(message, "look at what it did, then run this command again")


def _as_expected(root: Path, path: str, expected: bytes | None) -> None:
    file = disk.below(root, path)
    if disk.read(file) != expected:
        gone = "is no longer there" if not file.exists() else "has changed meanwhile"
        message = f"the file {gone}" if expected is not None else "a file stands there already"
        raise EditRefused(message, "run the command again", Place(path))
    if expected is not None and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK | os.X_OK)):
        raise WriteFailed(
            "the file may not be written", "change its rights or those of its folder", Place(path)
        )


def _write(root: Path, contents: Contents, old: Contents) -> None:
    steps = record.steps(root, contents, old)
    rights = {path: (root / path).lstat() for path, data in old.items() if data is not None}
    try:
        _prepare(root, steps, contents, rights)
        _commit(root)
        if left := _carry_forward(root, steps).left:
            raise EditRefused("the file has changed meanwhile", "run the command again", Place(left[0]))
        _finish(root, steps)
    except BaseException:
        if os.path.lexists(root / JOURNAL):
            _reverse(root, steps, old, rights)
        else:
            _discard_intent(root)
        raise


def _reverse(
    root: Path, steps: tuple[Step, ...], old: Contents, rights: Mapping[str, os.stat_result]
) -> None:
    """The way back once the journal counts: another journal, which says the opposite, takes its place."""
    new = {step.path: step.new for step in steps}
    try:
        back = tuple(replace(step, old=new[step.path]) for step in record.steps(root, old, {}))
        _discard_intent(root)
        _prepare(root, back, old, rights, waiting=tuple(step.temp for step in steps))
        _commit(root)
        _carry_forward(root, back)
        _finish(root, (*back, *steps))
        _remove_new_folders(root, steps)
    except (OSError, EditRefused) as error:
        message = f"the edit was cut off in the middle: {_reason(error)}"
        cure = "when the disk can be written again, run any airdate command that edits: it completes this one"
        raise WriteFailed(message, cure, Place(str(root / JOURNAL))) from error


def _remove_new_folders(root: Path, steps: tuple[Step, ...]) -> None:
    for step in steps:
        folder, was_there = (root / step.path).parent, (root / step.temp).parent
        while folder != was_there:
            with suppress(OSError):  # not empty, or gone already
                folder.rmdir()
            folder = folder.parent


def _prepare(
    root: Path,
    steps: tuple[Step, ...],
    contents: Contents,
    rights: Mapping[str, os.stat_result],
    waiting: tuple[str, ...] = (),
) -> None:
    """The intent, then every temporary file, all of them durable."""
    disk.create(root / _INTENT, record.serialize(steps, waiting))
    disk.sync_folder(root)
    for step in steps:
        if (data := contents[step.path]) is not None:
            disk.create(root / step.temp, data, rights.get(step.path))
    for folder in sorted({(root / step.temp).parent for step in steps}):
        disk.sync_folder(folder)


def _commit(root: Path) -> None:
    (root / _INTENT).replace(root / JOURNAL)
    disk.sync_folder(root)


def _carry_forward(root: Path, steps: tuple[Step, ...]) -> Settled:
    """Bring each file from its old to its new bytes; writes come before deletions."""
    completed, left = [], []
    for step in sorted(steps, key=lambda step: step.new is None):
        now = disk.state(root, step.path)
        if now == step.old and now != step.new and _bring(root, step):
            completed.append(step.path)
        elif now != step.new:
            left.append(step.path)
    return Settled(tuple(completed), tuple(left))


def _bring(root: Path, step: Step) -> bool:
    """Give the file its new bytes; False if they are lost."""
    file, temp = root / step.path, root / step.temp
    if step.new is None:
        file.unlink()
    elif disk.digest(disk.read(temp)) != step.new:
        return False
    else:
        disk.make_folder(file.parent)
        temp.replace(file)
    return True


def _finish(root: Path, steps: tuple[Step, ...], waiting: tuple[str, ...] = ()) -> None:
    """Make it durable, then take away what only the way there needed, the journal last."""
    for temp in (*(step.temp for step in steps), *waiting):
        (root / temp).unlink(missing_ok=True)
    folders = {disk.nearest_folder((root / step.path).parent) for step in steps}
    for folder in sorted(folders | {(root / step.temp).parent for step in steps}):
        disk.sync_folder(folder)
    (root / JOURNAL).unlink()
    with suppress(OSError):  # were the journal to come back after all, it would find everything done
        disk.sync_folder(root)


def _settle(root: Path) -> Settled:
    if os.path.lexists(root / _INTENT):
        _discard_intent(root)
    if (data := disk.read(root / JOURNAL)) is None:
        return Settled()
    steps, waiting = _parsed(root, data)
    settled = _carry_forward(root, steps)
    _finish(root, steps, waiting)
    return settled


def _discard_intent(root: Path) -> None:
    """Take away the temporary files of an intent, then the intent; one cut off in the middle has none yet."""
    data = disk.read(root / _INTENT)
    if data is None:
        return
    with suppress(ValueError):
        for step in record.parse(data)[0]:
            (root / step.temp).unlink(missing_ok=True)
    (root / _INTENT).unlink(missing_ok=True)


def _parsed(root: Path, data: bytes) -> tuple[tuple[Step, ...], tuple[str, ...]]:
    try:
        return record.parse(data)
    except ValueError:
        message = "this journal cannot be read, or another version of airdate wrote it"
        cure = "delete it if no other airdate command is running, and look at `git status`"
        raise EditRefused(message, cure, Place(str(root / JOURNAL))) from None


def _failed(root: Path, error: OSError) -> WriteFailed:
    place = Place(str(error.filename)) if error.filename else Place(str(root))
    cure = "make room, or change the rights; every file is as it was"
    return WriteFailed(f"the edit could not be written: {_reason(error)}", cure, place)


def _reason(error: OSError | EditRefused) -> str:
    return str((isinstance(error, OSError) and error.strerror) or error).lower()
