"""``airdate export``: what leaves, where it goes, and what is refused."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from feeds.reading import events
from projects import item, write

from .conftest import PLAN, ROOT, Export
from .reading import lines, sheet

PYTHON_PATH = os.pathsep.join(str(ROOT / folder) for folder in ("calendar", "plugins"))


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (("--type", "event"), ["open-day"]),
        (("--event", "open-day"), ["teaser.mastodon", "teaser.website", "open-day"]),
        (("--media", "shared"), ["teaser.mastodon"]),
        (("--department", "communications"), ["teaser.mastodon", "teaser.website", "plans"]),
        (("--language", "de"), ["review"]),
        (("--from", "2027-03-04", "--to", "2027-03-08"), ["spring", "letter@2027-03-04", "review"]),
        (("--from", "2027-05"), ["plans"]),
        (("--unscheduled",), ["shelf"]),
        (("--channel", "website"), ["teaser.website", "review", "plans", "shelf"]),
        (("--feed", "quay", "--type", "social"), ["teaser.mastodon", "teaser.website"]),
        (("--edition", "public", "--channel", "website"), ["teaser.website", "review"]),
        (("--type", "press"), []),
    ],
)
def test_filters(export: Export, words: tuple[str, ...], ids: list[str]) -> None:
    result = export("csv", *words)
    assert (result.exit_code, [row["id"] for row in lines(result.stdout_bytes)]) == (0, ids)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("cvs",), "Unknown format 'cvs' (did you mean 'ics'?)."),
        (("csv", "--channel", "mastadon"), "Unknown channel 'mastadon' (did you mean 'mastodon'?)."),
        (
            ("csv", "--format", "csv"),
            "--format selects items; what to write comes first: `airdate export csv`.",
        ),
        (("csv", "--feed", "quai"), "Unknown feed 'quai' (did you mean 'quay'?)."),
        (
            ("csv", "--feed", "titles"),
            "The feed 'titles' tells no more than the title of its entries, and csv ",
        ),
        (("csv", "--edition", "press"), "Unknown edition 'press' (known: public, team)."),
        (("csv", "--edition", "public", "--feed", "quay"), "Unknown feed 'quay' (there is none yet)."),
        (("csv", "--unscheduled", "--to", "2027"), "What is unscheduled has no time"),
        (("json", "--bom"), "--bom is for csv alone."),
        (("csv", "--output", "content"), "'content' is a folder; name a file in it."),
        (
            ("csv", "--output", "calendar/plan.yml"),
            "'calendar/plan.yml' exists already; --force replaces it.",
        ),
    ],
)
def test_a_slip_gets_a_way_out(export: Export, words: tuple[str, ...], message: str) -> None:
    result = export(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: {message}" in result.stderr


def test_a_calendar_holds_series_whole_and_no_ideas(export: Export) -> None:
    result = export("ics", "--channel", "letter", "--channel", "website")
    found = [(event["UID"].partition("@")[0], "RRULE" in event) for event in events(result.stdout_bytes)]
    assert found == [("letter", True), ("letter", False), ("teaser.website", False), ("review", False)]


def test_the_shelf_is_a_calendar_of_tasks(export: Export) -> None:
    words = [line for line in export("ics", "--unscheduled").stdout.splitlines() if line.startswith("BEGIN")]
    assert words == ["BEGIN:VCALENDAR", "BEGIN:VTODO"]


@pytest.mark.parametrize("form", ["ics", "jcal", "jscalendar"])
def test_an_empty_calendar_is_not_written(export: Export, form: str, tmp_path: Path) -> None:
    result = export(form, "--status", "idea", "--output", tmp_path / "plan.ics")
    assert (result.exit_code, [*tmp_path.iterdir()]) == (1, [])
    assert result.stderr == "Nothing of it has a place in a calendar; nothing was written.\n"


def test_the_document_has_the_items_that_are_asked_for(export: Export) -> None:
    found = json.loads(export("json", "--channel", "mastodon").stdout)
    assert [(item["id"], len(item["entries"])) for item in found["items"]] == [("teaser", 2)]
    assert (found["edition"], found["items"][0]["modified"]) == ("team", "2027-02-01T08:00:00Z")


def test_a_file_is_replaced_only_when_asked_for(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    assert export("csv", "--output", file).exit_code == 0
    first = file.read_bytes()
    assert export("csv", "--type", "event", "--output", file).exit_code == 2
    assert file.read_bytes() == first
    result = export("csv", "--type", "event", "--output", file, "--force")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "1 appearance of 1 item in the edition team\n"
    assert [row["id"] for row in lines(file.read_bytes())] == ["open-day"]
    assert [*tmp_path.iterdir()] == [file]


def test_what_is_counted_is_what_is_written(export: Export) -> None:
    told = [export(form, "--type", "newsletter").stderr for form in ("csv", "ics")]
    assert told == [f"{n} of 1 item in the edition team\n" for n in ("4 appearances", "1 appearance")]


def test_a_file_that_cannot_be_read_is_told(
    export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(write(tmp_path, {"broken.md": "---\ntype: [\n---\n", "a.md": item()}))
    assert export("csv").stderr.splitlines() == [
        "1 appearance of 1 item in the edition team",
        "Files that cannot be read are not in it; `airdate check` says which.",
    ]


def test_a_folder_that_is_not_there(export: Export, tmp_path: Path) -> None:
    result = export("csv", "--output", tmp_path / "none" / "plan.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Error: There is no folder '{tmp_path / 'none'}'; make it first.\n"


def test_a_link_is_followed_and_a_device_written_to(export: Export, tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("old")
    (tmp_path / "link.csv").symlink_to("plan.csv")
    assert export("csv", "--force", "--output", tmp_path / "link.csv").exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert lines((tmp_path / "plan.csv").read_bytes())
    assert export("csv", "--output", "/dev/null").exit_code == 0


def run(*words: str, **settings: object) -> "subprocess.CompletedProcess[bytes]":
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH}
    command = [sys.executable, "-m", "airdate", "export", *words]
    return subprocess.run(command, cwd=PLAN, env=env, check=False, stderr=subprocess.PIPE, **settings)  # type: ignore[call-overload, no-any-return]


def test_a_workbook_goes_through_a_pipe_and_not_to_a_terminal() -> None:
    assert sheet(run("xlsx", stdout=subprocess.PIPE).stdout)
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")
    ours, theirs = pty.openpty()
    done = run("xlsx", stdout=theirs)
    os.close(theirs)
    os.close(ours)
    assert (done.returncode, done.stderr) == (
        2,
        b"Error: This is no text for a terminal; name a file with --output FILE, or pipe it on.\n",
    )


def test_a_closed_pipe_is_quiet() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = run("csv", stdout=closed)
    assert (done.returncode, done.stderr) == (141, b"")
