"""What is due: entries and feeds of their own, a late list, nothing of it for the public."""

from dataclasses import replace
from pathlib import Path

import pytest
from projects import item, load, public

from airdate.feeds.strict import problems
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
    assert "Draft: <" in pages["index.md"].split(">Late")[1]


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
    told = [a for a in artifacts if not a.path.startswith("year/")]  # which names every day
    assert [a.path for a in told if "due" in a.path or b"2027-02-13" in a.content] == []


def test_a_plan_without_due_dates_has_no_such_page(tmp_path: Path) -> None:
    plan = load(tmp_path, {"post.md": item(publish="2027-05-12")})
    artifacts = render(plan, plan.vocabulary.editions["team"])
    assert [a.path for a in artifacts if a.path.startswith(("due", "feeds/due"))] == []


LETTER = {"type": "newsletter", "publish": "2027-01-05", "repeat": "weekly"}


def dues(plan: Plan) -> list[str]:
    """What is due and not done, as ``draft@2027-03-09 on 03-02``."""
    return [f"{e.stage}@{e.day} on {e.first:%m-%d}" for e in plan.dues if not e.done]


def test_of_a_series_work_is_due_for_each_occurrence_to_come(tmp_path: Path) -> None:
    types = "newsletter: {title: Newsletter, due: {draft: 5 workdays}}\n"
    plan = load(tmp_path, {"letter.md": item(**LETTER | {"repeat": "weekly 11 times"})}, types=types)
    assert dues(plan) == [
        "draft@2027-03-02 on 02-23",
        "draft@2027-03-09 on 03-02",
        "draft@2027-03-16 on 03-09",
    ]
    assert [due.id for due in plan.overdue()] == ["letter.due-draft.20270302"]
    over = replace(plan, now=plan.now.replace(month=6))
    assert (over.dues, over.overdue()) == ((), [])


def test_an_occurrence_that_is_further_or_called_off_is_done(tmp_path: Path) -> None:
    changes = (
        "{2027-03-02: {status: review}, 2027-03-09: {status: cancelled}, 2027-03-16: {publish: 2027-03-18}}"
    )
    keys = LETTER | {"repeat": "weekly until 2027-03-20", "due": "{draft: 2 days}", "occurrences": changes}
    assert dues(load(tmp_path, {"letter.md": item(**keys)})) == ["draft@2027-03-16 on 03-16"]
    assert dues(load(tmp_path, {"letter.md": item(**keys, status="approved")})) == []


def test_a_written_date_is_due_once_for_the_first_occurrence(tmp_path: Path) -> None:
    keys = {"publish": "2027-03-02", "repeat": "weekly", "due": "{brief: 2027-02-01}", "status": "planned"}
    assert [due.id for due in load(tmp_path, {"post.md": item(**keys)}).dues] == ["post.due-brief"]
    earlier = keys | {"publish": "2027-02-02"}
    assert load(tmp_path, {"post.md": item(**earlier)}).dues == ()


def test_what_is_due_for_a_series_says_for_which_day_and_feeds_have_an_end(tmp_path: Path) -> None:
    keys = LETTER | {"owner": "ana", "due": "{draft: 2 days}"}
    plan = load(tmp_path, {"letter.md": item(**keys)}, people=PEOPLE)
    pages = {a.path: a.content.decode() for a in render(plan, plan.vocabulary.editions["team"])}
    assert "for Tue 2 Mar · " in pages["due.md"].split("<h2>")[1]
    assert '<li class="">Draft for Tue 2 Mar: Sunday, 28 February 2027 <strong' in pages["letter.md"]
    uids = [line for line in pages["feeds/due.ics"].split("\r\n") if line.startswith("UID")]
    assert (uids[0], len(uids)) == ("UID:letter.due-draft.20270302@plan.example", 14)


OUTPUTS = "[{{channel: a, status: {}, format: x}}, {{channel: b, status: {}}}]"


@pytest.mark.parametrize(
    ("keys", "late"),
    [
        ({"outputs": OUTPUTS.format("published", "published")}, False),
        ({"outputs": OUTPUTS.format("published", "draft")}, True),
        ({"outputs": OUTPUTS.format("approved", "draft"), "status": "approved"}, True),
        ({"outputs": OUTPUTS.format("approved", "review")}, False),
        ({"type": "event", "start": "2027-05-12", "event_status": "cancelled"}, False),
        ({"type": "event", "start": "2027-05-12", "event_status": "postponed"}, False),
        ({"type": "event", "start": "2027-05-12", "event_status": "tentative"}, True),
        ({"status": "on-hold", "outputs": OUTPUTS.format("draft", "draft")}, False),
    ],
)
def test_work_is_as_far_as_its_least_advanced_open_output(
    keys: dict[str, str], late: bool, tmp_path: Path
) -> None:
    plan = load(tmp_path, {"story.md": item(due="{draft: 2027-02-20}", **keys)})
    assert [due.id for due in plan.overdue()] == ["story.due-draft"][: int(late)]
    pages = {a.path: a.content.decode() for a in render(plan, plan.vocabulary.editions["team"])}
    assert ("<h2>Late" in pages["due.md"], "Nothing is late" in pages["index.md"]) == (late, not late)


def test_work_is_done_for_the_channels_and_formats_of_all_outputs(tmp_path: Path) -> None:
    keys = {"outputs": OUTPUTS.format("draft", "draft"), "due": "{draft: 2027-02-20}"}
    due = load(tmp_path, {"story.md": item(**keys)}).dues[0]
    assert (due.facet("channel"), due.facet("format")) == (("a", "b"), ("x",))


def test_the_feed_of_what_is_due_in_a_series_is_sound(tmp_path: Path) -> None:
    letter = item(publish="2027-03-02 10:00", repeat="weekly", due="{draft: 5 workdays}", owner="ana")
    plan = load(tmp_path, {"letter.md": letter}, people=PEOPLE)
    feeds = [a for a in render(plan, plan.vocabulary.editions["team"]) if a.path.endswith(".ics")]
    assert [(feed.path, problem) for feed in feeds for problem in problems(feed.content)] == []
    due = next(feed for feed in feeds if feed.path == "feeds/due.ics")
    assert b"UID:letter.due-draft.20270302@plan.example\r\n" in due.content
