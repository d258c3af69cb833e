"""What holds of every kind of page, on every screen; their pictures are kept in ``build/gallery``."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from .kinds import KINDS, PHONE, SCHEMES, WIDE

pytestmark = pytest.mark.browser

GALLERY = Path(__file__).parents[2] / "build" / "gallery"
SIZES = {"wide": WIDE, "phone": PHONE}

each_kind = pytest.mark.parametrize("kind", KINDS)
each_size = pytest.mark.parametrize("size", SIZES)
each_scheme = pytest.mark.parametrize("scheme", SCHEMES)

#: How many sheets a page is printed on, where that is promised.
SHEETS = {"month": 1, "week": 1, "year": 1, "executive": 1, "timeline": 2}


@dataclass
class Visit:
    """A page as it was met: what axe says of our markup, what it asked for, what it logged."""

    width: int
    axe: list[tuple[str, str]]
    inline: int
    picture: bytes
    asked: list[str] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def visit(browser: Browser, address: str) -> Callable[[str, str, str], Visit]:
    """Each page is opened once on each screen."""
    seen: dict[tuple[str, str, str], Visit] = {}

    def visited(kind: str, size: str, scheme: str) -> Visit:
        key = (kind, size, scheme)
        if key not in seen:
            context = browser.new_context(viewport=SIZES[size], color_scheme=scheme, reduced_motion="reduce")
            seen[key] = met(context.new_page(), address + KINDS[kind])
            context.close()
        return seen[key]

    return visited


def met(page: Page, url: str) -> Visit:
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: logged.append(str(error)))
    page.goto(url)
    page.wait_for_load_state("networkidle")
    violations = Axe().run(page, context=".air-view").response["violations"]
    return Visit(
        page.evaluate("document.documentElement.scrollWidth"),
        [(v["id"], v["nodes"][0]["html"][:200] + v["nodes"][0]["failureSummary"]) for v in violations],
        page.evaluate(
            """[...document.querySelectorAll('.air-view, .air-view *')].filter(e => e.tagName === 'SCRIPT'
            || e.hasAttribute('style') || [...e.attributes].some(a => a.name.startsWith('on'))).length"""
        ),
        page.screenshot(full_page=True),
        asked,
        logged,
    )


@each_scheme
@each_size
@each_kind
def test_axe_finds_nothing(visit: Callable[..., Visit], kind: str, size: str, scheme: str) -> None:
    assert visit(kind, size, scheme).axe == []


@each_size
@each_kind
def test_nothing_scrolls_sideways(visit: Callable[..., Visit], kind: str, size: str) -> None:
    assert visit(kind, size, "light").width == SIZES[size]["width"]


@each_kind
def test_no_request_leaves_the_site(visit: Callable[..., Visit], kind: str, address: str) -> None:
    host = address.partition("/plan/")[0]
    found = visit(kind, "wide", "light")
    assert (len(found.asked) > 3, [url for url in found.asked if not url.startswith((host, "data:"))]) == (
        True,
        [],
    )


@each_kind
def test_nothing_is_logged(visit: Callable[..., Visit], kind: str) -> None:
    assert visit(kind, "wide", "light").logged == []


@each_kind
def test_markup_has_no_inline_script_or_style(visit: Callable[..., Visit], kind: str) -> None:
    assert visit(kind, "wide", "light").inline == 0


@each_scheme
@each_size
@each_kind
def test_a_picture_is_kept(visit: Callable[..., Visit], kind: str, size: str, scheme: str) -> None:
    GALLERY.mkdir(parents=True, exist_ok=True)
    path = GALLERY / f"{kind}-{SIZES[size]['width']}-{scheme}.png"
    path.write_bytes(visit(kind, size, scheme).picture)
    light = visit(kind, size, "light").picture
    assert (path.stat().st_size > 10_000, scheme == "light" or light != path.read_bytes()) == (True, True)


@each_kind
def test_a_print_is_kept(page: Page, address: str, kind: str) -> None:
    GALLERY.mkdir(parents=True, exist_ok=True)
    page.goto(address + KINDS[kind])
    page.wait_for_load_state("networkidle")
    pdf = page.pdf(path=GALLERY / f"{kind}.pdf", prefer_css_page_size=True)
    sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert (sheets >= 1, sheets <= SHEETS.get(kind, 40)) == (True, True)


#: In the plan's own zone scripts have nothing to add to its times.
HOME = {"viewport": WIDE, "timezone_id": "Europe/Berlin"}


@pytest.mark.parametrize("page", [HOME], indirect=True)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "search"])
def test_all_that_links_to_an_item_is_there_without_script(page: Page, address: str, kind: str) -> None:
    assert page.context.browser
    bare = page.context.browser.new_context(viewport=WIDE, java_script_enabled=False).new_page()
    links = [linked(one, address + KINDS[kind]) for one in (page, bare)]
    bare.context.close()
    assert (len(links[1]) > 0, links[1]) == (True, links[0])


def linked(page: Page, url: str) -> list[str]:
    """The texts and targets of all links to be seen in our markup, but for those that script rewrites."""
    page.goto(url)
    page.wait_for_load_state("networkidle")
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll('.air-view a')]
        .filter(a => a.checkVisibility() && !a.closest('.air-tools, .air-legend, .air-forge, .air-only'))
        .filter(a => !a.getAttribute('href').startsWith('#'))
        .map(a => `${a.textContent.trim()} ${a.getAttribute('href')}`)"""
    )
    return found
