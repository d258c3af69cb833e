"""The snippets of docs/hosting, as the servers they are for understand them."""

import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

SNIPPETS = Path(__file__).parents[1] / "docs" / "hosting"
MODULES = Path("/usr/lib/apache2/modules")

NGINX = """daemon off; pid {root}/pid; error_log {root}/errors;
events {{}}
http {{
  access_log off; client_body_temp_path {root}/t1; proxy_temp_path {root}/t2; fastcgi_temp_path {root}/t3;
  uwsgi_temp_path {root}/t4; scgi_temp_path {root}/t5;
  gzip on; gzip_types *; gzip_min_length 1; types {{ text/html html; application/json json; }}
  server {{ listen 127.0.0.1:{port}; root {root}/web; include {snippet}; }}
}}
"""
APACHE = """ServerName localhost
ServerRoot {root}
PidFile {root}/pid
ErrorLog {root}/errors
Mutex file:{root}
Listen 127.0.0.1:{port}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule headers_module {modules}/mod_headers.so
LoadModule setenvif_module {modules}/mod_setenvif.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule filter_module {modules}/mod_filter.so
LoadModule deflate_module {modules}/mod_deflate.so
TypesConfig /dev/null
AddType application/json .json
SetOutputFilter DEFLATE
DocumentRoot {root}/web
Include {snippet}
"""


def wanted(type_: str) -> dict[str, str | None]:
    return {
        "Content-Type": type_,
        "Content-Encoding": None,
        "Cache-Control": "public, max-age=900, must-revalidate, no-transform",
        "Access-Control-Allow-Origin": "*",
        "X-Content-Type-Options": "nosniff",
    }


@pytest.fixture
def root() -> Iterator[Path]:
    """A folder that those may read as whom servers run."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(params=["nginx", "apache2"])
def server(request: pytest.FixtureRequest, root: Path) -> Iterator[str]:
    """A site below a path, served with the snippet and with compression on."""
    program = shutil.which(request.param, path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if not program:
        pytest.skip(f"no {request.param} here (apt-get install nginx-light apache2)")
    for path in (
        "feeds/a.ics",
        "feeds/secret/b.ics",
        "feeds/changed.atom",
        "feeds/changed.json",
        "plan.json",
    ):
        file = root / "web" / "plan" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x" * 2000)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    text, snippet = {"nginx": (NGINX, "nginx.conf"), "apache2": (APACHE, "apache.conf")}[request.param]
    configuration = root / "server.conf"
    configuration.write_text(text.format(root=root, port=port, snippet=SNIPPETS / snippet, modules=MODULES))
    options = {"nginx": ["-c", str(configuration)], "apache2": ["-f", str(configuration), "-DFOREGROUND"]}
    running = subprocess.Popen([program, *options[request.param]], stderr=subprocess.PIPE, text=True)
    try:
        yield _ready(f"http://127.0.0.1:{port}/plan/", running)
    finally:
        running.terminate()
        running.wait(10)


def _ready(address: str, running: "subprocess.Popen[str]") -> str:
    for _ in range(50):
        if running.poll() is not None:
            pytest.fail(running.stderr.read() if running.stderr else "it ended")
        try:
            urlopen(f"{address}feeds/a.ics").close()  # noqa: S310 - our own server
        except URLError:
            time.sleep(0.1)
        else:
            return address
    pytest.fail("the server does not answer")


def sent(address: str) -> dict[str, str | None]:
    request = Request(address, headers={"Accept-Encoding": "gzip, br"})  # noqa: S310 - our own server
    with urlopen(request) as answer:  # noqa: S310
        return {name: answer.headers.get(name) for name in wanted("")}


def test_feeds_have_their_type_and_are_open_and_plain(server: str) -> None:
    assert sent(f"{server}feeds/a.ics") == wanted("text/calendar; charset=utf-8")


def test_news_have_their_types(server: str) -> None:
    types = [sent(f"{server}feeds/changed.{end}")["Content-Type"] for end in ("atom", "json")]
    assert types == ["application/atom+xml; charset=utf-8", "application/feed+json"]


def test_the_plan_as_data_is_open(server: str) -> None:
    answer = sent(f"{server}plan.json")
    assert {**answer, "Content-Encoding": None} == wanted("application/json")


def test_secret_feeds_are_nobody_else_s(server: str) -> None:
    assert sent(f"{server}feeds/secret/b.ics") == wanted("text/calendar; charset=utf-8") | {
        "Cache-Control": "private, max-age=900, must-revalidate, no-transform",
        "Access-Control-Allow-Origin": None,
    }
