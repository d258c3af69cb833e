"""Each format says the same in its reader's words, and nothing in a plan breaks out of it."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click import unstyle
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from airdate.finding import Assign, Fault, Finding, Fix, Place, Rename, Replace, Severity
from airdate.report.formats import FORMATS, writer
from airdate.report.formats import github as github_format
from airdate.report.mending import Span, span
from airdate.report.outcome import Outcome, severest_first, worst_first

from .outcomes import FINDINGS, KNOWN, NASTY, outcome

GOLDEN = Path(__file__).parent / "golden"
OASIS = Path(__file__).parents[2] / "build" / "readers" / "sarif-schema-2.1.0.json"
SITE = "https://plan.example/"


@cache
def oasis() -> Draft4Validator:
    """The schema, as OASIS publishes it."""
    if not OASIS.is_file():
        pytest.skip("the schema of SARIF is not installed: run tests/feeds/install_readers.sh")
    return Draft4Validator(json.loads(OASIS.read_text()))


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_written_is_what_was_read_and_agreed(name: str, tmp_path: Path, update_golden: bool) -> None:
    told = unstyle(writer(name)(outcome(tmp_path, prefix="plan/", site=SITE)))
    if name == "sarif":
        told = _without_manuals(told)
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.write_text(told)
    assert told == golden.read_text()


def _without_manuals(told: str) -> str:
    log = json.loads(told)
    driver = log["runs"][0]["tool"]["driver"]
    del driver["version"]
    for rule in driver["rules"]:
        assert {*rule["help"]} == {"text", "markdown"}
        del rule["help"]
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def test_the_summary_of_a_job(tmp_path: Path, update_golden: bool) -> None:
    told = github_format.summary(outcome(tmp_path, prefix="plan/"))
    golden = GOLDEN / "summary.md"
    if update_golden:
        golden.write_text(told)
    assert told == golden.read_text()


@pytest.mark.parametrize("name", FORMATS)
def test_a_clean_plan_is_a_whole_document_too(name: str, tmp_path: Path) -> None:
    clean = replace(outcome(tmp_path), findings=(), waived=(), known=(), files=())
    told = writer(name)(clean)
    assert told == writer(name)(clean)
    if name in ("json", "gitlab", "sarif"):
        json.loads(told)
    if name == "sarif":
        oasis().validate(json.loads(told))
    if name == "junit":
        assert _xml(told).get("tests") == "0"


def test_sarif_is_valid_by_the_schema_of_oasis(tmp_path: Path) -> None:
    for site in ("", SITE):
        oasis().validate(json.loads(writer("sarif")(outcome(tmp_path, site=site))))


NASTY_TEXT = st.text(
    st.one_of(st.sampled_from("%:,\r\n|<>&\"'`\\]\x00\x0b\x1b\u202e\ud800\ufffe🚀é"), st.characters())
)


@given(NASTY_TEXT, NASTY_TEXT, st.integers(1, 9), st.integers(1, 99))
def test_no_text_breaks_out_of_its_format(path: str, message: str, line: int, column: int) -> None:
    fault = Fault(Place(f"content/{path}", line, column), "unknown-key", message, "x")
    told = replace(EMPTY, findings=(Finding(fault, Severity.ERROR),), files=(fault.place.path,))
    commands = writer("github")(told)
    assert commands.count("\n") == 1 and "\r" not in commands
    head, _, said = commands[2:-1].partition("::")
    properties = dict(part.split("=", 1) for part in head.removeprefix("error ").split(","))
    assert {*properties} == {"file", "line", "col", "title"}
    assert _unescaped(properties["file"]) == fault.place.path
    assert _unescaped(said) == f"{message} (x)"
    assert json.loads(writer("gitlab")(told))[0]["location"]["path"] == fault.place.path
    result = json.loads(writer("sarif")(told))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii() and " " not in uri
    case = _xml(writer("junit")(told))[0][0]
    assert case[0].get("type") == "unknown-key"
    row = github_format.summary(told).split("\n")[4]
    assert row.replace("\\|", "").count("|") == 5 and "<" not in row.replace("\\<", "")


def _xml(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - written by us


EMPTY = Outcome(root=Path("nowhere"))


def _unescaped(text: str) -> str:
    for sign, code in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(code, sign)
    return text


def test_github_shows_ten_of_a_level(tmp_path: Path) -> None:
    one = FINDINGS[0]
    many = [replace(one, fault=replace(one.fault, place=Place("content/a.md", n + 1))) for n in range(12)]
    assert github_format.hidden(outcome(tmp_path, *many, FINDINGS[1])) == 2


def test_a_summary_stays_below_a_megabyte(tmp_path: Path) -> None:
    told = github_format.summary(outcome(tmp_path, *FINDINGS * 400))
    assert told.count("\n|") == github_format.ROWS + 2
    assert told.endswith("700 more findings: see the log.\n\n")


def test_the_worst_files_come_first_and_of_these_the_changed() -> None:
    info, error, warning = FINDINGS
    other = Finding(Fault(Place("content/z.md"), "unknown-key", "x"), Severity.ERROR)
    found = [info, error, warning, other]
    assert worst_first(found) == [info, error, other, warning]
    assert worst_first(found, {"content/z.md"}) == [other, info, error, warning]
    assert severest_first(found, {"content/z.md"}) == [other, error, warning, info]


def test_only_what_fails_the_run_fails_a_test_of_junit(tmp_path: Path) -> None:
    told = outcome(tmp_path)
    assert _xml(writer("junit")(told)).get("failures") == "1"
    assert _xml(writer("junit")(replace(told, strict=True))).get("failures") == "2"


def test_a_fix_of_sarif_does_what_it_says(tmp_path: Path) -> None:
    told = outcome(tmp_path)
    text = (tmp_path / "content/a.md").read_text()
    renamed = Fix("call it `audience`", (Rename("channel", "audience"),))
    removed = Fix(
        "take it out", (Assign("title", None), Replace(Place("content/a.md", 2, 7), "social", "ad"))
    )
    more = [replace(KNOWN, fault=replace(KNOWN.fault, fix=fix)) for fix in (renamed, removed)]
    assert [_applied(text, span(finding, text)) for finding in (*FINDINGS[:2], *more)] == [
        text.replace("Start", "Go"),
        text.replace("mastadon", "mastodon"),
        text.replace("channel", "audience"),
        text.replace("social", "ad").replace("title: 🚀🚀 Start\n", ""),
    ]
    assert span(FINDINGS[1], text.replace("---", "===")) is None
    assert span(FINDINGS[2], text) is None
    assert told.lines.units(Place("content/a.md", 3, 10)) == 12


def _applied(text: str, made: Span | None) -> str:
    """What a reader of SARIF makes of the text: lines and columns count UTF-16."""
    assert made
    lines = [line.encode("utf-16-le") for line in text.split("\n")]
    before = b"\n\0".join([*lines[: made.line - 1], lines[made.line - 1][: 2 * made.column - 2]])
    behind = b"\n\0".join([lines[made.end_line - 1][2 * made.end_column - 2 :], *lines[made.end_line :]])
    return (before + made.text.encode("utf-16-le") + behind).decode("utf-16-le")


def test_a_source_that_is_gone_is_not_quoted(tmp_path: Path) -> None:
    told = outcome(tmp_path, KNOWN, FINDINGS[2])
    (tmp_path / NASTY).unlink()
    assert "\n      | " not in unstyle(writer("text")(told))
