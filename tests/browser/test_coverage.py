"""Coverage in a browser: cells lead to what they count, filters count again."""

import pytest
from playwright.sync_api import Page, expect

from .kinds import PHONE

pytestmark = pytest.mark.browser

#: Ideas, and what is on hold, postponed or cancelled.
UNCOUNTED = {"0", "7", "8", "9"}


def numbers(page: Page, name: str) -> list[list[int]]:
    """The numbers of a matrix line by line, its sums among them."""
    rows = page.locator(f"#{name} tbody tr, #{name} tfoot tr").all()
    texts = [row.locator("td").all_inner_texts() for row in rows]
    return [[int(text) if text.strip().isdigit() else 0 for text in row] for row in texts]


@pytest.mark.parametrize("name", ["campaign-channel", "audience-stage", "audience-language", "weeks"])
def test_a_cell_leads_to_as_many_as_it_counts(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}coverage/")
    cells = page.locator(f"#{name} td a[data-air-count]").all()
    cells.sort(key=lambda cell: int(cell.inner_text()))
    cell = cells[len(cells) * 3 // 4]
    count, target = int(cell.inner_text()), cell.evaluate("(link) => link.href")
    page.goto(target)
    rows = page.locator(".air-listing tbody tr:visible")
    expect(rows.first).to_be_visible()
    shown = [row.locator("[data-key]").get_attribute("data-key") for row in rows.all()]
    campaigns = page.locator(".air-listing tbody tr.is-campaign:visible").count()
    assert len([key for key in shown if key not in UNCOUNTED]) - campaigns == count


@pytest.mark.parametrize("name", ["campaign-channel", "audience-language", "weeks"])
def test_filters_count_again_and_so_do_the_sums(page: Page, address: str, name: str) -> None:
    page.goto(f"{address}coverage/")
    whole = numbers(page, name)
    page.goto(f"{address}coverage/?owner=jonas")
    expect(page.locator(".air-chips")).to_be_visible()
    some = numbers(page, name)
    assert 0 < some[-1][-1] < whole[-1][-1]
    assert all(
        a <= b for mine, all_ in zip(some, whole, strict=True) for a, b in zip(mine, all_, strict=True)
    )
    if name == "campaign-channel":
        assert [sum(row[:-1]) for row in some] == [row[-1] for row in some]


def test_a_cell_keeps_what_it_is_about_when_filters_are_set(page: Page, address: str) -> None:
    page.goto(f"{address}coverage/?owner=jonas")
    cell = page.locator("#campaign-channel tbody td[title=Press] a").last
    href = cell.evaluate("(link) => link.href")
    assert ("campaign=eclipse-2027" in href, "channel=press" in href, "owner=jonas" in href) == (
        True,
        True,
        True,
    )


def test_the_present_week_is_marked(page: Page, address: str) -> None:
    page.goto(f"{address}coverage/")
    assert page.locator("[data-week][aria-current=date]").get_attribute("data-week") == "2027-02-22"


@pytest.mark.parametrize("page", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_a_phone_names_each_cell_and_each_gap(page: Page, address: str) -> None:
    page.goto(f"{address}coverage/")
    gap = page.locator("#campaign-channel td.is-gap").first
    expect(gap).to_be_visible()
    assert gap.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Partners"'
