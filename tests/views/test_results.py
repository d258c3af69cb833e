"""Results: what is due to be looked at, what came, and what was planned beside what came."""

from pathlib import Path

import pytest
from projects import item, load, public
from published import marked, published

from airdate.edition import BUILTIN_EDITIONS
from airdate.feeds import reviews
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.sections.scoreboard import Verdict, scoreboard
from airdate.sections.slips import slips
from airdate.sections.told import Teller
from airdate.site import Site
from airdate.views import item as items
from airdate.views import results

KPI = "[{metric: schools, baseline: 10, target: 60, review: 2027-05-14}]"


def out(**keys: str) -> str:
    return item(**({"status": "published", "channel": "blog"} | keys))


def campaign(**keys: str) -> str:
    usual = {"status": "approved", "start": "2027-01-01", "end": "2027-06-30", "owner": "ana"}
    return item(type="campaign", **(usual | keys))


def score(tmp_path: Path, **keys: str) -> list[tuple[str, str, Verdict]]:
    plan = load(tmp_path, {"c.md": campaign(**keys)})
    return [(s.metric, s.value, s.verdict) for s in scoreboard(Teller(Words(plan)), plan.by_id["c"])]


def course(plan: Plan) -> list[tuple[str, str, int]]:
    return [(slip.entry.id, slip.course.name, slip.days) for slip in slips(plan, plan.entries)]


def test_an_empty_plan_says_that_there_is_nothing(tmp_path: Path) -> None:
    page = published(results, load(tmp_path, {}))["results/"]
    assert [node.text for node in page.all("p", "air-nothing")] == [
        "Nothing waits to be looked at.",
        "Nobody has written down a result yet.",
    ]


def test_days_of_review_and_what_nobody_has_looked_at(tmp_path: Path) -> None:
    late = "[{metric: clicks, review: 2027-02-20}]"
    read = "[{metric: clicks, value: 3, at: 2027-02-21}]"
    files = {
        "c.md": campaign(title="Launch", kpi=KPI),
        "old.md": campaign(title="Late", kpi=late),
        "done.md": campaign(title="Read", kpi=late, results=read),
        "bare.md": out(title="Bare", published="2027-02-01"),
    }
    due = published(results, load(tmp_path, dict(files)))["results/"].section("Due for results")
    assert due.items == [
        "Sat 20 Feb Late clicks · ana",
        "Fri 14 May Launch schools, target 60 · ana",
        "Mon 1 Feb Bare Social post",
    ]
    assert {node.attributes["data-air"].split()[0] for node in marked(due, "data-air")} == {
        "campaign:c",
        "campaign:old",
        "channel:blog",
    }


def test_the_latest_result_stands_on_top(tmp_path: Path) -> None:
    figures = (
        "[{metric: a, value: 1, at: 2027-02-01}, {metric: b, value: 2000, at: 2027-02-03, source: desk}]"
    )
    page = published(results, load(tmp_path, {"a.md": out(published="2027-01-01", results=figures)}))[
        "results/"
    ]
    assert page.section("Latest results").items == [
        "2,000 bA post · 3 February 2027 · desk · no target",
        "1 aA post · 1 February 2027 · no target",
    ]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ({"published": "2027-02-03", "publish": "2027-02-01"}, [("SLIPPED", 2)]),
        ({"published": "2027-02-03", "publish": "2027-02-04"}, [("EARLY", 1)]),
        ({"published": "2027-02-03 09:00", "publish": "2027-02-03 08:00"}, [("ON_TIME", 0)]),
        ({"published": "2027-02-03", "planned": "2027-02"}, [("ON_TIME", 0)]),
        ({"published": "2027-02-03", "planned": "2027-01"}, [("SLIPPED", 3)]),
        ({"published": "2027-02-03", "previous_dates": "[2027-02-02, 2027-01-31]"}, [("SLIPPED", 3)]),
        ({"published": "2027-02-03"}, []),
        ({"publish": "2027-02-27", "status": "approved"}, [("OPEN", 2)]),
        ({"publish": "2027-02-27", "status": "cancelled"}, [("NEVER", 2)]),
        ({"publish": "2027-03-05", "status": "approved"}, []),
    ],
)
def test_planned_beside_what_came(tmp_path: Path, keys: dict[str, str], found: list[tuple[str, int]]) -> None:
    plan = load(tmp_path, {"a.md": out(**keys)})
    assert course(plan) == [("a", *each) for each in found]


@pytest.mark.parametrize(
    ("kpi", "value", "verdict"),
    [
        ("baseline: 0, target: 5, review: 2027-03-02", "9", Verdict.EARLY),
        ("baseline: 0, target: 5, review: 2027-03-01", "5", Verdict.REACHED),
        ("baseline: 0, target: 5, review: 2027-02-01", "4", Verdict.MISSED),
        ("baseline: 9, target: 5, review: 2027-02-01", "4", Verdict.REACHED),
        ("baseline: 9, target: 5, review: 2027-02-01", "6", Verdict.MISSED),
        ("baseline: 0, target: 0, review: 2027-02-01", "0", Verdict.REACHED),
        ("baseline: 0, target: 0, review: 2027-02-01", "1", Verdict.MISSED),
        ("baseline: 0, review: 2027-02-01", "1", Verdict.OPEN),
    ],
)
def test_nothing_is_judged_too_early(tmp_path: Path, kpi: str, value: str, verdict: Verdict) -> None:
    figures = f"[{{metric: Clicks, value: {value}, at: 2027-02-01}}]"
    found = score(tmp_path, kpi=f"[{{metric: clicks, {kpi}}}]", results=figures)
    assert found == [("clicks", value, verdict)]


def test_a_figure_that_nobody_has_read(tmp_path: Path) -> None:
    assert score(tmp_path, kpi="[{metric: a, target: 1}]") == [("a", "", Verdict.UNREAD)]


def test_a_campaign_shows_its_scoreboard_slips_and_lessons(tmp_path: Path) -> None:
    figures = "[{metric: schools, value: 35, at: 2027-02-01, source: list}]"
    files: dict[str, str | bytes] = {
        "c.md": campaign(kpi=KPI, results=figures),
        "a.md": out(
            campaign="c", title="Post", published="2027-02-03", publish="2027-02-01", learned="Earlier."
        ),
    }
    page = published(items, load(tmp_path, files))["campaigns/c/"]
    assert page.section("Scoreboard").items == [
        "schools 35 of 60 from 10 too early to judge looked at on 14 May 2027 · 35 (1 February 2027, list)"
    ]
    goal = page.all("line", "air-goal")[0]
    assert (goal.attributes["x1"], page.all("rect", "air-done")[0].attributes["width"]) == ("99.0%", "57.17%")
    assert page.section("Planned and come").items == [
        "Post 2 days late planned for 1 February 2027, came on 3 February 2027"
    ]
    assert [node.text for node in page.section("What we learned").all("p", "air-said")] == ["Earlier."]


def test_others_see_nothing_of_it(tmp_path: Path) -> None:
    secret = {
        "kpi": "[{metric: canary, target: 7, review: 2027-04-01}]",
        "results": "[{metric: canary, value: 5, at: 2027-02-01, source: canary}]",
        "learned": "canary",
    }
    files: dict[str, str | bytes] = {
        "a.md": public(status="published", published="2027-02-01", publish="2027-01-30", **secret),
        "e.md": item(type="experiment", hypothesis="canary", verdict="canary", visibility="public", **secret),
        "c.md": campaign(visibility="public", **secret),
    }
    site = Site(load(tmp_path, files), BUILTIN_EDITIONS["public"])
    assert [a.path for a in site.artifacts if b"canary" in a.content or "canary" in f"{a.head}"] == []
    views = {"results.md", "learnings.md", "experiments.md", "feeds/results.ics"}
    assert views & {artifact.path for artifact in site.artifacts} == set()


def test_the_feed_holds_what_is_to_be_looked_at(tmp_path: Path) -> None:
    kpi = (
        "[{metric: a, review: 2027-04-01}, {metric: b, review: 2027-04-01}, {metric: c, review: 2027-02-01}]"
    )
    read = "[{metric: c, value: 1, at: 2027-02-02}]"
    plan = load(tmp_path, {"c.md": campaign(title="Launch", kpi=kpi, results=read)})
    found = reviews.feeds(plan, Words(plan))
    entries = [(e.id, e.title, e.item.summary, e.first.isoformat()) for e in found[0].entries]
    assert entries == [("c.results-1", "Results of Launch", "a; b", "2027-04-01")]
    assert [feed.path for feed in found] == ["feeds/results.ics", "feeds/results/ana.ics"]


def test_a_day_that_is_moved_is_the_same_to_calendars(tmp_path: Path) -> None:
    ids = []
    for n, day in enumerate(("2027-04-01", "2027-04-08")):
        plan = load(tmp_path / str(n), {"c.md": campaign(kpi=f"[{{metric: a, review: {day}}}]")})
        ids.append([entry.id for entry in reviews.feeds(plan, Words(plan))[0].entries])
    assert ids[0] == ids[1]


def test_nothing_to_look_at_is_no_feed(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": public()})
    assert reviews.feeds(plan, Words(plan)) == []


def test_a_year_of_results_is_cut_and_counted(tmp_path: Path) -> None:
    figures = "[{metric: a, value: 1, at: 2027-02-01}]"
    files: dict[str, str | bytes] = {
        f"p{n}.md": out(title="x" * 300, published="2027-02-01", results=figures) for n in range(70)
    }
    section = published(results, load(tmp_path, files))["results/"].section("Latest results")
    assert (len(section.items), section.all("p", "air-quiet")[-1].text) == (60, "and 10 more")
