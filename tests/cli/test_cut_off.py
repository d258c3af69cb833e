"""A kill at any step leaves the old plan or the new one, to whoever looks next."""

from pathlib import Path

from tests.editing.steps import killed

from airdate.editing.journal import JOURNAL

from .conftest import Airdate, files, git


def test_a_kill_at_every_step(airdate: Airdate, folder: Path) -> None:
    before = files(folder)
    words = ["--project", str(folder), "shift", "spring", "+1w", "--yes"]
    assert airdate(*words).exit_code == 0
    after = files(folder)
    seen, at = set(), 0
    while True:
        git("checkout", "-q", "-f", ".")
        at += 1
        if not killed(at, lambda: _write(folder)):
            break
        told = airdate("check").stderr
        left = files(folder)
        assert left in (before, after)
        seen.add((left == after, "An earlier edit had been cut off" in told))
    assert at > 20
    assert seen == {(False, False), (True, True), (True, False)}


def test_half_an_edit_that_nobody_can_complete(airdate: Airdate, folder: Path) -> None:
    (folder / JOURNAL).write_text("{}")
    result = airdate("check")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: an earlier edit was cut off in the middle and cannot be completed:"
        f" {folder / JOURNAL}:1:1: this journal cannot be read, or another version of airdate wrote it"
        " (delete it if no other airdate command is running, and look at `git status`)",
    )


def _write(folder: Path) -> None:
    from tests.revision.plans import opened

    from airdate.project import Project
    from airdate.revision import shift

    shift(opened(Project(folder / "content", folder / "calendar")), ["spring"], "+1w").write()
