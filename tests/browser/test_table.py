"""The list in a browser: sorted by its heads, cut by its address."""

import pytest
from playwright.sync_api import Page, expect

from .kinds import PHONE

pytestmark = pytest.mark.browser

_TITLES = ".air-listing tbody tr:visible th"


def column(page: Page, at: int) -> list[str]:
    return page.locator(f".air-listing tbody tr > :nth-child({at})").all_inner_texts()


def test_a_head_sorts_and_sorts_back(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    before = page.locator(_TITLES).all_inner_texts()
    head = page.get_by_role("columnheader", name="Owner")
    head.get_by_role("button").click()
    owners = [owner for owner in column(page, 7) if owner]
    assert owners == sorted(owners, key=lambda name: name.replace("É", "E").replace("é", "e"))
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(page).to_have_url(f"{address}list/?sort=owner")
    head.get_by_role("button").click()
    assert [owner for owner in column(page, 7) if owner] == owners[::-1]
    expect(page).to_have_url(f"{address}list/?sort=-owner")
    page.get_by_role("columnheader", name="When").get_by_role("button").click()
    assert page.locator(_TITLES).all_inner_texts() == before
    expect(page).to_have_url(f"{address}list/")


def test_equal_ones_keep_their_order_and_empty_ones_stand_last(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    days = column(page, 1)
    campaigns = column(page, 5)
    page.goto(f"{address}list/?sort=-campaign")
    found = [*zip(column(page, 5), column(page, 1), strict=True)]
    by_time = [*zip(campaigns, days, strict=True)]
    order = ["Orion launch", "Eclipse 2027", "Clear nights", ""]
    assert found == [pair for name in order for pair in by_time if pair[0] == name]


def test_a_status_is_sorted_by_how_far_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}list/?sort=status")
    found = [*dict.fromkeys(text.partition(" (")[0] for text in column(page, 8))]
    assert [
        status for status in found if status in ("Idea", "Draft", "Approved", "Published", "Cancelled")
    ] == [
        "Idea",
        "Draft",
        "Approved",
        "Published",
        "Cancelled",
    ]


def test_an_address_cuts_it_to_some_days(page: Page, address: str) -> None:
    page.goto(f"{address}list/?campaign=orion-launch&channel=press&from=2027-03-16&until=2027-03-17")
    expect(page.locator(".air-cut")).to_contain_text(
        "Only what lies between 16 March 2027 and 17 March 2027."
    )
    expect(page.locator(_TITLES)).to_have_count(3)
    page.get_by_role("link", name="Show all").click()
    expect(page.locator(".air-cut")).to_be_hidden()


def test_a_sorted_list_keeps_its_filters(page: Page, address: str) -> None:
    page.goto(f"{address}list/?channel=press")
    page.get_by_role("columnheader", name="Title").get_by_role("button").click()
    expect(page).to_have_url(f"{address}list/?channel=press&sort=title")
    titles = page.locator(_TITLES).all_inner_texts()
    page.reload()
    expect(page.locator(_TITLES)).to_have_text(titles)


def test_today_is_one_click_away(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    page.locator(".air-to-next").click()
    row = page.locator("#next")
    expect(row).to_be_in_viewport()
    expect(row.locator("time")).to_have_attribute("datetime", "2027-02-24T12:00+01:00")


def test_the_other_columns_are_a_tick_away(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    head = page.get_by_role("columnheader", name="Objective")
    expect(head).to_be_hidden()
    page.get_by_label("All columns").check()
    expect(head).to_be_visible()


@pytest.mark.parametrize("page", [{"java_script_enabled": False}], indirect=True)
def test_without_script_it_stands_in_order_and_offers_nothing_dead(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    expect(page.locator(".air-listing button")).to_have_count(0)
    expect(page.locator(".air-to-next")).to_be_hidden()
    assert len(column(page, 1)) > 200


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_rows_are_cards_that_can_be_sorted(page: Page, address: str) -> None:
    page.goto(f"{address}list/")
    page.get_by_role("button", name="Title").click()
    first = page.locator(".air-listing tbody tr").first
    assert first.evaluate("(row) => getComputedStyle(row).display") == "flex"
    expect(page).to_have_url(f"{address}list/?sort=title")
