"""The commands that edit: asked, shown, written, or refused."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.revision.plans import CONTENT

from airdate.cli import asking, main

from .conftest import HERE, Airdate, files, git, golden


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """A command line on a terminal, with what is typed there."""
    monkeypatch.setattr(asking, "terminal", lambda: True)
    return lambda typed, *words: CliRunner().invoke(main, words, prog_name="airdate", input=typed)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("move", "lanch", "+1d"), "unknown item 'lanch' (did you mean 'launch'?)."),
        (
            ("move", "launch", "2027-02-30"),
            "'2027-02-30': there is no day 30 (2027-02 has the days 01 to 28).",
        ),
        (
            ("move", "launch", "-9999w"),
            "'2027-03-16 10:00' would lie outside the years 1970 to 2199 (move it by less).",
        ),
        (
            ("shift", "spring", "+1x"),
            "'+1x': 'x' is no unit (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month).",
        ),
        (
            ("set", "launch", "ownr=ana"),
            "content/launch.md:9:1: unknown key 'ownr' in an item (did you mean 'owner'?).",
        ),
        (
            ("rename", "launch", "TEASER"),
            "the id 'TEASER' is taken by content/social/teaser.md (choose another).",
        ),
        (("cancel", "out", "--reason", "x"), "content/out.md:7:9: 'out' is published already."),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    airdate: Airdate, folder: Path, words: tuple[str, ...], message: str
) -> None:
    before = files(folder)
    result = airdate(*words)
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        f"Error: {message} Nothing was written.\n",
    )
    assert files(folder) == before


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("move", "launch"), "Missing argument 'WHEN...'."),
        (("shift", "+1d"), "Missing argument 'ID'."),
        (("shift", "launch"), "Missing argument 'STEP'."),
        (("cancel", "launch"), "Missing option '--reason'."),
        (("set", "launch"), "Missing argument 'KEY=VALUE…'."),
        (("rename", "launch"), "Missing argument 'NEW'."),
    ],
)
def test_what_is_missing_is_named(airdate: Airdate, words: tuple[str, ...], message: str) -> None:
    result = airdate(*words)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {message}")


def test_one_file_is_written_without_asking(airdate: Airdate, folder: Path) -> None:
    result = airdate("move", "launch", "+1w")
    assert (result.exit_code, result.stdout) == (0, "content/launch.md\n")
    assert result.stderr == golden("move.txt") + "2 followers moved.\n"
    assert git("diff", "--stat").splitlines()[-1] == " 1 file changed, 2 insertions(+), 2 deletions(-)"


def test_one_file_is_asked_about_on_a_terminal_where_others_follow(
    terminal: Callable[..., Result], folder: Path
) -> None:
    before = files(folder)
    result = terminal("n\n", "move", "launch", "+1w")
    assert result.stderr.splitlines()[-2:] == ["Write this (2 followers would move)? [y/N]: n", "Stopped."]
    assert files(folder) == before


def test_an_edit_that_brings_an_error_says_so_by_its_exit_code(airdate: Airdate, folder: Path) -> None:
    result = airdate("set", "launch", "campaign=nosuch")
    assert (result.exit_code, result.stdout) == (1, "content/launch.md\n")
    assert "error: " in result.stderr


def test_a_dry_run_shows_the_ripple_and_writes_nothing(airdate: Airdate, folder: Path) -> None:
    before = files(folder)
    result = airdate("move", "launch", "+1w", "--dry-run")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == golden("move.txt") + "\nwould change content/launch.md\n"
    assert files(folder) == before


def test_the_ripple_as_json(airdate: Airdate, folder: Path, update_golden: bool) -> None:
    result = airdate("move", "launch", "+4w", "--dry-run", "--format", "json")
    if update_golden:
        (Path(__file__).parent / "golden/move.json").write_bytes(result.stdout_bytes)
    assert result.stdout == golden("move.json")
    assert [row["id"] for row in json.loads(result.stdout)["ripple"]] == ["launch", "teaser", "recap"]


@pytest.mark.usefixtures("folder")
def test_json_is_for_a_dry_run(airdate: Airdate) -> None:
    result = airdate("move", "launch", "+1w", "--format", "json")
    assert (result.exit_code, result.stderr) == (2, "Error: --format json goes with --dry-run.\n")


@pytest.mark.usefixtures("folder")
def test_nothing_to_change(airdate: Airdate) -> None:
    result = airdate("set", "launch", "status=scheduled")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing changes.\n")


def test_a_step_back_is_no_option(airdate: Airdate, folder: Path) -> None:
    assert airdate("move", "spring", "-1y", "-2d").stdout == "content/spring.md\n"
    assert b"start: 2026-01-30\nend: 2026-05-29\n" in (folder / "content/spring.md").read_bytes()


def test_several_files_are_asked_about(terminal: Callable[..., Result], folder: Path) -> None:
    before = files(folder)
    result = terminal("n\n", "shift", "spring", "+1w")
    assert (result.exit_code, result.stderr.splitlines()[-2:]) == (
        130,
        ["Write these 4 files (2 followers would move)? [y/N]: n", "Stopped."],
    )
    assert files(folder) == before
    result = terminal("y\n", "shift", "spring", "+1w")
    assert (result.exit_code, result.stdout.split()) == (
        0,
        ["content/launch.md", "content/posts.md", "content/release.md", "content/spring.md"],
    )


def test_without_a_terminal_several_files_need_yes(airdate: Airdate, folder: Path) -> None:
    before = files(folder)
    result = airdate("shift", "spring", "+1w")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (
        2,
        "",
        "Error: Nothing was written: there is no terminal on which to ask. Say --yes to write.",
    )
    assert files(folder) == before
    assert airdate("shift", "spring", "+1w", "--yes").exit_code == 0


class TestFollowers:
    """What becomes of those that follow what is called off."""

    def test_somebody_must_say_it(self, airdate: Airdate, folder: Path) -> None:
        before = files(folder)
        result = airdate("cancel", "launch", "--reason", "Ice", "--yes")
        assert (result.exit_code, result.stdout, result.stderr) == (
            2,
            "",
            "Error: Nothing was written: there is no terminal on which to ask what becomes of those"
            " that follow (teaser, recap). Say --followers cascade or keep.\n",
        )
        assert files(folder) == before

    def test_cascade(self, airdate: Airdate, folder: Path) -> None:
        result = airdate("cancel", "launch", "--reason", "Ice", "--followers", "cascade", "--yes")
        assert result.stdout.split() == ["content/launch.md", "content/recap.md", "content/social/teaser.md"]
        assert {path for path, data in files(folder).items() if b"reason: Ice" in data} == {
            *result.stdout.split()
        }

    def test_keep(self, airdate: Airdate, folder: Path, update_golden: bool) -> None:
        result = airdate("postpone", "launch", "--reason", "Ice", "--followers", "keep")
        assert result.stdout == "content/launch.md\n"
        if update_golden:
            (HERE / "golden/postpone.txt").write_text(result.stderr)
        assert result.stderr == golden("postpone.txt")
        assert b'start: "2027-03-16 10:00"' in (folder / "content/launch.md").read_bytes()

    @pytest.mark.usefixtures("folder")
    def test_asked_one_by_one(self, terminal: Callable[..., Result]) -> None:
        result = terminal("each\nn\ny\ny\n", "cancel", "launch", "--reason", "Ice")
        assert result.stdout.split() == ["content/launch.md", "content/recap.md"]

    @pytest.mark.usefixtures("folder")
    def test_none_of_them(self, terminal: Callable[..., Result]) -> None:
        assert terminal("\n", "cancel", "launch", "--reason", "Ice").stdout == "content/launch.md\n"

    @pytest.mark.usefixtures("folder")
    def test_what_has_none_asks_nothing(self, airdate: Airdate) -> None:
        assert airdate("cancel", "recap", "--reason", "Ice").stdout == "content/recap.md\n"

    @pytest.mark.usefixtures("folder")
    def test_another_time_asks_nothing(self, airdate: Airdate) -> None:
        result = airdate("postpone", "launch", "--reason", "Ice", "--to", "+1w")
        assert (result.stdout, result.stderr.splitlines()[-1]) == (
            "content/launch.md\n",
            "2 followers moved.",
        )


@pytest.mark.usefixtures("folder")
def test_what_was_put_off_and_moved_is_rescheduled_where_it_stands(airdate: Airdate) -> None:
    airdate("postpone", "launch", "--reason", "Ice", "--followers", "keep")
    moved = airdate("move", "launch", "2027-03-23", "--force", "--yes")
    assert "is still put off: say --reason to reschedule it" in moved.stderr
    told = airdate("move", "launch", "2027-03-23", "--reason", "Thaw", "--force").stderr
    assert told.splitlines()[1].split("  ") == ["launch", "postponed", "scheduled, event rescheduled"]


class TestGit:
    """What git could not bring back is not touched."""

    REFUSED = (
        "Error: content/launch.md: there are changes that are not committed, which git could not bring back"
        " (commit them first, or say --force). Nothing was written.\n"
    )

    def change(self, folder: Path) -> None:
        with (folder / "content/launch.md").open("a") as file:
            file.write("More.\n")

    def test_uncommitted_changes(self, airdate: Airdate, folder: Path) -> None:
        self.change(folder)
        before = files(folder)
        result = airdate("move", "launch", "+1w")
        assert (result.exit_code, result.stdout, result.stderr) == (2, "", self.REFUSED)
        assert files(folder) == before

    def test_staged_changes(self, airdate: Airdate, folder: Path) -> None:
        self.change(folder)
        git("add", "-A")
        assert airdate("move", "launch", "+1w").stderr == self.REFUSED

    @pytest.mark.usefixtures("folder")
    def test_a_file_in_no_commit(self, airdate: Airdate) -> None:
        git("rm", "-q", "--cached", "content/launch.md")
        git("commit", "-qm", "gone")
        assert airdate("move", "launch", "+1w").stderr == self.REFUSED

    def test_an_ignored_file(self, airdate: Airdate, folder: Path) -> None:
        git("rm", "-q", "--cached", "content/launch.md")
        (folder / ".gitignore").write_text("content/launch.md\n")
        git("add", "-A")
        git("commit", "-qm", "ignored")
        assert airdate("move", "launch", "+1w").stderr == self.REFUSED

    def test_force(self, airdate: Airdate, folder: Path) -> None:
        self.change(folder)
        assert airdate("move", "launch", "+1w", "--force").stdout == "content/launch.md\n"
        assert (folder / "content/launch.md").read_bytes().endswith(b"in it.\nMore.\n")

    def test_other_files_may_be_changed(self, airdate: Airdate, folder: Path) -> None:
        self.change(folder)
        assert airdate("set", "recap", "owner=ana").stdout == "content/recap.md\n"

    def test_the_plan_in_a_folder_of_the_repository(
        self, airdate: Airdate, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "an old plan").mkdir()
        git("mv", "content", "calendar", "an old plan")
        git("commit", "-qm", "moved")
        monkeypatch.chdir(folder / "an old plan")
        assert airdate("move", "launch", "+1w").stdout == "content/launch.md\n"
        assert airdate("move", "launch", "+1w").stderr == self.REFUSED

    def test_no_repository(self, airdate: Airdate, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shutil.rmtree(folder / ".git")
        monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
        result = airdate("move", "launch", "+1w")
        assert (result.exit_code, result.stdout) == (0, "content/launch.md\n")
        assert (
            result.stderr.splitlines()[0] == "This folder is in no git repository: the edit cannot be undone."
        )


def test_a_folder_that_cannot_be_written(
    airdate: Airdate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    result = airdate("move", "launch", "+1w")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (
        3,
        "",
        "Error: content/launch.md:1:1: the file may not be written"
        " (change its rights or those of its folder).",
    )


def test_a_change_while_somebody_thinks_is_not_lost(
    folder: Path, monkeypatch: pytest.MonkeyPatch, airdate: Airdate
) -> None:
    def meanwhile(*_: object, **__: object) -> None:
        (folder / "content/spring.md").write_text("other")

    monkeypatch.setattr("airdate.cli.asking.agree", meanwhile)
    result = airdate("shift", "spring", "+1w")
    assert result.stderr.splitlines()[-1] == (
        "Error: content/spring.md:1:1: the file has changed meanwhile (run the command again)."
        " Nothing was written."
    )
    assert (folder / "content/launch.md").read_text() == CONTENT["launch.md"]


def test_rename_changes_the_file_too(airdate: Airdate, folder: Path) -> None:
    result = airdate("rename", "launch", "liftoff", "--file", "--yes")
    assert result.stdout.split() == [
        "content/liftoff.md",
        "content/plain.md",
        "content/recap.md",
        "content/social/teaser.md",
    ]
    git("add", "-A")
    assert git("status", "--porcelain", "content/launch.md", "content/liftoff.md") == (
        "R  content/launch.md -> content/liftoff.md\n"
    )
    assert airdate("check").exit_code == 0


def test_the_mode_of_a_file_stays(airdate: Airdate, folder: Path) -> None:
    (folder / "content/launch.md").chmod(0o640)
    airdate("move", "launch", "+1w")
    assert (folder / "content/launch.md").stat().st_mode & 0o777 == 0o640
    airdate("rename", "launch", "liftoff", "--file", "--yes", "--force")
    assert (folder / "content/liftoff.md").stat().st_mode & 0o777 == 0o640
