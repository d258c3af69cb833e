"""Departments: what each part of the house has to know, and what runs; who is on duty where."""

from pathlib import Path

import pytest
from markup import Node
from projects import item, load, public
from published import published, rendered

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import departments, terms

PEOPLE = """
ana: {name: Ana, department: pr}
ben: {name: Ben, department: sales}
cem: {name: Cem, department: sales}
dora: {name: Dora}
"""


def pages(plan: Plan) -> dict[str, Node]:
    return published(departments, plan)


def cells(section: Node) -> list[list[str]]:
    return [[c.text for c in row if c.tag in ("th", "td")] for row in section.all("tr")[1:]]


def test_nobody_else_has_the_pages(tmp_path: Path) -> None:
    assert rendered(departments, load(tmp_path, {"a.md": public()}, people=PEOPLE), "public") == {}


def test_nor_has_who_may_not_know_people(tmp_path: Path) -> None:
    lean = "lean: {visibility: [public, internal], hide: [owner]}\n"
    plan = load(tmp_path, {"a.md": public()}, people=PEOPLE, editions=lean)
    edition = plan.vocabulary.editions["lean"]
    assert list(departments.render(Sheet(admit(plan, edition), edition))) == []


def test_an_empty_plan_says_what_is_missing(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {}))["departments/"]
    assert [node.text.partition(":")[0] for node in found.all("p", "air-nothing")] == [
        "No department is named yet",
        "Nothing is decided for the next four weeks.",
    ]


def test_each_department_has_a_page_with_its_people(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {"a.md": item(owner="ben", publish="2027-03-10")}, people=PEOPLE))
    assert sorted(found) == ["departments/", "departments/pr/", "departments/sales/"]
    assert [row.text for row in found["departments/"].all("tr")[1:]] == ["PrAna0", "SalesBen, Cem1"]


def test_a_page_tells_what_its_people_do_and_have_a_part_in(tmp_path: Path) -> None:
    files = {
        "c.md": item(
            type="campaign", id="c", title="Launch", start="2027-02-01", end="2027-05-01",
            accountable="[ana]", consulted="[ben, dora]", informed="[cem]", owner="ana",
        ),
        "over.md": item(title="Over", publish="2027-02-10", informed="[ben]"),
        "p.md": item(title="Post", publish="2027-03-10", owner="ben"),
        "off.md": item(title="Off", publish="2027-03-10", owner="ben", status="cancelled"),
    }  # fmt: skip
    found = pages(load(tmp_path, files, people=PEOPLE))["departments/sales/"]
    assert cells(found.section("Who does what")) == [["Launch Campaign", "–", "–", "–", "Ben", "Cem"]]
    assert found.section("What they do next").items == ["Wed 10 Mar Social post: Post draft"]
    assert ("Subscribe", "../../feeds/#department-sales") in found.links


def test_what_no_page_has_room_for_stands_in_the_list(tmp_path: Path) -> None:
    files = {f"{n}.md": item(title=f"P{n}", publish="2027-03-10", owner="ben") for n in range(30)}
    found = pages(load(tmp_path, files, people=PEOPLE))["departments/sales/"].section("What they do next")
    assert found.links[-1] == ("and 5 more in the list", "../../list/?owner=ben%2Ccem")


def test_what_has_begun_says_so_instead_of_a_day(tmp_path: Path) -> None:
    spans = {"a": ("2027-02-01", "2027-04-01"), "b": ("2027-03-10", "2027-03-12")}
    files = {
        f"{id}.md": item(type="event", title=id, start=start, end=end, owner="ben")
        for id, (start, end) in spans.items()
    }
    found = pages(load(tmp_path, files, people=PEOPLE))["departments/sales/"].section("What they do next")
    assert [node.text for node in found.all("span", "air-on")] == ["Under way", "Wed 10 Mar"]


def test_who_does_what_in_campaigns_stands_side_by_side(tmp_path: Path) -> None:
    usual = {"type": "campaign", "start": "2027-02-01", "end": "2027-05-01"}
    files = {
        "a.md": item(
            title="A", executive_sponsor="dora", accountable="[ana]", informed="[ben, ben]", **usual
        ),
        "b.md": item(title="B", **usual),
        "off.md": item(title="Off", status="cancelled", accountable="[ana]", **usual),
        "over.md": item(title="Over", accountable="[ana]", **(usual | {"end": "2027-02-10"})),
        "p.md": item(title="Post", accountable="[ana]", publish="2027-03-10"),
    }
    found = pages(load(tmp_path, files, people=PEOPLE))["departments/"].section("Who does what")
    assert cells(found) == [["A", "Dora", "Ana", "–", "–", "Ben"], ["B", "–", "nobody", "–", "–", "–"]]


def test_a_page_tells_what_waits_for_the_word_of_its_people(tmp_path: Path) -> None:
    files = {
        "a.md": item(title="Asked", status="review", owner="ana", consulted="[ben]", publish="2027-03-10"),
        "b.md": item(title="Own", status="review", owner="ben", consulted="[ben]", publish="2027-03-11"),
    }
    found = pages(load(tmp_path, files, people=PEOPLE))
    assert found["departments/sales/"].section("Waits for a word").items == [
        "Wed 10 Mar Social post: Asked reviewBen, as consulted"
    ]
    assert "Waits for a word" not in found["departments/pr/"].headings


def test_handoffs_are_told_on_both_sides(tmp_path: Path) -> None:
    files = {
        "a.md": item(title="Sheet", owner="ana", publish="2027-03-10", links="{depends-on: b}"),
        "b.md": item(id="b", title="Prices", owner="ben", publish="2027-03-05"),
        "c.md": item(title="Same", owner="cem", publish="2027-03-10", links="{depends-on: b}"),
        "d.md": item(title="Talk", publish="2027-03-10", links="{depends-on: b}"),
    }
    found = pages(load(tmp_path, files, people=PEOPLE))
    assert found["departments/pr/"].section("Handoffs").items == ["Sheet Depends on: Prices (Ben)"]
    assert found["departments/sales/"].section("Handoffs").items == ["Prices Needed by: Sheet (Ana), Talk"]


def test_a_department_of_nine_hundred_things_has_a_page_of_the_same_size(tmp_path: Path) -> None:
    usual = {"owner": "ana", "accountable": "[ana]", "links": "{depends-on: b}", "publish": "2027-03-10"}
    files = {f"{n}.md": item(title=f"P{n}", **usual) for n in range(900)}
    files["b.md"] = item(id="b", owner="ben", publish="2027-03-10")
    found = rendered(departments, load(tmp_path, files, people=PEOPLE))
    assert all(len(found[f"departments/{id}/"].content) < 25_000 for id in ("pr", "sales"))
    assert found["departments/pr/"].content.count(b"and 875 more") == 3


def test_channels_and_playbooks_are_named(tmp_path: Path) -> None:
    files = {
        "p.md": item(type="playbook", title="Answering", answers="[{to: press, who: pr, action: ring}]"),
        "q.md": item(type="playbook", title="Other", owner="ben"),
    }
    channels = "a: {title: A, charter: {intent: x, owner: ana}}\nb: {title: B}\n"
    found = pages(load(tmp_path, files, people=PEOPLE, channels=channels))["departments/pr/"]
    assert [dd.text for dd in found.all("dd")[1:3]] == ["A", "Answering"]


def test_the_brief_says_what_runs_and_what_to_say(tmp_path: Path) -> None:
    files = {
        "c.md": item(type="campaign", id="c", title="Launch", start="2027-02-01", end="2027-05-01"),
        "a.md": item(
            title="Here it is", campaign="c", status="approved", publish="2027-03-10", summary="Say this.",
            call="Try it", destination="https://shop.example/x", offer="yes",
        ),
        "draft.md": item(title="Draft", campaign="c", publish="2027-03-10"),
        "far.md": item(title="Far", status="approved", publish="2027-05-10"),
        "notice.md": item(type="notice", title="Inside", status="approved", publish="2027-03-10"),
        "free.md": item(title="Free", status="approved", publish="2027-03-11"),
    }  # fmt: skip
    found = pages(load(tmp_path, files, people=PEOPLE))["departments/"].section("What runs, and what to say")
    assert [node.text for node in found.all("h3")] == ["Launch", "Without a campaign"]
    assert found.items == [
        "Wed 10 Mar Social post: Here it is Say this."
        "Asks: Try it · Leads to: shop.example/x · an offer with conditions",
        "Thu 11 Mar Social post: Free",
    ]


# ---- who is on duty, on the pages of channels and people

LINES = """
    - {person: ana, days: mon-fri, hours: "09:00-17:00"}
    - {person: ben, days: mon}
"""


def channel(hours: str = "", lines: str = LINES) -> str:
    said = f"    response_hours: {hours}\n" if hours else ""
    return f"a:\n  title: A\n  charter:\n    intent: Why\n{said}    duty:{lines}"


def page_of(plan: Plan, url: str) -> Node:
    return published(terms, plan)[url]


def test_a_channel_shows_its_week_and_marks_days_without_anybody(tmp_path: Path) -> None:
    found = page_of(load(tmp_path, {}, channels=channel(), people=PEOPLE), "channels/a/").all("table")[-1]
    rows = [" ".join(cell.text for cell in row if cell.tag in ("th", "td")) for row in found.all("tr")[1:]]
    assert rows == [
        "Mon 1 Mar Ben all dayAna 09:00–17:00",
        *(f"{day} Mar Ana 09:00–17:00" for day in ("Tue 2", "Wed 3", "Thu 4", "Fri 5")),
        "Sat 6 Mar nobody",
        "Sun 7 Mar nobody",
    ]


@pytest.mark.parametrize(
    ("days", "hours", "told"),
    [
        ("mon-fri", "09:00-17:00", ["Mon–Fri", "09:00–17:00"]),
        ("sat,sun", "", ["Sat, Sun", "all day"]),
        ("fri-tue", "22:00-6:00", ["Mon, Tue, Fri–Sun", "22:00–06:00"]),
        ("", "00:00-24:00", ["every day", "all day"]),
        ("mon, wed", "0:00-12:00", ["Mon, Wed", "00:00–12:00"]),
        ("someday", "09:00", ["someday", "09:00"]),
    ],
)
def test_a_line_of_a_rota_is_told_in_words(tmp_path: Path, days: str, hours: str, told: list[str]) -> None:
    lines = f'\n      - {{person: ana, days: "{days}", hours: "{hours}"}}\n'
    found = page_of(load(tmp_path, {}, channels=channel("", lines), people=PEOPLE), "channels/a/")
    assert cells(found.all("table")[0])[0] == ["Ana", *told]


@pytest.mark.parametrize(
    ("hours", "told"),
    [
        ("", ["At most 55 hours without anybody on duty"]),
        ("60", ["At most 55 hours without anybody on duty; answers are promised within 60"]),
        (
            "48",
            [
                "Nobody is on duty from Fri 5 Mar, 17:00 to Mon 8 Mar, 00:00"
                ": 55 hours; answers are promised within 48"
            ],
        ),
    ],
)
def test_gaps_are_held_against_what_is_promised(tmp_path: Path, hours: str, told: list[str]) -> None:
    found = page_of(load(tmp_path, {}, channels=channel(hours), people=PEOPLE), "channels/a/")
    assert [node.text for node in found.all("p", "air-gap")] == told


def test_the_hour_that_clocks_skip_is_none_without_anybody(tmp_path: Path) -> None:
    lines = "\n    - {person: ana}\n"
    found = page_of(load(tmp_path, {}, channels=channel("1", lines), people=PEOPLE), "channels/a/")
    assert [node.text for node in found.all("p", "air-gap")] == [
        "At most 0 hours without anybody on duty; answers are promised within 1"
    ]


def test_a_person_shows_where_they_are_on_duty_this_week(tmp_path: Path) -> None:
    found = page_of(load(tmp_path, {}, channels=channel(), people=PEOPLE), "people/ben/").section(
        "On duty this week"
    )
    rows = [row.text for row in found.all("tr")[1:]]
    assert rows[:2] == ["Mon 1 MarA all day", "Tue 2 Mar–"]
    assert found.links[-1] == ("Subscribe to the rota", "../../feeds/#duty-ben")


def test_channels_with_the_same_hours_stand_on_one_line(tmp_path: Path) -> None:
    lines = "b:\n  title: B\n  charter:\n    duty:\n    - {person: ben, days: mon}\n"
    plan = load(tmp_path, {}, channels=channel() + lines, people=PEOPLE)
    found = page_of(plan, "people/ben/").section("On duty this week")
    assert found.all("tr")[1].text == "Mon 1 MarA, B all day"


def test_a_public_channel_page_names_nobody(tmp_path: Path) -> None:
    plan = load(tmp_path, {"p.md": public(channel="a")}, channels=channel("48"), people=PEOPLE)
    found = rendered(terms, plan, "public")["channels/a/"].content
    assert [word for word in (b"Ana", b"09:00", b"duty", b"48") if word in found] == []
