"""The front page, the executives' page and what the edition shows, as people meet them."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

PAGES = {"home": "", "executive": "executive/", "edition": "edition/", "feeds": "feeds/"}
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
SHAPES = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{scheme}-{size['width']}")
    for size in (WIDE, PHONE)
    for scheme in ("light", "dark")
]


@pytest.mark.parametrize("page", SHAPES, indirect=True)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    found = Axe().run(page, context=".air-view").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found] == []


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_nothing_scrolls_sideways_on_a_phone(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_the_executives_page_is_one_screen(page: Page, address: str) -> None:
    page.goto(address + PAGES["executive"])
    assert page.locator(".air-executive").evaluate("e => e.getBoundingClientRect().bottom") <= WIDE["height"]


@pytest.mark.parametrize("paper", [{"format": "A4"}, {"format": "Letter"}, {"prefer_css_page_size": True}])
def test_the_executives_page_is_one_sheet(page: Page, address: str, paper: dict[str, str]) -> None:
    page.goto(address + PAGES["executive"])
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(**paper))) == 1


def test_every_number_of_the_executives_page_leads_to_what_is_behind_it(page: Page, address: str) -> None:
    page.goto(address + PAGES["executive"])
    targets = page.locator(".air-number").evaluate_all("links => links.map(link => link.href)")
    assert len(targets) > 5
    for target in {*targets}:
        assert page.goto(target).ok


def test_the_tabs_fit_in_one_row(page: Page, address: str) -> None:
    page.goto(address)
    tabs = page.locator(".md-tabs__item")
    tops = tabs.evaluate_all("tabs => tabs.map(tab => Math.round(tab.getBoundingClientRect().top))")
    last = tabs.last.evaluate("tab => tab.getBoundingClientRect().right")
    assert (len({*tops}), last <= WIDE["width"]) == (1, True)


def test_the_next_days_stand_in_columns_and_the_keyboard_reads_them_in_order(
    page: Page, address: str
) -> None:
    page.goto(address)
    days = page.get_by_role("region", name="The next 14 days").locator("[data-day]")
    dates = days.evaluate_all("days => days.map(day => day.dataset.day)")
    assert dates == sorted(dates)
    expect(days.first).to_have_attribute("data-day", "2027-02-25")


#: In the plan's own zone scripts have nothing to add to its times.
HOME = {"viewport": WIDE, "timezone_id": "Europe/Berlin"}


@pytest.mark.parametrize("page", [HOME], indirect=True)
@pytest.mark.parametrize("path", ["", "executive/", "edition/"])
def test_pages_are_whole_without_script(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    scripted = page.locator(".air-view").inner_text()
    bare = page.context.browser.new_context(viewport=WIDE, java_script_enabled=False).new_page()
    bare.goto(address + path)
    assert bare.locator(".air-view").inner_text().split() == scripted.split()
    bare.context.close()
