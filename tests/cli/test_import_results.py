"""``airdate import results``: figures of other programs, checked as a whole, written once."""

import subprocess
from pathlib import Path

import pytest
from projects import item, write

from .conftest import HERE, Airdate

PLAN = "title: Plan\ntimezone: Europe/Berlin\nnow: 2027-03-01T09:00+01:00\n"
EXPORTS = """
posts:
  id: Post
  output: Network
  at: Day
  dates: D.M.Y
  source: Tool
  metrics:
    Shown: {metric: impressions, level: output}
    Rate: {metric: rate, level: outtake, unit: percent}
"""
TEA = item(
    published="2027-02-01", status="published", channel="linkedin", kpi="[{metric: impressions, target: 9}]"
)
TWO = """---
type: social
title: "Two"  # kept
status: published
outputs:
  - {channel: linkedin, published: 2027-02-01}
  - {channel: mastodon, id: toot, published: 2027-02-01}
results:
    - {metric: impressions, value: 12, at: 2027-02-10, source: Tool, output: linkedin} # kept, too
notes: kept
---
Text.
"""
TEA_AFTER = """results:
  - {metric: impressions, level: output, value: 1234, at: 2027-02-10, source: Tool}
  - {metric: rate, level: outtake, value: 4.5, at: 2027-02-10, source: Tool}
---
"""
TWO_AFTER = """results:
    - {metric: impressions, value: 1300, at: 2027-02-10, source: Tool, output: linkedin} # kept, too
    - {metric: rate, level: outtake, value: 0.5, at: 2027-02-10, source: Tool, output: linkedin}
    - {metric: impressions, level: output, value: 3, at: 2027-02-11, source: Tool, output: toot}
notes: kept
"""
REST = "source: Tool, output: linkedin} # kept, too"
FILES = HERE / "data" / "exports"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan as the current folder, with an export called posts."""
    channels = "linkedin: LinkedIn\nmastodon: Mastodon\nprint: Print\n"
    files: dict[str, str | bytes] = {"tea.md": TEA, "two.md": TWO}
    write(tmp_path, files, plan=PLAN, channels=channels, results=EXPORTS)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def contents(root: Path) -> dict[str, str]:
    return {path.name: path.read_bytes().decode() for path in sorted((root / "content").iterdir())}


def table(root: Path, text: str, name: str = "a.csv") -> str:
    (root / name).write_bytes(text.encode())
    return name


@pytest.mark.parametrize("name", ["semicolons.csv", "commas.csv", "tabs-utf16.csv"])
def test_every_dialect_says_the_same(airdate: Airdate, folder: Path, name: str) -> None:
    result = airdate("import", "results", FILES / name, "--yes")
    assert (result.exit_code, result.stdout) == (0, "content/tea.md\ncontent/two.md\n")
    after = TWO[TWO.index("results:") : TWO.index("---\nText")]
    wanted = {"tea.md": TEA.replace("---\n", TEA_AFTER).replace(TEA_AFTER, "---\n", 1)}
    assert contents(folder) == {**wanted, "two.md": TWO.replace(after, TWO_AFTER)}


def test_twice_is_as_once(airdate: Airdate, folder: Path) -> None:
    airdate("import", "results", FILES / "commas.csv", "--yes")
    once = contents(folder)
    result = airdate("import", "results", FILES / "semicolons.csv", "--yes")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Nothing changes.\n")
    assert contents(folder) == once


def test_another_value_takes_the_place(airdate: Airdate, folder: Path) -> None:
    first = table(folder, "Post,Network,Day,Shown,Rate\ntea,,1.2.2027,5,\n")
    second = table(folder, "Post,Network,Day,Shown,Rate\ntea,,1.2.2027,7.5,\n", "b.csv")
    airdate("import", "results", first)
    result = airdate("import", "results", second)
    assert result.stderr.splitlines()[1].split() == ["tea", "impressions", "5", "7.5"]
    kept = [line for line in contents(folder)["tea.md"].splitlines() if "value" in line]
    assert kept == ["  - {metric: impressions, level: output, value: 7.5, at: 2027-02-01, source: Tool}"]


@pytest.mark.parametrize("name", ["two.toot", "two-toot"])
def test_links_that_are_out_bear_the_id_from_before_a_rename(
    airdate: Airdate, folder: Path, name: str
) -> None:
    airdate("rename", "two", "pair", "--yes")
    airdate("import", "results", table(folder, f"Post,Network,Day,Shown,Rate\n{name},,1.2.2027,5,\n"))
    kept = [line for line in contents(folder)["two.md"].splitlines() if "value: 5" in line]
    assert kept == [
        "    - {metric: impressions, level: output, value: 5, at: 2027-02-01, source: Tool, output: toot}"
    ]


def test_a_dry_run_shows_the_change_and_writes_nothing(airdate: Airdate, folder: Path) -> None:
    was = contents(folder)
    result = airdate("import", "results", FILES / "commas.csv", "--dry-run")
    assert contents(folder) == was
    changes = [
        line for line in result.stdout.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert changes[0] == "+results:"
    assert changes[3:5] == [
        f"{sign}    - {{metric: impressions, value: {value}, at: 2027-02-10, {REST}"
        for sign, value in (("-", 12), ("+", 1300))
    ]


def test_all_that_is_wrong_is_told_at_once_and_nothing_written(
    airdate: Airdate, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was, name = contents(folder), table(folder, (FILES / "wrong.csv").read_text(), "wrong.csv")
    result = airdate("import", "results", name, "--map", "posts")
    told = [line.partition(" (")[0] for line in result.stderr.splitlines()]
    assert (result.exit_code, told) == (
        2,
        [
            "wrong.csv:2:1: error: 'tee' is no item of this plan",
            "wrong.csv:2:17: error: Shown: '12x' has 'x' beside the number, and no unit is agreed on",
            "wrong.csv:3:6: error: '30.02.2027' is no day as D.M.Y",
            "wrong.csv:3:19: error: Rate: '€5' has '€' beside the number, and the unit '%' is agreed on",
            "wrong.csv:4:6: error: '10.12.2027' is 2027-12-10, which is still to come",
            "wrong.csv:5:5: error: 'two' has no output 'Print'",
            "wrong.csv:7:1: error: this is the second row of 'two.linkedin' on 2027-02-10; "
            "the first is in line 6",
            "wrong.csv:8:1: error: this row has 1 cell, and the header 6",
            "Error: 8 problems. Nothing was written.",
        ],
    )
    assert contents(folder) == was


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--map", "post"], "Unknown export 'post' (did you mean 'posts'?)"),
        (["--map", "posts", "--column", "id=Post"], "Give --map or --column, not both"),
        (["--column", "Shown"], "--column 'Shown' names no column"),
        (["--column", "id=Post"], "--column must name the item"),
        (
            ["--column", "id=Pst", "--column", "n=Shown", "--at", "2027-02-01"],
            "no column 'Pst' (did you mean 'Post'?)",
        ),
        (["--column", "id=Post", "--column", "n=Shown"], "nothing says when these figures were read"),
        (["--column", "id=Post", "--column", "n=Shown", "--at", "2027-02"], "--at '2027-02' is no day"),
        (["--column", "id=Post", "--column", "n=Shown", "--at", "soon"], "--at: 'soon' is not a time"),
        (["--map", "posts", "--dates", "DDMM"], "--dates 'DDMM': write Y-M-D"),
        (
            ["--column", "id=Post", "--column", "value=Shown"],
            "value=COLUMN go together",
        ),
    ],
)
def test_what_cannot_be_meant(airdate: Airdate, folder: Path, words: list[str], message: str) -> None:
    was = contents(folder)
    result = airdate("import", "results", FILES / "commas.csv", *words)
    assert (result.exit_code, contents(folder)) == (2, was)
    assert message in result.stderr


def test_columns_said_on_the_command_line(airdate: Airdate, folder: Path) -> None:
    name = table(folder, "Post,Clicks\ntea,7\n")
    words = ("--column", "id=Post", "--column", "clicks:outtake=Clicks", "--at", "2027-02-01")
    assert airdate("import", "results", name, *words).exit_code == 0
    line = "  - {metric: clicks, level: outtake, value: 7, at: 2027-02-01}"
    assert line in contents(folder)["tea.md"].splitlines()


def test_a_level_that_is_a_slip_is_no_part_of_the_metric(airdate: Airdate, folder: Path) -> None:
    name = table(folder, "Post,Clicks\ntea,7\n")
    result = airdate("import", "results", name, "--column", "id=Post", "--column", "clicks:outtke=Clicks")
    assert (result.exit_code, result.stderr) == (
        2,
        "Error: --column 'clicks:outtke': unknown level 'outtke' (did you mean 'outtake'?).\n",
    )


@pytest.mark.parametrize(("decimal", "value"), [("point", "1234"), ("comma", "1.234")])
def test_the_command_line_says_what_the_comma_is(
    airdate: Airdate, folder: Path, decimal: str, value: str
) -> None:
    name = table(folder, 'Post,Clicks\ntea,"1,234"\n')
    words = ("--column", "id=Post", "--column", "clicks=Clicks", "--at", "2027-02-01", "--decimal", decimal)
    assert airdate("import", "results", name, *words).exit_code == 0
    line = f"  - {{metric: clicks, value: {value}, at: 2027-02-01}}"
    assert line in contents(folder)["tea.md"].splitlines()


def test_rows_that_are_one_figure_each(airdate: Airdate, folder: Path) -> None:
    name = table(folder, "Post,What,How much\ntea,clicks,7\ntea,Saves,1\n")
    words = ("--column", "id=Post", "--column", "metric=What", "--column", "value=How much")
    level = ("--column", "clicks:outtake=Clicks", "--at", "2027-02-01")
    assert airdate("import", "results", name, *words, *level).exit_code == 0
    assert airdate("import", "results", name, *words, "--at", "2027-02-02").exit_code == 0
    kept = [line for line in contents(folder)["tea.md"].splitlines() if "value" in line]
    assert kept == [
        "  - {metric: clicks, level: outtake, value: 7, at: 2027-02-01}",
        "  - {metric: clicks, value: 7, at: 2027-02-02}",
        "  - {metric: Saves, value: 1, at: 2027-02-02}",
    ]


@pytest.mark.parametrize("metric", ["a\u202eb", "a\x07b", "a\ufeff"])
def test_a_metric_that_nobody_can_read_is_refused(airdate: Airdate, folder: Path, metric: str) -> None:
    name = table(folder, f"Post,What,Value\ntea,{metric},7\n")
    words = (
        "--column",
        "id=Post",
        "--column",
        "metric=What",
        "--column",
        "value=Value",
        "--at",
        "2027-02-01",
    )
    result = airdate("import", "results", name, *words)
    assert (result.exit_code, "is no name for what this counts" in result.stderr) == (2, True)
    assert metric not in result.output


def test_an_address_names_an_item(airdate: Airdate, folder: Path) -> None:
    (folder / "content/tea.md").write_text(
        TEA.replace("kpi:", "destination: https://www.example.org/tea/\nkpi:")
    )
    name = table(folder, "Page,Visits\nhttps://example.org/tea?utm_source=x,7\nhttps://example.org/te,1\n")
    words = ("--column", "url=Page", "--column", "visits=Visits", "--at", "2027-02-01")
    assert "'https://example.org/te' is no item" in airdate("import", "results", name, *words).stderr
    result = airdate("import", "results", name, *words, "--known-only")
    assert (result.exit_code, result.stdout) == (0, "content/tea.md\n")
    assert result.stderr.startswith("1 row of other items left out.\n")


def test_an_address_of_several_items_is_none(airdate: Airdate, folder: Path) -> None:
    for path in (folder / "content").iterdir():
        path.write_text(path.read_text().replace("title:", "destination: https://example.org/\ntitle:"))
    name = table(folder, "Page,Visits\nexample.org,7\n")
    result = airdate(
        "import", "results", name, "--column", "url=Page", "--column", "n=Visits", "--at", "2027-02-01"
    )
    assert "a.csv:2:1: error: several items have the address 'example.org' (tea, two)" in result.stderr


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (
            '"1,234"',
            "a.csv:2:16: error: '1,234' may be 1234 or 1.234 (say --decimal point or --decimal comma)",
        ),
        (
            '"1,5"\ntwo,,2.2.2027,1.5',
            "a.csv:3:15: error: '1.5' is written otherwise than the numbers above it",
        ),
        ("12345678901234567", "has more than 15 digits"),
        ('"1,2,3"', "'1,2,3' is no number"),
    ],
)
def test_a_number_is_never_guessed(airdate: Airdate, folder: Path, cells: str, message: str) -> None:
    (folder / "calendar/results.yml").write_text(EXPORTS.replace("    Rate", "    #Rate"))
    name = table(folder, f"Post,Network,Day,Shown\ntea,,10.2.2027,{cells}\n")
    result = airdate("import", "results", name)
    assert result.exit_code == 2
    assert message in result.stderr


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "there is no table in it"),
        (b"\xff\xfe\x00", "neither UTF-8 nor UTF-16"),
        (b"a\0b", "neither UTF-8 nor UTF-16"),
        (b'Post,Network,Day,Shown,Rate\n"tea,1\n', "a quoted cell does not end"),
        (b"Post,Network,Day,Shown,Rate,shown\n", "there are two columns 'Shown'"),
    ],
)
def test_a_file_that_is_no_table(airdate: Airdate, folder: Path, data: bytes, message: str) -> None:
    (folder / "a.csv").write_bytes(data)
    result = airdate("import", "results", "a.csv", "--map", "posts")
    assert result.exit_code == 2
    assert message in result.stderr


def test_files_that_git_could_not_bring_back_are_left_alone(airdate: Airdate, folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    was = contents(folder)
    result = airdate("import", "results", FILES / "commas.csv", "--yes")
    assert (result.exit_code, contents(folder)) == (2, was)
    assert "changes that are not committed" in result.stderr


def test_a_faulty_export_is_told_by_check(airdate: Airdate, folder: Path) -> None:
    text = "posts:\n  dates: soon\n  metrics: {A: {level: much, unit: x, mtric: y}}\n  sorce: z\n"
    (folder / "calendar/results.yml").write_text(text)
    told = airdate("check", "--format", "concise").stdout.splitlines()
    rules = sorted(
        line.rpartition("[")[2].rstrip("]") for line in told if line.startswith("calendar/results.yml")
    )
    assert rules == ["bad-choice", "bad-value", "missing-key", "unknown-key", "unknown-key"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("metric: M\n  metrics: {A: a}", "names one of the columns `metric` and `value`, and not the other"),
        ("metrics: {A: {unit: 1k}}", "`unit`: '1k' could be a part of the number"),
        ("metrics: {A: {unit: '-'}}", "`unit`: '-' could be a part of the number"),
    ],
)
def test_what_an_export_cannot_mean(airdate: Airdate, folder: Path, text: str, message: str) -> None:
    (folder / "calendar/results.yml").write_text(f"posts:\n  id: Post\n  {text}\n")
    result = airdate("import", "results", FILES / "commas.csv")
    assert (result.exit_code, message in result.stderr) == (2, True)


def test_a_large_file_is_read_at_once(airdate: Airdate, folder: Path) -> None:
    rows = [f"other-{n},,10.02.2027,{n},1%" for n in range(10_000)]
    name = table(folder, "\n".join(["Post,Network,Day,Shown,Rate", *rows, "tea,,10.02.2027,5,1%"]))
    result = airdate("import", "results", name, "--known-only")
    assert (result.exit_code, result.stdout) == (0, "content/tea.md\n")
