"""Month, week, quarter and year as people meet them: on each screen, on paper, filtered, without script."""

import gzip
import re
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect
from projects import item, load

from airdate.html.sheet import Sheet
from airdate.views import month

from .kinds import KINDS, PHONE, WIDE

pytestmark = pytest.mark.browser

BARE = [pytest.param({"viewport": size, "java_script_enabled": False}) for size in (WIDE, PHONE)]


def test_a_month_is_light(address: str) -> None:
    """60 kB of HTML, 25 kB of what every month page loads; on the way 15 and 8."""
    for path in ("calendar/", "calendar/2027-03/", "calendar/2027-08/"):
        with urlopen(f"{address}{path}") as answer:  # noqa: S310 - our own server
            html = answer.read()
        assert (len(html) < 60_000, len(gzip.compress(html, 9)) < 15_000) == (True, True)
    ours = []
    for name in ("airdate.css", "month.css", "airdate.js"):
        with urlopen(f"{address}assets/airdate/{name}") as answer:  # noqa: S310 - our own server
            ours.append(answer.read())
    assert sum(map(len, ours)) < 25_000
    assert sum(len(gzip.compress(asset, 9)) for asset in ours) < 8_000


@pytest.mark.parametrize("page", BARE, indirect=True)
def test_a_week_is_whole_without_script(page: Page, address: str) -> None:
    page.goto(address + KINDS["week"])
    tuesday = page.locator("[id='2027-03-16']")
    expect(tuesday.get_by_role("heading", name="Tue 16 Mar")).to_be_visible()
    expect(tuesday.locator(".air-card:visible")).to_have_count(10)


@pytest.mark.parametrize("page", [{"viewport": WIDE}], indirect=True)
def test_what_begins_in_one_hour_stands_at_one_height(page: Page, address: str) -> None:
    page.goto(address + KINDS["week"])
    tops = page.evaluate(
        """[...document.querySelectorAll('.air-column > ul.air-r5 > li:first-child')]
        .map(card => Math.round(card.getBoundingClientRect().top))"""
    )
    assert len(tops) > 1
    assert len(set(tops)) == 1
    columns = page.evaluate(
        "[...document.querySelectorAll('.air-column')].map(day => day.getBoundingClientRect().left)"
    )
    assert columns == sorted(set(columns))
    assert len(columns) == 7


def test_a_day_number_leads_to_its_day_in_the_week(page: Page, address: str) -> None:
    page.goto(address + KINDS["month"])
    page.get_by_role("link", name="Tue 16 Mar", exact=True).click()
    expect(page).to_have_url(re.compile(r"/calendar/2027-W11/#2027-03-16$"))
    expect(page.locator("[id='2027-03-16'] h2")).to_be_in_viewport()


def test_a_day_of_the_year_says_what_is_on_it_when_one_points_at_it(page: Page, address: str) -> None:
    page.goto(address + KINDS["year"])
    day = page.locator("[id='2027-03-16'] a")
    day.focus()
    box = day.locator(".air-tip").bounding_box()
    assert box is not None
    assert box["width"] > 40
    expect(day).to_have_accessible_name(re.compile(r"^16 Entries: \d+ Orion keynote$"))


def test_a_filter_counts_the_heat_anew(page: Page, address: str) -> None:
    page.goto(f"{address}{KINDS['year']}?channel=mastodon")
    cell = page.locator("[id='2027-03-16']")
    expect(cell.locator("[data-air-count]")).to_have_text("2")
    expect(cell).to_have_attribute("data-level", "2")
    total = sum(int(text) for text in page.locator(".air-days-of [data-air-count]").all_inner_texts() if text)
    months = page.locator(".air-numbers-of td:nth-child(2)").all_inner_texts()
    assert total == sum(map(int, months))


def test_a_filtered_quarter_shows_no_channel_without_entries(page: Page, address: str) -> None:
    page.goto(f"{address}{KINDS['quarter']}?channel=mastodon")
    expect(page.locator("output")).to_have_text(re.compile(r"^\d+ of \d+ shown$"))
    marks = page.locator(".air-tally li:visible .air-mark").all_inner_texts()
    assert set(marks) == {"M"}


@pytest.mark.parametrize("page", [{"viewport": PHONE}], indirect=True)
def test_on_a_phone_a_filter_hides_the_days_without_matches(page: Page, address: str) -> None:
    page.goto(f"{address}{KINDS['month']}?channel=podcast")
    expect(page.locator(".air-cells h2", has_text="Thu 11 Mar")).to_be_visible()
    expect(page.locator(".air-cells h2", has_text="Tue 16 Mar")).to_be_hidden()


def test_a_filter_leaves_the_grid_its_columns(page: Page, address: str) -> None:
    page.goto(f"{address}{KINDS['month']}?channel=podcast")
    expect(page.locator("output")).to_have_text(re.compile("shown"))
    assert page.evaluate(
        """[...document.querySelectorAll('.air-cells')].every(row =>
        [...row.cells].every(cell => getComputedStyle(cell).display === 'table-cell'))"""
    )


def pages_of(pdf: bytes) -> tuple[int, bool]:
    """How many pages it has, and whether they are wider than high."""
    (size,) = set(re.findall(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf))
    return len(re.findall(rb"/Type\s*/Page\b", pdf)), float(size[0]) > float(size[1])


@pytest.mark.parametrize("path", [f"calendar/2027-{n:02}/" for n in range(1, 10)] + [KINDS["year"]])
def test_every_month_of_the_demo_and_the_year_print_on_one_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    assert pages_of(page.pdf(prefer_css_page_size=True)) == (1, True)


CROWDS = {
    "900": {f"p{n}.md": item(channel=f"c{n % 9}", publish=f"2027-05-{1 + n % 31:02}") for n in range(900)},
    "12-a-day": {
        f"p{n}.md": item(title="A title of a usual length", publish=f"2027-05-{1 + n % 31:02} 09:{n % 60:02}")
        for n in range(31 * 12)
    },
    "long": {f"p{n}.md": item(title="Night sky " * 30, publish=f"2027-05-{1 + n:02}") for n in range(31)},
}


@pytest.mark.parametrize("files", CROWDS.values(), ids=CROWDS)
def test_a_crowded_month_prints_on_one_page(
    files: dict[str, str | bytes], tmp_path: Path, page: Page, address: str
) -> None:
    """The demo's page around the table of another plan, for that alone is what may be too long."""
    plan = load(tmp_path, files)
    sheet = Sheet(plan, plan.vocabulary.editions["team"])
    (made,) = (found for found in month.render(sheet) if found.url == "calendar/2027-05/")
    page.goto(address + "calendar/2027-05/")
    page.add_style_tag(url=f"{address}assets/airdate/crowd.css")
    page.evaluate(
        "html => { document.querySelector('.air-view').outerHTML = html }",
        made.content.decode().partition("\n---\n")[2].strip(),
    )
    assert pages_of(page.pdf(prefer_css_page_size=True)) == (1, True)


@pytest.mark.parametrize("path", [KINDS["month"], KINDS["week"], KINDS["quarter"], KINDS["year"]])
def test_from_right_to_left_nothing_leaves_the_page(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") == WIDE["width"]


def test_scripting_a_large_year_takes_little(browser: Browser, address: str) -> None:
    """The demo's year with its index ten times as long: a filter must still be set at once."""
    page = browser.new_context(viewport=WIDE).new_page()
    page.goto(address + KINDS["year"])
    page.evaluate(
        """() => {
          const index = document.querySelector('.air-index'), once = [...index.children];
          const times = [...Array(10).keys()];
          for (const n of times.slice(1)) index.append(...once.map(entry => entry.cloneNode()));
          for (const cell of document.querySelectorAll('[data-air-of]')) {
            const places = cell.dataset.airOf.split(' ').map(Number);
            cell.dataset.airOf = times.flatMap(n => places.map(place => place + n * once.length)).join(' ');
          }
        }"""
    )
    page.locator("[data-air-pick='channel:mastodon']").click()
    expect(page.locator("output")).to_have_text(re.compile("shown"))
    spent = page.evaluate(
        """() => {
          const begin = performance.now();
          airdate.toggle('channel:x');
          return performance.now() - begin;
        }"""
    )
    page.context.close()
    assert spent < 200
