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

from airdate.finding import Fault, Finding, Place, Severity
from airdate.report.formats import FORMATS, writer
from airdate.report.formats import github as github_format
from airdate.report.mending import spans
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
        assert ET.fromstring(told).get("tests") == "0"


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
    case = ET.fromstring(writer("junit")(told))[0][0]
    assert case[0].get("type") == "unknown-key"
    row = github_format.summary(told).split("\n")[4]
    assert row.replace("\\|", "").count("|") == 5 and "<" not in row.replace("\\<", "")


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
    assert ET.fromstring(writer("junit")(told)).get("failures") == "1"
    assert ET.fromstring(writer("junit")(replace(told, strict=True))).get("failures") == "2"


def test_a_fix_of_sarif_does_what_it_says(tmp_path: Path) -> None:
    told = outcome(tmp_path)
    lines = (tmp_path / "content/a.md").read_text().encode("utf-16-le")
    written = []
    for finding in FINDINGS[:2]:
        (span,) = spans(finding, told.lines)
        before = lines.decode("utf-16-le").split("\n")
        assert span.line == span.end_line
        units = before[span.line - 1].encode("utf-16-le")
        new = units[: 2 * span.column - 2] + span.text.encode("utf-16-le") + units[2 * span.end_column - 2 :]
        written.append(new.decode("utf-16-le"))
    assert written == ["title: 🚀🚀 Go", "channel: mastodon"]


def test_a_source_that_is_gone_is_not_quoted(tmp_path: Path) -> None:
    told = outcome(tmp_path, KNOWN, FINDINGS[2])
    (tmp_path / NASTY).unlink()
    assert "\n      | " not in unstyle(writer("text")(told))
    assert spans(FINDINGS[2], told.lines) == ()
