"""Same plan, same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace

from airdate.feeds.ical import render

from .conftest import ROOT, loaded

_PRINT = """
import hashlib
from tests.feeds.conftest import ROOT, rendered
for path, content in rendered(ROOT).items():
    print(path, hashlib.sha256(content).hexdigest())
"""


def test_zone_locale_and_hash_seed_of_the_machine_do_not_matter(demo: dict[str, bytes]) -> None:
    here = {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
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


def test_feeds_say_nothing_of_the_clock() -> None:
    plan = loaded(ROOT)
    assert render(replace(plan, now=plan.now.replace(year=2030))) == render(plan)
