"""``mkdocs serve`` shows a change of the plan, and goes on after a mistake in it."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from .builds import ENVIRONMENT
from .conftest import LEAST, Project

SECONDS = 60


@pytest.fixture
def preview(project: Project) -> Iterator[tuple[Path, str, subprocess.Popen[bytes]]]:
    """A project, the address at which it is shown, and the server."""
    folder = project()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with (folder / "log.txt").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--livereload", "-a", f"127.0.0.1:{port}"],
            cwd=folder,
            env=ENVIRONMENT | {"TMPDIR": str(folder.parent), "PYTHONUNBUFFERED": "1"},
            stdout=log,
            stderr=log,
        )
        try:
            yield folder, f"http://127.0.0.1:{port}/", server
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=SECONDS)


def read(url: str) -> str:
    with urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server on this machine
        return str(answer.read().decode())


def shown(url: str, text: str) -> bool:
    try:
        return text in read(url)
    except (URLError, OSError):
        return False


def comes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + SECONDS
    while not condition() and time.monotonic() < end:
        time.sleep(0.3)
    return condition()


def test_a_preview_follows_the_plan(preview: tuple[Path, str, subprocess.Popen[bytes]]) -> None:
    folder, url, server = preview
    log = folder / "log.txt"
    article, plan = folder / "content/news/keel.md", folder / "calendar/plan.yml"

    def change(file: Path, old: str, new: str) -> None:
        file.write_text(file.read_text().replace(old, new))
        os.utime(file)

    assert comes_true(lambda: shown(f"{url}news/keel/", "A dry keel")), log.read_text()[-2000:]
    change(article, "A dry keel", "A wet keel")
    assert comes_true(lambda: shown(f"{url}news/keel/", "A wet keel")), log.read_text()[-2000:]
    change(plan, "title: Plan", "title: Harbour")
    assert comes_true(lambda: shown(url, "Harbour")), log.read_text()[-2000:]
    change(article, "status: approved", "status: aproved")
    assert comes_true(lambda: "did you mean 'approved'?" in log.read_text()), log.read_text()[-2000:]
    assert server.poll() is None, log.read_text()[-2000:]  # MkDocs lets browsers wait until it is mended
    change(article, "status: aproved", "status: scheduled")
    assert comes_true(lambda: shown(f"{url}news/keel/", "Scheduled")), log.read_text()[-2000:]
    html = read(url)
    assert (html.count("airdate.css"), html.count("airdate.js")) == (1, 1)
    assert list(folder.glob(".site*")) == []
    assert LEAST.keys() <= {path.relative_to(folder).as_posix() for path in folder.rglob("*")}
