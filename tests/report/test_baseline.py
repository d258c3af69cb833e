"""The baseline: an old plan adopts the tool, and only what is new counts."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from projects import item, write

from airdate import report
from airdate.cli import main
from airdate.finding import Fault, Finding, Place, Severity
from airdate.project import Project, ProjectError
from airdate.report import baseline
from airdate.report.baseline import BaselineError, parse, serialize, sift

CORE = "profile: core\n"


def finding(message: str = "no `owner`", line: int = 1, path: str = "content/a.md") -> Finding:
    return Finding(Fault(Place(path, line), "missing-key", message, "add it"), Severity.ERROR)


def test_lines_may_move_days_may_pass_and_files_may_come() -> None:
    known = parse(
        serialize([finding("1 day late (2027-03-01 09:00)"), finding("x", path="content/b.md")]).decode()
    )
    found = [finding("y"), finding("12 days late (2026-11-30 17:30)", 40), finding("x", 3, "content/b.md")]
    assert sift(found, known)[:2] == (found[:1], found[1:])


def test_of_findings_that_are_alike_as_many_are_known_as_there_were() -> None:
    known = parse(serialize([finding(), finding(line=9)]).decode())
    found = [finding(line=line) for line in (2, 5, 8)]
    new, old, left = sift(found, known)
    assert (new, old, left.total()) == (found[2:], found[:2], 0)


def test_what_is_no_more_is_counted() -> None:
    known = parse(serialize([finding(), finding(line=9), finding("gone")]).decode())
    assert sift([finding()], known)[2].total() == 2


def test_the_file_is_sorted_a_line_for_each() -> None:
    found = [finding("ä: b", path="content/b.md"), finding(line=7), finding(line=3)]
    assert serialize(found) == serialize(reversed(found))
    assert serialize(found).decode() == (
        '{"version": 1, "findings": [\n'
        '{"path": "content/a.md", "rule": "missing-key", "message": "no `owner`", "count": 2},\n'
        '{"path": "content/b.md", "rule": "missing-key", "message": "ä: b", "count": 1}\n'
        "]}\n"
    )
    assert parse(serialize([]).decode()) == {}


def test_fingerprints_stay_when_lines_move_and_differ_among_those_alike() -> None:
    before = baseline.fingerprints([finding(line=1), finding(line=2), finding("x")])
    assert len({*before}) == 3
    assert baseline.fingerprints([finding(line=8), finding(line=9), finding("x", 10)]) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no JSON from line 1, column 1 on"),
        ('{"version": 1,\n<<<<<<< HEAD', "no JSON from line 2, column 1 on"),
        ("[" * 100_000, "no JSON that can be read"),
        ("1" * 5_000, "no JSON that can be read"),
        ("[]", "there is no list of `findings` in it"),
        ('{"version": 2, "findings": []}', "its `version` is 2, not 1"),
        ('{"version": 1, "findings": [1]}', "entry 1 is no finding"),
        ('{"version": 1, "findings": [{"path": 1}]}', "entry 1 lacks `path`, `rule` or `message`"),
        (
            '{"version": 1, "findings": [{"path": "a", "rule": "b", "message": "c", "count": true}]}',
            "the `count` of entry 1 is no number from 1 on",
        ),
    ],
)
def test_any_other_file_is_refused_in_a_sentence(text: str, message: str) -> None:
    with pytest.raises(BaselineError) as error:
        parse(text)
    assert str(error.value) == message


@given(
    st.text()
    | st.recursive(
        st.none() | st.integers() | st.text(), lambda s: st.lists(s) | st.dictionaries(st.text(), s)
    ).map(json.dumps)
)
def test_no_text_ends_in_a_traceback(text: str) -> None:
    try:
        parse(text)
    except BaselineError as error:
        assert str(error)


def airdate(root: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["--project", str(root), "--now", "2027-03-01", *words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A plan with two faults."""
    content: dict[str, str | bytes] = {"a.md": item(channel="mastadon", owner="anna")}
    return write(tmp_path, content, channels="mastodon: M\n", people="ana: Ana\n", policy=CORE)


def test_only_what_is_new_fails_in_a_check_and_in_a_build(old: Path) -> None:
    assert airdate(old, "check")[0] == 1
    assert airdate(old, "check", "--baseline") == (
        0,
        "",
        "calendar/baseline.json: 2 findings known from now on.\n",
    )
    assert airdate(old, "check", "--strict") == (0, "", "1 item checked, nothing new found; 2 known\n")
    post = old / "content" / "a.md"
    post.write_text(post.read_text().replace("type:", "pillar: hope\ntype:"))
    (old / "calendar" / "pillars.yml").write_text("faith: Faith\n")
    code, told, summary = airdate(old, "check", "--format", "concise")
    assert (code, told.count("\n"), summary) == (1, 1, "1 error in 1 item; 2 known\n")
    assert airdate(old, "check", "--no-baseline")[2].startswith("3 errors in 1 item\n")
    plan = Project(old / "content", old / "calendar").load("2027-03-01")
    assert [finding.fault.rule for finding in report.findings(plan)] == ["unknown-pillar"]


def test_what_is_cured_makes_the_baseline_shrink(old: Path) -> None:
    airdate(old, "check", "--baseline")
    post = old / "content" / "a.md"
    post.write_text(post.read_text().replace("anna", "ana"))
    shrink = "1 finding in the baseline no longer there: `airdate check --baseline` writes it anew.\n"
    assert airdate(old, "check") == (0, "", f"1 item checked, nothing new found; 1 known\n{shrink}")
    assert (
        airdate(old, "check", "--select", "unknown-channel")[2]
        == "1 item checked, nothing new found; 1 known\n"
    )
    airdate(old, "check", "--baseline")
    assert airdate(old, "check")[2] == "1 item checked, nothing new found; 1 known\n"


def test_what_is_new_is_to_be_mended_before_the_baseline_is_written_anew(old: Path) -> None:
    airdate(old, "check", "--baseline")
    post = old / "content" / "a.md"
    post.write_text(post.read_text().replace("anna", "ana").replace("type:", "pillar: hope\ntype:"))
    (old / "calendar" / "pillars.yml").write_text("faith: Faith\n")
    assert airdate(old, "check")[2].splitlines()[1] == (
        "1 finding in the baseline no longer there; first mend what is new: "
        "`airdate check --baseline` would take it as known, too."
    )


def test_whoever_meets_an_old_plan_is_told_what_helps(old: Path) -> None:
    hint = "Many at once? --statistics counts them by rule, "
    post = (old / "content" / "a.md").read_text()
    for number in range(50):
        (old / "content" / f"a{number}.md").write_text(post)
    assert hint in airdate(old, "check")[2]
    assert hint not in airdate(old, "check", "--format", "concise")[2]
    airdate(old, "check", "--baseline")
    assert hint not in airdate(old, "check")[2]


def test_a_broken_baseline_is_no_traceback(old: Path) -> None:
    (old / "calendar" / "baseline.json").write_text("<<<<<<<")
    message = (
        "calendar/baseline.json: no JSON from line 1, column 1 on "
        "(restore it, or delete it and run `airdate check --baseline`)"
    )
    code, told, error = airdate(old, "check")
    assert (code, told, error.splitlines()[-1]) == (2, "", f"Error: {message}")
    with pytest.raises(ProjectError):
        Project(old / "content", old / "calendar").load()
    assert airdate(old, "check", "--baseline")[0] == 0


def test_a_link_in_its_place_is_not_followed(old: Path, tmp_path: Path) -> None:
    (old / "calendar" / "baseline.json").symlink_to(tmp_path / "elsewhere.json")
    assert airdate(old, "check")[0] == 2
    assert airdate(old, "check", "--baseline")[0] == 3
    assert not (tmp_path / "elsewhere.json").exists()


@pytest.mark.parametrize(
    "words", [("content/a.md",), ("--select", "FM"), ("--changed",), ("--profile", "core")]
)
def test_it_takes_the_whole_plan(old: Path, words: tuple[str, ...]) -> None:
    assert airdate(old, "check", "--baseline", *words)[0] == 2
