"""The agenda, the shelf and what is due; ``now`` of these plans is 1 March 2027, a Monday."""

from pathlib import Path

from projects import item, load, public
from published import marked, published, texts

from airdate.views import agenda, due, shelf

HOMELESS = "title: Plan\ntimezone: Europe/Berlin\n"


def test_the_agenda_tells_days_by_weeks_that_lead_to_their_pages(tmp_path: Path) -> None:
    posts = {
        "a.md": item(title="First", publish="2027-03-02 09:00"),
        "b.md": item(title="Second", status="approved", publish="2027-03-12"),
    }
    page = published(agenda, load(tmp_path, posts))["agenda/"]
    assert page.headings == ["Week 9", "Week 10", "Legend"]
    assert [node.links for node in page.all("h2")[:2]] == [
        [("Week 9", "../calendar/2027-W09/")],
        [("Week 10", "../calendar/2027-W10/")],
    ]
    days = page.all("section", "air-day")
    assert [day.attributes["id"] for day in days] == ["2027-03-02", "2027-03-12"]
    assert texts(page.all("h3")) == ["Tuesday, 2 March 2027", "Friday, 12 March 2027"]
    assert [texts([*day.all("span", "air-when"), *day.all("a", "air-title")]) for day in days] == [
        ["09:00", "First"],
        ["all day", "Second"],
    ]


def test_what_has_begun_before_is_told_first(tmp_path: Path) -> None:
    fair = item(type="event", title="Fair", status="approved", start="2027-02-01", end="2027-03-20")
    page = published(agenda, load(tmp_path, {"a.md": fair}))["agenda/"]
    assert page.section("Running").links == [("Fair", "../events/a/")]


def test_an_agenda_has_an_end(tmp_path: Path) -> None:
    posts = {f"p{n}.md": item(publish=f"2027-03-{2 + n // 20:02}") for n in range(450)}
    page = published(agenda, load(tmp_path, posts))["agenda/"]
    assert len(page.all("li", "air-row")) == 400
    assert [node.text for node in page.all("p", "air-quiet") if "more" in node.text] == [
        "And 50 more: see the calendar."
    ]


def test_an_empty_agenda_says_so(tmp_path: Path) -> None:
    page = published(agenda, load(tmp_path, {}))["agenda/"]
    assert texts(page.all("p", "air-nothing")) == ["Nothing is planned for these weeks yet."]


def test_the_shelf_groups_by_how_far_things_are(tmp_path: Path) -> None:
    posts = {
        "a.md": item(title="Some day", planned="2027-05"),
        "b.md": item(title="Thought", status="idea"),
        "c.md": item(title="Begun", status="draft"),
        "d.md": item(title="Later", status="postponed"),
    }
    page = published(shelf, load(tmp_path, posts))["unscheduled/"]
    assert page.headings == ["Some time 1", "Postponed 1", "Idea 1", "Draft 1", "Legend"]
    assert texts(marked(page, "data-air-count")) == ["1"] * 4
    assert page.section("Some time 1").links == [("Some day", "../a/")]


def test_readers_have_no_empty_shelf_and_no_other_one_than_theirs(tmp_path: Path) -> None:
    canary = {"a.md": item(title="canary", status="idea")}
    assert published(shelf, load(tmp_path, canary), "public") == {}
    files = canary | {"b.md": public(title="Some day", publish="''", planned="2027-05")}
    page = published(shelf, load(tmp_path, files), "public")["unscheduled/"]
    assert (page.headings, "canary" in str(page)) == (["Some time 1", "Legend"], False)


def test_an_empty_shelf_says_so(tmp_path: Path) -> None:
    page = published(shelf, load(tmp_path, {"a.md": item(publish="2027-03-02")}))["unscheduled/"]
    assert texts(page.all("p", "air-nothing")) == ["The shelf is empty: everything has a day."]


def test_what_is_due_is_told_by_how_near_it_is(tmp_path: Path) -> None:
    posts = {
        "a.md": item(
            title="Late", publish="2027-03-20", due="{draft: 2027-02-20, review: 2027-03-03}", status="idea"
        ),
        "b.md": item(title="Soon", publish="2027-04-20", due="{draft: 2027-03-10}", status="idea"),
        "c.md": item(title="Far", publish="2027-12-20", due="{draft: 2027-11-10}", status="idea"),
    }
    page = published(due, load(tmp_path, posts))["due/"]
    assert page.headings == ["Late 1", "This week 1", "Next weeks 1", "Legend"]
    assert page.section("Late 1").links == [("Late", "../a/")]
    assert [node.text for node in page.all("p", "air-quiet") if "more" in node.text] == [
        "And 1 more later: see the feeds."
    ]


def test_a_plan_without_due_days_has_no_such_page(tmp_path: Path) -> None:
    assert published(due, load(tmp_path, {"a.md": item(publish="2027-03-02")})) == {}


def test_when_all_is_done_nothing_is_due(tmp_path: Path) -> None:
    done = item(publish="2027-03-20", due="{draft: 2027-02-20}", status="approved")
    page = published(due, load(tmp_path, {"a.md": done}))["due/"]
    assert texts(page.all("p", "air-nothing")) == ["Nothing is due in the next weeks."]


def test_the_agenda_spells_addresses_out_for_paper(tmp_path: Path) -> None:
    posts = {"post.md": item(publish="2027-03-02 09:00")}
    found = published(agenda, load(tmp_path, posts))
    assert texts(found["agenda/"].all("span", "air-spelled")) == ["plan.example/site/post/"]


def test_without_an_address_there_is_none_to_spell(tmp_path: Path) -> None:
    found = published(agenda, load(tmp_path, {"post.md": item(publish="2027-03-02 09:00")}, plan=HOMELESS))
    assert texts(found["agenda/"].all("span", "air-spelled")) == [""]
