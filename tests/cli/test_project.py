"""Where the plan is, and what time it is."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from airdate.project import Project, ProjectError, present
from airdate.vocabulary import Settings

CLOCK = datetime(2027, 1, 1, tzinfo=UTC)
STILL = datetime(2027, 2, 1, tzinfo=UTC)
BERLIN = Settings(timezone="Europe/Berlin")


@pytest.mark.parametrize(
    ("asked", "settings", "epoch", "moment"),
    [
        ("2027-05-12T09:00+01:00", Settings(now=STILL), "0", datetime(2027, 5, 12, 8, tzinfo=UTC)),
        ("2027-05-12 09:00", BERLIN, "", datetime(2027, 5, 12, 9, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("2027-05-12", BERLIN, "", datetime(2027, 5, 11, 22, tzinfo=UTC)),
        ("", Settings(now=STILL), "0", STILL),
        ("", BERLIN, "86400", datetime(1970, 1, 2, tzinfo=UTC)),
        ("", BERLIN, "", CLOCK),
    ],
)
def test_the_present(asked: str, settings: Settings, epoch: str, moment: datetime) -> None:
    assert present(asked, settings, {"SOURCE_DATE_EPOCH": epoch}, lambda: CLOCK) == moment


@pytest.mark.parametrize(
    ("asked", "epoch"), [("soon", ""), ("2027", ""), ("2027-05-12 09:00", ""), ("", "x"), ("", "9" * 30)]
)
def test_what_is_no_moment(asked: str, epoch: str) -> None:
    with pytest.raises(ProjectError):
        present(asked, Settings(), {"SOURCE_DATE_EPOCH": epoch}, lambda: CLOCK)


def test_the_nearest_project(plan: Path) -> None:
    assert Project.nearest(plan / "content" / "social") == Project(plan / "content", plan / "calendar")


def test_a_half_project_is_none(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    assert Project.nearest(tmp_path) is None


def test_the_clock_of_the_plan_stands_still(plan: Path) -> None:
    project = Project.at(plan)
    assert project
    assert project.load().now == datetime(2027, 3, 1, 8, tzinfo=UTC)
