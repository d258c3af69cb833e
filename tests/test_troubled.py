"""A plan with nearly everything wrong at once: all of it is told, each at its place."""

import shutil
from pathlib import Path

from checks.test_rules import findings
from click.testing import CliRunner

from airdate.cli import main

HERE = Path(__file__).parent / "plans" / "troubled"


def test_every_finding_of_every_file_is_told_at_once(tmp_path: Path, update_golden: bool) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    found = findings(tmp_path, "unknown-rule")
    if update_golden:
        (HERE / "expected.txt").write_text(found)
    assert found == (HERE / "expected.txt").read_text()


def test_an_editor_reads_them_with_the_lines_they_are_about(tmp_path: Path, update_golden: bool) -> None:
    shutil.copytree(HERE, tmp_path, dirs_exist_ok=True)
    words = ["--project", str(tmp_path), "--now", "2027-03-01", "check"]
    done = CliRunner().invoke(main, words)
    told = f"{done.stdout}\n{done.stderr}"
    golden = HERE / "expected.text.txt"
    if update_golden:
        golden.write_text(told)
    assert told == golden.read_text()
    counted = CliRunner().invoke(main, [*words, "--statistics"]).stdout
    assert counted.count("\n") >= 40  # rules
