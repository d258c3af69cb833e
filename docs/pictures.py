"""Take the pictures of the README and of docs/site.md from the demo's site: ``make pictures``."""

import functools
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parent
SITE = DOCS.parent / "site"

#: Name -> page, scheme, width and height.
PICTURES = {
    "month": ("calendar/2027-03/", "light", 1280, 1010),
    "home": ("", "light", 1280, 900),
    "timeline": ("timeline/", "dark", 1280, 860),
}


def main() -> None:
    """Write one PNG for each picture beside this file."""
    chromium = shutil.which("chromium")
    if not chromium or not (SITE / "plan.json").is_file():
        sys.exit("needs Chromium (apt-get install chromium) and the built demo (make site)")
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(SITE))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, scheme, width, height) in PICTURES.items():
            size = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=scheme, timezone_id="Europe/Berlin")  # type: ignore[arg-type]
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}")
            page.wait_for_load_state("networkidle")
            page.screenshot(path=DOCS / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
