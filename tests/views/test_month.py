"""Month pages; ``now`` of these plans is 1 March 2027, a Monday, 01:00 in Berlin."""

from pathlib import Path

import pytest
from markup import Node
from projects import PLAN_YML, item, load, public
from published import marked, published, rendered, texts, weight

from airdate.html.words import Words
from airdate.views import month

ODD = {
    "long": "Night sky " * 30,
    "unbroken": "x" * 300,
    "emoji": "🔭 Planets 🌒🌓🌔",
    "cjk": "夜空を見上げよう",
    "arabic": "انظروا إلى السماء",
    "markup": "<script>alert('x')</script> & co",
}


def cell(page: Node, day: str) -> Node:
    (found,) = [node for node in page.all("td") if node.attributes.get("id") == day]
    return found


def test_every_day_is_a_cell_with_its_date_for_its_name(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {}))["calendar/2027-03/"]
    ids = [node.attributes["id"] for node in page.all("td") if "id" in node.attributes]
    assert (len(ids), ids[0], ids[-1], len(set(ids))) == (35, "2027-03-01", "2027-04-04", 35)


def test_a_week_and_a_day_lead_to_the_page_of_the_week(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {}))["calendar/2027-03/"]
    (third,) = [row for row in page.all("tr", "air-numbers") if "W11" in row.text]
    assert third.links[:3] == [
        ("W11", "../../calendar/2027-W11/"),
        ("15", "../../calendar/2027-W11/#2027-03-15"),
        ("16", "../../calendar/2027-W11/#2027-03-16"),
    ]
    assert third.all("a")[1].attributes["aria-label"] == "Mon 15 Mar"


def test_a_month_leads_to_its_neighbours_its_quarter_and_its_year(tmp_path: Path) -> None:
    posts = {"a.md": item(publish="2027-02-03"), "b.md": item(publish="2027-04-05")}
    page = published(month, load(tmp_path, posts))["calendar/2027-03/"]
    assert page.all("nav", "air-steps")[0].links == [
        ("‹ February", "../../calendar/2027-02/"),
        ("Today", "../../calendar/"),
        ("April ›", "../../calendar/2027-04/"),
    ]
    assert page.all("nav", "air-around")[0].links == [
        ("Q1 2027", "../../calendar/2027-Q1/"),
        ("2027", "../../year/2027/"),
    ]


def test_the_present_month_is_the_index(tmp_path: Path) -> None:
    pages = published(month, load(tmp_path, {"a.md": item(publish="2027-04-05")}))
    assert list(pages) == ["calendar/2027-03/", "calendar/", "calendar/2027-04/"]
    assert pages["calendar/"].text == pages["calendar/2027-03/"].text


def test_months_jump_over_a_long_gap(tmp_path: Path) -> None:
    pages = published(month, load(tmp_path, {"far.md": item(publish="2099-05-01")}))
    assert list(pages) == ["calendar/2027-03/", "calendar/", "calendar/2099-05/"]


def test_six_weeks_are_six_bodies(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {"a.md": item(publish="2027-05-01")}))["calendar/2027-05/"]
    assert [row.all("th")[0].text for row in page.all("tr", "air-numbers")] == [
        f"W{number}" for number in range(17, 23)
    ]


def test_a_blank_day_says_nothing_and_any_other_its_date(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {"a.md": item(title="Post", publish="2027-03-02 09:00")}))
    found = page["calendar/2027-03/"]
    assert texts([cell(found, "2027-03-02"), cell(found, "2027-03-03")]) == [
        "Tue 2 Mar Social post: 09:00 Post draft",
        "",
    ]


def test_what_lasts_the_whole_month_stands_once_above_it(tmp_path: Path) -> None:
    long = item(type="campaign", title="Long", status="approved", start="2027-01-01", end="2027-12-31")
    page = published(month, load(tmp_path, {"c.md": long}))["calendar/2027-05/"]
    assert texts(page.all("aside")) == ["All month Campaign: Long 1 Jan – 31 Dec"]
    assert "Long" not in page.all("table")[0].text


def test_a_month_with_an_intention_only_is_not_empty(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {"a.md": item(title="Some day", planned="2027-05")}))
    found = page["calendar/2027-05/"]
    assert texts(found.all("aside")) == ["Some time in May 2027 Social post: Some day draft"]
    assert found.all("p", "air-nothing") == []


def test_an_empty_month_says_so(tmp_path: Path) -> None:
    page = published(month, load(tmp_path, {}))["calendar/2027-03/"]
    assert texts(page.all("p", "air-nothing")) == ["Nothing is planned for this month yet."]
    assert texts(page.all("caption")) == ["March 2027: 0 entries, times in Europe/Berlin"]


def test_a_crowded_day_is_folded_by_channel_and_loses_nothing(tmp_path: Path) -> None:
    posts = {
        f"p{n}.md": item(title=f"Post {n}", channel=("x", "web", "linkedin")[n % 3], publish="2027-05-03")
        for n in range(60)
    }
    page = published(month, load(tmp_path, posts, channels="x: X\nweb: Website\nlinkedin: LinkedIn\n"))
    day = cell(page["calendar/2027-05/"], "2027-05-03")
    assert texts(day.all("summary")) == ["LinkedIn: 20", "Website: 20", "X: 20"]
    assert sorted(texts(day.all("span", "air-title"))) == sorted(f"Post {n}" for n in range(60))
    assert texts(marked(day, "data-air-count")) == ["20"] * 3


def test_nine_hundred_entries_are_all_there_and_weigh_little(tmp_path: Path) -> None:
    posts = {
        f"p{n}.md": item(
            title=f"Post {n}", channel=f"c{n % 9}", publish=f"2027-05-{1 + n % 31:02} 10:{n % 60:02}"
        )
        for n in range(900)
    }
    page = rendered(month, load(tmp_path, posts))["calendar/2027-05/"]
    assert all(f">Post {n}<".encode() in page.content for n in range(900))
    assert weight(page) < 40_000


@pytest.mark.parametrize("title", ODD.values(), ids=ODD)
def test_any_title_is_said_as_it_is(title: str, tmp_path: Path) -> None:
    posts = {"a.md": item(title=f'"{title}"', publish="2027-03-02")}
    page = published(month, load(tmp_path, posts))["calendar/2027-03/"]
    (said,) = cell(page, "2027-03-02").all("span", "air-title")
    assert said.text == " ".join(title.split())


def test_filters_can_hide_a_day_but_not_one_with_a_marker(tmp_path: Path) -> None:
    posts = {"a.md": item(publish="2027-03-02"), "b.md": item(publish="2027-03-03")}
    page = published(month, load(tmp_path, posts, markers="n: {kind: note, start: 2027-03-03, title: N}\n"))
    groups = marked(page["calendar/2027-03/"], "data-air-group")
    assert [node.attributes["id"] for node in groups] == ["2027-03-02"]


@pytest.mark.parametrize(
    ("language", "heads", "weeks"),
    [
        ("de", ["Woche", "Montag", "Sonntag"], ["KW 9", "KW 13"]),
        ("en-US", ["Week", "Sunday", "Saturday"], ["W9", "W13"]),
    ],
)
def test_weeks_begin_as_they_do_where_the_language_is_spoken(
    language: str, heads: list[str], weeks: list[str], tmp_path: Path
) -> None:
    plan = load(tmp_path, {}, plan=f"{PLAN_YML}language: {language}\n")
    page = published(month, plan)["calendar/2027-03/"]
    columns, rows = (
        texts(page.all("th"))[:8],
        [row.all("th")[0].text for row in page.all("tr", "air-numbers")],
    )
    assert ([*columns[:2], columns[-1]], [rows[0], rows[-1]]) == (heads, weeks)


def test_the_public_sees_only_its_own(tmp_path: Path) -> None:
    posts = {
        "open.md": public(title="Open", publish="2027-03-02"),
        "a.md": item(title="canary", owner="canary", channel="canary", publish="2027-03-02"),
        "b.md": item(title="canary", planned="2027-03"),
        "c.md": item(type="campaign", title="canary", start="2027-01-01", end="2027-12-31"),
    }
    pages = published(month, load(tmp_path, posts), "public")
    assert list(pages) == ["calendar/2027-03/", "calendar/"]
    page = pages["calendar/2027-03/"]
    assert texts(page.all("caption")) == ["March 2027: 1 entry, times in Europe/Berlin"]
    assert "canary" not in str(page)


def test_an_hour_that_may_still_come_is_said(tmp_path: Path) -> None:
    posts = {
        "open.md": item(publish="2027-03-02"),
        "set.md": item(publish="2027-03-02", status="approved"),
        "off.md": item(publish="2027-03-02", status="cancelled"),
        "timed.md": item(publish="2027-03-02 09:00"),
    }
    plan = load(tmp_path, posts)
    words = Words(plan)
    said = {entry.item.id: words.without_hour(entry) for entry in plan.entries if not entry.timed}
    assert said == {"off": "all day", "open": "time to be confirmed", "set": "all day"}
