"""The front page, the executives' page and what the edition shows, as people meet them."""

import re

import pytest
from playwright.sync_api import Page, expect

from .kinds import KINDS, WIDE

pytestmark = pytest.mark.browser


def test_the_executives_page_is_one_screen(page: Page, address: str) -> None:
    page.goto(address + KINDS["executive"])
    assert page.locator(".air-executive").evaluate("e => e.getBoundingClientRect().bottom") <= WIDE["height"]


@pytest.mark.parametrize("paper", [{"format": "A4"}, {"format": "Letter"}, {"prefer_css_page_size": True}])
def test_the_executives_page_is_one_sheet(page: Page, address: str, paper: dict[str, str]) -> None:
    page.goto(address + KINDS["executive"])
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(**paper))) == 1


def test_every_number_of_the_executives_page_leads_to_what_is_behind_it(page: Page, address: str) -> None:
    page.goto(address + KINDS["executive"])
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
