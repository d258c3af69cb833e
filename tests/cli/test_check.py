"""``airdate check``: every fault at once, with its place, and an honest exit code."""

import json
from pathlib import Path

import pytest

from .conftest import Airdate, golden


@pytest.mark.usefixtures("faulty")
def test_all_faults_of_all_files_are_told_at_once(airdate: Airdate) -> None:
    result = airdate("check")
    assert result.stdout == golden("check-faulty.txt")
    assert result.stderr == "15 errors, 7 warnings in 8 items\n"
    assert result.exit_code == 1


@pytest.mark.usefixtures("plan")
def test_a_clean_plan_says_so(airdate: Airdate) -> None:
    result = airdate("check", "--strict")
    assert (result.exit_code, result.stdout, result.stderr) == (
        0,
        "",
        "5 items checked, nothing wrong found\n",
    )


@pytest.mark.usefixtures("plan")
def test_only_strictness_lets_a_warning_fail(airdate: Airdate) -> None:
    late = ("--now", "2027-03-09 10:00", "check")
    result = airdate(*late)
    assert result.stdout == (
        "content/social/teaser.md:12:13: warning: its time (2027-03-09 09:00) has passed, its status is "
        "still 'approved' (set it to published, or move, postpone or cancel it) [past-but-open]\n"
    )
    assert (result.exit_code, airdate(*late, "--strict").exit_code) == (0, 1)


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("path", "summary", "code"),
    [
        ("content/late.md", "1 warning in 1 item\n", 0),
        ("content/latin.md", "1 error in 1 item\n", 1),
        ("calendar", "1 error, 2 warnings in 0 items\n", 1),
        (".", "15 errors, 7 warnings in 8 items\n", 1),
    ],
)
def test_paths_limit_what_is_told_and_judged(airdate: Airdate, path: str, summary: str, code: int) -> None:
    result = airdate("check", path)
    assert (result.stderr, result.exit_code) == (summary, code)


def test_a_path_may_be_typed_from_below_the_project(
    airdate: Airdate, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(faulty / "content")
    assert airdate("check", "late.md").stdout == airdate("check", "content/late.md").stdout != ""


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("content/nothing.md", "Error: There is no file or folder 'content/nothing.md'.\n"),
        ("/", None),
        ("/dev/null", "Error: '/dev/null' lies neither in content/ nor in calendar/ of this plan.\n"),
    ],
)
def test_a_path_outside_the_plan_is_refused(airdate: Airdate, path: str, message: str | None) -> None:
    result = airdate("check", path)
    assert (result.stderr, result.exit_code) == (message, 2) if message else result.exit_code == 0


def test_an_edition_tells_of_links_to_what_it_hides(airdate: Airdate, plan: Path) -> None:
    (plan / "content/events/keynote.md").open("a").write("See [the teaser](../social/teaser.md).\n")
    result = airdate("check", "--edition", "public")
    assert result.stdout == (
        "content/events/keynote.md:12:5: warning: this link leads to something that the edition hides; it is "
        "left out, with its words (publish what it leads to, or take the link out) [hidden-link]\n"
    )


@pytest.mark.usefixtures("plan")
def test_an_unknown_edition_gets_the_nearest(airdate: Airdate) -> None:
    result = airdate("check", "--edition", "pubic")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: Unknown edition 'pubic' (did you mean 'public'?).\n",
    )


@pytest.mark.usefixtures("faulty")
def test_json_says_the_same_for_machines(airdate: Airdate) -> None:
    data = json.loads(airdate("check", "content/latin.md", "--format", "json").stdout)
    assert data == {
        "items": 1,
        "errors": 1,
        "warnings": 0,
        "findings": [
            {
                "path": "content/latin.md",
                "line": 3,
                "column": 11,
                "severity": "error",
                "rule": "unreadable-file",
                "message": "byte 0xe9 is not UTF-8",
                "cure": "save the file as UTF-8",
            }
        ],
    }


def test_a_control_sequence_in_a_name_does_not_reach_the_terminal(airdate: Airdate, plan: Path) -> None:
    (plan / "content" / "\x1b[31mred.md").write_text("x")
    assert airdate("check").stdout == (
        "content/\\x1b[31mred.md:1:1: error: the file name '\\x1b[31mred.md' holds characters that no "
        "address can (rename it with letters, digits, - and _) [odd-file-name]\n"
    )


def test_git_is_not_asked(airdate: Airdate, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("airdate.reading.history.command.subprocess", never)
    assert airdate("check").exit_code == 0
