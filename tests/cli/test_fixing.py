"""``airdate check --fix``: what is written, what is only shown, and what is said of it."""

import subprocess
from pathlib import Path

import pytest
from repository import Repository

from airdate.editing import lock

from .conftest import Airdate

DRAFT = "---\ntype: social\ntitle: A post\nstatus: Draft\nowner: anna\n---\nText.\n"
FIXED = DRAFT.replace("Draft", "draft")
BOTH = FIXED.replace("anna", "ana")
NOW = ("--now", "2027-03-01T00:00Z", "check")


@pytest.fixture
def post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One post with a safe and an unsafe fix, in a plan that is the current folder."""
    for name in ("content", "calendar"):
        (tmp_path / name).mkdir()
    (tmp_path / "calendar" / "people.yml").write_text("ana: Ana\n")
    (tmp_path / "content" / "a.md").write_text(DRAFT)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "content" / "a.md"


@pytest.mark.usefixtures("post")
def test_the_summary_says_what_can_be_fixed(airdate: Airdate) -> None:
    result = airdate(*NOW)
    assert result.stderr.splitlines()[1:] == ["1 can be fixed with --fix, 1 more with --fix --unsafe-fixes."]


def test_fix_writes_what_is_safe_and_tells_the_rest(airdate: Airdate, post: Path) -> None:
    result = airdate(*NOW, "--fix", "--format", "concise")
    assert post.read_text() == FIXED
    assert result.stdout == (
        "content/a.md:5:8: error: unknown person 'anna' (did you mean 'ana'?) [unknown-person]\n"
    )
    assert result.stderr.splitlines() == [
        "Fixed 1 finding in 1 file.",
        "1 error in 1 item",
        "1 can be fixed with --fix --unsafe-fixes.",
    ]
    assert result.exit_code == 1


def test_unsafe_fixes_are_done_too_and_only_once(airdate: Airdate, post: Path) -> None:
    result = airdate(*NOW, "--fix", "--unsafe-fixes")
    assert (post.read_text(), result.exit_code) == (BOTH, 0)
    again = airdate(*NOW, "--fix", "--unsafe-fixes")
    assert (post.read_text(), again.stderr.splitlines()[0]) == (BOTH, "Fixed 0 findings in 0 files.")


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", [True, False])
def test_diff_shows_what_git_can_apply_and_writes_nothing(
    airdate: Airdate, post: Path, ending: str, end: bool
) -> None:
    text, fixed = (f"{each[: None if end else -1]}" for each in (DRAFT, FIXED))
    post.write_bytes(text.replace("\n", ending).encode())
    Repository(post.parents[1]).commit()
    result = airdate(*NOW, "--diff")
    assert (result.exit_code, result.stderr) == (1, "Would fix 1 finding in 1 file.\n")
    assert post.read_bytes() == text.replace("\n", ending).encode()
    apply = ["git", "-c", "core.autocrlf=false", "apply", "--whitespace=nowarn"]
    subprocess.run(apply, input=result.stdout_bytes, check=True, cwd=post.parents[1])
    assert post.read_bytes() == fixed.replace("\n", ending).encode()
    clean = airdate(*NOW, "--diff")
    assert (clean.exit_code, clean.stdout, clean.stderr) == (0, "", "Would fix 0 findings in 0 files.\n")


@pytest.mark.usefixtures("post")
def test_diff_can_end_well_all_the_same(airdate: Airdate) -> None:
    assert airdate(*NOW, "--diff", "--exit-zero").exit_code == 0


def test_paths_and_rules_limit_what_is_fixed(airdate: Airdate, post: Path) -> None:
    other = post.with_name("b.md")
    other.write_text(DRAFT)
    airdate(*NOW, "--fix", "content/b.md")
    assert (post.read_text(), other.read_text()) == (DRAFT, FIXED)
    airdate(*NOW, "--fix", "--unsafe-fixes", "--ignore", "unknown-person")
    assert (post.read_text(), other.read_text()) == (FIXED, FIXED)


def test_only_changed_files_are_fixed_where_that_is_asked(airdate: Airdate, post: Path) -> None:
    made = Repository(post.parents[1])
    made.commit()
    other = post.with_name("b.md")
    other.write_text(DRAFT)
    airdate(*NOW, "--fix", "--changed", "HEAD")
    assert (post.read_text(), other.read_text()) == (DRAFT, FIXED)


def test_what_the_baseline_knows_stays(airdate: Airdate, post: Path) -> None:
    airdate(*NOW, "--baseline")
    assert airdate(*NOW, "--fix").stderr.splitlines()[0] == "Fixed 0 findings in 0 files."
    assert post.read_text() == DRAFT
    airdate(*NOW, "--fix", "--no-baseline")
    assert post.read_text() == FIXED


def test_what_is_left_alone_is_told(airdate: Airdate, post: Path) -> None:
    text = DRAFT.replace("Draft", "draft\nsummary: We are #1 here").replace("anna", "ana")
    text = text.replace("draft", "scheduled\nchannel: x\npublish: 2027-05-12")
    (post.parents[1] / "calendar" / "channels.yml").write_text("x: X\n")
    post.write_text(text)
    result = airdate(*NOW, "--fix")
    assert post.read_text() == text
    assert result.stderr.splitlines()[:2] == [
        "content/a.md:7:10: not fixed: its wording is approved (--unsafe-fixes does it, "
        "and it goes back to review) [value-trap]",
        "Fixed 0 findings in 0 files.",
    ]
    airdate(*NOW, "--fix", "--unsafe-fixes")
    assert post.read_text() == text.replace("scheduled", "review").replace(
        "We are #1 here", '"We are #1 here"'
    )


def test_another_command_that_writes_just_now_is_told_with_3(airdate: Airdate, post: Path) -> None:
    with lock.held(post.parents[1]):
        result = airdate(*NOW, "--fix")
    assert (result.exit_code, post.read_text()) == (3, DRAFT)


@pytest.mark.usefixtures("post")
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff."),
        (["--fix", "--baseline"], "--baseline goes without --fix and --diff."),
    ],
)
def test_options_that_make_no_sense(words: list[str], message: str, airdate: Airdate) -> None:
    result = airdate(*NOW, *words)
    assert (result.exit_code, message in result.stderr) == (2, True)
