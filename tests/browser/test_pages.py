"""Pages as people meet them: in the dark, on a phone, on paper, by keyboard, without script."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .kinds import KINDS, PHONE, SCHEMES, WIDE

pytestmark = pytest.mark.browser

SHAPES = [
    pytest.param({"viewport": size, "color_scheme": scheme}, id=f"{scheme}-{size['width']}")
    for size in (WIDE, PHONE)
    for scheme in SCHEMES
]


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_a_month_is_whole_without_script(page: Page, address: str) -> None:
    page.goto(address + KINDS["month"])
    keynote = page.locator(".air-cells td[data-day='2027-03-16']")
    expect(keynote.get_by_role("link", name="On stage: 10:00 Orion keynote")).to_be_visible()


@pytest.mark.parametrize("page", [{"viewport": PHONE, "java_script_enabled": False}], indirect=True)
def test_a_month_on_a_phone_is_an_agenda(page: Page, address: str) -> None:
    page.goto(address + KINDS["month"])
    expect(page.locator(".air-cells h2", has_text="Tue 16 Mar")).to_be_visible()
    expect(page.locator(".air-numbers td").first).to_be_hidden()


def test_today_is_marked(page: Page, address: str) -> None:
    page.goto(address + "calendar/")
    marked = page.locator(".air-numbers [aria-current=date]")
    assert marked.get_attribute("data-day") == "2027-02-24"


def test_the_keyboard_reaches_an_entry_and_shows_where_it_is(page: Page, address: str) -> None:
    page.goto(address + KINDS["month"])
    page.get_by_label("Colour", exact=True).focus()
    for _ in range(8):  # links to longer periods stand between
        page.keyboard.press("Tab")
        if page.locator("[data-air]:focus").count():
            break
    focused = page.evaluate(
        "[document.activeElement.className, getComputedStyle(document.activeElement).outlineStyle]"
    )
    assert (focused[0].split()[0], focused[1]) == ("air-dot", "solid")


#: A calendar's clipboard is read back, which browsers ask about.
CLIPBOARD = {"viewport": PHONE, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.mark.parametrize("page", [CLIPBOARD], indirect=True)
def test_the_keyboard_copies_an_address(page: Page, address: str) -> None:
    page.goto(address + KINDS["feeds"])
    button = page.locator("#all button")
    button.focus()
    page.keyboard.press("Enter")
    expect(button).to_have_text(re.compile("^Copied"))
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "https://plan.northlight.example/feeds/all.ics"


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_an_address_can_be_selected_without_script(page: Page, address: str) -> None:
    page.goto(address + KINDS["feeds"])
    shown = page.get_by_text("https://plan.northlight.example/feeds/all.ics", exact=True)
    expect(shown).to_be_visible()
    assert shown.evaluate("e => getComputedStyle(e).userSelect") == "all"
    assert page.locator("[data-air-copy]:visible, [data-air-find]:visible").count() == 0


def test_a_feed_is_found_by_a_word(page: Page, address: str) -> None:
    page.goto(address + KINDS["feeds"])
    page.get_by_label("Find a feed").fill("masto chan")
    expect(page.locator(".air-feed:visible strong")).to_have_text(["Mastodon"])
    expect(page.locator(".air-feed-find [role=status]")).to_have_text("1 feed")


TOUCH = {"viewport": PHONE, "has_touch": True, "is_mobile": True}


@pytest.mark.parametrize("page", [TOUCH], indirect=True)
def test_a_finger_finds_room_and_no_code_for_the_phone_it_is_on(page: Page, address: str) -> None:
    page.goto(address + KINDS["feeds"] + "#channel-mastodon")
    expect(page.locator("#channel-mastodon .air-address")).to_be_visible()
    heights = page.locator(".air-feeds :is(a, button, summary, input):visible").evaluate_all(
        "found => found.map(e => e.getBoundingClientRect().height)"
    )
    assert (min(heights) >= 44, page.locator(".air-feed-code:visible").count()) == (True, 0)


def test_on_paper_no_day_of_a_list_holds_the_next(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address + KINDS["person"])
    day = page.locator(".air-day").first
    found = [node.evaluate("e => getComputedStyle(e).breakAfter") for node in (day, day.locator("h3"))]
    assert (found, day.evaluate("e => getComputedStyle(e).breakInside")) == (["auto", "auto"], "avoid")


@pytest.mark.parametrize("script", [True, False])
def test_feeds_print_as_a_short_list(browser: Browser, address: str, script: bool) -> None:
    page = browser.new_context(viewport=WIDE, java_script_enabled=script).new_page()
    page.goto(address + KINDS["feeds"])
    pdf = page.pdf(format="A4")
    page.emulate_media(media="print")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 4
    assert page.locator(".air-feeds :is(a, button, input):visible").count() == 0
    expect(page.locator("#all .air-qr")).to_be_visible()
    if script:
        expect(page.get_by_text("feeds/channel/mastodon.ics")).to_be_visible()
    page.context.close()


def test_a_channel_leads_to_its_feed_unfolded(page: Page, address: str) -> None:
    page.goto(address + KINDS["channel"])
    page.get_by_role("link", name="Subscribe", exact=True).click()
    expect(page.get_by_text("feeds/channel/mastodon.ics")).to_be_visible()


def test_codes_load_only_when_they_are_shown(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + KINDS["feeds"])
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if url.endswith(".svg")] == ["feeds/all.svg"]


@pytest.mark.parametrize("page", SHAPES, indirect=True)
def test_a_code_can_be_read_off_the_screen(page: Page, address: str, tmp_path: Path) -> None:
    """By a reader that is not ours."""
    if not shutil.which("zbarimg"):
        pytest.skip("no zbarimg here (apt-get install zbar-tools)")
    page.goto(address + "feeds/#channel-mastodon")
    picture = tmp_path / "code.png"
    page.locator("#channel-mastodon .air-qr").screenshot(path=picture)
    done = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "webcal://plan.northlight.example/feeds/channel/mastodon.ics"
