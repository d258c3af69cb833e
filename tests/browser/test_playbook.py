"""A playbook on paper and on a phone."""

import re

import pytest
from playwright.sync_api import Page

from .kinds import PHONE

pytestmark = pytest.mark.browser

PLAYBOOKS = ("handbook/answering/", "handbook/correcting/")


@pytest.mark.parametrize("paper", [{"format": "A4"}, {"format": "Letter"}, {"prefer_css_page_size": True}])
@pytest.mark.parametrize("path", PLAYBOOKS)
def test_a_playbook_is_one_sheet(page: Page, address: str, path: str, paper: dict[str, str]) -> None:
    page.goto(address + path)
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(**paper))) == 1


def test_on_paper_stands_the_whole_tree_and_nothing_else(page: Page, address: str) -> None:
    page.goto(address + PLAYBOOKS[0])
    page.emulate_media(media="print")
    seen = page.locator(".md-content__inner > *").evaluate_all(
        "nodes => nodes.filter(node => node.checkVisibility()).map(node => node.classList[1])"
    )
    assert seen == ["air-item", "air-tree"]
    assert page.locator(".air-tree > ol > li").count() == 8


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
@pytest.mark.parametrize("path", [*PLAYBOOKS, "handbook/speaking-for-northlight/"])
def test_on_a_phone_nothing_stands_beside_the_screen(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_clause_is_found_by_its_address(page: Page, address: str) -> None:
    page.goto(f"{address}handbook/speaking-for-northlight/#clause-4")
    assert page.locator(":target").inner_text().startswith("4\n")
