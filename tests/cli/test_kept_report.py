"""What a check has told is told again as long as nothing can be otherwise, and not a moment longer."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import Result

from airdate import report
from airdate.cli import judging
from airdate.present import Present, noted
from airdate.project import Project

from .conftest import Airdate

ROOT = Path(__file__).parents[2]
AT = ("--now", "2027-03-01T09:00+01:00")

#: The plans of which every moment is tried: with findings of nearly all rules, and the demo.
PLANS = {"troubled": ROOT / "tests" / "plans" / "troubled", "demo": ROOT}


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which runs keep what they can; files are old enough to be trusted."""
    monkeypatch.setenv("AIRDATE_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr("airdate.reading.signature.TICK", -(10**15))
    return tmp_path / "cache"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows whenever the plan is read and its rules are asked."""
    found: list[str] = []
    anew = judging.anew
    monkeypatch.setattr(judging, "anew", lambda *given: found.append("anew") or anew(*given))
    return found


def git(root: Path, *words: str) -> None:
    who = {f"GIT_{who}_{what}": "a" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    subprocess.run(["git", *words], cwd=root, env=os.environ | who, check=True, capture_output=True)


def said(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("form", ["text", "concise", "json", "github", "gitlab", "sarif", "junit"])
@pytest.mark.usefixtures("faulty")
def test_it_says_the_same_again(airdate: Airdate, asked: list[str], form: str) -> None:
    check = (*AT, "check", "--format", form, "--show-waived")
    first, second = said(airdate(*check)), said(airdate(*check))
    assert (first, asked) == (second, ["anew"])


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("words", [["content/late.md"], ["--statistics"], ["--strict"], ["--exit-zero"]])
def test_what_only_chooses_among_the_findings_needs_no_rule(
    airdate: Airdate, asked: list[str], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    airdate(*AT, "check")
    kept = said(airdate(*AT, "check", *words))
    assert asked == ["anew"]
    monkeypatch.setenv("AIRDATE_CACHE_DIR", "off")
    assert kept == said(airdate(*AT, "check", *words))


@pytest.mark.parametrize(
    "words",
    [
        ["--edition", "public"],
        ["--profile", "core"],
        ["--select", "FM"],
        ["--ignore", "FM"],
        ["--no-baseline"],
        ["--feeds"],
        ["--fix"],
    ],
)
@pytest.mark.usefixtures("plan")
def test_other_options_have_another_report(
    airdate: Airdate, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    airdate(*AT, "check")
    found = said(airdate(*AT, "check", *words))
    monkeypatch.setenv("AIRDATE_CACHE_DIR", "off")
    assert found == said(airdate(*AT, "check", *words))


def _content(root: Path) -> None:
    path = root / "content" / "social" / "teaser.md"
    path.write_text(path.read_text().replace("title: ", "title: X", 1))


def _touched(root: Path) -> None:
    os.utime(root / "content" / "social" / "teaser.md")


def _added(root: Path) -> None:
    (root / "content" / "new.md").write_text("---\ntype: [\n---\n")


def _gone(root: Path) -> None:
    (root / "content" / "social" / "teaser.md").unlink()


def _link(root: Path) -> None:
    (root / "content" / "link.md").symlink_to(root / "content" / "social" / "teaser.md")


def _asset(root: Path) -> None:
    (root / "content" / "picture.png").write_bytes(b"another")


def _word(root: Path) -> None:
    (root / "calendar" / "people.yml").write_text("ana: {title: Ana}\n")


def _stranger(root: Path) -> None:
    (root / "calendar" / "chanels.yml").write_text("x: {title: X}\n")


def _baseline(root: Path) -> None:
    (root / "calendar" / "baseline.json").write_text('{"version": 1, "findings": []}')


def _commit(root: Path) -> None:
    git(root, "commit", "--quiet", "--allow-empty", "-mx")


def _graft(root: Path) -> None:
    (root / ".git" / "info" / "grafts").write_text("")


def _replace(root: Path) -> None:
    git(root, "update-ref", "refs/replace/" + "1" * 40, "HEAD")


def _outside(root: Path) -> None:
    (root / "fairs.ics").write_text((root / "fairs.ics").read_text().replace("Fair", "Show"))


def _folder(root: Path) -> None:
    shutil.move(root / "fairs", root / "others")
    (root / "fairs").symlink_to(root / "others")


CHANGES: list[Callable[[Path], None]] = [
    *(_content, _touched, _added, _gone, _link, _asset, _word, _stranger, _baseline),
    *(_commit, _graft, _replace, _outside, _folder),
]
FAIR = """BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\nDTSTAMP:20270101T000000Z
DTSTART;VALUE=DATE:20270401\nSUMMARY:Fair\nEND:VEVENT\nEND:VCALENDAR\n"""


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_it_is_made_anew(
    airdate: Airdate,
    plan: Path,
    asked: list[str],
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
) -> None:
    (plan / "content" / "picture.png").write_bytes(b"one")
    (plan / "fairs").mkdir()
    for path in ("fairs.ics", "fairs/fairs.ics"):
        (plan / path).write_text(FAIR)
    paths = {"a": "fairs.ics", "b": "fairs/fairs.ics"}
    layers = [f"{id}: {{kind: calendar, title: Fairs, path: {path}}}\n" for id, path in paths.items()]
    (plan / "calendar" / "markers.yml").write_text("".join(layers))
    git(plan, "init", "--quiet")
    git(plan, "add", ".")
    git(plan, "commit", "--quiet", "-mx")
    (plan / ".git" / "info").mkdir(exist_ok=True)
    airdate(*AT, "check")
    airdate(*AT, "check")
    assert asked == ["anew"]
    change(plan)
    kept = said(airdate(*AT, "check"))
    assert asked == ["anew", "anew"]
    monkeypatch.setenv("AIRDATE_CACHE_DIR", "off")
    assert kept == said(airdate(*AT, "check"))


@pytest.mark.usefixtures("plan")
def test_another_program_makes_it_anew(
    airdate: Airdate, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    airdate(*AT, "check")
    monkeypatch.setattr("airdate.reading.store.program", lambda: "another")
    airdate(*AT, "check")
    assert asked == ["anew", "anew"]


@pytest.mark.usefixtures("plan")
def test_what_was_just_written_is_not_trusted(
    airdate: Airdate, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("airdate.reading.signature.TICK", 10**15)
    airdate(*AT, "check")
    airdate(*AT, "check")
    assert asked == ["anew", "anew"]


def damages() -> list[Callable[[bytes], bytes]]:
    return [
        lambda data: data[:0],
        lambda data: b"no report" + data[:0],
        lambda data: data[:-20],
        lambda data: data[:40],
        lambda data: data[:8] + b"x" * len(data[8:]),
        lambda data: (len(data)).to_bytes(8, "big") + data[8:],
        lambda data: b"\xff" * 8 + data[8:],
    ]


@pytest.mark.parametrize("damage", damages())
@pytest.mark.usefixtures("faulty")
def test_a_damaged_report_is_no_report(
    airdate: Airdate, asked: list[str], cache: Path, damage: Callable[[bytes], bytes]
) -> None:
    first = said(airdate(*AT, "check"))
    (file,) = cache.glob("*.report")
    file.write_bytes(damage(file.read_bytes()))
    assert (said(airdate(*AT, "check")), asked) == (first, ["anew", "anew"])


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
@pytest.mark.usefixtures("plan")
def test_a_report_that_others_can_write_is_not_read(airdate: Airdate, asked: list[str], cache: Path) -> None:
    airdate(*AT, "check")
    (file,) = cache.glob("*.report")
    assert file.stat().st_mode & 0o777 == 0o600
    file.chmod(0o666)
    airdate(*AT, "check")
    assert asked == ["anew", "anew"]


def run_freely(plan: Path) -> None:
    """Let the clock of the plan go."""
    settings = plan / "calendar" / "plan.yml"
    settings.write_text(settings.read_text().replace("now:", "x:"))


def test_when_a_time_has_come_it_is_made_anew(
    airdate: Airdate, plan: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def at(hour: int, second: int) -> Result:
        now = datetime(2027, 3, 9, hour, second=second, tzinfo=UTC)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", f"{now.timestamp():.0f}")
        return airdate("check")

    run_freely(plan)
    before = said(at(6, 1))
    assert (said(at(6, 59)), asked) == (before, ["anew"])
    assert "its time (2027-03-09 09:00) has passed" in at(8, 0).stdout
    assert asked == ["anew", "anew"]


def test_a_time_that_is_none_is_refused_as_ever(
    airdate: Airdate, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run_freely(plan)
    airdate("check")
    assert airdate("check", "--now", "soon").exit_code == 2
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert airdate("check").exit_code == 2


@pytest.mark.parametrize("name", PLANS)
def test_within_its_span_a_report_is_what_it_would_be_at_any_other_moment(name: str) -> None:
    project = Project.at(PLANS[name])
    assert project
    plan = project.load(tell=print)
    start, second = datetime(2026, 12, 20, tzinfo=UTC), timedelta(seconds=1)
    for n in range(12):
        now = start + n * timedelta(days=11, hours=7, minutes=13, seconds=29)
        present = Present.of(now)
        told = report.of(replace(plan, now=present))
        span = noted(present)
        assert span.since and span.until and span.until - span.since > second
        for other in (now, span.since, span.until - second):
            assert report.of(replace(plan, now=other)) == told
