"""Pages of items, channels, audiences and people in a browser: the preview beside the text, folds, bars."""

import pytest
from playwright.sync_api import Page, expect

from .kinds import KINDS, PHONE, WIDE

pytestmark = pytest.mark.browser


def test_a_preview_stands_beside_the_text_where_there_is_room(page: Page, address: str) -> None:
    page.goto(address + KINDS["post"])
    card, text = page.locator(".air-card"), page.get_by_text("Thank you to 8b").last
    beside = [card.bounding_box(), text.bounding_box()]
    assert beside[0]["x"] >= beside[1]["x"] + beside[1]["width"]
    page.set_viewport_size(PHONE)
    below = [card.bounding_box(), text.bounding_box()]
    assert below[1]["y"] >= below[0]["y"] + below[0]["height"]


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_a_fold_opens_by_keyboard_without_script(page: Page, address: str) -> None:
    page.goto(address + KINDS["post"])
    rest = page.locator(".air-fold p")
    expect(rest).to_be_hidden()
    page.locator(".air-fold summary").focus()
    page.keyboard.press("Enter")
    expect(rest).to_be_visible()


def test_the_numbers_of_a_rhythm_can_be_read_without_colour(page: Page, address: str) -> None:
    page.goto(address + KINDS["channel"])
    shown = page.locator(".air-bars-of text:not(.air-name)").all_text_contents()
    told = page.locator(".air-rhythm li").all_text_contents()
    assert [line.partition(": ")[2].partition(",")[0] for line in told] == shown
    hollow = page.locator(".air-bars-of .air-open").first
    assert hollow.evaluate("e => getComputedStyle(e).strokeDasharray") != "none"


def test_an_item_leads_to_what_comes_before_and_after_it(page: Page, address: str) -> None:
    page.goto(address + KINDS["post"])
    page.locator(".air-neighbours a[rel=next]").click()
    expect(page.locator(".air-neighbours a[rel=prev]")).to_contain_text("Thank you, 8b")


def test_a_line_that_begins_with_a_hashtag_is_no_heading(page: Page, address: str) -> None:
    page.goto(address + KINDS["post"])
    expect(page.locator("article p", has_text="#classroom #telescope").last).to_be_visible()
