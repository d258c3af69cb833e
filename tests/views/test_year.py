"""Year pages; ``now`` of these plans is 1 March 2027, a Monday, 01:00 in Berlin."""

from pathlib import Path

from markup import Node
from projects import item, load, public
from published import marked, places, published, rendered, texts, weight

from airdate.html.heat import Count, key
from airdate.views import year


def cell(page: Node, day: str) -> Node:
    (found,) = marked(page, "id", day)
    return found


def posts(**days: int) -> dict[str, str | bytes]:
    """So many posts on each day: ``d03_02=4``."""
    return {
        f"{day}-{n}.md": item(channel="x", publish=f"2027-{day[1:3]}-{day[4:]}")
        for day, count in days.items()
        for n in range(count)
    }


def test_the_more_appears_on_a_day_the_darker_it_is(tmp_path: Path) -> None:
    page = published(year, load(tmp_path, posts(d03_01=1, d03_02=1, d03_03=1, d03_04=2, d03_05=3, d03_06=9)))[
        "year/"
    ]
    found = [cell(page, f"2027-03-0{n}") for n in range(1, 8)]
    assert [node.attributes.get("data-level") for node in found] == ["1", "1", "1", "2", "2", "4", None]
    assert texts(page.all("ul", "air-key")[0].all("span", "air-heat")) == ["0", "1", "2–3", "4", "5+"]


def test_a_day_says_its_number_its_events_and_what_else_is_to_know(tmp_path: Path) -> None:
    files = posts(d03_16=2) | {
        "e.md": item(type="event", title="Fair", status="approved", start="2027-03-16", end="2027-03-17"),
        "off.md": item(type="event", title="Off", event_status="cancelled", start="2027-03-16"),
    }
    markers = (
        "n: {kind: note, start: 2027-03-16, title: Big day}\n"
        "q: {kind: blackout, start: 2027-03-17, title: Quiet, scope: all, reason: R}\n"
    )
    page = published(year, load(tmp_path, files, markers=markers))["year/2027/"]
    assert texts([cell(page, f"2027-03-{n}") for n in (16, 17, 18)]) == [
        "16 Entries: 3 Fair Big day",
        "17 Fair Quiet",
        "18",
    ]
    assert cell(page, "2027-03-17").attributes["class"] == "is-guarded"


def test_each_day_leads_to_its_week_if_that_has_a_page(tmp_path: Path) -> None:
    page = published(year, load(tmp_path, {}))["year/2027/"]
    assert [cell(page, day).links for day in ("2027-03-16", "2027-06-01")] == [
        [("16", "../../calendar/2027-W11/#2027-03-16")],
        [],
    ]
    assert [node.links for node in page.all("caption")[2:4]] == [
        [("March", "../../calendar/2027-03/")],
        [],
    ]


def test_every_day_of_the_year_stands_once(tmp_path: Path) -> None:
    page = published(year, load(tmp_path, {"a.md": item(publish="2028-05-01")}))["year/2028/"]
    days = [node.attributes["id"] for node in page.all("td") if "id" in node.attributes]
    assert (len(set(days)), days[0], days[-1]) == (366, "2028-01-01", "2028-12-31")
    assert len(days) == 366


def test_months_are_told_as_numbers(tmp_path: Path) -> None:
    files = posts(d03_16=2, d04_01=1) | {"e.md": item(type="event", status="approved", start="2027-03-16")}
    (table,) = published(year, load(tmp_path, files))["year/"].all("table", "air-numbers-of")
    rows = [texts([*row.all("th"), *row.all("td")]) for row in table.all("tr")]
    assert rows[:5] == [
        ["Month", "Entries", "of them events"],
        ["January", "0", "0"],
        ["February", "0", "0"],
        ["March", "3", "1"],
        ["April", "1", "0"],
    ]


def test_numbers_name_the_places_of_their_entries(tmp_path: Path) -> None:
    page = published(year, load(tmp_path, posts(d03_16=2, d04_01=1)))["year/"]
    index = page.all("ul", "air-index")[0].all("li")
    assert [node.attributes["data-air"] for node in index] == [
        "channel:x type:social status:draft language:en"
    ] * 3
    assert [places(cell(page, day)) for day in ("2027-03-16", "2027-04-01")] == [[0, 1], [2]]


def test_what_runs_long_is_a_line_and_what_is_called_off_no_number(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "c.md": item(
            type="campaign", title="Spring", status="approved", start="2027-03-01", end="2027-05-31"
        ),
        "off.md": item(status="cancelled", publish="2027-03-16"),
    }
    page = published(year, load(tmp_path, files))["year/"]
    assert texts(page.all("li", "air-track")) == ["Campaign: Spring 1 Mar – 31 May"]
    assert marked(page, "data-air-of") == []


def test_an_empty_year_says_so(tmp_path: Path) -> None:
    page = published(year, load(tmp_path, {}))["year/"]
    assert texts(page.all("p", "air-nothing")) == ["Nothing is planned for this year yet."]


def test_steps_are_told_as_ranges() -> None:
    assert key((1, 2, 3, 8)) == ["0", "1", "2", "3–7", "8+"]


def test_places_in_a_row_are_named_as_one() -> None:
    assert Count((0, 1, 2, 5, 7, 8)).places == "0-2 5 7-8"


def test_ten_thousand_entries_in_a_year_weigh_little(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        f"p{n}.md": item(
            channel=f"c{n % 20}", owner=f"p{n % 15}", publish=f"2027-{1 + n % 12:02}-{1 + n % 28:02}"
        )
        for n in range(2500)
    }
    assert weight(rendered(year, load(tmp_path, files))["year/"]) < 37_000


def test_the_public_sees_only_its_own(tmp_path: Path) -> None:
    files = {
        "open.md": public(title="Open", publish="2027-03-02"),
        "a.md": item(type="event", title="canary", start="2027-03-02"),
        "b.md": item(title="canary", channel="canary", publish="2027-03-02"),
    }
    page = published(year, load(tmp_path, files), "public")["year/"]
    assert cell(page, "2027-03-02").text == "2 Entries: 1"
    assert "canary" not in str(page)
