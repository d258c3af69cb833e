"""What git tells of the sources, from real repositories; what it cannot tell is not known, never a fault."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate.reading.history import UNKNOWN, Change, GitHistory, NoHistory, PartOfHistory, read
from airdate.reading.history.log import _commits

FIRST, SECOND, THIRD = (datetime(2026, month, 1, 12, tzinfo=UTC) for month in (1, 2, 3))


class Repository:
    """A repository with a content folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.content = root, root / "content"
        self.content.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, when: datetime = FIRST) -> None:
        stamp = when.isoformat()
        identity = {
            f"GIT_{who}_{what}": "a@example.org"
            for who in ("AUTHOR", "COMMITTER")
            for what in ("NAME", "EMAIL")
        }
        environment = {"PATH": os.environ["PATH"], "HOME": str(self.root), "GIT_CONFIG_NOSYSTEM": "1"}
        dates = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
        subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env=environment | identity | dates,
            check=True,
            capture_output=True,
        )

    def commit(self, when: datetime, **files: str) -> None:
        for name, text in files.items():
            self.write(f"{name}.md", text)
        self.git("add", "--all", when=when)
        self.git("commit", "--quiet", "--allow-empty", "--message=x", when=when)

    def write(self, name: str, text: str) -> None:
        path = self.content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plan")


LONG = "".join(f"line {n}\n" for n in range(30))


def test_first_and_last_commit(repository: Repository) -> None:
    repository.commit(FIRST, a="1", b="1")
    repository.commit(SECOND, a="2")
    told = read(repository.content)
    assert told.of("a.md") == Change(FIRST, SECOND)
    assert told.of("b.md") == Change(FIRST, FIRST)


def test_what_is_not_committed_is_not_known(repository: Repository) -> None:
    repository.commit(FIRST, a="1")
    repository.write("new.md", "1")
    assert read(repository.content).of("new.md") is None


def test_renames_are_followed(repository: Repository) -> None:
    repository.commit(FIRST, a=LONG)
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit(SECOND)
    repository.git("mv", "content/b.md", "content/c.md")
    repository.commit(THIRD)
    told = read(repository.content)
    assert told.of("c.md") == Change(FIRST, THIRD)


def test_a_new_file_under_a_former_id_goes_on_with_it(repository: Repository) -> None:
    repository.commit(FIRST, a=LONG)
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit(SECOND)
    repository.commit(THIRD, a="another text altogether")
    told = read(repository.content)
    assert told.of("a.md") == Change(FIRST, THIRD)  # a calendar that holds its UID must take it for newer
    assert told.of("b.md") == Change(FIRST, SECOND)


def test_names_that_change_places_in_one_commit(repository: Repository) -> None:
    repository.commit(FIRST, a=LONG)
    repository.commit(SECOND, b="b")
    repository.commit(THIRD, a="b", b=LONG)
    told = read(repository.content)
    assert (told.of("a.md"), told.of("b.md")) == (Change(FIRST, THIRD), Change(SECOND, THIRD))


@pytest.mark.parametrize(
    "name", ["with space.md", "ü/ñ 👩.md", "quo'te\".md", "\x01 2.md", "new\nline.md", "A.md", "R100.md"]
)
def test_any_name(repository: Repository, name: str) -> None:
    repository.write(name, LONG)
    repository.commit(FIRST, other="1")
    repository.write(name, LONG + "more")
    repository.commit(SECOND)
    assert read(repository.content).of(name) == Change(FIRST, SECOND)


def test_what_a_merge_brings_came_in_with_it(repository: Repository) -> None:
    repository.commit(FIRST, a="1")
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(SECOND, b="1")
    repository.git("checkout", "--quiet", "main")
    repository.commit(FIRST, c="1")
    repository.git("merge", "--quiet", "--no-ff", "--message=x", "side", when=THIRD)
    assert read(repository.content).of("b.md") == Change(THIRD, THIRD)


def test_a_folder_deep_in_a_repository(repository: Repository) -> None:
    repository.write("deep/plan/content/a.md", "1")
    repository.commit(FIRST, a="1")
    assert read(repository.content / "deep/plan/content").of("a.md") == Change(FIRST, FIRST)
    assert read(repository.content / "deep/plan/content").of("deep/plan/content/a.md") is None


def test_no_repository_no_commit_no_folder_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert read(tmp_path) == NoHistory()
    assert read(tmp_path / "gone") == NoHistory()
    empty = Repository(tmp_path / "empty")
    assert read(empty.content) == NoHistory()
    empty.commit(FIRST, a="1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read(empty.content) == NoHistory()


def test_a_shallow_clone_knows_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.commit(FIRST, a="1")
    repository.commit(SECOND, b="1")
    clone = tmp_path / "clone"
    repository.git("clone", "--quiet", "--depth=1", repository.root.as_uri(), str(clone))
    assert read(clone / "content") == NoHistory()


def test_a_hook_s_environment_does_not_lead_elsewhere(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(FIRST, a="1")
    other = Repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert read(repository.content).of("a.md") == Change(FIRST, FIRST)


@pytest.mark.parametrize(
    "setting",
    [
        "core.fsmonitor",
        "core.pager",
        "pager.log",
        "core.hooksPath",
        "diff.external",
        "log.showSignature",
        "gpg.program",
        "core.sshCommand",
        "core.editor",
        "core.askPass",
        "diff.x.command",
        "diff.x.textconv",
        "filter.x.clean",
        "alias.log",
    ],
)
def test_a_foreign_checkout_runs_nothing(repository: Repository, setting: str, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    trap = tmp_path / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch {witness}\n")
    trap.chmod(0o755)
    repository.write(".gitattributes", "* diff=x filter=x\n")
    repository.commit(FIRST, a=LONG)
    repository.git("config", setting, "true" if setting == "log.showSignature" else str(trap))
    repository.git("config", "filter.x.required", "false")
    assert read(repository.content).of("a.md") == Change(FIRST, FIRST)
    assert not witness.exists()


def test_a_promised_object_is_not_fetched(repository: Repository, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    repository.commit(FIRST, a=LONG)
    repository.git("mv", "content/a.md", "content/b.md")
    repository.write("b.md", LONG + "more")
    repository.commit(SECOND)
    repository.git("config", "uploadpack.allowFilter", "true")
    clone = tmp_path / "clone"
    repository.git(
        "clone", "--quiet", "--no-checkout", "--filter=blob:none", repository.root.as_uri(), str(clone)
    )
    (clone / "content").mkdir()
    config = clone / ".git" / "config"
    config.write_text(
        config.read_text().replace(repository.root.as_uri(), f"ext::touch {witness}")
        + "[protocol]\n\tallow = always\n"
    )
    assert read(clone / "content").of("b.md") == Change(SECOND, SECOND)
    assert not witness.exists()


def test_a_date_that_no_clock_can_have_shown_is_a_second_after_the_one_before() -> None:
    stamps = ["99999999999999999999", "soon", "-1", str(int(FIRST.timestamp())), "5"]
    log = "\0".join(part for stamp in stamps for part in (f"\x01{stamp}", "\n:0 100644 0 a A", "a.md")) + "\0"
    first, unknown = int(FIRST.timestamp()), int(UNKNOWN.timestamp())
    found = [commit.when for commit in _commits(log)]
    assert found == [unknown, unknown + 1, unknown + 2, first, first + 1]


def test_a_part_of_history_does_not_even_know_the_other_names() -> None:
    whole = GitHistory({"a.md": Change(FIRST, SECOND), "secret.md": Change(FIRST, FIRST)})
    part = PartOfHistory(whole, frozenset({"a.md"}))
    assert (part.of("a.md"), part.of("secret.md")) == (Change(FIRST, SECOND), None)
    assert "secret" not in repr(part)


def test_an_edit_changes_the_plan_when_it_is_merged(repository: Repository) -> None:
    repository.commit(FIRST, a=LONG)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(FIRST, a=f"{LONG}more\n")
    repository.git("checkout", "--quiet", "main")
    repository.commit(SECOND, a=f"more\n{LONG}")
    repository.git("merge", "--quiet", "--no-ff", "--message=x", "side", when=THIRD)
    assert read(repository.content).of("a.md") == Change(FIRST, THIRD)


def test_an_edit_of_a_branch_belongs_to_the_file_that_was_renamed_meanwhile(repository: Repository) -> None:
    repository.commit(FIRST, a=LONG)
    repository.git("checkout", "--quiet", "-b", "side")
    repository.commit(SECOND, a=f"{LONG}more\n")
    repository.git("checkout", "--quiet", "main")
    repository.git("mv", "content/a.md", "content/b.md")
    repository.commit(FIRST)
    repository.git("merge", "--quiet", "--no-ff", "--message=x", "side", when=THIRD)
    assert read(repository.content).of("b.md") == Change(FIRST, THIRD)
