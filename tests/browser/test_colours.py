"""Colour by campaign, type or status: chosen once, remembered, never colour alone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MONTH = "calendar/2027-03/"
#: Of each visible entry the letters and the colour of its mark.
MARKS = """all => all.map(entry => {
    const mark = entry.querySelector(".air-mark"), campaign = entry.dataset.air.match(/campaign:(\\S+)/)?.[1];
    const letters = getComputedStyle(mark, "::before").content.replaceAll('"', "");
    return [campaign, letters, getComputedStyle(mark).backgroundColor];
})"""


def choose(page: Page, address: str, way: str) -> None:
    page.goto(address + MONTH)
    page.get_by_label("Colour", exact=True).select_option(way)
    expect(page.locator(f"[data-air-legend={way}]")).to_be_visible()


def marks(page: Page) -> dict[str, set[tuple[str, str]]]:
    found: dict[str, set[tuple[str, str]]] = {}
    for campaign, letters, colour in page.locator(".air-cells .air-entry").evaluate_all(MARKS):
        found.setdefault(campaign, set()).add((letters, colour))
    return found


def test_each_campaign_has_one_colour_and_its_own_letters(page: Page, address: str) -> None:
    choose(page, address, "campaign")
    found = marks(page)
    assert {campaign: len(looks) for campaign, looks in found.items()} == {
        "clear-nights": 1,
        "orion-launch": 1,
    }
    assert {letters for looks in found.values() for letters, _ in looks} == {"Cn", "Ol"}
    assert len({colour for looks in found.values() for _, colour in looks}) == 2


def test_the_legend_says_what_colours_stand_for_now(page: Page, address: str) -> None:
    choose(page, address, "campaign")
    expect(page.locator("[data-air-legend]:visible button")).to_have_text(
        ["Clear nights", "Eclipse 2027", "Orion launch"]
    )
    page.locator("[data-air-legend=campaign] button", has_text="Orion").click()
    expect(page).to_have_url(f"{address}{MONTH}?campaign=orion-launch")


def test_the_choice_is_remembered_and_in_no_address(page: Page, address: str) -> None:
    choose(page, address, "status")
    assert page.url == address + MONTH
    page.goto(address + "calendar/2027-04/")
    expect(page.get_by_label("Colour", exact=True)).to_have_value("status")
    expect(page.locator("[data-air-legend=status]")).to_be_visible()
    page.get_by_label("Colour", exact=True).select_option("channel")
    expect(page.locator("[data-air-legend=channel]")).to_be_visible()
    page.reload()
    expect(page.locator("[data-air-legend=status]")).to_be_hidden()


def test_only_who_chose_another_colour_loads_its_stylesheet(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + MONTH)
    page.wait_for_load_state("networkidle")
    ours = sorted(url.rpartition("/")[2] for url in asked if "/assets/airdate/" in url)
    assert [
        name for name in ours if name in ("colours.css", "filter.js", "feeds.json", "search.js", "keys.js")
    ] == []


def test_where_nothing_can_be_kept_the_page_works(page: Page, address: str) -> None:
    page.add_init_script("""for (const name of ["getItem", "setItem"]) {
        const own = Storage.prototype[name];
        Storage.prototype[name] = function (key, ...rest) {
            if (key.startsWith("air-")) throw Error("not here");
            return own.call(this, key, ...rest);
        };
    }""")
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address + MONTH)
    page.get_by_role("button", name="Channel").click()
    page.locator("#air-by-channel").get_by_label("Press").check()
    expect(page).to_have_url(f"{address}{MONTH}?channel=press")
    assert said == []


@pytest.mark.parametrize("way", ["campaign", "type", "status"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_colour(page: Page, address: str, scheme: str, way: str) -> None:
    page.emulate_media(color_scheme=scheme)
    choose(page, address, way)
    found = Axe().run(page, context=".air-view").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found] == []
