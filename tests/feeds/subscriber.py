"""A subscriber: vdirsyncer, which keeps a feed in Radicale (CalDAV) and in a folder up to date.

What it fetches from the web it knows by its content: it gives each item a UID of its own, which changes with
the item (its HttpStorage, ``_ignore_uids``). What it reads from a file it knows by its UID. So Radicale holds
two calendars here, ``web`` and ``file``, and the folder what came from the web.
"""

import re
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree as Xml

from .outside import BUILD, ELSEWHERE, OWN, needed

PAIR = """[pair {a}_{b}]
a = "{a}"
b = "{b}"
collections = null
conflict_resolution = "a wins"
"""
SERVER = """[storage server_{name}]
type = "caldav"
url = "{url}{name}/"
username = "reader"
password = "reader"
"""
STORAGES = """[general]
status_path = "{root}/status/"
[storage web]
type = "http"
url = "{web}/feed.ics"
[storage file]
type = "singlefile"
path = "{root}/fetched.ics"
[storage disk]
type = "filesystem"
path = "{root}/disk/"
fileext = ".ics"
"""
QUERY = b"""<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav">
<d:prop><c:calendar-data/></d:prop><c:filter><c:comp-filter name="VCALENDAR"/></c:filter>
</c:calendar-query>"""
#: The machine's proxy has no part in it.
_OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Subscriber:
    """``root`` is its folder, ``feed`` the file that is published, ``home`` where its calendars are."""

    root: Path
    feed: Path
    home: str

    def sync(self, content: bytes) -> None:
        """Publish the feed, and have it fetched."""
        self.feed.write_bytes(content)
        (self.root / "fetched.ics").write_bytes(content)
        if not (self.root / "status").is_dir():
            self.vdirsyncer("discover")
        self.vdirsyncer("sync")

    def vdirsyncer(self, *words: str) -> None:
        """Run it; it must have nothing to complain of."""
        command = [str(BUILD / "venv" / "bin" / "vdirsyncer"), "--config", str(self.root / "config"), *words]
        done = subprocess.run(command, capture_output=True, text=True, env=ELSEWHERE, check=False)
        assert done.returncode == 0, done.stderr
        told = done.stderr.replace("warning: Deleting an item with no etag", "")  # of what it uploaded itself
        assert "warning" not in told, told

    def on_server(self, name: str) -> list[str]:
        """What Radicale holds in the calendar of that name, one text for each UID."""
        answer = Xml.fromstring(self.ask("REPORT", name, QUERY))  # noqa: S314 - our own server's
        return [found.text or "" for found in answer.iter("{urn:ietf:params:xml:ns:caldav}calendar-data")]

    def on_disk(self) -> list[str]:
        """The calendars in its folder, one for each UID."""
        return [path.read_bytes().decode() for path in sorted((self.root / "disk").iterdir())]

    def ask(self, method: str, name: str, body: bytes = b"") -> bytes:
        headers = {"Depth": "1", "Authorization": "Basic cmVhZGVyOnJlYWRlcg==", "Content-Type": "text/xml"}
        request = urllib.request.Request(f"{self.home}{name}/", body, headers, method=method)  # noqa: S310 - http
        with _OPEN.open(request, timeout=30) as answer:
            found: bytes = answer.read()
        return found


@contextmanager
def subscriber(root: Path) -> Iterator[Subscriber]:
    """A subscriber with servers of its own, which end with it."""
    needed("vdirsyncer and Radicale", OWN, "-c", "import radicale, vdirsyncer")
    for name in ("web", "disk"):
        (root / name).mkdir()
    with _published(root / "web") as web, _radicale(root) as server:
        made = Subscriber(root, root / "web" / "feed.ics", f"{server}/reader/")
        (root / "config").write_text(_config(root, web, made.home), encoding="utf-8")
        for name in ("web", "file"):
            made.ask("MKCALENDAR", name)
        yield made


def _config(root: Path, web: str, home: str) -> str:
    pairs = [("web", "server_web"), ("file", "server_file"), ("web", "disk")]
    parts = [STORAGES.format(root=root, web=web)]
    parts += [SERVER.format(name=name, url=home) for name in ("web", "file")]
    return "".join([*parts, *(PAIR.format(a=a, b=b) for a, b in pairs)])


@contextmanager
def _published(folder: Path) -> Iterator[str]:
    """A plain web server for a folder."""
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def _radicale(root: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = ["--hosts", f"127.0.0.1:{port}", "--auth-type", "none", "--config", ""]
    command = [OWN, "-m", "radicale", *options, "--storage-filesystem-folder", str(root / "server")]
    with (root / "radicale.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=ELSEWHERE)
        try:
            _wait_for(port, process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "Radicale ended: see radicale.log"
        time.sleep(0.1)
    raise AssertionError("Radicale does not answer")


def properties(*calendars: str, uid: bool = True) -> list[tuple[str, ...]]:
    """The lines of each VEVENT, unfolded, with their parameters in order and without needless quotes.

    ``uid``: whether its UID is one of them.
    """
    text = re.sub("\r?\n[ \t]", "", "\n".join(calendars))
    events = (event.split("\n") for event in re.findall("BEGIN:VEVENT\r?\n(.*?)END:VEVENT", text, re.DOTALL))
    kept = ([line for line in lines if line and (uid or not line.startswith("UID:"))] for lines in events)
    return sorted(tuple(sorted(_normal(line.rstrip("\r")) for line in lines)) for lines in kept)


def _normal(line: str) -> str:
    """vobject, with which Radicale writes, sorts parameters, and quotes only where it must.

    A zone that is always that of UTC it takes for UTC, though it writes both: ``TZID=Etc/GMT:…Z``.
    """
    match = re.fullmatch(r'([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:])*)*):(.*)', line)
    assert match, line
    parameters = sorted(re.findall(r';([A-Z-]+=(?:"[^"]*"|[^";:])*)', match[2]))
    plain = (re.sub('="([^",;:]*)"$', r"=\1", parameter) for parameter in parameters)
    value = match[3].removesuffix("Z") if ";TZID=Etc/GMT" in match[2] else match[3]
    return f"{';'.join((match[1], *plain))}:{value}"
