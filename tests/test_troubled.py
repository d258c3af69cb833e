"""A plan with nearly everything wrong at once: all of it is told, each at its place."""

import shutil
from pathlib import Path

from checks.test_rules import findings

HERE = Path(__file__).parent / "plans" / "troubled"


def test_every_finding_of_every_file_is_told_at_once(tmp_path: Path, update_golden: bool) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    found = findings(tmp_path, "")
    if update_golden:
        (HERE / "expected.txt").write_text(found)
    assert found == (HERE / "expected.txt").read_text()
