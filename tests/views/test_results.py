"""Results: what is due to be looked at, what came, and what was planned beside what came."""

from dataclasses import replace
from pathlib import Path

import pytest
from projects import item, load, public
from published import marked, published

from airdate.edition import BUILTIN_EDITIONS
from airdate.feeds import reviews
from airdate.html.words import Words
from airdate.plan import Plan
from airdate.sections import awaited
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
    desk = "{metric: b, value: 2000, at: 2027-02-03, output: x, source: desk}"
    figures = f"[{{metric: a, value: 1, at: 2027-02-01}}, {desk}]"
    plan = load(tmp_path, {"a.md": out(published="2027-01-01", results=figures)})
    page = published(results, plan)["results/"]
    assert page.section("Latest results").items == [
        "2,000 bA post · 3 February 2027 · x · desk",
        "1 aA post · 1 February 2027",
    ]


@pytest.mark.parametrize(("baseline", "told"), [(305, "212 of 150 from 305 cards"), (10, "212 of 150 cards")])
def test_of_what_is_to_fall_the_figure_says_from_where(baseline: int, told: str, tmp_path: Path) -> None:
    keys = {
        "kpi": f"[{{metric: cards, baseline: {baseline}, target: 150}}]",
        "results": "[{metric: cards, value: 212, at: 2027-02-01}]",
    }
    page = published(results, load(tmp_path, {"c.md": campaign(title="Launch", **keys)}))["results/"]
    (line,) = page.section("Latest results").items
    assert line.partition("Launch")[0] == told


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
    figures = f"[{{metric: Clicks, value: {value}, at: 2027-03-01}}]"
    found = score(tmp_path, kpi=f"[{{metric: clicks, {kpi}}}]", results=figures)
    assert found == [("clicks", value, verdict)]


def test_two_targets_of_one_figure_are_both_judged_by_it(tmp_path: Path) -> None:
    kpi = "[{metric: schools, target: 30}, {metric: Schools, target: 90, review: 2027-05-14}]"
    found = score(tmp_path, kpi=kpi, results="[{metric: schools, value: 40, at: 2027-02-20}]")
    assert found == [("schools", "40", Verdict.REACHED), ("Schools", "40", Verdict.EARLY)]


@pytest.mark.parametrize(
    ("at", "verdict"),
    [
        (", at: 2027-01-31", Verdict.DUE),
        (", at: 2027-02-01", Verdict.REACHED),
        (", at: 2027-02", Verdict.REACHED),
        ("", Verdict.DUE),
    ],
)
def test_no_figure_from_before_the_day_of_review_is_judged(tmp_path: Path, at: str, verdict: Verdict) -> None:
    kpi = "[{metric: a, baseline: 0, target: 5, review: 2027-02-01}]"
    assert score(tmp_path, kpi=kpi, results=f"[{{metric: a, value: 5{at}}}]") == [("a", "5", verdict)]


@pytest.mark.parametrize(
    ("value", "baseline", "target", "bar"),
    [
        ("-7", "0", "20", (1.0, 25.41, 99.0, None, 26.41)),
        ("-20", "0", "-50", (59.8, 39.2, 1.0, None, 99.0)),
        ("0", "0", "0", (1.0, 0.0, 1.0, None, None)),
        ("900", "10", "60", (1.0, 98.0, 7.53, 2.09, None)),
        ("6", "9", "5", (1.0, 65.33, 55.44, 99.0, None)),
        ("999999999999999", "0", "1", (1.0, 98.0, 1.0, None, None)),
        ("0.0000001", "0", "1", (1.0, 0.0, 99.0, None, None)),
    ],
)
def test_a_bar_has_room_for_every_figure(
    tmp_path: Path, value: str, baseline: str, target: str, bar: tuple[float | None, ...]
) -> None:
    kpi = f"[{{metric: a, baseline: {baseline}, target: {target}}}]"
    plan = load(tmp_path, {"c.md": campaign(kpi=kpi, results=f"[{{metric: a, value: {value}}}]")})
    assert scoreboard(Teller(Words(plan)), plan.by_id["c"])[0].bar == bar


def test_a_single_figure_has_no_bar(tmp_path: Path) -> None:
    plan = load(tmp_path, {"c.md": campaign(results="[{metric: a, value: 1}]")})
    page = published(items, plan)["campaigns/c/"]
    assert (page.all("svg", "air-bullet"), page.section("Scoreboard").items) == ([], ["a 1 no target 1"])


def test_whether_it_works_stands_on_top_and_what_was_not_reached_comes_first(tmp_path: Path) -> None:
    figures = "[{metric: a, value: 3, at: 2027-02-01}]"
    kpi = "[{{metric: a, baseline: 0, target: {}, review: {}}}, {{metric: b}}]"
    files: dict[str, str | bytes] = {
        "early.md": campaign(title="Early", results=figures, kpi=kpi.format(5, "2027-06-01")),
        "good.md": campaign(title="Good", results=figures, kpi=kpi.format(3, "2027-02-01")),
        "bad.md": campaign(title="Bad", results=figures, kpi=kpi.format(5, "2027-02-01")),
        "next.md": campaign(title="Next", start="2027-03-02", kpi=KPI),
        "over.md": campaign(title="Over", end="2026-11-30", start="2026-11-01", kpi=KPI),
        "off.md": campaign(title="Off", status="cancelled", kpi=KPI),
        "bare.md": campaign(title="Bare"),
    }
    page = published(results, load(tmp_path, files))["results/"]
    section = page.section("Is it working?")
    assert page.headings[0] == "Is it working?"
    assert [node.text for node in section.all("h3")] == [
        f"{title} 1 Jan – 30 Jun · ana" for title in ("Bad", "Early", "Good")
    ]
    tally = "1 not reached · 3 no figure yet · 1 too early to judge · 1 reached"
    assert section.all("p", "air-tally")[0].text == tally


def test_a_hundred_campaigns_are_cut_and_counted(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {f"c{n}.md": campaign(kpi="[{metric: a, target: 1}]") for n in range(100)}
    section = published(results, load(tmp_path, files))["results/"].section("Is it working?")
    assert [len(section.all("section", "air-board")), section.all("p", "air-quiet")[-1].text] == [
        12,
        "and 88 more",
    ]
    assert section.all("p", "air-tally")[0].text == "100 no figure yet"


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
    assert page.section("Planned, and what came").items == [
        "Post 2 days late planned for 1 February 2027, came on 3 February 2027"
    ]
    taught = page.section("What we learned")
    assert [node.text for node in taught.all("p", "air-said")] == ["Earlier."]
    assert [link.text for link in taught.all("a")] == ["Post"]


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


def test_where_people_are_hidden_the_feed_names_nobody(tmp_path: Path) -> None:
    plan = load(tmp_path, {"c.md": campaign(owner="canary", kpi=KPI)}, people="canary: Canary\n")
    site = Site(plan, replace(BUILTIN_EDITIONS["team"], hide=frozenset({"owner"})))
    assert [a.path for a in site.artifacts if b"canary" in a.content.lower()] == []
    assert [feed.path for feed in site.feeds if "results" in feed.path] == ["feeds/results.ics"]


@pytest.mark.parametrize(
    ("language", "told"), [("en", "1 slipped"), ("de", "1 verspätet"), ("fr", "1 décalé")]
)
def test_what_is_counted_goes_on_in_the_line(language: str, told: str, tmp_path: Path) -> None:
    late = {"a.md": out(published="2027-02-03", publish="2027-02-01")}
    page = published(results, load(tmp_path, late, plan=f"language: {language}\n"))["results/"]
    assert page.all("p", "air-tally")[-1].text == told


def test_a_day_that_is_moved_is_the_same_to_calendars(tmp_path: Path) -> None:
    ids = []
    for n, day in enumerate(("2027-04-01", "2027-04-08")):
        plan = load(tmp_path / str(n), {"c.md": campaign(kpi=f"[{{metric: a, review: {day}}}]")})
        ids.append([entry.id for entry in reviews.feeds(plan, Words(plan))[0].entries])
    assert ids[0] == ids[1]


@pytest.mark.parametrize(("at", "done"), [("2027-01-31", False), ("2027-02-01", True), ("2027-02", True)])
def test_a_review_of_a_month_is_done_by_a_figure_of_any_of_its_days(
    tmp_path: Path, at: str, done: bool
) -> None:
    kpi, figures = "[{metric: a, review: 2027-02}]", f"[{{metric: a, value: 1, at: {at}}}]"
    plan = load(tmp_path, {"c.md": campaign(kpi=kpi, results=figures)})
    assert [review.done for review in awaited.reviews(plan)] == [done]


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
