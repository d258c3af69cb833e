"""How the command line begins and ends, whatever happens in between."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from airdate.cli import COMMANDS

from .conftest import Airdate, golden

PYTHON_PATH = os.pathsep.join(sys.path)


def run(*words: str, cwd: Path, **environ: str) -> "subprocess.CompletedProcess[bytes]":
    """The real thing, as a process of its own."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH, **environ}
    command = [sys.executable, "-m", "airdate", *words]
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False)


def test_the_overview(airdate: Airdate) -> None:
    told = airdate("--help").stdout.partition("Commands:\n")[2].splitlines()
    assert [line.split(maxsplit=1) for line in told] == [[name, line] for name, (_, line) in COMMANDS.items()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(airdate: Airdate, name: str) -> None:
    result = airdate(name, "--help")
    assert (result.exit_code, result.stdout.splitlines()[0][: 15 + len(name)]) == (
        0,
        f"Usage: airdate {name}",
    )


def test_version(airdate: Airdate) -> None:
    from airdate import __version__

    assert airdate("--version").stdout == f"airdate {__version__}\n"


def test_no_project(airdate: Airdate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = airdate("check")
    start = "both content/ and calendar/. Start a plan with `airdate init`.\n"
    assert (result.exit_code, result.stderr) == (
        2,
        f"Error: Neither this folder nor one above it has {start}",
    )
    assert airdate("check", "--project", ".").stderr == f"Error: '.' does not have {start}"


def test_the_project_may_be_named_before_or_after(
    airdate: Airdate, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    assert (
        airdate("--project", plan, "list").stdout
        == airdate("list", "--project", plan).stdout
        == golden("list.txt")
    )


def test_an_unknown_command_gets_the_nearest(airdate: Airdate) -> None:
    result = airdate("chek")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        2,
        "Error: No command 'chek' (did you mean 'check'?).",
    )


@pytest.mark.usefixtures("plan")
@pytest.mark.parametrize(
    ("trouble", "code", "message"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), 3, "Error: no space left on device\n"),
        (PermissionError(errno.EACCES, "Permission denied", "x.md"), 3, "Error: x.md: permission denied\n"),
        (KeyboardInterrupt(), 130, "\nStopped.\n"),
        (BrokenPipeError(), 141, ""),
    ],
)
def test_troubles_end_in_a_code(
    airdate: Airdate, monkeypatch: pytest.MonkeyPatch, trouble: BaseException, code: int, message: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise trouble

    monkeypatch.setattr("airdate.plan.Plan.load", fail)
    result = airdate("check")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", message)


def test_a_fault_of_ours_is_told_without_its_words(
    airdate: Airdate, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ValueError("a confidential title")

    monkeypatch.setattr("airdate.plan.Plan.load", fail)
    result = airdate("check")
    assert result.exit_code == 70
    assert result.stderr.startswith("Internal error: ValueError at test_front.py:")
    assert "confidential" not in result.stderr
    monkeypatch.setenv("AIRDATE_DEBUG", "1")
    assert "ValueError: a confidential title" in airdate("check").stderr


def test_a_closed_pipe_is_quiet(plan: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH}
    with os.fdopen(writer, "wb") as closed:
        command = [sys.executable, "-m", "airdate", "list"]
        done = subprocess.run(command, cwd=plan, env=env, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_told(plan: Path) -> None:
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH}
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "airdate", "list"]
        done = subprocess.run(command, cwd=plan, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (3, b"Error: no space left on device\n")


@pytest.mark.parametrize(
    "environ", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_a_terminal_without_the_letters_is_no_failure(plan: Path, environ: dict[str, str]) -> None:
    done = run("show", "recap", cwd=plan, **environ)
    assert (done.returncode, done.stderr) == (0, b"")


def test_machines_get_utf_8_on_any_terminal(plan: Path) -> None:
    done = run("list", "--format", "csv", cwd=plan, PYTHONIOENCODING="ascii")
    assert done.stdout.decode() == golden("list.csv")


@pytest.mark.parametrize(("environ", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colour_only_on_a_terminal_that_wants_it(
    faulty: Path, environ: dict[str, str], coloured: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH, **environ}
    command = [sys.executable, "-m", "airdate", "check", "content/late.md"]
    subprocess.run(command, cwd=faulty, env=env, stdout=theirs, stderr=subprocess.PIPE, check=False)
    os.close(theirs)
    assert (b"\x1b[" in os.read(ours, 4096)) is coloured
    assert b"\x1b[" not in run("check", "content/late.md", cwd=faulty, **environ).stdout


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_rights(airdate: Airdate, plan: Path) -> None:
    (plan / "content/social").chmod(0o555)
    result = airdate("new", "social", "x")
    assert (result.exit_code, result.stdout) == (3, "")


def test_ids_are_completed(plan: Path) -> None:
    (plan / "content/fair.md").write_text("---\ntype: event\nid: kermis\ntitle: Fair\n---\n")
    (plan / "content/kiosk.md").write_text("# An ordinary page\n")
    asked = {"_AIRDATE_COMPLETE": "bash_complete", "COMP_WORDS": "airdate show k", "COMP_CWORD": "2"}
    done = run("show", "k", cwd=plan, **asked)
    assert done.stdout.decode().split() == ["plain,kermis", "plain,keynote"]


def test_help_loads_little(plan: Path) -> None:
    """The overview must not wait for the core: nothing of it but the commands' front is imported."""
    code = (
        "import sys, airdate.cli; print(sorted(name for name in sys.modules if name.startswith('airdate.')))"
    )
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": PYTHON_PATH}
    done = subprocess.run([sys.executable, "-c", code], cwd=plan, env=env, capture_output=True, check=True)
    loaded = ["airdate.cli", "airdate.cli.exits", "airdate.cli.front", "airdate.cli.given"]
    assert done.stdout.decode().strip() == str(loaded)
