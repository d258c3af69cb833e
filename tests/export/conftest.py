from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from airdate.cli import main
from airdate.gate import admit
from airdate.plan import Plan

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLAN = ROOT / "tests/plans/exports"
NOW = datetime.fromisoformat("2027-03-10T09:00+01:00")

Export = Callable[..., Result]


def loaded(root: Path = PLAN, edition: str = "team") -> Plan:
    """What an edition shows of the plan below the root."""
    plan = Plan.load(root / "content", root / "calendar", now=NOW)
    return admit(plan, plan.vocabulary.editions[edition])


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch) -> Export:
    """One command line of ``airdate export`` in the small plan."""
    monkeypatch.chdir(PLAN)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    words = ["export"]
    return lambda *more: CliRunner().invoke(main, [*words, *map(str, more)], prog_name="airdate")
