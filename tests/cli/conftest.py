import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.revision.plans import project

from airdate.cli import main

HERE = Path(__file__).parent

Airdate = Callable[..., Result]

GIT = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SOURCE_DATE_EPOCH", "NO_COLOR", "AIRDATE_DEBUG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def airdate() -> Airdate:
    """One command line in the current folder."""
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words], prog_name="airdate")


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small plan, which is the current folder."""
    return _copy("plan", tmp_path, monkeypatch)


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of a plan in which nearly everything is wrong."""
    return _copy("faulty", tmp_path, monkeypatch)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small plan of the edits, committed, as the current folder."""
    root = tmp_path / "plan"
    project(root)
    plan_yml = root / "calendar/plan.yml"
    plan_yml.write_text(plan_yml.read_text() + "now: 2027-03-01T09:00+01:00\n")
    monkeypatch.chdir(root)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "plan")
    return root


def _copy(name: str, to: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = to / name
    shutil.copytree(HERE / "data" / name, root)
    monkeypatch.chdir(root)
    return root


def git(*words: str) -> str:
    return subprocess.run((*GIT, *words), check=True, capture_output=True, text=True).stdout


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def golden(name: str) -> str:
    """What stands in the golden file, its line ends as they are."""
    return (HERE / "golden" / name).read_bytes().decode()
