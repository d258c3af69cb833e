"""Pages of items, channels, audiences and people in a browser: the preview beside the text, folds, bars."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = {
    "post": "social/2027-03/thank-you-cologne/",
    "two outputs": "social/2027-05/one-shadow-three-places/",
    "letter": "newsletter/letter-2027-03/",
    "film": "video/glasses-check/",
    "article": "articles/orion-in-detail/",
    "scenario": "handbook/worst-cases/late-orion/",
    "strategy": "handbook/why-we-speak/",
    "experiment": "handbook/a-task-at-the-end/",
    "event": "events/eclipse-camp/",
    "campaign": "campaigns/eclipse-2027/",
    "audience": "audiences/teachers/",
    "person": "people/linh/",
    "channel": "channels/linkedin/",
    "vocabulary": "vocabulary/",
}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHAPES = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{scheme}-{size['width']}")
    for size in (WIDE, PHONE)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("page", SHAPES, indirect=True)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    found = Axe().run(page, context=".air-view").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]


def test_a_preview_stands_beside_the_text_where_there_is_room(page: Page, address: str) -> None:
    page.goto(address + PAGES["post"])
    card, text = page.locator(".air-card"), page.get_by_text("Thank you to 8b").last
    beside = [card.bounding_box(), text.bounding_box()]
    assert beside[0]["x"] >= beside[1]["x"] + beside[1]["width"]
    page.set_viewport_size(PHONE)
    below = [card.bounding_box(), text.bounding_box()]
    assert below[1]["y"] >= below[0]["y"] + below[0]["height"]


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_a_fold_opens_by_keyboard_without_script(page: Page, address: str) -> None:
    page.goto(address + PAGES["post"])
    rest = page.locator(".air-fold p")
    expect(rest).to_be_hidden()
    page.locator(".air-fold summary").focus()
    page.keyboard.press("Enter")
    expect(rest).to_be_visible()


def test_the_numbers_of_a_rhythm_can_be_read_without_colour(page: Page, address: str) -> None:
    page.goto(address + PAGES["channel"])
    shown = page.locator(".air-bars-of text:not(.air-name)").all_text_contents()
    told = page.locator(".air-rhythm li").all_text_contents()
    assert [line.partition(": ")[2].partition(",")[0] for line in told] == shown
    hollow = page.locator(".air-bars-of .air-open").first
    assert hollow.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"


def test_an_item_leads_to_what_comes_before_and_after_it(page: Page, address: str) -> None:
    page.goto(address + PAGES["post"])
    page.locator(".air-neighbours a[rel=next]").click()
    expect(page.locator(".air-neighbours a[rel=prev]")).to_contain_text("Thank you, 8b")
