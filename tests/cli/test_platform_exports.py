"""Exports as platforms and spreadsheets give them: read right, or refused; never wrong without a word."""

from pathlib import Path

import pytest
from projects import item, write

from .conftest import HERE, Airdate

FILES = HERE / "data" / "platforms"
PLAN = "title: Plan\ntimezone: Europe/Berlin\nnow: 2027-03-01T09:00+01:00\n"
TWO = """---
type: social
title: Two
status: published
url: https://facebook.com/tea/posts/pfbid03
outputs:
  - {channel: linkedin, published: 2027-02-01}
  - {channel: mastodon, id: toot, published: 2027-02-01}
---
"""
ADDRESSES = {
    "meta": "https://www.facebook.com/tea/posts/pfbid02",
    "x": "https://x.com/tea/status/1",
}

#: What is said beside the file, if anything.
WORDS = {
    "analytics": ("--at", "2027-02-28", "--known-only"),
    "analytics-total": ("--at", "2027-02-28", "--known-only"),
    "meta": ("--at", "2027-02-28"),
    "excel-ansi": ("--at", "2027-02-28"),
    "x": ("--known-only",),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with two items, as the current folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", sorted(path.stem for path in FILES.glob("*.csv")))
def test_an_export(airdate: Airdate, folder: Path, name: str, update_golden: bool) -> None:
    url = ADDRESSES.get(name, "https://www.example.org/tea/")
    tea = item(published="2027-02-01", status="published", channel="linkedin", url=url)
    files: dict[str, str | bytes] = {"tea.md": tea, "two.md": TWO}
    channels, exports = "linkedin: LinkedIn\nmastodon: Mastodon\n", (FILES / "exports.yml").read_text("utf-8")
    write(folder, files, plan=PLAN, channels=channels, results=exports)
    (folder / f"{name}.csv").write_bytes((FILES / f"{name}.csv").read_bytes())
    words = ("import", "results", f"{name}.csv", "--map", name, *WORDS.get(name, ()))
    told = airdate(*words, "--yes")
    lines = [line for line in told.stderr.splitlines() if " error: " in line or "left out" in line]
    for path in ("tea.md", "two.md"):
        text = (folder / "content" / path).read_text()
        lines += [f"{path}: {line.strip(' -')}" for line in text.splitlines() if "value:" in line]
    if update_golden:
        (FILES / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == (FILES / f"{name}.txt").read_text("utf-8").splitlines()
    if told.exit_code == 0:
        assert airdate(*words).stderr.endswith("Nothing changes.\n")
