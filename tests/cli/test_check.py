"""``airdate check``: every fault at once, with its place, and an honest exit code."""

import json
from pathlib import Path

import pytest
from repository import Repository

from airdate.reading.touched import NotTold, since

from .conftest import Airdate, golden

HINT = "3 can be fixed with --fix --unsafe-fixes.\n"


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("form", ["text", "concise"])
def test_all_faults_of_all_files_are_told_at_once(airdate: Airdate, form: str, update_golden: bool) -> None:
    result = airdate("check", "--format", form)
    if update_golden:
        (Path(__file__).parent / "golden" / f"check-faulty.{form}.txt").write_bytes(result.stdout_bytes)
    assert result.stdout == golden(f"check-faulty.{form}.txt")
    assert result.stderr == f"15 errors, 7 warnings in 8 items\n{HINT}"
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
        "   12 |     status: approved\n"
        "      |             ^\n"
    )
    assert (result.exit_code, airdate(*late, "--strict").exit_code) == (0, 1)


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize(
    ("path", "summary", "code"),
    [
        ("content/late.md", "1 warning in 1 item\n", 0),
        ("content/latin.md", "1 error in 1 item\n", 1),
        ("calendar", "1 error, 2 warnings in 0 items\n", 1),
        (".", f"15 errors, 7 warnings in 8 items\n{HINT}", 1),
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
        "   12 | See [the teaser](../social/teaser.md).\n"
        "      |     ^\n"
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
        "infos": 0,
        "gone": 0,
        "findings": [
            {
                "path": "content/latin.md",
                "line": 3,
                "column": 11,
                "severity": "error",
                "rule": "unreadable-file",
                "code": "FM109",
                "group": "FM",
                "message": "byte 0xe9 is not UTF-8",
                "cure": "save the file as UTF-8",
                "clause": "",
                "fix": None,
            }
        ],
        "waived": [],
        "known": [],
    }


def test_a_control_sequence_in_a_name_does_not_reach_the_terminal(airdate: Airdate, plan: Path) -> None:
    (plan / "content" / "\x1b[31mred.md").write_text("x")
    assert airdate("check").stdout == (
        "content/\\x1b[31mred.md:1:1: error: the file name '\\x1b[31mred.md' holds characters that no "
        "address can (rename it with letters, digits, - and _) [odd-file-name]\n"
    )


def test_git_is_asked_only_by_rules_that_need_it(
    airdate: Airdate, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> str:
        raise AssertionError

    monkeypatch.setattr("airdate.reading.history.command.subprocess", never)
    monkeypatch.setenv("AIRDATE_CACHE_DIR", "off")  # else it is asked whether what is kept still holds
    assert airdate("check", "--select", "FM111").exit_code == 0


def told(airdate: Airdate, *words: str) -> list[str]:
    """The rules that are told, in their order."""
    data = json.loads(airdate("check", "--format", "json", *words).stdout)
    return [finding["rule"] for finding in data["findings"]]


@pytest.mark.usefixtures("faulty")
def test_an_exit_code_of_zero_whatever_is_found(airdate: Airdate) -> None:
    assert airdate("check", "--exit-zero", "--strict").exit_code == 0


@pytest.mark.usefixtures("faulty")
def test_rules_are_chosen_for_one_run(airdate: Airdate) -> None:
    assert told(airdate, "--select", "unknown-key, FM104") == [
        "duplicate-key",
        "unknown-key",
        "unknown-key",
    ]
    assert told(airdate, "--select", "FM104", "--ignore", "duplicate-key") == []
    assert "unknown-key" not in told(airdate, "--ignore", "FM003")
    result = airdate("check", "--select", "unknown-kex")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: Unknown rule 'unknown-kex' (did you mean 'unknown-key'?).\n",
    )


@pytest.mark.usefixtures("plan")
def test_a_profile_for_one_run(airdate: Airdate) -> None:
    assert told(airdate) == []
    assert told(airdate, "--profile", "recommended") != []


@pytest.mark.usefixtures("faulty")
def test_statistics(airdate: Airdate) -> None:
    result = airdate("check", "--statistics", "--select", "missing-key,unknown-channel,unknown-key")
    assert result.stdout == (
        "2  FM004  missing-key      error\n"
        "2  FM003  unknown-key      warning\n"
        "1  FM111  unknown-channel  error    1 with a fix\n"
    )
    counted = json.loads(airdate("check", "--statistics", "--format", "json", "--select", "FM004").stdout)
    assert counted == [{"rule": "missing-key", "code": "FM004", "count": 2, "fixable": 0}]
    assert airdate("check", "--statistics", "--format", "sarif").exit_code == 2


def test_what_is_waived_is_shown_on_demand(airdate: Airdate, plan: Path) -> None:
    post = plan / "content/social/teaser.md"
    waiver = "waive: [{rule: past-but-open, reason: the post waits, by: ana, until: 2027-12-31}]\n"
    post.write_text(post.read_text().replace("type:", f"{waiver}type:", 1))
    late = ("--now", "2027-03-09 10:00", "check")
    assert airdate(*late).stderr == "5 items checked, nothing wrong found; 1 waived\n"
    assert airdate(*late, "--show-waived").stdout == (
        "content/social/teaser.md:13:13: waived: its time (2027-03-09 09:00) has passed, its status is still "
        "'approved' (set it to published, or move, postpone or cancel it) [past-but-open]\n"
        "  by ana: the post waits\n"
    )


@pytest.fixture
def branch(faulty: Path) -> Repository:
    """The faulty plan on a branch of its own, on which one file has changed and one has come."""
    repository = Repository(faulty)
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit({"content/late.md": (faulty / "content/late.md").read_text() + "More.\n"})
    return repository


def test_only_what_changed_on_a_branch(airdate: Airdate, branch: Repository) -> None:
    branch.git("checkout", "--quiet", "main")
    branch.commit({"content/twin.md": "# Later, elsewhere\n"})
    branch.git("checkout", "--quiet", "branch")
    (branch.root / "content" / "new.md").write_text("")
    assert told(airdate, "--changed") == ["past-but-open", "empty-file"]
    assert told(airdate, "--changed", "main") == told(airdate, "--changed")
    assert told(airdate, "--changed", "HEAD") == ["empty-file"]


def test_a_file_under_a_new_name_has_changed(airdate: Airdate, branch: Repository) -> None:
    branch.git("mv", "content/empty.md", "content/still-empty.md")
    assert told(airdate, "--changed", "HEAD", "content/still-empty.md") == ["empty-file"]


@pytest.mark.usefixtures("branch")
def test_an_unknown_base_is_told(airdate: Airdate) -> None:
    result = airdate("check", "--changed", "mian")
    message = "git knows no commit 'mian' (a branch, tag or commit; fetch it first)"
    assert (result.exit_code, result.stderr) == (2, f"Error: --changed: {message}.\n")


def test_no_base_is_an_option_of_git(branch: Repository) -> None:
    with pytest.raises(NotTold, match="git knows no commit '--all'"):
        since(branch.root, "--all")


def test_without_anything_in_common_all_is_to_be_fetched(airdate: Airdate, branch: Repository) -> None:
    branch.git("checkout", "--quiet", "--orphan", "other")
    branch.commit()
    assert "`fetch-depth: 0`" in airdate("check", "--changed").stderr


@pytest.mark.usefixtures("plan")
def test_without_git_nobody_knows_what_changed(airdate: Airdate) -> None:
    result = airdate("check", "--changed")
    assert (result.exit_code, result.stderr) == (2, "Error: --changed: this plan is not in git.\n")


def test_on_github_the_files_of_the_request_come_first(
    airdate: Airdate, branch: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (branch.root / "content" / "late.md").write_text("---\ntype: [\n---\n")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    result = airdate("check", "--format", "github")
    assert result.stdout.startswith("::error file=content/late.md,line=2,col=8,title=yaml-syntax (FM001)::")
    assert (
        result.stderr.splitlines()[0] == "GitHub shows 10 annotations of each level; above: 6 more findings."
    )
    assert (tmp_path / "summary.md").read_text().startswith("## Plan: 16 errors, ")


def test_paths_are_those_of_the_repository(airdate: Airdate, faulty: Path) -> None:
    (faulty.parent / ".git").mkdir()
    found = json.loads(airdate("check", "content/latin.md", "--format", "gitlab").stdout)
    assert found[0]["location"]["path"] == "faulty/content/latin.md"


@pytest.mark.usefixtures("faulty")
def test_machines_get_utf_8_and_no_colours(airdate: Airdate) -> None:
    for form in ("json", "github", "gitlab", "sarif", "junit"):
        assert b"\x1b" not in airdate("check", "--format", form).stdout_bytes
