"""Written from right to left: the theme says so for the whole page, and our views follow."""

import pytest
from playwright.sync_api import Page, Route

pytestmark = pytest.mark.browser

VIEWS = """
calendar/2027-03/ week/ quarter/ year/ agenda/ timeline/ board/ list/ coverage/ unscheduled/ due/ search/
campaigns/orion-launch/ events/orion-keynote/ channels/mastodon/ audiences/press/ people/ayse/
campaigns/ people/ articles/orion-in-detail/ vocabulary/ feeds/ executive/ edition/
""".split()
PHONE = {"viewport": {"width": 390, "height": 844}}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(autouse=True)
def turned(page: Page) -> None:
    """Pages come as a theme in Arabic writes them."""

    def turn(route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('dir="ltr"', 'dir="rtl"'))

    page.route("**/*", turn)


@pytest.mark.parametrize("page", [PHONE, DESK], indirect=True, ids=["phone", "desk"])
def test_nothing_scrolls_sideways(page: Page, address: str) -> None:
    wide = {}
    for path in ["", *VIEWS]:
        response = page.request.get(address + path)
        if not response.ok:
            continue
        page.goto(address + path)
        assert page.evaluate("getComputedStyle(document.querySelector('.air-view')).direction") == "rtl"
        more = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
        if more > 0:
            wide[path] = more
    assert wide == {}


def test_marks_stand_at_the_beginning_of_the_line(page: Page, address: str) -> None:
    page.goto(f"{address}agenda/")
    beside = page.evaluate(
        """() => [...document.querySelectorAll(".air-row")].map(row => {
            const box = name => row.querySelector(name).getBoundingClientRect();
            return box(".air-mark").left >= box(".air-title").right - 1;
        })"""
    )
    assert beside
    assert all(beside)


def test_the_first_day_of_the_week_stands_on_the_right(page: Page, address: str) -> None:
    page.goto(f"{address}calendar/2027-03/")
    places = page.evaluate(
        "[...document.querySelectorAll('.air-month thead th')].map(th => th.getBoundingClientRect().left)"
    )
    assert places == sorted(places, reverse=True)


def test_what_has_a_line_at_its_beginning_has_it_on_the_right(page: Page, address: str) -> None:
    page.goto(f"{address}calendar/2027-03/")
    widths = page.evaluate(
        """[...document.querySelectorAll(".air-month .air-entry")].map(entry => {
            const style = getComputedStyle(entry);
            return parseFloat(style.borderRightWidth) > parseFloat(style.borderLeftWidth);
        })"""
    )
    assert widths
    assert all(widths)
