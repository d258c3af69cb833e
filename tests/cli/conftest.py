import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from airdate.cli import main

HERE = Path(__file__).parent

Airdate = Callable[..., Result]


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


def _copy(name: str, to: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = to / name
    shutil.copytree(HERE / "data" / name, root)
    monkeypatch.chdir(root)
    return root


def golden(name: str) -> str:
    """What stands in the golden file, its line ends as they are."""
    return (HERE / "golden" / name).read_bytes().decode()
