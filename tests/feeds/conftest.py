from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from airdate.feeds.ical import render
from airdate.gate import admit
from airdate.plan import Plan

ROOT = Path(__file__).parents[2]
NOW = datetime(2027, 3, 1, tzinfo=UTC)
PLAN_YML = "title: Plan\nurl: https://plan.example/\ntimezone: Europe/Berlin\n"

Feeds = Callable[..., dict[str, bytes]]


def rendered(root: Path, edition: str = "team") -> dict[str, bytes]:
    """The feeds of the plan below ``root``, by path."""
    return {artifact.path: artifact.content for artifact in render(loaded(root, edition))}


def loaded(root: Path, edition: str = "team") -> Plan:
    plan = Plan.load(root / "content", root / "calendar", now=NOW)
    return admit(plan, plan.vocabulary.editions[edition])


@pytest.fixture
def feeds(tmp_path: Path) -> Feeds:
    """Feeds of items given as their front matter, ``title`` and ``status`` filled in."""

    def make(items: dict[str, str], plan: str = PLAN_YML, **calendar: str) -> dict[str, bytes]:
        for name, text in {"plan": plan, **calendar}.items():
            write(tmp_path / "calendar" / f"{name}.yml", text)
        for id, front in items.items():
            rest = [
                line for line in (f"title: {id.capitalize()}", "status: scheduled") if _key(line) not in front
            ]
            write(tmp_path / "content" / f"{id}.md", "\n".join(["---", *rest, front.strip(), "---", ""]))
        return rendered(tmp_path)

    return make


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _key(line: str) -> str:
    return line.partition(" ")[0]


@pytest.fixture(scope="session")
def demo() -> dict[str, bytes]:
    """The feeds of this repository's own plan."""
    return rendered(ROOT)
