"""Same plan, same bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from repository import Repository

from airdate.feeds.ical import render
from airdate.gate import admit
from airdate.project import Project

from .conftest import ROOT, loaded

_PRINT = """
import hashlib
from tests.feeds.conftest import ROOT, rendered
for path, content in rendered(ROOT).items():
    print(path, hashlib.sha256(content).hexdigest())
"""


#: How machines differ: zone, locale, hash seed, and zone files of their own (here: none that could be read).
MACHINES = [
    {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONTZPATH": ""},
    {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "PYTHONTZPATH": "/nonexistent"},
    {"TZ": "UTC", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "0", "PYTHONTZPATH": str(ROOT / "tests")},
]


@pytest.mark.parametrize("here", MACHINES, ids=lambda here: here["TZ"])
def test_the_machine_does_not_matter(here: dict[str, str], demo: dict[str, bytes]) -> None:
    path = os.pathsep.join(str(ROOT / folder) for folder in ("calendar", "."))
    found = subprocess.run(
        [sys.executable, "-c", _PRINT],
        env=os.environ | here | {"PYTHONPATH": path},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert found.splitlines() == [
        f"{path} {hashlib.sha256(content).hexdigest()}" for path, content in demo.items()
    ]


def test_order_of_files_does_not_matter() -> None:
    """But for the words "linked from", which follow the paths."""
    plan = loaded(ROOT / "tests" / "plans" / "feeds")
    backwards = replace(plan, items=plan.items[::-1])
    assert {a.path: a.content for a in render(backwards)} == {a.path: a.content for a in render(plan)}


def test_within_their_window_feeds_say_nothing_of_the_clock() -> None:
    plan = loaded(ROOT / "tests" / "plans" / "feeds")
    assert render(replace(plan, now=plan.now + timedelta(hours=7))) == render(plan)


def test_a_clone_and_a_copy_have_the_same_feeds(tmp_path: Path) -> None:
    """Stamps come from git, never from the files on this disk."""
    first = tmp_path / "first"
    shutil.copytree(ROOT / "tests" / "plans" / "desk", first)
    made = Repository(first)
    made.commit()
    release = first / "content" / "posts" / "release.md"
    release.write_text(release.read_text().replace("at last", "at long last"))
    made.commit()
    subprocess.run(["git", "clone", "-q", str(first), str(tmp_path / "clone")], check=True)
    shutil.copytree(first, tmp_path / "copy", copy_function=shutil.copyfile)
    one, *others = (_feeds(tmp_path / name) for name in ("first", "clone", "copy"))
    assert b"SEQUENCE:86400\r\n" in one["feeds/all.ics"]
    assert others == [one, one]


def _feeds(root: Path) -> dict[str, bytes]:
    plan = Project(root / "content", root / "calendar").load()
    team = admit(plan, plan.vocabulary.editions["team"])
    return {artifact.path: artifact.content for artifact in render(team)}
