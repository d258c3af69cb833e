"""Filters: what is picked is shown, counted, said in words and in the address, and can be subscribed to."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .kinds import PHONE, WIDE

pytestmark = pytest.mark.browser

MONTH = "calendar/2027-03/"


def shown(page: Page) -> set[str]:
    """The words of the entries that can be seen."""
    words = page.locator("[data-air]:visible").evaluate_all("all => all.map(e => e.dataset.air)")
    return set(words)


def chips(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".air-chips .air-button").all_inner_texts()]


def opened(page: Page, address: str) -> Page:
    """The page once its filters have been applied."""
    page.goto(address)
    expect(page.locator(".air-left")).not_to_be_empty()
    return page


def test_a_tick_leaves_what_matches_and_stands_in_the_address(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    page.get_by_role("button", name="Channel").click()
    page.get_by_label("Mastodon").check()
    expect(page.locator(".air-left")).to_have_text(re.compile(r"^\d+ of \d+ shown$"))
    assert {"channel:mastodon" in words.split() for words in shown(page)} == {True}
    assert page.url == f"{address}{MONTH}?channel=mastodon"


def test_a_link_shows_the_same(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?channel=mastodon,press&campaign=orion-launch")
    assert chips(page) == ["Channel Mastodon", "Channel Press", "Campaign Orion launch"]
    found = [set(words.split()) for words in shown(page)]
    assert [w for w in found if "campaign:orion-launch" not in w] == []
    assert {next(word for word in w if word.startswith("channel:")) for w in found} == {
        "channel:mastodon",
        "channel:press",
    }


def test_what_filters_do_not_concern_stays_in_the_address(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?from=mail&channel=press#2027-03-16")
    page.get_by_role("button", name="Clear filters").click()
    assert page.url == f"{address}{MONTH}?from=mail#2027-03-16"


def test_rows_of_bars_without_a_bar_go(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    before = page.locator(".air-bars:visible").count()
    opened(page, f"{address}{MONTH}?channel=mastodon")
    assert 0 < page.locator(".air-bars:visible").count() < before
    assert page.locator(".air-bars[data-air-group]:visible:not(:has(a:visible))").count() == 0
    assert {"channel:mastodon" in words.split() for words in shown(page)} == {True}


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_days_without_an_entry_go(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?channel=press&status=review")
    days = page.locator(".air-cells td[data-air-group]:visible")
    assert days.evaluate_all("all => all.map(day => day.id)") == ["2027-03-16"]
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_chips_are_removed_one_by_one_and_the_focus_stays_among_them(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?channel=mastodon,press")
    page.get_by_role("button", name="Remove the filter Channel Mastodon").press("Enter")
    assert chips(page) == ["Channel Press"]
    focused = page.locator(":focus")
    expect(focused).to_have_accessible_name("Remove the filter Channel Press")
    focused.press("Enter")
    expect(page.locator(".air-chips")).to_be_hidden()
    expect(page.locator(":focus")).to_have_text("Channel")


def test_what_nobody_knows_matches_nothing_and_can_be_removed(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?channel=<b>nowhere")
    expect(page.locator(".air-left")).to_have_text("Nothing matches.")
    assert (chips(page), shown(page)) == (["Channel <b>nowhere"], set())
    page.get_by_role("button", name="Clear filters").click()
    assert (page.url, len(shown(page)) > 20) == (address + MONTH, True)


def test_a_title_is_known_where_the_page_has_no_such_entry(page: Page, address: str) -> None:
    opened(page, f"{address}calendar/2026-12/?campaign=orion-launch")
    expect(page.locator(".air-chips .air-button")).to_have_text(re.compile("Campaign Orion launch"))


def test_filters_go_along_to_other_views_and_months(page: Page, address: str) -> None:
    opened(page, f"{address}{MONTH}?channel=press")
    page.get_by_role("link", name="April ›").click()
    page.get_by_role("link", name="Agenda", exact=True).click()
    expect(page.locator(".air-left")).not_to_be_empty()
    assert page.url == f"{address}agenda/?channel=press"
    assert {"channel:press" in words.split() for words in shown(page)} == {True}


def test_the_legend_shows_what_is_there_and_toggles(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    toggles = page.locator(".air-legend button")
    words = page.locator("[data-air]").evaluate_all("all => all.flatMap(e => e.dataset.air.split(' '))")
    present = {word for word in words if word.startswith("channel:")}
    assert set(toggles.evaluate_all("all => all.map(e => e.dataset.airPick)")) == present
    press = toggles.filter(has_text="Press")
    press.press("Space")
    expect(press).to_have_attribute("aria-pressed", "true")
    assert page.url == f"{address}{MONTH}?channel=press"
    press.press("Space")
    expect(press).to_have_attribute("aria-pressed", "false")
    assert page.url == address + MONTH


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_without_script_there_are_links_and_no_form(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    expect(page.locator(".air-legend").get_by_role("link", name="Press")).to_be_visible()
    expect(page.locator("[data-air-filter]")).to_be_hidden()
    expect(page.locator(".air-toolbar").get_by_role("link", name="Search")).to_be_visible()


@pytest.mark.parametrize(
    ("query", "feed", "words"),
    [
        ("", "feeds/", ""),
        ("channel=mastodon", "feeds/#channel-mastodon", "Feed: Mastodon"),
        ("audience=teachers", "feeds/#audience-teachers", "Feed: Teachers"),
        ("type=press,event", "feeds/#newsroom", "Feed: Newsroom"),
        (
            "type=press",
            "feeds/#type-press",
            "Feed: Press release",
        ),
        (
            "type=event&campaign=eclipse-2027,orion-launch",
            "feeds/#type-event",
            "Nearest feed: Event, which also holds other campaigns",
        ),
        (
            "status=draft",
            "feeds/#all",
            "Nearest feed: Northlight plan, which also holds other statuses",
        ),
        (
            "channel=mastodon,bluesky&audience=observers,families",
            "feeds/#all",
            "Nearest feed: Northlight plan, which also holds other channels and other audiences",
        ),
    ],
)
def test_the_button_offers_the_feed_of_what_is_shown(
    page: Page, address: str, query: str, feed: str, words: str
) -> None:
    page.goto(f"{address}{MONTH}?{query}")
    if query:
        expect(page.locator(".air-chips .air-quiet")).to_have_text(words)
    button = page.locator(".air-toolbar .air-subscribe")
    assert button.evaluate("link => link.href") == address + feed
    button.click()
    anchor = feed.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_have_count(1 if anchor else 0)


#: What views rely on: groups, counts in groups, cells that name their entries by their places in a list.
COUNTED = """
<section id="group" data-air-group><b data-air-count>2 things</b>
  <p data-air="channel:press type:press">a</p>
  <section id="inner" data-air-group><p data-air="channel:x">b</p></section></section>
<section id="empty" data-air-group></section>
<ul hidden class="air-index"><li data-air="channel:press"></li><li data-air="channel:x"></li>
  <li data-air="channel:press"></li></ul>
<table data-air-steps="1 2 4 8"><tr>
  <td id="cell" data-level="2" data-air-of="0 1 2"><a data-air-count>three</a></td>
  <td id="none" data-level="1" data-air-of="1"><b data-air-count>1</b></td></tr></table>
<ul><li id="item"><a data-air="channel:x">c</a> <span>on Tuesday</span></li></ul>
"""


def test_what_counts_is_counted_anew(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    page.evaluate(
        "html => document.querySelector('.air-view').insertAdjacentHTML('beforeend', html)", COUNTED
    )
    state = """() => [
        ...["group", "cell", "none"].map(id => document.querySelector(`#${id} [data-air-count]`).textContent),
        ...["cell", "none"].map(id => document.getElementById(id).dataset.level),
        ...["group", "inner", "empty", "item"].map(id => document.getElementById(id).hidden)]"""
    before = ["2 things", "three", "1", "2", "1", False, False, False, False]
    assert page.evaluate(state) == before
    page.locator(".air-legend button", has_text="Press").click()
    expect(page.locator(".air-left")).not_to_be_empty()
    assert page.evaluate(state) == ["1", "2", "0", "2", "0", False, True, False, True]
    page.get_by_role("button", name="Clear filters").click()
    assert page.evaluate(state) == before


def test_three_thousand_entries_are_filtered_at_once(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    took = page.evaluate("""async () => {
        const entry = document.querySelector(".air-cells [data-air]"), cell = entry.parentElement;
        for (let n = 0; n < 3000; n++) {
            const copy = entry.cloneNode(true);
            const some = `campaign:c${n % 40} audience:a${n % 8} type:social owner:p${n % 15}`;
            copy.dataset.air = `channel:c${n % 20} ${some}`;
            cell.append(copy);
        }
        await airdate.need("filter.js");
        const start = performance.now();
        airdate.toggle("channel:c3");
        return performance.now() - start;
    }""")
    assert (took < 200, page.locator("[data-air]:visible").count()) == (True, 150)


@pytest.mark.parametrize("path", [MONTH, f"{MONTH}?channel=press&campaign=orion-launch"])
@pytest.mark.parametrize("page", [{"viewport": WIDE}, {"viewport": PHONE}], indirect=True)
def test_nothing_moves_while_the_page_loads(page: Page, address: str, path: str) -> None:
    page.add_init_script("""window.shifts = 0; new PerformanceObserver(list => {
        for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts += shift.value;
    }).observe({ type: "layout-shift", buffered: true })""")
    page.goto(address + MONTH)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.shifts") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_script_shows(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    opened(page, f"{address}{MONTH}?channel=press,nowhere")
    page.get_by_role("button", name="Campaign", exact=True).click()
    found = Axe().run(page, context=".air-view").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found] == []


def test_a_list_of_choices_opens_and_closes_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + MONTH)
    button = page.get_by_role("button", name="Channel", exact=True)
    button.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page).to_have_url(f"{address}{MONTH}?channel=bluesky")
    page.keyboard.press("Escape")
    expect(page.locator("#air-by-channel")).to_be_hidden()
    expect(button).to_be_focused()
