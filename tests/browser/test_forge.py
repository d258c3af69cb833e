"""The way to a new item: in the day at which one points or on which the focus is, and without script too."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

NO_SCRIPT = {"java_script_enabled": False, "viewport": {"width": 1280, "height": 900}}


def named(url: str | None) -> list[str]:
    return parse_qs(urlsplit(url or "").query)["filename"]


@pytest.mark.browser
@pytest.mark.parametrize("path", ["calendar/2027-03/", "calendar/2027-W11/"])
def test_a_day_has_its_plus(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    page.locator("[id='2027-03-17']").hover()
    plus = page.get_by_role("link", name="New item on 17 March 2027")
    expect(plus).to_be_visible()
    assert named(plus.get_attribute("href")) == ["content/2027-03-17-untitled.md"]
    page.locator("[id='2027-03-20']").hover()
    assert named(page.locator(".air-plus").get_attribute("href")) == ["content/2027-03-20-untitled.md"]


@pytest.mark.browser
def test_the_keyboard_reaches_it(page: Page, address: str) -> None:
    page.goto(f"{address}calendar/2027-03/")
    day = page.locator("td[id='2027-03-20']")
    day.focus()
    page.keyboard.press("Tab")
    expect(page.locator(".air-plus")).to_be_focused()
    assert page.evaluate("document.activeElement.ariaLabel") == "New item on 20 March 2027"


@pytest.mark.browser
@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
@pytest.mark.parametrize(
    ("path", "day"), [("calendar/2027-03/", "2027-03-01"), ("calendar/2027-W11/", "2027-03-15")]
)
def test_without_script_there_is_one_above_the_days(page: Page, address: str, path: str, day: str) -> None:
    page.goto(f"{address}{path}")
    link = page.get_by_role("link", name="+ New item")
    expect(link).to_be_visible()
    assert named(link.get_attribute("href")) == [f"content/{day}-untitled.md"]
