"""An item's page: the plan behind it, its neighbours, and what hangs from a campaign or an event."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from markup import Node, parse
from projects import item, load, public

from airdate import digest
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.parts import PARTS
from airdate.parts.charter import Charter
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.plan import Plan
from airdate.views import item as view
from airdate.wording import names

PEOPLE = "ana: {name: Ana, role: Editor}\nben: {name: Ben}\n"


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every item's page by its path; ``now`` of these plans is 1 March 2027."""
    editions = plan.vocabulary.editions
    found = view.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return {page.path: parse(page.content.decode()) for page in found}


def keys(page: Node, part: str) -> list[tuple[str, str]]:
    """What a section of a page says: names and values."""
    (section,) = page.all("section", f"is-{part}")
    terms = [list(pair) for pair in section.all("div")]
    return [(pair[1].text, pair[2].text) for pair in terms]


def test_a_brief_is_told_by_what_the_part_declares(tmp_path: Path) -> None:
    post = item(
        publish="2027-05-01",
        problem='"Two lines\\nof trouble"',
        funnel="aware",
        always_on="yes",
        topics="[health, money]",
        accountable="ana",
        budget="3200",
        exclude_audience="pupils",
    )
    page = pages(load(tmp_path, {"a.md": post}, people=PEOPLE, audiences="pupils: Pupils\n"))["a.md"]
    assert keys(page, "brief") == [
        ("Problem", "Two linesof trouble"),
        ("Stage", "aware"),
        ("Always on", "yes"),
        ("Topics", "health, money"),
        ("Accountable", "Ana"),
        ("Budget", "3,200"),
        ("Not for", "Pupils"),
    ]
    assert ("Ana", "../people/ana/") in page.links
    assert ("Pupils", "../audiences/pupils/") in page.links


def test_a_campaign_tells_who_does_what_person_by_person(tmp_path: Path) -> None:
    people = "ana: {name: Ana, department: pr}\nben: {name: Ben}\n"
    roles = {"responsible": "[ben, ana]", "accountable": "[ana]", "informed": "[cem]"}
    campaign = item(type="campaign", executive_sponsor="ben", start="2027-02-01", end="2027-05-01", **roles)
    page = pages(load(tmp_path, {"a.md": campaign}, people=people))["campaigns/a.md"]
    (table,) = page.all("table", "air-raci")
    assert keys(page, "brief") == [("Executive sponsor", "Ben")]
    assert table.all("caption")[0].text == "R Responsible · A Accountable · C Consulted · I Informed"
    assert [[c.text for c in row if c.tag in ("th", "td")] for row in table.all("tr")] == [
        ["Who", "R", "A", "C", "I"],
        ["AnaPr", "R", "A", "–", "–"],
        ["Ben", "R", "–", "–", "–"],
        ["cem", "–", "–", "–", "I"],
    ]


def test_an_id_leads_to_what_it_names_and_stays_away_if_that_is_hidden(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.md": item(playbook="answers", follow_up="canary"),
        "answers.md": item(type="playbook", title="How we answer"),
        "canary.md": item(visibility="confidential"),
    }
    page = pages(load(tmp_path, files))["a.md"]
    assert keys(page, "response") == [("Playbook", "How we answer")]
    assert ("canary" in page.text, ("How we answer", "../answers/") in page.links) == (False, True)


def test_lists_and_parts_inside_are_told_one_by_one(tmp_path: Path) -> None:
    policy = item(
        type="policy",
        stands_for="[plain words, open doors]",
        objectives="[{id: look, goal: More people look up, target: 20, by: 2027-09-30}]",
        limits="{campaigns: 3, channels: 14}",
    )
    page = pages(load(tmp_path, {"a.md": policy}))["a.md"]
    (section,) = page.all("section", "is-strategy")
    told = "More people look upTarget 20By 30 September 2027Called look"
    assert section.items == ["plain words", "open doors", told]
    assert keys(page, "strategy")[-1] == ("At a time, at most", "Campaigns 3Channels 14")


def test_a_strategy_names_its_objectives_which_the_intent_tells_in_full(tmp_path: Path) -> None:
    strategy = item(
        type="strategy",
        intent="Look up.",
        objectives="[{id: look, goal: More people look up, target: 20}, {id: ask}]",
        limits="{campaigns: 3}",
        read_by="[{by: linh}]",
    )
    (section,) = pages(load(tmp_path, {"a.md": strategy}))["a.md"].all("section", "is-strategy")
    assert [node.text for node in section.all("dt")] == ["Intent", "Read by", "Objectives"]
    assert section.links == [
        ("More people look up", "../intent/#objective-1"),
        ("ask", "../intent/#objective-2"),
    ]


@pytest.mark.parametrize(
    ("type_", "edition", "found"),
    [
        ("event", "public", [("Event", "../../events/")]),
        ("scenario", "team", [("Scenario", "../risks/")]),
        ("scenario", "public", []),
        ("social", "team", []),
    ],
)
def test_what_stands_in_a_list_of_its_kind_leads_there(
    type_: str, edition: str, found: list[tuple[str, str]], tmp_path: Path
) -> None:
    plan = load(tmp_path, {"a.md": public(type=type_, start="2027-03-10")})
    (page,) = pages(plan, edition).values()
    assert page.all("p", "air-kicker")[0].links == found


def test_what_follows_its_own_embargo_leads_not_to_itself(tmp_path: Path) -> None:
    release = item(
        id="a", title="News", publish="when a lifts", embargo="{until: '2027-04-01T08:00Z', reason: Talk}"
    )
    (told,) = pages(load(tmp_path, {"a.md": release}))["a.md"].all("span", "air-hangs")
    assert (told.text, told.links) == ("when the embargo on News lifts", [])


def test_an_objective_is_the_goal_of_the_strategy_that_has_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "why.md": item(type="strategy", objectives="[{id: look, goal: More people look up}]"),
        "a.md": item(objective="look"),
        "b.md": item(objective="something else"),
    }
    found = pages(load(tmp_path, files))
    assert ("More people look up", "../why/") in found["a.md"].links
    assert "something else" in found["b.md"].text


def figures(page: Node) -> list[list[str]]:
    (table,) = page.all("table", "air-figures")
    return [[cell.text for cell in row if cell.tag in ("th", "td")] for row in table.all("tr")[1:]]


@pytest.mark.parametrize(
    ("kpi", "results", "told"),
    [
        ("{metric: visits, baseline: 100, target: 200}", "", ["visits", "100", "200", "–"]),
        (
            "{metric: visits, baseline: 100, target: 200}",
            "{metric: Visits, value: 150, at: 2027-02-15}",
            ["visits", "100", "200", "15015 February 202750% of the way"],
        ),
        (
            "{metric: errors, baseline: 10, target: 2, level: output}",
            "{metric: errors, value: 1}",
            ["errorsoutput", "10", "2", "1reached"],
        ),
        (
            "{metric: hurt, baseline: 0, target: 0}",
            "{metric: hurt, value: 1}",
            ["hurt", "0", "0", "1not reached"],
        ),
        (
            "{metric: calls, target: 40}",
            "{metric: calls, value: 10}",
            ["calls", "–", "40", "1025% of the way"],
        ),
        (
            "{metric: late, target: 4}",
            "{metric: late, value: 4, at: 2027-02-15}, {metric: late, value: 1, at: 2027-02-01}",
            ["late", "–", "4", "11 February 2027415 February 2027reached"],
        ),
        (
            "{metric: early, target: 4, review: 2027-04-01}",
            "{metric: early, value: 4}",
            ["earlylooked at on 1 April 2027", "–", "4", "4too early to judge"],
        ),
        ("", "{metric: letters, value: 3, level: outtake}", ["lettersouttake", "–", "–", "3"]),
    ],
)
def test_what_was_to_be_reached_stands_beside_what_was(
    kpi: str, results: str, told: list[str], tmp_path: Path
) -> None:
    page = pages(load(tmp_path, {"a.md": item(kpi=f"[{kpi}]", results=f"[{results}]")}))["a.md"]
    assert figures(page) == [told]


RULES = "rules: {approval-missing: {required: [{risk: high, roles: [executive, legal]}]}}\n"


def test_a_sign_off_tells_who_when_and_whose_is_still_wanting(tmp_path: Path) -> None:
    signed = "[{role: legal, by: ben, at: 2027-02-20}]"
    plan = load(tmp_path, {"a.md": item(risk="high", approvals=signed)}, people=PEOPLE, policy=RULES)
    (section,) = pages(plan)["a.md"].all("section", "is-approvals")
    assert section.text == "Sign-offs legal Ben, 20 February 2027 Still to sign: executive"


@pytest.mark.parametrize(
    ("body", "state"), [("As signed", "as it stands here"), ("Other", "Changed since then: text")]
)
def test_a_sign_off_that_is_bound_tells_whether_the_text_is_still_that(
    body: str, state: str, tmp_path: Path
) -> None:
    record = "{by: ben, at: 2027-02-20, digest: DIGEST}"
    (then,) = load(tmp_path / "then", {"a.md": item("As signed\n", approvals=f"[{record}]")}).items
    was = digest.of(then).sealed(then.approvals.approvals[0])
    signed = f"[{record.replace('DIGEST', str(was))}]"
    page = pages(load(tmp_path / "now", {"a.md": item(f"{body}\n", approvals=signed)}, people=PEOPLE))["a.md"]
    assert page.all("section", "is-approvals")[0].items == [f"Signed Ben, 20 February 2027{state}"]


def test_the_public_sees_a_label_once_the_text_is_out_and_nothing_else(tmp_path: Path) -> None:
    said = {"disclosure": "{label: Advertisement}", "risk": "high", "call": "canary", "byline": "ana"}
    files: dict[str, str | bytes] = {
        "out.md": public(status="published", published="2027-02-01", **said),
        "ahead.md": public(**said),
    }
    found = pages(load(tmp_path, files, people=PEOPLE), "public")
    told = {path: "Advertisement" in [node.text for node in page.all("dd")] for path, page in found.items()}
    assert told == {"ahead.md": False, "out.md": True}
    assert [page.all("aside") for page in found.values()] == [[], []]


def test_waivers_are_not_shown(tmp_path: Path) -> None:
    waived = "[{rule: no-kpi, reason: canary, by: ana, until: 2027-12-31}]"
    assert "canary" not in pages(load(tmp_path, {"a.md": item(waive=waived)}))["a.md"].text


def campaign(tmp_path: Path, **files: str) -> dict[str, Node]:
    spring = item(type="campaign", title="Spring", start="2027-03-01", end="2027-05-31", owner="ana")
    return pages(load(tmp_path, {"spring.md": spring, **{f"{id}.md": text for id, text in files.items()}}))


def neighbours(page: Node) -> list[tuple[str, str]]:
    return [link for nav in page.all("nav", "air-neighbours") for link in nav.links]


def test_neighbours_are_those_of_the_campaign_in_time(tmp_path: Path) -> None:
    found = campaign(
        tmp_path,
        b=item(campaign="spring", title="Second", publish="2027-04-02"),
        a=item(campaign="spring", title="Third", publish="2027-04-03"),
        c=item(campaign="spring", title="First", publish="2027-04-01"),
        off=item(campaign="spring", title="Off", status="cancelled", publish="2027-04-02"),
        other=item(title="Elsewhere", publish="2027-04-02"),
    )
    assert neighbours(found["b.md"]) == [
        ("Before it in the campaign, Thu 1 Apr First", "../c/"),
        ("After it in the campaign, Sat 3 Apr Third", "../a/"),
    ]
    assert [len(neighbours(found[id])) for id in ("c.md", "a.md", "other.md", "off.md")] == [1, 1, 0, 0]


def test_a_campaign_leads_to_itself_in_every_view_and_tells_how_far_it_is(tmp_path: Path) -> None:
    out = item(campaign="spring", status="published", published="2027-02-28")
    page = campaign(tmp_path, a=out, b=item(campaign="spring", publish="2027-04-02"))["campaigns/spring.md"]
    assert [link for nav in page.all("nav", "air-only") for link in nav.links] == [
        ("Month", "../../calendar/?campaign=spring"),
        ("Week", "../../week/?campaign=spring"),
        ("Year", "../../year/?campaign=spring"),
        ("Timeline", "../../timeline/?campaign=spring"),
        ("Board", "../../board/?campaign=spring"),
        ("List", "../../list/?campaign=spring"),
        ("Gaps", "../../coverage/"),
    ]
    assert "Published 1 of 2 published" in page.text


def test_a_campaign_without_anything_says_so(tmp_path: Path) -> None:
    assert "Nothing belongs to it yet." in campaign(tmp_path)["campaigns/spring.md"].text


def event(tmp_path: Path, **files: str) -> Node:
    fair = item(type="event", title="Fair", start="2027-05-12 10:00", end="2027-05-12 12:00")
    plan = load(tmp_path, {"fair.md": fair, **{f"{id}.md": text for id, text in files.items()}})
    return pages(plan)["events/fair.md"]


def rows(page: Node) -> Iterator[tuple[str, str]]:
    for table in page.all("table", "air-lanes"):
        for row in table.all("tr"):
            if "data-day" in row.attributes:
                yield row.all("th")[0].text, row.all("a")[0].text


def test_what_hangs_on_an_event_is_told_by_how_many_days_it_is_away(tmp_path: Path) -> None:
    page = event(
        tmp_path,
        a=item(event="fair", title="Invitation", publish="7 days before fair at 09:00"),
        b=item(title="Eve", publish="2027-05-11", links="{announces: fair}"),
        c=item(event="fair", title="Thanks", publish="2027-05-13"),
        d=item(event="fair", title="Some day"),
    )
    assert [*rows(page)] == [
        ("Wed 5 May7 days before", "Social post: 09:00 Invitation draft"),
        ("Tue 11 May1 day before", "Social post: Eve draft"),
        ("Thu 13 May1 day after", "Social post: Thanks draft"),
    ]
    assert [node.text for node in page.all("h3")] == [
        "What leads up to it",
        "The day itself",
        "What follows",
        "No day yet",
    ]


def test_the_day_of_an_event_is_told_hour_by_hour(tmp_path: Path) -> None:
    page = event(
        tmp_path,
        a=item(event="fair", title="Late", publish="2027-05-12 18:00"),
        b=item(event="fair", title="Early", publish="2027-05-12 08:00"),
        c=item(event="fair", title="At once", publish="2027-05-12 10:00"),
    )
    (day,) = page.all("section", "air-day")
    assert [row.all("a", "air-title")[0].text for row in day.all("li")] == [
        "Early",
        "Fair",
        "At once",
        "Late",
    ]


def test_an_event_alone_has_no_phases(tmp_path: Path) -> None:
    page = event(tmp_path)
    assert ("Nothing belongs to it yet." in page.text, page.all("h3")) == (True, [])


def test_a_series_of_events_is_told_month_by_month(tmp_path: Path) -> None:
    open_dome = item(type="event", title="Dome", start="2027-03-02 19:00", repeat="weekly until 2027-03-31")
    files: dict[str, str | bytes] = {
        "dome.md": open_dome,
        "a.md": item(event="dome", title="Call", publish="2027-03-01"),
    }
    page = pages(load(tmp_path, files))["events/dome.md"]
    assert "days before" not in page.text
    assert len([*rows(page)]) == 6


LONG = "A title " * 40


@pytest.mark.parametrize("title", [LONG, "عنوان طويل", "天" * 300, "<b>&amp;</b>", "👩‍👩‍👧‍👦"])
def test_any_title_stands_as_it_is_written(title: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "c.md": item(type="campaign", start="2027-03-01"),
        "a.md": item(title=f'"{title.strip()}"', campaign="c", publish="2027-03-02", channel="x"),
        "b.md": item(campaign="c", publish="2027-03-03"),
    }
    found = pages(load(tmp_path, files, channels="x: X\n"))
    assert found["a.md"].all("h1")[0].text == title.strip()
    assert neighbours(found["b.md"])[0][0].endswith(title.strip())


def declared(part: type[Part]) -> Iterator[tuple[str, Key]]:
    for name, key in keys_of(part).items():
        yield name, key
        if key.kind in (Kind.PART, Kind.PARTS):
            yield from declared(key.of)


def test_every_key_and_word_has_a_name() -> None:
    told = [key for name in names.PARTS for key in declared(PARTS[name])]
    told += [*declared(Charter)]
    words = {word.value for _, key in told if key.kind in (Kind.CHOICE, Kind.CHOICES) for word in key.of}
    assert ({name for name, _ in told} - names.KEYS.keys(), words - names.WORDS.keys()) == (set(), set())
    assert {*PARTS} - {*names.PARTS} == {"waivers"}
