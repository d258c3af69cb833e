"""Quarter pages; ``now`` of these plans is 1 March 2027, a Monday, 01:00 in Berlin."""

from pathlib import Path

from markup import Node
from projects import item, load, public
from published import marked, places, published, rendered, texts, weight

from airdate.views import quarter

PLAN = {
    "launch.md": item(
        type="campaign", title="Launch", status="approved", start="2027-02-15", end="2027-06-30"
    ),
    "keynote.md": item(type="event", title="Keynote", status="approved", start="2027-03-16 10:00"),
    "off.md": item(type="event", title="Off", event_status="cancelled", start="2027-03-17"),
    "release.md": item(type="press", title="Release", channel="press", publish="2027-03-16 10:00"),
    "p1.md": item(title="One", channel="x", status="approved", publish="2027-03-15"),
    "p2.md": item(title="Two", channel="x", status="approved", publish="2027-03-18"),
    "ads.md": item(type="ad", title="Ads", channel="x", start="2027-03-01", end="2027-03-26"),
    "some.md": item(title="Some day", planned="2027-Q1"),
}
CHANNELS = "x: {title: X, letter: X}\npress: {title: Press, letter: P}\n"


def at(tmp_path: Path, url: str = "calendar/2027-Q1/") -> Node:
    return published(quarter, load(tmp_path, PLAN, channels=CHANNELS))[url]


def row(page: Node, week: str) -> list[str]:
    """What a week says, cell by cell."""
    (found,) = [row for row in page.all("tr") if row.attributes.get("data-week") == week]
    return texts([*found.all("th"), *found.all("td")])


def test_a_week_names_events_and_press_and_counts_all_by_channel(tmp_path: Path) -> None:
    assert row(at(tmp_path), "2027-03-15") == [
        "Week 11 15–21 Mar",
        "Tue 16 Mar Event: 10:00 Keynote Tue 16 Mar Press: 10:00 Release draft "
        "Wed 17 Mar Event: Off cancelled",
        "Event: 1 Press: 1 X: 2",
        "4",
    ]


def test_all_weeks_that_touch_the_quarter_are_rows(tmp_path: Path) -> None:
    page = at(tmp_path)
    weeks = [node.attributes["data-week"] for node in marked(page, "data-week")]
    assert (len(weeks), weeks[0], weeks[-1]) == (14, "2026-12-28", "2027-03-29")


def test_a_week_leads_to_its_page_if_it_has_one(tmp_path: Path) -> None:
    page = published(quarter, load(tmp_path, {"a.md": item(publish="2027-03-02")}))["quarter/"]
    heads = [(node.text, [url for _, url in node.links]) for node in page.all("th")[4:]]
    assert (heads[0], heads[-1]) == (
        ("28 Dec 2026 – 3 Jan 2027", []),
        ("Week 13 29 Mar – 4 Apr", ["../calendar/2027-W13/"]),
    )


def test_numbers_name_the_places_of_their_entries(tmp_path: Path) -> None:
    page = at(tmp_path)
    index = [node.attributes["data-air"] for node in page.all("ul", "air-index")[0].all("li")]
    for cell in marked(page, "data-air-of"):
        assert marked(cell, "data-air-count")[0].text == str(len(places(cell)))
    posts = [cell for cell in page.all("ul", "air-tally")[-1].all("li") if cell.text.startswith("X:")]
    assert [["channel:x" in index[place] for place in places(cell)] for cell in posts] == [[True, True]]
    assert len(index) == 5  # neither the campaign nor what is called off


def test_what_lasts_is_a_line_of_its_length(tmp_path: Path) -> None:
    tracks = at(tmp_path).all("li", "air-track")
    found = [(track.text, track.all("rect")[0].attributes) for track in tracks]
    assert [(said, (rect["x"], rect["width"])) for said, rect in found] == [
        ("Campaign: Launch 15 Feb – 30 Jun", ("50%", "50%")),
        ("X: Ads draft 1–26 Mar", ("65.56%", "28.89%")),
    ]


def test_what_is_counted_elsewhere_is_not_counted_again(tmp_path: Path) -> None:
    again = [node.text for node in marked(at(tmp_path), "data-air-again")]
    assert again == [
        "X: Ads draft 1–26 Mar",
        "Tue 16 Mar Event: 10:00 Keynote",
        "Tue 16 Mar Press: 10:00 Release draft",
    ]


def test_intentions_stand_above_and_neighbours_beside(tmp_path: Path) -> None:
    page = at(tmp_path)
    assert texts(page.all("aside")) == ["Some time in Q1 2027 Social post: Some day draft"]
    assert texts(page.all("nav", "air-around")) == ["January 2027 · February 2027 · March 2027 · 2027"]
    assert page.all("nav", "air-steps")[0].links[-1] == ("Q2 2027 ›", "../../calendar/2027-Q2/")


def test_only_the_first_of_many_are_named(tmp_path: Path) -> None:
    posts = {f"r{n}.md": item(type="press", title=f"Release {n}", publish="2027-03-02") for n in range(11)}
    page = published(quarter, load(tmp_path, posts))["quarter/"]
    said = row(page, "2027-03-01")[1]
    assert (said.count("Release"), said[-10:]) == (8, "and 3 more")


def test_an_empty_quarter_has_its_weeks(tmp_path: Path) -> None:
    page = published(quarter, load(tmp_path, {}))["quarter/"]
    assert row(page, "2027-03-01") == ["Week 9 1–7 Mar", "", "", ""]


def test_a_blackout_is_a_line_of_the_quarter(tmp_path: Path) -> None:
    quiet = "q: {kind: blackout, start: 2027-03-01, end: 2027-03-31, title: Quiet, scope: all, reason: R}\n"
    page = published(quarter, load(tmp_path, {}, markers=quiet))["quarter/"]
    assert texts(page.all("li", "air-track")) == ["Blackout Quiet everything until 31 Mar"]


def test_two_thousand_entries_weigh_little(tmp_path: Path) -> None:
    posts = {
        f"p{n}.md": item(title=f"Post {n}", channel=f"c{n % 9}", publish=f"2027-03-{1 + n % 31:02}")
        for n in range(2000)
    }
    assert weight(rendered(quarter, load(tmp_path, posts))["quarter/"]) < 40_000


def test_the_public_sees_only_its_own(tmp_path: Path) -> None:
    posts = {
        "open.md": public(title="Open", publish="2027-03-02"),
        "a.md": item(type="press", title="canary", channel="canary", publish="2027-03-02"),
        "b.md": item(type="campaign", title="canary", start="2027-01-01", end="2027-03-15"),
    }
    page = published(quarter, load(tmp_path, posts), "public")["quarter/"]
    assert row(page, "2027-03-01") == ["Week 9 1–7 Mar", "", "Social post: 1", "1"]
    assert "canary" not in str(page)
