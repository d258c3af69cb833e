"""Same plan, same bytes, whatever the machine's zone, locale and hash seed."""

import os
import subprocess
import sys

import pytest

from airdate.cli.export import FORMATS
from airdate.export import news

from .conftest import PLAN, ROOT, loaded

_ELSEWHERE = (
    {"TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "7"},
    {"TZ": "America/New_York", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "11"},
)
_EVERYTHING = """
import hashlib, sys
from click.testing import CliRunner
from airdate.cli import main
for form in sys.argv[1:]:
    result = CliRunner().invoke(main, ["export", form], prog_name="airdate")
    print(form, result.exit_code, hashlib.sha256(result.stdout_bytes).hexdigest())
"""


def test_zone_locale_and_hash_seed_do_not_matter() -> None:
    path = os.pathsep.join(str(ROOT / folder) for folder in ("calendar", "plugins"))
    first, second = (
        subprocess.run(
            [sys.executable, "-c", _EVERYTHING, *FORMATS],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": path} | here,
            cwd=PLAN,
            check=True,
            capture_output=True,
        ).stdout
        for here in _ELSEWHERE
    )
    assert first == second
    assert [line.split()[:2] for line in first.decode().splitlines()] == [
        [form, "1" if form == "codeowners" else "0"]  # nobody in that plan has an account
        for form in FORMATS
    ]


@pytest.mark.parametrize("edition", ["team", "public"])
def test_news_of_two_runs_is_the_same(edition: str) -> None:
    assert news.render(loaded(edition=edition)) == news.render(loaded(edition=edition))
