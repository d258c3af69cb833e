"""The timeline: campaigns as bars, what belongs to them below, hanging from their events."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import Node, parse
from projects import PLAN_YML, item, load, public

from airdate.entry import Entry, entry
from airdate.finding import Place
from airdate.gate import admit
from airdate.html.axis import Axis, cut, width
from airdate.html.sheet import Sheet
from airdate.html.tracks import Mark, lane
from airdate.item import Item, Output
from airdate.plan import Plan
from airdate.status import Status
from airdate.timespan import on_day
from airdate.views import timeline

LAUNCH = item(type="campaign", title="Launch", status="approved", start="2027-02-01", end="2027-04-30")
KEYNOTE = item(type="event", title="Keynote", status="scheduled", start="2027-03-16 10:00", campaign="launch")


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every page by its path; ``now`` of these plans is 1 March 2027."""
    editions = plan.vocabulary.editions
    found = timeline.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return {page.path: parse(page.content.decode()) for page in found}


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The page of the present months: January to August 2027 if nothing is planned later."""
    return lambda files, edition="team", **calendar: pages(load(tmp_path, files, **calendar), edition)[
        "timeline/index.md"
    ]


def post(**keys: str) -> str:
    usual = {"title": "Post", "status": "approved", "publish": "2027-03-09", "campaign": "launch"}
    return item(**(usual | keys))


def track(page: Node, title: str) -> Node:
    (section,) = [node for node in page.all("section", "air-span") if node.all("h2")[0].text == title]
    return section.all("svg")[0]


def titles(page: Node) -> list[str]:
    """What the marks of the picture are called."""
    return [node.text for section in page.all("section", "air-span") for node in section.all("title")]


def test_a_campaign_is_a_bar_over_its_days(at: Callable[..., Node]) -> None:
    page = at({"launch.md": LAUNCH})
    (bar,) = track(page, "Launch").all("rect")
    days = (date(2027, 8, 31) - date(2026, 12, 31)).days
    assert (page.all("section", "air-timeline")[0].attributes["data-first"], days) == ("2027-01-01", 243)
    assert (bar.attributes["x"], bar.attributes["width"]) == (f"{3100 / 243:.2f}%", f"{8900 / 243:.2f}%")


def test_each_mark_says_what_when_and_how_it_stands(at: Callable[..., Node]) -> None:
    files = {
        "launch.md": LAUNCH,
        "a.md": post(title="Decided", channel="x", publish="2027-03-09 09:00"),
        "b.md": post(title="Open", status="draft"),
        "c.md": post(title="Off", status="cancelled"),
    }
    page = at(files)
    assert titles(page) == [
        "Launch · Campaign · 1 Feb – 30 Apr",
        "Off · Social post · Tue 9 Mar · cancelled",
        "Open · Social post · Tue 9 Mar · draft",
        "Decided · x · Tue 9 Mar 09:00",
    ]
    marks = [node.attributes["class"].split()[1:] for node in track(page, "Launch").all("a")[1:]]
    assert marks == [["is-cancelled"], ["is-open"], []]
    assert [node.text for node in track(page, "Launch").all("text", "air-cross")] == ["×"]


def test_lanes_stand_below_each_other_by_kind(at: Callable[..., Node]) -> None:
    files = {"launch.md": LAUNCH, "keynote.md": KEYNOTE}
    files |= {f"{type_}.md": post(type=type_) for type_ in ("social", "press", "ad", "video")}
    lanes = track(at(files), "Launch").all("text", "air-lane")
    assert [node.all("tspan")[0].text for node in lanes] == [
        "Events",
        "Press",
        "Social",
        "Own media",
        "Paid, partners, offline",
    ]
    heights = [float(node.attributes["y"].removesuffix("em")) for node in lanes]
    assert heights == sorted(heights)


def test_what_belongs_to_an_event_hangs_from_it(at: Callable[..., Node]) -> None:
    files = {
        "launch.md": LAUNCH,
        "keynote.md": KEYNOTE,
        "a.md": post(title="Before", publish="7 days before keynote at 09:00"),
        "b.md": post(title="Named", event="keynote"),
        "c.md": post(title="Alone"),
    }
    hanging = track(at(files), "Launch")
    (anchor,) = hanging.all("line", "air-anchor")
    threads = {a.all("title")[0].text.partition(" ")[0]: a.all("line") for a in hanging.all("a")}
    assert {name: len(lines) for name, lines in threads.items()} == {
        "Launch": 0,
        "Keynote": 0,
        "Before": 1,
        "Named": 1,
        "Alone": 0,
    }
    assert threads["Named"][0].attributes["x1"] == anchor.attributes["x1"]


def test_what_lasts_is_a_bar_and_what_has_no_campaign_stands_below(at: Callable[..., Node]) -> None:
    page = at(
        {
            "launch.md": LAUNCH,
            "ad.md": item(type="ad", title="Ad", start="2027-03-01", end="2027-03-14", status="draft"),
        }
    )
    assert [node.all("h2")[0].text for node in page.all("section", "air-span")] == [
        "Launch",
        "Without a campaign",
    ]
    (bar,) = track(page, "Without a campaign").all("rect")
    assert bar.attributes["width"] == f"{1400 / 243:.2f}%"


def test_sixty_on_a_day_are_a_number(at: Callable[..., Node]) -> None:
    page = at({"launch.md": LAUNCH} | {f"{n}.md": post(title=f"Post {n}") for n in range(60)})
    (number,) = [node for node in track(page, "Launch").all("a") if "data-air-of" in node.attributes]
    listed = page.all("ul", "air-index")[0].all("li")
    assert (number.all("text")[0].text, number.attributes["data-air-of"], len(listed)) == ("57", "0-56", 57)
    assert len(track(page, "Launch").all("circle")) == 3 + 1
    assert number.attributes["href"] == "../list/?campaign=launch&from=2027-03-09&until=2027-03-09"


def test_a_crowded_plan_has_weeks_with_numbers(
    at: Callable[..., Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "TIMELINE_MARKS", 3)
    days = ("2027-03-01", "2027-03-07", "2027-03-08")
    page = at({"launch.md": LAUNCH} | {f"{day}.md": post(publish=day) for day in days})
    weeks = [node for node in track(page, "Launch").all("a") if "data-air-of" in node.attributes]
    assert [(node.all("title")[0].text, node.all("text")[0].text) for node in weeks] == [
        ("1–7 Mar", "2"),
        ("8–14 Mar", "1"),
    ]
    assert [node.attributes["data-air-of"] for node in weeks] == ["0-1", "2"]


def test_today_is_drawn_only_where_the_clock_stands_still(at: Callable[..., Node]) -> None:
    live, held = at({"launch.md": LAUNCH}), at({}, plan=f"{PLAN_YML}now: 2027-03-01T09:00+01:00\n")
    assert [node.attributes.get("visibility") for node in live.all("g", "air-now")] == ["hidden", "hidden"]
    assert [node.attributes.get("visibility") for node in held.all("g", "air-now")] == [None, None]


def test_each_year_has_a_page_and_leads_to_its_neighbours(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {"a.md": post(publish="2025-05-01"), "b.md": post(publish="2028-05-01")}))
    assert [*found] == [
        "timeline/index.md",
        "timeline/2025.md",
        "timeline/2027.md",
        "timeline/2028.md",
    ]
    steps = [page.all("nav", "air-steps")[0].links for page in found.values()]
    assert steps[0] == [
        ("‹ 2025", "../timeline/2025/"),
        ("Today", "../timeline/"),
        ("2027 ›", "../timeline/2027/"),
    ]
    assert steps[2] == [
        ("‹ 2025", "../../timeline/2025/"),
        ("Today", "../../timeline/"),
        ("2028 ›", "../../timeline/2028/"),
    ]


def test_the_head_of_a_campaign_says_how_far_it_is_and_what_comes(at: Callable[..., Node]) -> None:
    done = post(title="Done", status="published", published="2027-02-10")
    head = at({"launch.md": LAUNCH, "a.md": post(title="Next one"), "b.md": done}).all(
        "div", "air-span-head"
    )[0]
    assert [node.text for node in head.all("p")] == [
        "1 Feb – 30 Apr · 1 of 2 published",
        "Next: Tue 9 Mar Social post: Next one",
    ]


def test_blackouts_are_hatched_and_named(at: Callable[..., Node]) -> None:
    markers = "quiet: {title: Quiet, kind: blackout, start: 2027-03-01, end: 2027-03-10, scope: all}\n"
    page = at({"launch.md": LAUNCH}, markers=markers)
    assert [node.attributes["fill"] for node in page.all("rect", "is-blackout")] == ["url(#air-hatched)"]
    assert "Quiet" in page.all("div", "air-guards")[0].text


def test_the_public_sees_nothing_of_the_rest(at: Callable[..., Node]) -> None:
    files = {"a.md": public(title="Open"), "b.md": post(title="canary"), "canary.md": LAUNCH}
    page = at(files, "public")
    assert (titles(page), "canary" in str(page)) == (["Open · Social post · Sat 1 May"], False)


def test_an_empty_plan_says_so(at: Callable[..., Node]) -> None:
    assert [node.text for node in at({}).all("p", "air-nothing")] == [
        "Nothing is planned for these days yet."
    ]


@pytest.mark.parametrize(
    "title", ["x" * 300, "<b>bold</b> & co", "🚀👩‍🚀", "発売のお知らせ" * 9, "إطلاق أوريون"]
)
def test_any_title_stands_there_as_it_is(at: Callable[..., Node], title: str) -> None:
    page = at({"launch.md": LAUNCH, "a.md": post(type="press", title=f"'{title}'")})
    assert titles(page)[1] == f"{title} · Press release · Tue 9 Mar"
    (label,) = track(page, "Launch").all("text", "air-label")
    assert label.text in (title, f"{title[: len(label.text) - 1]}…")


ZONE = ZoneInfo("Europe/Berlin")
AXIS = Axis(date(2027, 1, 1), date(2027, 12, 31))


def entries(spans: list[tuple[int, int, str]]) -> Iterator[Entry]:
    for n, (day, days, title) in enumerate(sorted(spans)):
        first = AXIS.first + timedelta(days=day)
        place, id = Place("a.md"), f"a{n}"
        made = Item(
            id=id,
            type="event",
            title=title,
            path="a.md",
            place=place,
            status=Status.DRAFT,
            outputs=(Output(),),
        )
        yield entry(id, made, made.outputs[0], on_day(first), on_day(first + timedelta(days=days)), ZONE)


def room(mark: Mark) -> tuple[float, float]:
    """From where to where the mark and its words reach."""
    words, edge = width(mark.label), 0.0 if mark.span else 0.5
    begin, end = mark.x - edge, mark.x + mark.span + edge
    if not words:
        return begin, end
    return (mark.label_x - words, end) if mark.before else (begin, mark.label_x + words)


@given(
    st.lists(
        st.tuples(st.integers(0, 364), st.just(0) | st.integers(1, 40), st.text("abc 会", max_size=60)),
        max_size=40,
    ),
    st.integers(1, 5),
)
def test_nothing_covers_anything(spans: list[tuple[int, int, str]], rows: int) -> None:
    found = lane("Events", entries(spans), AXIS, rows=rows, labelled=True)
    single = [mark for mark in found.marks if len(mark.entries) == 1]
    for row in range(found.rows):
        rooms = sorted(room(mark) for mark in single if mark.row == row)
        assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(rooms))
    assert sum(len(mark.entries) for mark in found.marks) == len(spans)
    assert all(room(mark)[1] <= 100.5 for mark in single)


@given(st.text(max_size=80), st.floats(0, 60))
def test_a_cut_label_has_room(text: str, most: float) -> None:
    said = cut(text, most)
    assert said == text or width(said) <= most or said == "…"
