"""An edit that was cut off is completed by whoever comes next; a living writer is waited for."""

import errno
import fcntl
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.editing.folder import NEW, OLD, lay, only, tree

from airdate.editing import journal
from airdate.editing.journal import JOURNAL, Settled, settle, write_all
from airdate.editing.refusal import EditRefused, WriteFailed


def _cut_off(root: Path) -> Path:
    """A tree whose writer was killed right after its journal counted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journal, "_carry_forward", lambda *_: os._exit(0))
        if (child := os.fork()) == 0:
            write_all(lay(root), NEW, OLD)
        os.waitpid(child, 0)
    assert (root / JOURNAL).exists()
    return root


def test_settling_names_what_it_completes(tmp_path: Path) -> None:
    assert settle(_cut_off(tmp_path)) == Settled(
        (
            "content/a.md",
            "content/new/deeper/fresh.md",
            "content/new/moved.md",
            "content/press/b.md",
            "content/gone.md",
        )
    )


def test_settling_leaves_what_somebody_changed_meanwhile(tmp_path: Path) -> None:
    (_cut_off(tmp_path) / "content/a.md").write_bytes(b"mine")
    assert settle(tmp_path).left == ("content/a.md",)
    assert tree(tmp_path) == dict(sorted({**only(NEW), "content/a.md": b"mine"}.items()))


def test_the_next_writer_completes_it_first_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match="an earlier edit had been cut off"):
        write_all(_cut_off(tmp_path), {"content/untouched.md": b"new"}, OLD)
    assert tree(tmp_path) == only(NEW)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[" * 100_000,
        json.dumps({"format": 2, "files": [], "waiting": []}),
        json.dumps({"format": 1, "files": [{"path": 1, "temp": 2, "old": None, "new": None}], "waiting": []}),
        json.dumps({"format": 1, "files": [], "waiting": ["content/untouched.md"]}),
        json.dumps({"format": 1, "files": [], "waiting": ["../.airdate-0123456789abcdef-0.tmp"]}),
        json.dumps(
            {
                "format": 1,
                "files": [
                    {
                        "path": ".git/hooks/x",
                        "temp": ".airdate-0123456789abcdef-0.tmp",
                        "old": None,
                        "new": "0",
                    }
                ],
                "waiting": [],
            }
        ),
    ],
    ids=range(8),
)
def test_a_journal_of_somebody_else_is_not_obeyed(text: str, tmp_path: Path) -> None:
    (lay(tmp_path) / JOURNAL).write_text(text)
    before = tree(tmp_path)
    with pytest.raises(EditRefused, match="this journal cannot be read"):
        settle(tmp_path)
    assert tree(tmp_path) == before


def test_a_living_writer_is_waited_for(tmp_path: Path) -> None:
    lay(tmp_path)
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    threading.Timer(0.2, os.close, [descriptor]).start()
    write_all(tmp_path, NEW, OLD)
    assert tree(tmp_path) == only(NEW)


@pytest.mark.parametrize("deed", [lambda root: write_all(root, NEW, OLD), settle], ids=["write", "settle"])
def test_a_writer_that_goes_on_is_not_disturbed(
    deed: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    before = tree(_cut_off(tmp_path))
    descriptor = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    with pytest.raises(WriteFailed, match="another airdate command is writing here"):
        deed(tmp_path)
    os.close(descriptor)
    assert tree(tmp_path) == before


def test_a_disk_without_locks_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(_descriptor: int, _kind: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", unknown)
    write_all(lay(tmp_path), NEW, OLD)
    assert tree(tmp_path) == only(NEW)
