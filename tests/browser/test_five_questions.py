"""Five questions of somebody who has never seen the plan: each is answered one click from home."""

import re

import pytest
from playwright.sync_api import Page, expect

from .kinds import PHONE, WIDE

pytestmark = pytest.mark.browser


anybody = pytest.mark.parametrize(
    "page",
    [
        pytest.param({"viewport": size, "java_script_enabled": script}, id=f"{size['width']}-{name}")
        for size in (WIDE, PHONE)
        for script, name in ((True, "script"), (False, "no-script"))
    ],
    indirect=True,
)


@anybody
def test_what_runs_today(page: Page, address: str) -> None:
    page.goto(address)
    today = page.get_by_role("region", name="Today")
    expect(today.get_by_role("heading", name="Who speaks on 16 March")).to_be_visible()
    expect(today.get_by_text("Mastodon 12:00")).to_be_visible()


@anybody
def test_what_is_late(page: Page, address: str) -> None:
    page.goto(address)
    late = page.get_by_role("region", name="Late", exact=True)
    expect(late.get_by_role("link", name="Look up safely, on library doors")).to_be_visible()


@anybody
def test_what_hangs_on_the_next_event(page: Page, address: str) -> None:
    page.goto(address)
    event = page.get_by_role("region", name="Next event")
    expect(event.get_by_role("heading", name="Orion press briefing")).to_be_visible()
    run_up = event.get_by_role("listitem").filter(has_text="14 days before")
    expect(run_up.get_by_role("link", name="Invitation to the Orion briefing")).to_be_visible()
    page.get_by_role("region", name="It leads up to").get_by_role("link", name="All 28").click()
    expect(page.get_by_role("heading", name="Orion keynote", level=1)).to_be_visible()


@anybody
def test_who_owns_it(page: Page, address: str) -> None:
    page.goto(address)
    event = page.get_by_role("region", name="Next event")
    expect(event.get_by_role("term").filter(has_text="Owner")).to_be_visible()
    event.get_by_role("link", name="Jonas Wedekind").first.click()
    expect(page.get_by_role("heading", name="Jonas Wedekind", level=1)).to_be_visible()


@anybody
def test_how_do_i_subscribe(page: Page, address: str) -> None:
    page.goto(address)
    views = page.get_by_role("navigation", name="Views")
    views.get_by_role("link", name="Subscribe").click()
    way = page.get_by_role("link", name="Calendar app iPhone")
    expect(way).to_be_visible()
    expect(way).to_have_attribute("href", re.compile(r"^webcal://.*/feeds/all\.ics$"))
