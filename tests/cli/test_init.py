"""``airdate init``: a plan without findings, on any day and in any zone."""

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airdate import report, scaffold
from airdate.plan import Plan
from airdate.timespan import parse_zone

from .conftest import Airdate

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe"]


def test_a_fresh_plan_is_clean(airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = airdate("init", "plan", "--timezone", "Europe/Berlin", "--title", "Ours: a plan")
    written = sorted(
        str(path.relative_to(tmp_path)) for path in Path("plan").resolve().rglob("*") if path.is_file()
    )
    assert (result.exit_code, sorted(result.stdout.splitlines())) == (0, written)
    checked = airdate("--project", "plan", "check", "--strict", "--edition", "public")
    assert (checked.stdout, checked.stderr) == ("", "9 items checked, nothing wrong found\n")
    assert "error" not in airdate("--project", "plan", "doctor").stdout.split()


@given(st.datetimes(), st.sampled_from(ZONES))
@settings(max_examples=25, deadline=None)
def test_it_is_clean_on_any_day(tmp_path_factory: pytest.TempPathFactory, now: datetime, zone: str) -> None:
    now = now.replace(year=1971 + now.year % 225, tzinfo=parse_zone(zone))
    root = tmp_path_factory.mktemp("plan")
    scaffold.write_all(root, scaffold.first_files(now, parse_zone(zone), "Plan"))
    plan = Plan.load(root / "content", root / "calendar", now=now)
    ages = "stale-channel-facts"  # what Airdate itself knows grows old, whatever the plan says
    assert ([f for f in report.findings(plan) if f.fault.rule != ages], len(plan.items)) == ([], 9)


@pytest.mark.parametrize("zone", ZONES)
def test_it_stays_clean_in_the_zone_that_is_set_next(airdate: Airdate, tmp_path: Path, zone: str) -> None:
    airdate("init", str(tmp_path))
    settings = tmp_path / "calendar" / "plan.yml"
    settings.write_text(settings.read_text().replace("timezone: UTC", f"timezone: {zone}"))
    assert airdate("--project", str(tmp_path), "check", "--strict").stdout == ""


def test_nothing_is_overwritten(airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mkdocs.yml").write_text("mine\n")
    result = airdate("init")
    assert (result.exit_code, result.stdout, result.stderr) == (
        2,
        "",
        "Error: Nothing was written, for these files exist already:\n  mkdocs.yml\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == ["mkdocs.yml"]


def test_an_ignore_file_of_ones_own_stays(
    airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".gitignore").write_text("mine\n")
    assert airdate("init").exit_code == 0
    assert Path(".gitignore").read_text() == "mine\n"


def test_an_unknown_zone_is_refused(airdate: Airdate, tmp_path: Path) -> None:
    result = airdate("init", tmp_path / "plan", "--timezone", "Europe/Berln")
    assert (result.exit_code, (tmp_path / "plan").exists()) == (2, False)


def test_a_failure_halfway_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"File exists|Not a directory"):
        scaffold.write_all(tmp_path, {"a.md": b"a", "b.md": b"b", "a.md/c.md": b"c"})
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
