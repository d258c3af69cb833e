"""What scripts take on the pages of a large plan: ``python benchmarks/scripting.py [SITE]``.

SITE is the built site of a plan of 10,000 items (see generate.py); without one it is built first. Each view
is opened in Chromium, plain and with a filter in its address; then another filter is set. Prints for each the
milliseconds that V8's profiler saw in Airdate's scripts and what they call, those of the theme's beside it
(which asks where things are before they are laid out, so that laying them out counts there), what is left.
Bar: 200 for ours.
"""

import functools
import shutil
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import generate
from playwright.sync_api import CDPSession, Page, sync_playwright

VIEWS = """
index executive calendar/2027-03 calendar/2027-W11 calendar/2027-Q1 year/2027 agenda timeline board list
list/2027 coverage unscheduled search
""".split()
MORE = """async word => {
    if (document.querySelector("[data-air-filter]")) { await airdate.need("filter.js"); airdate.toggle(word) }
}"""
FILTER, OTHER = "channel=channel-1", "channel:channel-2"


class Quiet(SimpleHTTPRequestHandler):
    """Serves, and does not tell of it."""

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def built(folder: Path) -> Path:
    """The site of a plan of 10,000 items."""
    generate.write(10_000, folder)
    site = folder / "site"
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=folder, check=True)
    return site


def spent(profile: dict[str, Any]) -> Counter[str]:
    """Milliseconds by whose script they were spent in: natives count to whoever called them."""
    nodes = {node["id"]: node for node in profile["nodes"]}
    whose: dict[int, str] = {}
    for node in profile["nodes"]:  # parents come first
        url = node["callFrame"]["url"]
        own = "ours" if "/assets/airdate/" in url else "theme" if "/assets/" in url else ""
        whose[node["id"]] = own or whose.get(node["id"], "")
        whose.update((child, whose[node["id"]]) for child in node.get("children", ()))
    found: Counter[str] = Counter()
    for id, micro in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if nodes[id]["callFrame"]["functionName"] not in ("(idle)", "(program)"):
            found[whose[id]] += micro / 1000
    return found


def opened(page: Page, session: CDPSession, url: str) -> Counter[str]:
    """What opening it takes."""
    page.goto("about:blank")
    session.send("Profiler.start")
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return spent(session.send("Profiler.stop")["profile"])


def filtered(page: Page, session: CDPSession) -> Counter[str]:
    """What another filter takes."""
    session.send("Profiler.start")
    page.evaluate(MORE, OTHER)
    return spent(session.send("Profiler.stop")["profile"])


def main() -> None:
    """One line a view."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else built(Path(folder))
        server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}/"
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        session = page.context.new_cdp_session(page)
        session.send("Profiler.enable")
        for view in VIEWS:
            url = root if view == "index" else f"{root}{view}/"
            turns = [
                opened(page, session, url),
                opened(page, session, f"{url}?{FILTER}"),
                filtered(page, session),
            ]
            said = "  ".join(f"{turn['ours']:4.0f} + {turn['theme']:4.0f}" for turn in turns)
            print(f"{view:18} {said}  {' '.join(page.locator('output').all_inner_texts())}")
        browser.close()


if __name__ == "__main__":
    main()
