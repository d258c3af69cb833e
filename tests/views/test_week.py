"""Week pages; ``now`` of these plans is 1 March 2027, a Monday, 01:00 in Berlin."""

from pathlib import Path

from markup import Node
from projects import PLAN_YML, item, load, public
from published import marked, published, texts

from airdate.views import week

LAUNCH = {
    "launch.md": item(
        type="campaign", title="Launch", status="approved", start="2027-01-01", end="2027-12-31"
    ),
    "keynote.md": item(
        type="event",
        title="Keynote",
        campaign="launch",
        status="approved",
        start="2027-03-03 10:00",
        end="2027-03-03 11:30",
        location="Berlin",
    ),
    "post.md": item(
        title="Here it is", channel="x", campaign="launch", owner="ana", publish="2027-03-03 10:15"
    ),
    "early.md": item(title="Early", status="approved", publish="2027-03-02 07:00"),
    "day.md": item(title="Some hour", publish="2027-03-02"),
    "fair.md": item(type="event", title="Fair", status="scheduled", start="2027-03-04", end="2027-03-09"),
}
WORDS = {"channels": "x: X\n", "people": "ana: {name: Ana Roth}\n"}


def weeks(tmp_path: Path) -> dict[str, Node]:
    """The pages of these weeks by their number."""
    pages = published(week, load(tmp_path, LAUNCH, **WORDS))
    return {url.removeprefix("calendar/2027-").rstrip("/"): page for url, page in pages.items()}


def rows(column: Node) -> list[tuple[str, list[str]]]:
    """The rows of a day in which something stands, and what."""
    return [(node.attributes["class"], node.items) for node in column.all("ul")]


def test_a_card_says_channel_title_campaign_owner_and_state(tmp_path: Path) -> None:
    assert texts(weeks(tmp_path)["W09"].all("li", "air-card")) == [
        "Social post: time to be confirmed Some hour draft Social post",
        "Social post: 07:00 Early Social post",
        "Event: 10:00–11:30 Keynote Event · Launch · Berlin",
        "X: 10:15 Here it is draft Social post · X · Launch · Ana Roth",
    ]


def test_what_begins_in_one_hour_stands_in_one_row_below_what_has_none(tmp_path: Path) -> None:
    page = weeks(tmp_path)["W09"]
    columns = page.all("section", "air-column")
    found = {column.attributes["id"]: [row for row, _ in rows(column)] for column in columns}
    assert found == {
        "2027-03-01": [],
        "2027-03-02": ["air-r0", "air-r1"],
        "2027-03-03": ["air-r2"],
        "2027-03-04": [],
        "2027-03-05": [],
        "2027-03-06": [],
        "2027-03-07": [],
    }
    scale = page.all("div", "air-scale")[0]
    assert [(node.attributes["class"], node.inner) for node in scale.all("span")] == [
        ("air-r1", ["07:00"]),
        ("air-r2", ["10:00"]),
    ]


def test_days_without_entries_are_narrow_unless_all_are(tmp_path: Path) -> None:
    pages = weeks(tmp_path)
    (grid,) = pages["W09"].all("div", "air-days-grid")
    assert grid.attributes["class"].split() == [
        "air-days-grid",
        *(f"air-narrow-{n}" for n in (1, 4, 5, 6, 7)),
    ]
    (empty,) = pages["W12"].all("div", "air-days-grid")
    assert empty.attributes["class"] == "air-days-grid"


def test_what_lasts_is_a_bar_over_its_days_and_through_the_week_a_line(tmp_path: Path) -> None:
    pages = weeks(tmp_path)
    bars = pages["W09"].all("ul", "air-lasting")[0].all("li")
    assert [(bar.attributes["class"], bar.text) for bar in bars] == [
        ("air-from-4 air-to-7 air-begins", "Event: Fair 4–9 Mar")
    ]
    after = pages["W10"].all("ul", "air-lasting")[0].all("li")
    assert [bar.attributes["class"] for bar in after] == ["air-from-1 air-to-2 air-ends"]
    assert texts(pages["W09"].all("aside")) == ["All week Campaign: Launch 1 Jan – 31 Dec"]


def test_a_week_leads_to_its_neighbours_and_to_what_it_lies_in(tmp_path: Path) -> None:
    page = weeks(tmp_path)["W13"]
    assert page.all("h1")[0].text == "Week 13: 29 March – 4 April 2027"
    assert page.all("nav", "air-steps")[0].links == [
        ("‹ Week 12", "../../calendar/2027-W12/"),
        ("Today", "../../week/"),
        ("Week 14 ›", "../../calendar/2027-W14/"),
    ]
    assert page.all("nav", "air-around")[0].links == [
        ("March 2027", "../../calendar/2027-03/"),
        ("April 2027", "../../calendar/2027-04/"),
        ("Q2 2027", "../../calendar/2027-Q2/"),
        ("2027", "../../year/2027/"),
    ]


def test_the_week_of_new_year_is_counted_as_iso_does(tmp_path: Path) -> None:
    pages = published(week, load(tmp_path, {"a.md": item(title="A", publish="2027-01-01")}))
    assert pages["calendar/2026-W53/"].all("h1")[0].text == "Week 53: 28 December 2026 – 3 January 2027"


def test_the_present_week_is_at_a_place_that_stays(tmp_path: Path) -> None:
    pages = published(week, load(tmp_path, {}))
    assert list(pages) == ["calendar/2027-W09/", "week/", *(f"calendar/2027-W{n}/" for n in range(10, 14))]
    assert pages["week/"].text == pages["calendar/2027-W09/"].text


def test_weeks_can_begin_on_sunday(tmp_path: Path) -> None:
    plan = load(tmp_path, {}, plan=f"{PLAN_YML}language: en-US\n")
    columns = published(week, plan)["calendar/2027-W10/"].all("section", "air-column")
    assert [columns[0].text, columns[-1].text] == ["Sun 7 Mar", "Sat 13 Mar"]


def test_a_crowded_hour_is_folded_by_channel(tmp_path: Path) -> None:
    posts = {
        f"p{n}.md": item(title=f"Post {n}", channel="xy"[n % 2], publish="2027-03-02 09:00")
        for n in range(60)
    }
    page = published(week, load(tmp_path, posts, channels="x: X\ny: Y\n"))["calendar/2027-W09/"]
    assert texts(page.all("summary")) == ["X: 30", "Y: 30"]
    assert len(page.all("a", "air-entry")) == 60


def test_a_marker_with_an_hour_stands_in_its_row_and_a_blackout_is_a_bar(tmp_path: Path) -> None:
    markers = (
        "ball: {kind: note, start: 2027-03-04 19:00, title: Ball}\n"
        "quiet: {kind: blackout, start: 2027-03-05, title: Quiet, scope: {channel: x}, reason: R}\n"
    )
    page = published(week, load(tmp_path, {}, markers=markers))["calendar/2027-W09/"]
    assert [node.text for node in page.all("ul", "air-r1")] == ["Note: 19:00 Ball"]
    assert texts(page.all("ul", "air-lasting")) == ["Blackout Quiet x"]


def test_filters_hide_a_day_without_markers(tmp_path: Path) -> None:
    days = [node for node in marked(weeks(tmp_path)["W09"], "data-air-group") if "id" in node.attributes]
    assert [node.attributes["id"] for node in days] == ["2027-03-02", "2027-03-03"]


def test_an_empty_week_says_so(tmp_path: Path) -> None:
    page = published(week, load(tmp_path, {}))["week/"]
    assert texts(page.all("p", "air-nothing")) == ["Nothing is planned for this week yet."]


def test_the_public_sees_only_its_own(tmp_path: Path) -> None:
    posts = {
        "open.md": public(title="Open", owner="canary", publish="2027-03-02"),
        "a.md": item(title="canary", channel="canary", publish="2027-03-02 05:00"),
        "b.md": item(type="event", title="canary", start="2027-03-02", end="2027-03-05"),
    }
    page = published(week, load(tmp_path, posts), "public")["week/"]
    assert texts(page.all("li", "air-card")) == ["Social post: all day Open Social post"]
    assert "canary" not in str(page)
