"""The timeline in a browser: where it has room, a picture; on a phone, its heads as a list."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from .kinds import PHONE

pytestmark = pytest.mark.browser


def test_the_line_of_today_stands_at_noon(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    drawn = page.locator(".air-ground .air-now")
    first, last = page.locator(".air-timeline").evaluate("(view) => [view.dataset.first, view.dataset.last]")
    before, days = (
        (date.fromisoformat(day) - date.fromisoformat(first)).days for day in ("2027-02-24", last)
    )
    share = 100 * (before + 0.5) / (days + 1)
    expect(drawn).to_have_attribute("visibility", "visible")
    assert float(str(drawn.locator("line").get_attribute("x1")).removesuffix("%")) == pytest.approx(
        share, abs=0.01
    )


def test_no_label_covers_another(page: Page, address: str) -> None:
    for width in (1024, 1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}timeline/")
        boxes = page.locator(".air-label").evaluate_all(
            """(labels) => labels.map((label) => label.getBoundingClientRect())
                .map((box) => [box.left, box.right, box.top, box.bottom])"""
        )
        covered = [
            (one, other)
            for n, one in enumerate(boxes)
            for other in boxes[n + 1 :]
            if one[0] < other[1] and other[0] < one[1] and one[2] + 4 < other[3] and other[2] + 4 < one[3]
        ]
        assert covered == []


def test_a_mark_leads_to_its_item_and_the_keyboard_reaches_it(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    mark = page.get_by_role("link", name="Orion keynote · On stage · Tue 16 Mar 10:00", exact=True)
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}events/orion-keynote/")


def test_filters_leave_the_campaigns_in_which_something_is_left(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/?channel=intranet&campaign=eclipse-2027")
    expect(page.locator(".air-span:visible h2")).to_have_text(["Eclipse 2027"])
    expect(page.locator(".air-span a[data-air]:visible")).to_have_count(1)


@pytest.mark.parametrize("page", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_a_phone_has_a_list_of_campaigns_even_without_script(page: Page, address: str) -> None:
    page.goto(f"{address}timeline/")
    expect(page.locator(".air-spans svg").first).to_be_hidden()
    expect(page.locator(".air-span-head h2")).to_have_text(["Clear nights", "Orion launch", "Eclipse 2027"])
    expect(page.get_by_role("link", name="Who speaks on 16 March")).to_be_visible()
