"""The board in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from .kinds import PHONE

pytestmark = pytest.mark.browser


def test_filters_count_the_columns_again(page: Page, address: str) -> None:
    page.goto(f"{address}board/?owner=jonas")
    expect(page.locator("output")).to_have_text(re.compile("shown"))
    for stack in page.locator(".air-stack:visible").all():
        count = stack.locator("[data-air-count]").inner_text()
        assert stack.locator(".air-card:visible").count() == int(count)


def test_more_leads_to_the_list_of_that_status(page: Page, address: str) -> None:
    page.goto(f"{address}board/")
    page.locator("#status-published a", has_text="more in the list").click()
    expect(page).to_have_url(f"{address}list/?status=published")
    expect(page.locator("output")).to_have_text(re.compile("shown"))
    statuses = page.locator(".air-listing tbody tr:visible [data-key]").all_inner_texts()
    assert {status.partition(" · ")[0] for status in statuses} == {"Published"}


def test_what_stands_aside_unfolds_without_script(page: Page, address: str) -> None:
    page.goto(f"{address}board/")
    expect(page.locator("#status-cancelled")).to_be_hidden()
    page.locator(".air-aside summary").click()
    expect(page.locator("#status-cancelled")).to_be_visible()


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_one_jumps_to_a_column(page: Page, address: str) -> None:
    page.goto(f"{address}board/")
    page.get_by_role("navigation", name="Statuses").get_by_role("link", name="Scheduled").click()
    expect(page.locator("#status-scheduled h2")).to_be_in_viewport()
