"""``airdate stage``: all or nothing, and only what the edition shows."""

from pathlib import Path

from .conftest import Airdate


def test_an_edition_in_a_folder(airdate: Airdate, plan: Path) -> None:
    result = airdate("stage", "build")
    pages = {path.parent.name for path in (plan / "build/docs").rglob("index.md")}
    assert (result.exit_code, result.stdout) == (0, "")
    assert "keynote" in pages
    assert pages.isdisjoint({"teaser", "launch", "film"})


def test_errors_stop_it(airdate: Airdate, faulty: Path) -> None:
    result = airdate("stage", "build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == "15 errors, 7 warnings in 5 items; nothing was written."
    assert not (faulty / "build").exists()


def test_a_foreign_folder_is_refused(airdate: Airdate, plan: Path) -> None:
    (plan / "build").mkdir()
    (plan / "build/thesis.txt").write_text("mine")
    result = airdate("stage", "build")
    assert (result.exit_code, [path.name for path in (plan / "build").iterdir()]) == (2, ["thesis.txt"])


def test_an_unknown_edition(airdate: Airdate, plan: Path) -> None:
    result = airdate("stage", "build", "--edition", "tem")
    assert (result.exit_code, result.stderr) == (2, "Error: Unknown edition 'tem' (did you mean 'team'?).\n")
    assert not (plan / "build").exists()


def test_what_is_left_out_of_code_is_told(airdate: Airdate, plan: Path) -> None:
    code = "# Notes\n\n<mark>New</mark>\n\n    <iframe>\n    <form>\n"
    (plan / "content/notes.md").write_text(code)
    result = airdate("stage", "build", "--edition", "team")
    assert result.stderr.splitlines()[0].startswith(
        "content/notes.md:5:5: info: '<iframe>', and 1 more, is left out"
    )
    assert "<iframe>" not in (plan / "build/docs/notes/index.md").read_text()
