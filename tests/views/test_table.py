"""The list: everything as one table, a large plan by years."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node, parse
from projects import item, load, public

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import table


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every page by its path; ``now`` of these plans is 1 March 2027."""
    editions = plan.vocabulary.editions
    found = table.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return {page.path: parse(page.content.decode()) for page in found}


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The one page of a plan of these files."""
    return lambda files, edition="team", **calendar: pages(load(tmp_path, files, **calendar), edition)[
        "list/index.md"
    ]


def rows(page: Node) -> list[list[str]]:
    """The texts of all cells, row by row."""
    body = page.all("tbody")[0]
    return [[node.text for node in row if node.tag in ("td", "th")] for row in body.all("tr")]


def column(page: Node, name: str) -> list[str]:
    at = [head.text for head in page.all("thead")[0].all("th")].index(name)
    return [row[at] for row in rows(page)]


def test_what_has_a_time_stands_in_order_and_the_rest_after_it(at: Callable[..., Node]) -> None:
    page = at(
        {
            "a.md": item(title="Some day"),
            "b.md": item(title="On a day", publish="2027-05-03 09:00"),
            "c.md": item(title="Some time in May", planned="2027-05"),
            "d.md": item(type="event", title="For days", start="2027-04-30", end="2027-05-02"),
            "e.md": item(type="campaign", title="Over the year", start="2026-12-30", end="2027-01-02"),
        }
    )
    assert [row[:2] for row in rows(page)] == [
        ["30 Dec 2026 – 2 Jan 2027", "Over the year"],
        ["30 Apr – 2 May 2027", "For days"],
        ["May 2027", "Some time in May"],
        ["Mon 3 May 2027 09:00", "On a day"],
        ["No day yet", "Some day"],
    ]


def test_rows_tell_script_their_days(at: Callable[..., Node]) -> None:
    page = at({"a.md": item(planned="2027-Q2"), "b.md": item(publish="2027-04-01 09:00"), "c.md": item()})
    first, second, third = page.all("tbody")[0].all("tr")
    assert first.attributes["data-days"] == "2027-04-01 2027-06-30"
    assert [time.attributes["datetime"] for time in second.all("time")] == ["2027-04-01T09:00+02:00"]
    assert ("data-days" in third.attributes, third.all("time")) == (False, [])


def test_a_series_stands_there_with_each_occurrence(at: Callable[..., Node]) -> None:
    talk = item(type="event", title="Talk", start="2027-03-02", repeat="weekly on tuesday until 2027-03-16")
    assert column(at({"talk.md": talk}), "Id") == ["talk@2027-03-02", "talk@2027-03-09", "talk@2027-03-16"]


def test_columns_that_nobody_fills_are_left_out(at: Callable[..., Node]) -> None:
    heads = [head.text for head in at({"a.md": item(channel="x")}).all("thead")[0].all("th")]
    assert heads == ["When", "Title", "Type", "Channel", "Status", "Language", "Id"]


def test_a_status_is_sorted_by_how_far_it_is_and_says_what_was(at: Callable[..., Node]) -> None:
    page = at(
        {
            "a.md": item(status="draft", publish="2027-05-01"),
            "b.md": item(status="cancelled", publish="2027-05-02", previous_dates="[2027-04-02]"),
            "c.md": item(type="event", status="scheduled", start="2027-05-03", event_status="tentative"),
        }
    )
    cells = [node for node in page.all("td") if "data-key" in node.attributes]
    assert [(node.attributes["data-key"], node.text) for node in cells] == [
        ("2", "Draft"),
        ("9", "Cancelled (was 2 Apr)"),
        ("5", "Scheduled · tentative"),
    ]


def test_the_stage_is_for_the_team(at: Callable[..., Node]) -> None:
    files = {"c.md": public(type="campaign", funnel="use"), "a.md": public(campaign="c")}
    stages = [
        [row.attributes.get("data-stage") for row in page.all("tr")[1:]]
        for page in (at(files), at(files, "public"))
    ]
    assert stages == [["use", "use"], [None, None]]


def test_what_an_edition_hides_has_no_column(at: Callable[..., Node]) -> None:
    files = {
        "a.md": public(title="Shown", owner="canary-ana", objective="canary-sold"),
        "b.md": item(title="canary-secret", publish="2027-05-01"),
    }
    page = at(files, "public", people="canary-ana: {name: canary-name}\n")
    assert column(page, "Title") == ["Shown"]
    assert "canary" not in str(page)


def test_an_empty_plan_says_so(at: Callable[..., Node]) -> None:
    assert [node.text for node in at({}).all("p", "air-nothing")] == ["Nothing is planned yet."]


@pytest.mark.parametrize(
    "title", ["x" * 300, "<script>alert(1)</script> & more", "🚀👩‍🚀 go", "発売のお知らせ", "إطلاق أوريون"]
)
def test_any_title_stands_there_as_it_is(at: Callable[..., Node], title: str) -> None:
    assert column(at({"a.md": item(title=f"'{title}'")}), "Title") == [title]


def test_a_large_plan_is_cut_by_years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "LIST_ENTRIES", 4)
    days = ["2026-02-01", "2027-03-02", "2027-11-30", "2028-01-01"]
    files = {f"{day}.md": item(title=day, publish=day) for day in days}
    found = pages(load(tmp_path, files | {"z.md": item(title="undated")}))
    assert {path: column(page, "Title") for path, page in found.items()} == {
        "list/index.md": ["2027-03-02"],
        "list/2026.md": ["2026-02-01"],
        "list/2027.md": ["2027-03-02", "2027-11-30"],
        "list/2028.md": ["2028-01-01"],
        "list/undated.md": ["undated"],
    }
    (parts,) = [
        nav for nav in found["list/2027.md"].all("nav") if nav.attributes["aria-label"] == "Parts of the list"
    ]
    assert parts.links == [
        ("Now", "../../list/"),
        ("2026", "../../list/2026/"),
        ("2027", "../../list/2027/"),
        ("2028", "../../list/2028/"),
        ("No day yet", "../../list/undated/"),
    ]


def test_a_year_with_too_much_is_cut_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "LIST_ENTRIES", 4)
    monkeypatch.setattr(table, "PART_ENTRIES", 2)
    days = [f"2027-{month:02}-{day:02}" for month in (1, 2, 3, 9) for day in (1, 2, 3)]
    found = pages(load(tmp_path, {f"{day}.md": item(publish=day) for day in days}))
    assert [*found] == [
        "list/index.md",
        "list/2027-01.md",
        "list/2027-02.md",
        "list/2027-03.md",
        "list/2027-09.md",
    ]
