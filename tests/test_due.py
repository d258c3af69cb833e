"""What is due: entries and feeds of their own, a late list, nothing of it for the public."""

from pathlib import Path

from projects import item, load, public

from airdate.plan import Plan
from airdate.site import render

PEOPLE = "ana: {name: Ana}\nben: {name: Ben}\n"
STORY = {"publish": "2027-03-10 09:00", "due": "{brief: 2027-02-01, draft: 2027-02-20, review: 3 days}"}


def plan_of(root: Path, **keys: str) -> Plan:
    return load(root, {"story.md": item(owner="ana", **(STORY | keys))}, people=PEOPLE)


def test_stages_stand_apart_from_appearances(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    assert [entry.id for entry in plan.entries] == ["story"]
    assert [(due.id, due.first.isoformat(), due.done) for due in plan.dues] == [
        ("story.due-brief", "2027-02-01", True),
        ("story.due-draft", "2027-02-20", False),
        ("story.due-review", "2027-03-07", False),
    ]


def test_late_is_what_was_due_and_is_not_done(tmp_path: Path) -> None:
    assert [due.id for due in plan_of(tmp_path).overdue()] == ["story.due-draft"]
    assert plan_of(tmp_path, status="review").overdue() == []
    assert plan_of(tmp_path, status="cancelled").overdue() == []


def test_the_page_tells_what_is_late_and_what_comes(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    pages = {a.path: a.content.decode() for a in render(plan, plan.vocabulary.editions["team"])}
    late, ahead = pages["due.md"].split("<h2>")[1:]
    assert [text.count('<li class="air-row') for text in (late, ahead)] == [1, 1]
    assert ("Draft</span>" in late, "late</span>" in late, "Review</span>" in ahead) == (True, True, True)
    assert "Draft</span>" in pages["people/ana.md"]
    assert "Draft: <" in pages["index.md"].split("Work overdue")[1]


def test_feeds_of_all_and_of_each_owner(tmp_path: Path) -> None:
    plan = plan_of(tmp_path)
    feeds = {
        a.path: a.content.decode() for a in render(plan, plan.vocabulary.editions["team"]) if "due" in a.path
    }
    assert [path for path in feeds if path.endswith(".ics")] == ["feeds/due.ics", "feeds/due/ana.ics"]
    lines = feeds["feeds/due.ics"].split("\r\n")
    assert [line for line in lines if line.startswith(("UID", "SUMMARY", "DTSTART", "STATUS"))] == [
        "UID:story.due-brief@plan.example",
        "DTSTART;VALUE=DATE:20270201",
        "SUMMARY:Brief done: A post",
        "STATUS:CONFIRMED",
        "UID:story.due-draft@plan.example",
        "DTSTART;VALUE=DATE:20270220",
        "SUMMARY:Draft due: A post",
        "STATUS:CONFIRMED",
        "UID:story.due-review@plan.example",
        "DTSTART;VALUE=DATE:20270307",
        "SUMMARY:Review due: A post",
        "STATUS:CONFIRMED",
    ]


def test_the_public_sees_nothing_of_it(tmp_path: Path) -> None:
    plan = load(tmp_path, {"story.md": public(owner="ana", due="{draft: 2027-02-13}")}, people=PEOPLE)
    artifacts = render(plan, plan.vocabulary.editions["public"])
    assert [a.path for a in artifacts if "due" in a.path or b"2027-02-13" in a.content] == []


def test_a_plan_without_due_dates_has_no_such_page(tmp_path: Path) -> None:
    plan = load(tmp_path, {"post.md": item(publish="2027-05-12")})
    artifacts = render(plan, plan.vocabulary.editions["team"])
    assert [a.path for a in artifacts if a.path.startswith(("due", "feeds/due"))] == []
