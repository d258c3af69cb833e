"""The executives' page: why we do this, where we stand, what could go wrong, who has to agree."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from markup import Node, parse
from projects import PLAN_YML, item, load, public
from repository import Repository

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import executive

OBJECTIVES = """
  - {id: schools, goal: 600 schools, kpi: schools listed, baseline: 100, target: 600, by: 2027-04-30}
  - {id: safety, goal: Nobody is hurt}
"""
STRATEGY = item(type="strategy", title="Why", intent="To help.", status="approved", objectives=OBJECTIVES)


def rendered(plan: Plan, edition: str = "team") -> list[Node]:
    editions = plan.vocabulary.editions
    pages = executive.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return [parse(page.content.decode()) for page in pages]


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The page of a plan of these files; ``now`` is 1 March 2027."""
    return lambda files, edition="team", **calendar: rendered(load(tmp_path, files, **calendar), edition)[0]


def campaign(**keys: str) -> str:
    usual = {"title": "Launch", "status": "approved", "start": "2027-02-01", "end": "2027-04-30"}
    return item(type="campaign", **(usual | keys))


def test_nobody_else_has_the_page(tmp_path: Path) -> None:
    plan = load(tmp_path, {"s.md": STRATEGY.replace("type:", "visibility: public\ntype:"), "a.md": public()})
    assert rendered(plan, "public") == []


def test_an_empty_plan_says_what_is_missing(at: Callable[..., Node]) -> None:
    page = at({})
    assert page.headings == [
        "Why do we do this?",
        "Where do we stand?",
        "Is it working?",
        "What comes next?",
        "Who has to agree?",
        "What could go wrong?",
    ]
    assert [node.text.partition(":")[0] for node in page.all("p", "air-nothing")] == [
        "No objective is written down yet",
        "No campaign is planned yet.",
        "Nobody has written down a result yet.",
        "No event and no release is planned.",
        "Nothing waits for anybody’s word.",
        "No hold is in force.",
        "No worst case has been thought through yet.",
    ]


def test_an_objective_shows_how_far_it_is_and_what_is_done_for_it(at: Callable[..., Node]) -> None:
    files = {
        "s.md": STRATEGY,
        "c.md": campaign(
            id="c",
            objective="schools",
            results="[{metric: Schools  listed, value: 200, at: 2027-02-01}, "
            "{metric: schools listed, value: 225, at: 2027-02-20}]",
        ),
        "p.md": item(campaign="c", status="published", published="2027-02-10"),
        "q.md": item(campaign="c", publish="2027-03-10"),
        "alone.md": item(title="Alone", objective="600 schools"),
    }
    page = at(files)
    first, second = page.all("section", "air-aims")[0].all("li")
    assert first.links == [
        ("600 schools", "../s/"),
        ("225", "../campaigns/c/"),
        ("Launch: 1 of 2 published", "../campaigns/c/"),
        ("Alone", "../alone/"),
    ]
    assert first.all("p", "air-figure")[0].text == "225 of 600"
    assert first.all("progress")[0].attributes["value"] == "0.250"
    assert "schools listed · from 100 · by 30 April 2027" in first.text
    assert second.text == "Nobody is hurt Nothing is done for it yet."
    assert page.all("p", "air-intent")[0].text == "To help."


def test_campaigns_stand_by_state_and_say_why(at: Callable[..., Node]) -> None:
    files = {
        "done.md": campaign(title="Done", start="2026-01-01", end="2026-02-01"),
        "next.md": campaign(title="Next", start="2027-05-01", end="2027-06-01"),
        "now.md": campaign(title="Now", owner="ana"),
        "bad.md": campaign(id="bad", title="Bad", start="2027-02-15", end="2027-05-01"),
        "off.md": campaign(title="Off", status="cancelled"),
        "held.md": campaign(title="Held", status="on-hold"),
        "late.md": item(title="Late", campaign="bad", publish="2027-02-20"),
        "brief.md": item(
            title="Unbegun", campaign="bad", publish="2027-04-20", due="{draft: 2027-02-25}", status="planned"
        ),
    }
    found = at(files, people="ana: {name: Ana}\n").section("Where do we stand?").all("li")
    assert [(li.links[0][0], li.all("span", "air-stands")[0].text) for li in found] == [
        ("Held", "In trouble"),
        ("Bad", "In trouble"),
        ("Now", "Under way"),
        ("Next", "Planned"),
        ("Done", "Over"),
    ]
    assert found[0].all("p", "air-why")[0].text == "on hold"
    why = found[1].all("p", "air-why")[0]
    assert (why.text, why.links) == (
        "open since 20 Feb: Late Draft overdue since 25 Feb: Unbegun",
        [("Late", "../late/"), ("Unbegun", "../brief/")],
    )


def test_who_has_agreed_stands_beside_a_campaign_but_for_its_own_owner(at: Callable[..., Node]) -> None:
    people = "ana: {name: Ana}\nben: {name: Ben}\n"
    signed = "[{role: executive, by: ben, at: 2027-01-01}, {role: pr, by: ana, at: 2027-01-01}]"
    page = at({"c.md": campaign(owner="ana", approvals=signed)}, people=people)
    assert "· agreed by Ben" in page.section("Where do we stand?").text
    hidden = at(
        {"c.md": campaign(owner="ana", approvals=signed)},
        "lean",
        people=people,
        editions="lean: {visibility: [public, internal], hide: [owner]}\n",
    )
    assert ("agreed" in hidden.text, "Ben" in hidden.text) == (False, False)


def test_results_with_a_target_come_first_then_the_newest(at: Callable[..., Node]) -> None:
    results = "[{metric: a, value: 5, at: 2027-02-01}, {metric: b, value: 7.5, at: 2027-02-02}]"
    kpi = "[{metric: A, target: 10}]"
    found = at({"p.md": item(title="Post", results=results, kpi=kpi)}).section("Is it working?")
    assert found.items == ["5 of 10 a Post, 1 Feb", "7.5 b Post, 2 Feb · no target"]


def test_a_target_of_the_campaign_counts_for_what_belongs_to_it(at: Callable[..., Node]) -> None:
    files = {
        "c.md": campaign(id="c", kpi="[{metric: visits, target: 40}]"),
        "p.md": item(title="Post", campaign="c", results="[{metric: visits, value: 30}]"),
    }
    assert at(files).section("Is it working?").items == ["30 of 40 visits Post"]


def test_a_figure_that_the_campaign_tells_too_stands_once(at: Callable[..., Node]) -> None:
    figure = "[{metric: visits, value: 30}]"
    files = {
        "c.md": campaign(id="c", title="Launch", results=figure),
        "p.md": item(title="Post", campaign="c", results=figure),
        "q.md": item(title="Note", campaign="c", results="[{metric: visits, value: 12}]"),
    }
    found = at(files).section("Is it working?").items
    assert found == ["12 visits Note · no target", "30 visits Launch · no target"]


def test_milestones_are_events_and_releases_once_each(at: Callable[..., Node]) -> None:
    files = {
        "dome.md": item(
            type="event",
            title="Dome",
            status="scheduled",
            start="2027-03-04",
            repeat="weekly until 2027-06-01",
        ),
        "r.md": item(type="press", title="Release", status="review", publish="2027-03-10"),
        "de.md": item(type="press", title="Meldung", links="{translation-of: r}", publish="2027-03-10"),
        "off.md": item(type="event", title="Off", start="2027-03-05", event_status="cancelled"),
        "post.md": item(title="Post", publish="2027-03-06"),
    }
    assert at(files).section("What comes next?").items == ["Thu 4 Mar Dome", "Wed 10 Mar Release review"]


POLICY = "rules: {approval-missing: {required: [{risk: high, roles: [executive, legal]}]}}\n"


def test_open_approvals_name_whose_word_is_missing(at: Callable[..., Node]) -> None:
    files = {
        "later.md": item(title="Later", status="review", publish="2027-05-01"),
        "soon.md": item(
            title="Soon",
            status="review",
            publish="2027-03-05",
            risk="high",
            owner="ana",
            approvals="[{role: legal, by: ben, at: 2027-02-01}]",
        ),
        "draft.md": item(title="Draft", publish="2027-03-05", risk="high"),
    }
    people = "ana: {name: Ana}\nben: {name: Ben}\n"
    assert at(files, people=people, policy=POLICY).section("Who has to agree?").items == [
        "Soon waits for: executive · for Fri 5 Mar · agreed by Ben · Ana",
        "Later waits for an approval · for Sat 1 May",
    ]


def test_a_word_that_holds_no_more_is_wanted_again(at: Callable[..., Node]) -> None:
    keys = {"status": "review", "publish": "2027-03-05", "risk": "high"}
    void = "{role: legal, by: ben, at: 2027-02-01, digest: v1}"
    page = at({"a.md": item(title="A", approvals=f"[{void}]", **keys)}, policy=POLICY)
    assert page.section("Who has to agree?").items == ["A waits for: executive and legal · for Fri 5 Mar"]


def test_how_long_it_has_been_open_is_told_by_git(tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    keys = {"title": "It", "publish": "2026-05-01"}
    repository.commit({"calendar/plan.yml": PLAN_YML, "content/a.md": item(**keys)})
    repository.days = 20
    repository.commit({"content/a.md": item(**keys, status="review")})
    repository.days = 30
    repository.commit({"content/a.md": item(**keys, status="review", summary="New")})
    plan = replace(repository.plan(), now=datetime(2026, 3, 1, tzinfo=UTC))
    assert rendered(plan)[0].section("Who has to agree?").items == [
        "It waits for an approval · since 22 Jan · for Fri 1 May"
    ]


def test_risks_stand_the_worst_first_and_say_when_they_were_rehearsed(at: Callable[..., Node]) -> None:
    def worst(title: str, likelihood: str, impact: str, **keys: str) -> str:
        return item(type="scenario", title=title, likelihood=likelihood, impact=impact, **keys)

    files = {
        "a.md": worst("Small", "1", "2", drill="2027-02-01"),
        "b.md": worst("Big", "3", "5", drill="2027-06-01", owner="ana"),
        "c.md": worst("Middle", "2", "4"),
        "d.md": item(type="scenario", title="Unweighed"),
    }
    rows = at(files, people="ana: {name: Ana}\n").section("What could go wrong?").all("tr")[1:]
    assert [" ".join(cell.text for cell in row if cell.tag in ("th", "td")) for row in rows] == [
        "Big Ana · rehearsal on 1 Jun 3 × 5",
        "Middle never rehearsed 2 × 4",
        "Small rehearsed on 1 Feb 1 × 2",
        "Unweighed never rehearsed –",
    ]


def test_a_hold_in_force_stands_on_top(at: Callable[..., Node]) -> None:
    hold = "storm: {kind: hold, title: Storm, start: 2027-02-20, scope: all, reason: Why}\n"
    page = at({}, markers=hold)
    assert (page.all("aside")[0].text.startswith("Hold Storm: Why"), "No hold" in page.text) == (True, False)


def test_lists_are_cut_and_say_by_how_much(at: Callable[..., Node]) -> None:
    events = {f"e{n}.md": item(type="event", title=f"E {n}", start=f"2027-04-{n + 1:02}") for n in range(28)}
    section = at(events).section("What comes next?")
    assert (len(section.items), section.links[-1]) == (5, ("and 23 more", "../events/"))


def test_what_an_edition_hides_of_all_is_not_here_either(at: Callable[..., Node]) -> None:
    files = {
        "s.md": STRATEGY,
        "c.md": campaign(id="c", objective="schools"),
        "late.md": item(title="Late", campaign="c", publish="2027-02-20"),
    }
    editions = (
        "lean: {visibility: [public, internal], status: [draft, approved], hide: [objective, trouble]}\n"
    )
    page = at(files, "lean", editions=editions)
    assert ("600 schools" in page.text, "In trouble" in page.text, "Late" in page.text) == (
        False,
        False,
        False,
    )


def test_playbooks_and_policies_in_force_are_named(at: Callable[..., Node]) -> None:
    files = {f"{n}.md": item(type="playbook", title=f"Answers {n}") for n in range(4)}
    files |= {"p.md": item(type="policy", title="Ours"), "q.md": item(type="policy", status="cancelled")}
    said = [node.text for node in at(files).all("p", "air-agreed-on")]
    assert said == ["How we answer Answers 0, Answers 1, Answers 2", "What we have agreed on Ours"]


def test_its_questions_lead_to_pages_of_their_own(at: Callable[..., Node]) -> None:
    assert [link for link in at({"s.md": STRATEGY}).links if link[0].endswith("?")] == [
        ("Why do we do this?", "../intent/"),
        ("Is it working?", "../results/"),
        ("What could go wrong?", "../risks/"),
    ]
