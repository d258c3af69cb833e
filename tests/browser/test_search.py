"""The search: the index is read as it was written, and people find what they look for by keyboard."""

import random
import sys
import unicodedata

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route, expect

from airdate.html.tokens import tokens

from .kinds import PHONE, WIDE

pytestmark = pytest.mark.browser

TEXTS = [
    "Orion lands, in March 2027!",
    "Straße ẞ Øresund Łódź Ærø œuvre þorn ðæ ıİ",
    "ΣΊΣΥΦΟΣ Ἀθῆναι",
    "東京都 2027年の日食 カメラガイド ｶﾞｲﾄﾞ",
    "한국어 학교",
    "مَدْرَسَة الكـسـوف עִבְרִית",
    "हिन्दी বাংলা தமிழ் ไทยแลนด์ ລາວ ខ្មែរ မြန်မာ",
    "ﬁne ﷺ ½ Ⅻ № 𝒪rion 👩‍🚀 a\u0301e\u0308 x²",
    "x" * 300 + " " + "𠮷" * 60,
]


def results(page: Page) -> list[str]:
    expect(page.locator(".air-seek [role=status]")).not_to_be_empty()
    return page.locator(".air-seek .air-title").all_inner_texts()


def sought(page: Page, address: str, query: str) -> list[str]:
    page.goto(f"{address}search/?q={query}")
    return results(page)


def samples() -> list[str]:
    """Letters, marks and digits of all scripts, in a random order that is always the same."""
    chosen = random.Random(0)  # noqa: S311 - the same texts each time
    signs = [chr(n) for n in range(32, sys.maxunicode + 1) if unicodedata.category(chr(n))[0] in "LMNPZ"]
    return ["".join(chosen.choices(signs, k=12)) for _ in range(3000)]


def test_script_and_index_agree_on_words(page: Page, address: str) -> None:
    page.goto(address + "search/")
    texts = [*TEXTS, *samples()]
    theirs = page.evaluate("texts => texts.map(airdate.tokens)", texts)
    assert [
        (text, ours, words)
        for text, words in zip(texts, theirs, strict=True)
        if (ours := list(tokens(text))) != words
    ] == []


def test_what_fits_the_title_stands_above_what_fits_the_rest_and_near_before_far(
    page: Page, address: str
) -> None:
    found = sought(page, address, "orion")
    with_it = ["orion" in title.lower() for title in found]
    assert (with_it == sorted(with_it, reverse=True), with_it[0]) == (True, True)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("orion keyn", "Orion keynote"),
        ("orion-release", "Northlight presents Orion"),
        ("PRÉSENTE", "Northlight présente Orion"),
        ("presente northlight", "Northlight présente Orion"),
        ("speaking for", "Speaking for Northlight"),
    ],
)
def test_things_are_found_by_words_they_are_known_by(
    page: Page, address: str, query: str, first: str
) -> None:
    assert sought(page, address, query)[0] == first


def test_a_result_marks_what_was_asked_for(page: Page, address: str) -> None:
    sought(page, address, "orion keyn")
    assert page.locator(".air-seek li").first.locator("mark").all_inner_texts() == ["Orion", "keynote"]


def test_texts_are_searched_on_demand(page: Page, address: str) -> None:
    page.goto(address + "search/?q=adlershof caretaker telescope")
    few = len(results(page))
    page.get_by_label("In texts, too").check()
    expect(page).to_have_url(f"{address}search/?q=adlershof+caretaker+telescope&texts=1")
    page.locator("input[name=q]").fill("telescope")
    expect(page.locator(".air-seek li").nth(few)).to_be_visible()


def test_the_slash_opens_the_search_and_arrows_lead_through_it(page: Page, address: str) -> None:
    page.goto(address + "press/orion-launch-release/")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name="Search")
    expect(dialog.locator("input[name=q]")).to_be_focused()
    page.keyboard.type("orion")
    expect(dialog.locator("mark").nth(1)).to_be_visible()
    titles = results(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_text(titles[1])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.locator("input[name=q]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(titles[0])


def test_enter_in_the_dialog_leads_to_the_page(page: Page, address: str) -> None:
    page.goto(address + "calendar/2027-03/")
    page.locator(".air-find").click()
    page.keyboard.type("kleinmachnow")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}search/?q=kleinmachnow*")


def test_what_is_typed_before_the_search_is_there_is_not_lost(page: Page, address: str) -> None:
    page.goto(address + "press/orion-launch-release/")
    page.keyboard.press("/")
    page.keyboard.type("may quay")  # each a key that leads elsewhere
    expect(page.get_by_role("dialog", name="Search").locator("input[name=q]")).to_have_value("may quay")


def test_the_page_s_own_box_takes_the_slash(page: Page, address: str) -> None:
    page.goto(address + "search/")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator("input[name=q]")).to_be_focused()
    assert page.locator("dialog").count() == 0


def test_more_is_shown_on_demand(page: Page, address: str) -> None:
    assert len(sought(page, address, "eclipse")) == 20
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".air-seek li").nth(20).locator("a")).to_be_focused()


@pytest.mark.parametrize("query", ["zzzzqqqq", "%3Cscript%3E", "%F0%9F%8C%98 xyzzy", "constructor"])
def test_what_is_not_there_is_not_found(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/?q={query}")
    expect(page.locator(".air-seek [role=status]")).to_contain_text("Nothing was found")


def test_a_search_that_cannot_be_loaded_says_so(page: Page, address: str) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/assets/airdate/search/*.json", fail)
    page.goto(address + "search/?q=orion")
    expect(page.locator(".air-seek [role=status]")).to_have_text("The search cannot be loaded just now.")


def test_a_query_loads_little(page: Page, address: str) -> None:
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())) if "/search/" in answer.url else None)
    sought(page, address, "telescope")
    assert sum(sizes) < 120_000


@pytest.mark.parametrize("page", [{"viewport": WIDE, "java_script_enabled": False}], indirect=True)
def test_without_script_the_page_leads_to_the_list(page: Page, address: str) -> None:
    page.goto(address + "search/")
    expect(page.get_by_role("link", name="list of everything")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("page", [{"viewport": WIDE}, {"viewport": PHONE}], indirect=True)
def test_axe_finds_nothing_in_a_search(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    sought(page, address, "orion")
    found = Axe().run(page, context=".air-view").response["violations"]
    assert [(v["id"], v["nodes"][0]["html"][:200], v["nodes"][0]["failureSummary"]) for v in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
