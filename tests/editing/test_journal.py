"""A set of files is written all or nothing, whatever happens in the middle."""

import os
import resource
import stat
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import pytest
from tests.editing.folder import NEW, OLD, lay, only, tree
from tests.editing.steps import killed, no_room, stopping

from airdate.editing import journal
from airdate.editing.journal import JOURNAL, Settled, settle, write_all
from airdate.editing.refusal import EditRefused, WriteFailed


def test_every_file_is_written(tmp_path: Path) -> None:
    write_all(lay(tmp_path), NEW, OLD)
    assert tree(tmp_path) == only(NEW)


def test_a_file_keeps_its_mode(tmp_path: Path) -> None:
    write_all(lay(tmp_path), NEW, OLD)
    assert stat.S_IMODE((tmp_path / "content/a.md").stat().st_mode) == 0o640


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    write_all(lay(tmp_path), NEW, OLD)
    (tmp_path / "usual").touch()
    modes = {(tmp_path / path).stat().st_mode for path in ("usual", "content/new/moved.md")}
    assert len(modes) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_a_file_keeps_its_owner(tmp_path: Path) -> None:
    os.chown(lay(tmp_path) / "content/a.md", 1234, 2345)
    write_all(tmp_path, NEW, OLD)
    status = (tmp_path / "content/a.md").stat()
    assert (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode)) == (1234, 2345, 0o640)


def test_nothing_to_change_touches_nothing(tmp_path: Path) -> None:
    lay(tmp_path)
    with stopping(0, no_room) as made:
        write_all(tmp_path, OLD, OLD)
    assert not {"replace", "unlink", "write"} & set(made)


def test_nothing_to_settle(tmp_path: Path) -> None:
    assert settle(lay(tmp_path)) == Settled()


def roots(folder: Path, name: str = "") -> Iterator[tuple[int, Path]]:
    """1, 2, 3 … with a fresh tree each."""
    for n in count(1):
        (root := folder / f"{name}{n}").mkdir()
        yield n, lay(root)


def write(root: Path) -> Callable[[], None]:
    return lambda: write_all(root, NEW, OLD)


def test_a_kill_at_any_step_leaves_all_old_or_all_new(tmp_path: Path) -> None:
    outcomes = []
    for n, root in roots(tmp_path):
        if not killed(n, write(root)):
            break
        settle(root)
        outcomes.append(tree(root))
        assert settle(root) == Settled()
    turn = outcomes.index(only(NEW))
    assert outcomes == [only(OLD)] * turn + [only(NEW)] * (len(outcomes) - turn)
    assert 20 < turn < len(outcomes) - 10


def test_a_kill_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    """Even before anybody settles it: no file is ever half written."""
    for n, root in roots(tmp_path):
        if not killed(n, write(root)):
            break
        now = tree(root)
        assert all(now.get(path) in (OLD[path], NEW[path]) for path in OLD)
    assert n > 60


@pytest.mark.parametrize("then", ["settle", "write"])
def test_a_kill_while_settling_changes_nothing_about_it(then: str, tmp_path: Path) -> None:
    outcomes = set()
    for n in range(1, 200, 5):
        for m, root in roots(tmp_path, f"{n}-"):
            if not killed(n, write(root)) or not killed(m, lambda root=root: settle(root)):  # type: ignore[misc]
                break
            settle(root) if then == "settle" else _write_after_a_kill(root)
            outcomes.add("new" if tree(root) == only(NEW) else "old" if tree(root) == only(OLD) else "mixed")
    assert outcomes == ({"old", "new"} if then == "settle" else {"new"})


def _write_after_a_kill(root: Path) -> None:
    """The next command: it writes, or says that it has just completed the former one."""
    try:
        write_all(root, NEW, OLD)
    except EditRefused:
        assert tree(root) == only(NEW)


def test_no_room_at_any_step_leaves_all_old(tmp_path: Path) -> None:
    for n, root in roots(tmp_path):
        with stopping(n, no_room) as made:
            try:
                write_all(root, NEW, OLD)
            except WriteFailed as failed:
                assert "no space left on device" in failed.message
                assert tree(root) == only(OLD), made[n - 1]
                assert stat.S_IMODE((root / "content/gone.md").stat().st_mode) == 0o600
                assert not (root / "content/new").exists()
            else:
                assert tree(root) == only(NEW)
        if len(made) < n:
            break
    assert n > 60


def test_a_disk_that_stays_full_in_the_middle_is_completed_later(tmp_path: Path) -> None:
    """Neither forward nor back: the journal waits, and every file is old or new."""
    root = lay(tmp_path)
    with pytest.raises(WriteFailed) as failed, _full_from_the_first_rename_on():
        write_all(root, NEW, OLD)
    assert failed.value.message == "the edit was cut off in the middle: no space left on device"
    assert (root / JOURNAL).exists()
    assert settle(root).left == ()
    assert tree(root) == only(NEW)


@contextmanager
def _full_from_the_first_rename_on() -> Iterator[None]:
    original = os.replace
    renamed: list[Path] = []

    def replace(source: Path, target: Path) -> None:
        if renamed:
            no_room()
        renamed.append(target)
        original(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replace)
        yield


def test_a_limit_on_file_size_leaves_all_old(tmp_path: Path) -> None:
    """A real disk's refusal, not one that we made up."""
    root = lay(tmp_path)
    was = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (5000, was[1]))
    try:
        with pytest.raises(WriteFailed, match="file too large"):
            write_all(root, NEW, OLD)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, was)
    assert tree(root) == only(OLD)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 256 KiB."""
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", tmp_path], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting is not allowed here")
    yield tmp_path
    subprocess.run(["umount", "--lazy", tmp_path], check=True)


def test_a_full_disk_leaves_all_old(small_disk: Path) -> None:
    lay(small_disk)
    outcomes = set()
    for free in range(0, 65536, 4096):
        with (small_disk / "filler").open("wb", buffering=0) as filler, suppress(OSError):
            while filler.write(bytes(4096)):
                pass
        os.truncate(small_disk / "filler", (small_disk / "filler").stat().st_size - free)
        try:
            write_all(small_disk, NEW, OLD)
        except WriteFailed as failed:
            outcomes.add(failed.message)
        (small_disk / "filler").unlink()
        if (now := tree(small_disk)) == only(NEW):
            break
        assert now == only(OLD)
    assert outcomes == {"the edit could not be written: no space left on device"}
    assert tree(small_disk) == only(NEW)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_leaves_all_old(tmp_path: Path) -> None:
    folder = lay(tmp_path) / "content/press"
    folder.chmod(0o500)
    try:
        with pytest.raises(WriteFailed, match="may not be written"):
            write_all(tmp_path, NEW, OLD)
    finally:
        folder.chmod(0o700)
    assert tree(tmp_path) == only(OLD)


def test_a_file_in_place_of_a_folder_leaves_all_old(tmp_path: Path) -> None:
    (lay(tmp_path) / "content/new").touch()
    with pytest.raises(WriteFailed):
        write_all(tmp_path, NEW, OLD)
    assert tree(tmp_path) == dict(sorted({**only(OLD), "content/new": b""}.items()))


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WriteFailed, match="no such file or directory"):
        write_all(tmp_path / "nowhere", NEW, OLD)


@pytest.mark.parametrize(
    ("path", "data", "message"),
    [
        ("content/a.md", b"saved meanwhile", "the file has changed meanwhile"),
        ("content/gone.md", None, "the file is no longer there"),
        ("content/new/moved.md", b"", "a file stands there already"),
    ],
)
def test_what_somebody_saved_meanwhile_is_kept(
    path: str, data: bytes | None, message: str, tmp_path: Path
) -> None:
    file = lay(tmp_path) / path
    file.parent.mkdir(exist_ok=True)
    file.unlink() if data is None else file.write_bytes(data)
    before = tree(tmp_path)
    with pytest.raises(EditRefused) as refused:
        write_all(tmp_path, NEW, OLD)
    assert (refused.value.message, str(refused.value.place)) == (message, f"{path}:1:1")
    assert tree(tmp_path) == before


def test_what_somebody_saves_at_the_last_moment_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the comparison, before the rename: their bytes stay, and ours go back everywhere else."""
    commit = journal._commit

    def save_then_commit(root: Path) -> None:
        monkeypatch.setattr(journal, "_commit", commit)
        (root / "content/press/b.md").write_bytes(b"mine")
        commit(root)

    monkeypatch.setattr(journal, "_commit", save_then_commit)
    with pytest.raises(EditRefused, match="the file has changed meanwhile"):
        write_all(lay(tmp_path), NEW, OLD)
    assert tree(tmp_path) == dict(sorted({**only(OLD), "content/press/b.md": b"mine"}.items()))


@pytest.mark.parametrize(
    "path", ["../a.md", "/etc/a.md", "", "a//b", "./a.md", ".git/config", "a/.b.md", "a\\b", "a\0"]
)
def test_a_path_that_is_none_of_the_plan_is_refused(path: str, tmp_path: Path) -> None:
    with pytest.raises(EditRefused, match="no path of the plan"):
        write_all(tmp_path, {path: b"new"}, {path: None})


def test_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    outside.write_bytes(b"old a\r\n")
    root = lay(tmp_path / "root")
    (root / "content/a.md").unlink()
    (root / "content/a.md").symlink_to(outside)
    with pytest.raises(EditRefused, match="symbolic links are not followed"):
        write_all(root, NEW, OLD)
    assert outside.read_bytes() == b"old a\r\n"


def test_a_linked_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root/content").symlink_to(lay(tmp_path / "other") / "content")
    with pytest.raises(EditRefused, match="symbolic links are not followed"):
        write_all(tmp_path / "root", NEW, OLD)
