"""The hook for pre-commit: its manifest, and what its command does with the files it is given."""

import re
from pathlib import Path

import yaml

from airdate.cli import COMMANDS

from .conftest import Airdate

MANIFEST = Path(__file__).parents[2] / ".pre-commit-hooks.yaml"


def test_the_hook(airdate: Airdate, faulty: Path) -> None:
    (hook,) = yaml.safe_load(MANIFEST.read_text())
    program, command = hook["entry"].split()
    assert (hook["id"], hook["language"], program, command in COMMANDS) == (
        "airdate-check",
        "python",
        "airdate",
        True,
    )
    files = sorted(path.relative_to(faulty).as_posix() for path in faulty.rglob("*") if path.is_file())
    changed = next(path for path in files if re.search(hook["files"], path) and path.endswith(".md"))
    told = airdate(command, "--format", "concise", changed).stdout.splitlines()
    assert {line.partition(":")[0] for line in told} <= {changed}
    assert not re.search(hook["files"], "mkdocs.yml")
