"""The strategy's page: from the intent down, what hangs on nothing; and the way up from items."""

from dataclasses import replace
from pathlib import Path

import pytest
from markup import Node
from projects import item, load, public
from published import published, rendered

from airdate.edition import BUILTIN_EDITIONS
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.site import Site
from airdate.views import item as item_view
from airdate.views import strategy

OBJECTIVES = """
  - {id: schools, goal: 600 schools, need: a Lesson, kpi: schools listed,
     baseline: 100, target: 600, by: 2027-04-30}
  - {id: safety, goal: Nobody is hurt, need: calm}
"""
STRATEGY = item(
    type="strategy",
    title="Why",
    id="why",
    status="approved",
    intent="To help.",
    stands_for="[the sky is free]",
    conversations="[What is that light?, Who owns it?]",
    commitment="Two people",
    executive_sponsor="ana",
    last_reviewed="2026-01-01",
    read_by="[{by: ana, at: 2026-02-01}]",
    next_review="2027-02-01",
    limits="{campaigns: 1, channels: 2}",
    objectives=OBJECTIVES,
)
PEOPLE = "ana: {name: Ana}\n"
AUDIENCES = "teachers: {title: Teachers, needs: [a lesson, notice]}\n"


def campaign(**keys: str) -> str:
    usual = {"title": "Launch", "status": "approved", "start": "2027-02-01", "end": "2027-04-30"}
    return item(type="campaign", **(usual | keys))


def page(plan: Plan) -> Node:
    (found,) = published(strategy, plan).values()
    return found


def rows(section: Node) -> list[str]:
    return [row.text for row in section.all("tr")[1:]]


def test_nobody_else_has_the_page(tmp_path: Path) -> None:
    plan = load(tmp_path, {"s.md": STRATEGY.replace("type:", "visibility: public\ntype:"), "a.md": public()})
    assert rendered(strategy, plan, "public") == {}


def test_an_empty_plan_says_what_is_missing(tmp_path: Path) -> None:
    found = page(load(tmp_path, {}))
    assert found.all("p", "air-nothing")[0].text.startswith("No strategy is written down yet")
    assert found.headings == ["How much at a time"]


def test_it_tells_intent_sponsor_commitment_and_when_it_is_looked_at(tmp_path: Path) -> None:
    found = page(load(tmp_path, {"s.md": STRATEGY}, people=PEOPLE))
    told = [(dt.text, dd.text) for dt, dd in zip(found.all("dt")[:5], found.all("dd")[:5], strict=True)]
    assert found.all("p", "air-intent")[0].text == "To help."
    assert told == [
        ("Executive sponsor", "Ana"),
        ("Last looked at", "1 January 2026"),
        ("Looked at again", "1 February 2027 overdue"),
        ("Read by", "Ana, 1 February 2026"),
        ("Commitment", "Two people"),
    ]


def test_a_conversation_names_what_joins_it(tmp_path: Path) -> None:
    files = {
        "s.md": STRATEGY,
        "a.md": item(title="A", conversation="What is  that Light?"),
        "off.md": item(title="Off", conversation="Who owns it?", status="cancelled"),
    }
    assert page(load(tmp_path, files)).section("Conversations that we join").items == [
        "What is that light? A",
        "Who owns it? nothing joins it yet",
    ]


def test_an_objective_shows_figures_and_what_is_behind_it(tmp_path: Path) -> None:
    results = "[{metric: schools listed, value: 225, at: 2027-02-20}]"
    files = {
        "s.md": STRATEGY,
        "c.md": campaign(id="c", objective="schools", results=results, executive_sponsor="ana"),
        "p.md": item(campaign="c", status="published", published="2027-02-10"),
        "q.md": item(campaign="c", publish="2027-03-10"),
    }
    first, second = page(load(tmp_path, files, people=PEOPLE)).all("ol", "air-objectives")[0].inner[1::2]
    assert isinstance(first, Node)
    assert isinstance(second, Node)
    assert [node.text for node in first.all("dd")] == [
        "schools listed",
        "100",
        "600, by 30 April 2027",
        "225, 20 February 2027 25% of the way",
        "a Lesson",
    ]
    assert first.items[-1] == "Launch 1 of 2 published · Executive sponsor: Ana"
    assert second.text.endswith("Nothing is done for it yet.")


def test_needs_are_mapped_to_objectives_or_not(tmp_path: Path) -> None:
    files = {"s.md": STRATEGY, "c.md": campaign(need="a lesson")}
    found = page(load(tmp_path, files, audiences=AUDIENCES)).section("Needs and objectives")
    assert rows(found) == [
        "a lessonTeachersObjective 1Launch",
        "noticeTeachersnone yet–",
        "calmof no audienceObjective 2–",
    ]


def test_what_goes_on_is_counted_against_what_may(tmp_path: Path) -> None:
    files = {
        "s.md": STRATEGY,
        "a.md": campaign(title="A"),
        "b.md": campaign(title="B", start="2027-04-01"),
        "p.md": item(channel="x", publish="2027-03-02"),
    }
    assert rows(page(load(tmp_path, files)).section("How much at a time")) == [
        "Campaigns12, Thu 1 Apr1 too many",
        "Channels112",
        "Objectives223",
        "Experiments003",
    ]


def test_what_has_no_objective_and_which_objective_has_nothing(tmp_path: Path) -> None:
    files = {
        "s.md": STRATEGY,
        "c.md": campaign(id="c", title="Good", objective="schools"),
        "bad.md": campaign(id="bad", title="Bad", objective="reach"),
        "over.md": campaign(title="Over", start="2026-01-01", end="2026-02-01"),
        "in.md": item(title="In", campaign="c", publish="2027-03-10"),
        "loose.md": item(title="Loose", publish="2027-03-10"),
        "past.md": item(title="Past", publish="2027-02-10"),
        "event.md": item(type="event", id="e", title="Event", campaign="c", start="2027-03-12"),
        "at.md": item(title="At", event="e", publish="2027-03-12"),
    }
    found = page(load(tmp_path, files))
    assert found.section("Without an objective").items == ["Campaign Bad", "Social post: Loose draft"]
    assert found.section("Objectives with nothing behind them").items == ["Nobody is hurt"]


def test_what_hangs_on_nothing_is_cut_and_counted(tmp_path: Path) -> None:
    files = {f"p{n}.md": item(title=f"P{n}", publish="2027-03-10") for n in range(25)}
    section = page(load(tmp_path, {"s.md": STRATEGY} | files)).section("Without an objective")
    assert (len(section.items), section.all("p")[-1].text) == (20, "and 5 more")


def test_an_edition_that_hides_objectives_and_people_shows_neither(tmp_path: Path) -> None:
    editions = "lean: {visibility: [public, internal], status: [approved], hide: [objective, owner]}\n"
    plan = load(tmp_path, {"s.md": STRATEGY}, people=PEOPLE, editions=editions)
    found = _lean(plan)
    assert ("600 schools" in found, "Ana" in found, "To help." in found) == (False, False, True)
    assert ("conversations/" in found, "departments/" in found) == (True, False)


def test_where_objectives_are_hidden_no_file_tells_one(tmp_path: Path) -> None:
    told = "[{id: canary, goal: Canary, need: canary, kpi: canary, target: 20, by: 2027-09-30}]"
    files = {
        "s.md": item(type="strategy", id="s", status="approved", intent="Look up.", objectives=told),
        "c.md": campaign(id="c", objective="canary"),
    }
    site = Site(load(tmp_path, files), replace(BUILTIN_EDITIONS["team"], hide=frozenset({"objective"})))
    made = (*site.artifacts, *site.calendars)
    assert [each.path for each in made if b"canary" in each.content.lower()] == []


def _lean(plan: Plan) -> str:
    edition = plan.vocabulary.editions["lean"]
    (made,) = strategy.render(Sheet(admit(plan, edition), edition))
    return made.content.decode()


# ---- the way up


def trace(plan: Plan, url: str, edition: str = "team") -> list[tuple[str, str]]:
    found = published(item_view, plan, edition)[url].all("nav", "air-trace")
    return found[0].links if found else []


FILES = {
    "s.md": STRATEGY,
    "c.md": campaign(id="c", objective="schools"),
    "p.md": item(campaign="c", publish="2027-03-10"),
    "e.md": item(type="event", campaign="c", start="2027-03-12"),
    "at.md": item(event="e", publish="2027-03-12"),
    "own.md": item(campaign="c", objective="Nobody is hurt", publish="2027-03-12"),
    "loose.md": item(publish="2027-03-12"),
}
CAMPAIGN, SCHOOLS = ("Launch", "../campaigns/c/"), ("600 schools", "../intent/#objective-1")
SAFETY, TOP = ("Nobody is hurt", "../intent/#objective-2"), ("Why", "../intent/#why")


@pytest.mark.parametrize(
    ("url", "steps"),
    [
        ("p/", [CAMPAIGN, SCHOOLS, TOP]),
        ("at/", [CAMPAIGN, SCHOOLS, TOP]),
        ("own/", [CAMPAIGN, SAFETY, TOP]),
        ("loose/", []),
        ("s/", []),
    ],
)
def test_an_item_leads_up_to_the_intent(tmp_path: Path, url: str, steps: list[tuple[str, str]]) -> None:
    assert trace(load(tmp_path, {**FILES}), url) == steps


def test_a_campaign_leads_up_and_the_strategy_down(tmp_path: Path) -> None:
    plan = load(tmp_path, {**FILES})
    assert trace(plan, "campaigns/c/") == [(text, f"../{url}") for text, url in (SCHOOLS, TOP)]
    assert ("What is done for it", "../intent/#why") in published(item_view, plan)["s/"].links


def test_a_long_goal_is_cut_between_words(tmp_path: Path) -> None:
    goal = "many schools " * 20
    strategy_ = item(type="strategy", id="s", objectives=f"[{{id: o, goal: {goal}}}]")
    ((text, _), _) = trace(load(tmp_path, {"s.md": strategy_, "p.md": item(objective="o")}), "p/")
    assert (text[-13:], len(text)) == ("schools many…", 83)


def test_no_byte_of_a_public_page_says_why(tmp_path: Path) -> None:
    files = {
        "s.md": public(type="strategy", objectives="[{id: canary, goal: A canary}]", intent="A canary"),
        "p.md": public(objective="canary"),
    }
    found = rendered(item_view, load(tmp_path, files), "public")
    assert [
        url for url, made in found.items() if b"canary" in made.content or b"intent/" in made.content
    ] == []
