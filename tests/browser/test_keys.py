"""Keys lead to the views and from day to day, and keep out of the way of who types; the reader's own time."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MONTH, ITEM = "calendar/2027-03/", "press/orion-launch-release/"
VIEWS = {"m": "calendar/", "w": "week/", "q": "quarter/", "y": "year/", "a": "agenda/", "t": "calendar/"}


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def day(page: Page, iso: str) -> None:
    page.locator(f"[id='{iso}']").focus()


@pytest.mark.parametrize(("key", "path"), VIEWS.items())
@pytest.mark.parametrize("start", ["board/", ITEM])
def test_a_key_leads_to_a_view(page: Page, address: str, start: str, key: str, path: str) -> None:
    page.goto(address + start)
    page.keyboard.press(key)
    page.wait_for_url(address + path)


def test_a_key_takes_filters_along(page: Page, address: str) -> None:
    page.goto(f"{address}{MONTH}?channel=press")
    expect(page.locator(".air-left")).not_to_be_empty()
    page.keyboard.press("a")
    page.wait_for_url(f"{address}agenda/?channel=press")


def test_links_name_their_keys(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    named = page.locator(".air-toolbar [aria-keyshortcuts]").evaluate_all(
        "all => all.map(link => [link.ariaKeyShortcuts, link.href])"
    )
    assert dict(named) == {
        **{key: address + path for key, path in VIEWS.items()},
        "/": f"{address}search/",
    }


@pytest.mark.parametrize("chord", ["Control+a", "Alt+a", "Meta+a", "Shift+A"])
def test_with_another_key_it_is_somebody_else_s(page: Page, address: str, chord: str) -> None:
    page.goto(address + MONTH)
    page.keyboard.press(chord)
    page.wait_for_timeout(200)
    assert page.url == address + MONTH


def test_who_types_is_left_alone(page: Page, address: str) -> None:
    page.goto(address + "search/")
    page.locator("input[name=q]").press_sequentially("may/?")
    expect(page.locator("input[name=q]")).to_have_value("may/?")
    assert page.url.startswith(address + "search/")


def test_arrows_walk_through_the_month(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    day(page, "2027-03-16")
    walk = {}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End"):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
        walk[key] = focused(page)
    assert walk == {
        "ArrowRight": "2027-03-17",
        "ArrowDown": "2027-03-24",
        "ArrowLeft": "2027-03-23",
        "ArrowUp": "2027-03-16",
        "Home": "2027-03-15",
        "End": "2027-03-21",
    }


def test_a_day_tells_its_date_and_how_much_stands_in_it(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    day(page, "2027-03-16")
    cell = page.locator("[id='2027-03-16']")
    expect(cell).to_have_attribute("aria-label", re.compile("^Tuesday,? 16 March 2027, 10 entries$"))
    page.keyboard.press("ArrowRight")
    expect(cell).not_to_have_attribute("aria-label", re.compile("."))
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("^Wednesday.*, 0 entries$"))


def test_a_month_has_one_stop_for_tab_and_it_is_seen(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    assert page.locator(".air-cells td[tabindex='0']").count() == 1
    page.locator(".air-numbers a").last.focus()
    day(page, "2027-03-18")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowRight")
    style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert (style, page.locator(".air-cells td[tabindex='0']").count()) == ("solid", 1)


@pytest.mark.parametrize(
    ("start", "key", "month", "end"),
    [
        ("2027-03-31", "ArrowRight", "2027-04", "2027-04-01"),
        ("2027-03-30", "ArrowDown", "2027-04", "2027-04-06"),
        ("2027-03-01", "ArrowLeft", "2027-02", "2027-02-28"),
        ("2027-03-31", "PageUp", "2027-02", "2027-02-28"),
        ("2027-03-16", "PageDown", "2027-04", "2027-04-16"),
    ],
)
def test_beyond_the_month_lies_the_next(
    page: Page, address: str, start: str, key: str, month: str, end: str
) -> None:
    page.goto(address + MONTH)
    day(page, start)
    page.keyboard.press(key)
    page.wait_for_url(f"{address}calendar/{month}/#{end}")
    expect(page.locator(f"[id='{end}']")).to_be_focused()


def test_enter_opens_the_week_at_that_day(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    day(page, "2027-03-17")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}calendar/2027-W11/#2027-03-17")
    expect(page.locator("[id='2027-03-17']")).to_be_focused()
    page.keyboard.press("ArrowRight")
    assert focused(page) == "2027-03-18"
    page.keyboard.press("ArrowDown")
    page.wait_for_url(f"{address}calendar/2027-W12/#2027-03-25")


def test_an_entry_is_opened_by_its_own_enter(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    page.locator("[id='2027-03-16'] a:has(:text-is('Orion keynote'))").press("Enter")
    page.wait_for_url(f"{address}events/orion-keynote/")


def test_keys_are_listed_and_can_be_switched_off(page: Page, address: str) -> None:
    page.goto(address + ITEM)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Agenda")
    found = Axe().run(page, context="dialog").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found] == []
    dialog.get_by_label("Single letters are keys on this site").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.keyboard.press("a")
    page.wait_for_timeout(200)
    assert page.url == address + ITEM
    page.goto(address + "search/#keys")
    expect(page.get_by_label("Single letters are keys on this site")).not_to_be_checked()


def test_where_a_site_has_another_search_the_slash_is_its_own(page: Page, address: str) -> None:
    page.goto(address + ITEM)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<div class=md-search></div>')")
    page.evaluate("window.seen = 0; addEventListener('keydown', () => { window.seen++ })")
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert (page.evaluate("window.seen"), page.locator("dialog").count()) == (1, 0)


FAR = {"viewport": {"width": 1280, "height": 900}, "timezone_id": "America/New_York"}


@pytest.mark.parametrize("page", [FAR], indirect=True)
def test_who_lives_elsewhere_is_told_their_own_time(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    expect(page.locator(".air-zone")).to_have_text(
        re.compile(r"^Times are Europe/Berlin \(yours: America/New_York, [56] hours behind\)$")
    )
    keynote = page.locator("[id='2027-03-16'] a:has(:text-is('Orion keynote'))").locator("time")
    expect(keynote).to_have_attribute("title", "05:00 in your time")  # five hours: clocks differ that week


@pytest.mark.parametrize(
    "page", [{"viewport": FAR["viewport"], "timezone_id": "Europe/Vienna"}], indirect=True
)
def test_who_has_the_same_time_is_told_nothing(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    page.wait_for_load_state("networkidle")
    expect(page.locator(".air-zone")).to_have_text("Times are Europe/Berlin")
    assert page.locator("time[title]").count() == 0
