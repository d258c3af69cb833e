"""Pages of channels, audiences and people: charter and rhythm, needs, a week and what waits."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node, parse
from projects import item, load, public

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import terms, vocabulary

PEOPLE = "ana: {name: Ana, role: Editor, languages: [en, de], department: press}\nben: {name: Ben}\n"


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every page by its path; ``now`` of these plans is Monday, 1 March 2027."""
    editions = plan.vocabulary.editions
    sheet = Sheet(admit(plan, editions[edition]), editions[edition])
    return {
        page.path: parse(page.content.decode()) for page in (*terms.render(sheet), *vocabulary.render(sheet))
    }


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Node]:
    """One page of a plan of these files."""
    return lambda path, files, edition="team", **calendar: pages(load(tmp_path, files, **calendar), edition)[
        path
    ]


def facts(page: Node) -> list[tuple[str, str]]:
    pairs = ([n for n in one.inner if isinstance(n, Node)] for one in page.all("div"))
    return [(pair[0].text, pair[1].text) for pair in pairs if pair and pair[0].tag == "dt"]


def titles(page: Node, heading: str) -> list[str]:
    """What the lists of a section name."""
    return [node.text for node in page.section(heading).all("a", "air-title")]


CHARTER = """\
mastodon:
  title: Mastodon
  media: shared
  url: https://social.example/@house
  charter:
    intent: What you can see tonight.
    owner: ana
    audience: [pupils]
    cadence: 2 per week
    languages: [de]
    response_hours: 24
    voice: Plain words
    never: [breathtaking]
    playbook: answers
    duty: [{person: ben, days: mon-fri, hours: "08:00-20:00"}, {person: ana}]
"""


def test_a_channel_tells_its_charter(page: Callable[..., Node]) -> None:
    files = {"answers.md": item(type="playbook", title="How we answer")}
    seen = page("channels/mastodon.md", files, channels=CHARTER, people=PEOPLE, audiences="pupils: Pupils\n")
    assert facts(seen) == [
        ("Media", "Shared"),
        ("Web", "social.example/@house"),
        ("Languages", "German"),
        ("Who answers", "Ben, Ana, by “How we answer”"),
        ("Answers within", "24 hours"),
        ("Owner", "Ana"),
        ("For", "Pupils"),
        ("Cadence", "2 per week"),
        ("Voice", "Plain words"),
        ("Never said", "breathtaking"),
    ]
    assert seen.all("p", "air-summary")[0].text == "What you can see tonight."
    (duty, _) = seen.section("Charter").all("table")
    assert [[cell.text for cell in row if cell.tag in ("th", "td")] for row in duty.all("tr")[1:]] == [
        ["Ben", "Mon–Fri", "08:00–20:00"],
        ["Ana", "every day", "all day"],
    ]


def test_the_public_sees_nothing_of_a_charter(page: Callable[..., Node]) -> None:
    seen = page(
        "channels/mastodon.md",
        {"a.md": public(channel="mastodon")},
        "public",
        channels=CHARTER,
        people=PEOPLE,
    )
    assert facts(seen) == [("Media", "Shared"), ("Web", "social.example/@house")]
    assert (seen.all("figure"), seen.headings) == ([], ["Ahead"])


def rhythm(page: Node) -> list[str]:
    (picture,) = page.all("figure", "air-rhythm")
    return picture.items


def test_a_rhythm_counts_week_by_week_what_is_decided_and_what_is_not(page: Callable[..., Node]) -> None:
    files = {
        "a.md": item(channel="mastodon", status="published", published="2027-02-23"),
        "b.md": item(channel="mastodon", publish="2027-03-02"),
        "c.md": item(channel="mastodon", status="approved", publish="2027-03-07"),
        "d.md": item(channel="mastodon", status="cancelled", publish="2027-03-03"),
        "e.md": item(channel="mastodon", status="idea", publish="2027-03-03"),
    }
    seen = page("channels/mastodon.md", files, channels=CHARTER)
    assert rhythm(seen)[7:10] == [
        "week of 22 Feb: 1",
        "week of 1 Mar: 2, 1 of them not decided",
        "week of 8 Mar: 0",
    ]
    assert "agreed: 2 per week" in seen.text
    assert len(seen.all("line", "air-pace")) == 2


def test_what_is_agreed_on_for_longer_is_counted_by_month(page: Callable[..., Node]) -> None:
    files = {"a.md": item(channel="x", publish="2027-03-02")}
    seen = page("channels/x.md", files, channels="x: {title: X, charter: {cadence: monthly}}\n")
    assert rhythm(seen)[4:7] == ["February 2027: 0", "March 2027: 1, 1 of them not decided", "April 2027: 0"]


@pytest.mark.parametrize("channels", ["x: X\n", "x: {title: X, charter: {cadence: whenever}}\n"])
def test_nothing_agreed_on_draws_no_line(channels: str, page: Callable[..., Node]) -> None:
    seen = page("channels/x.md", {"a.md": item(channel="x", publish="2027-03-02")}, channels=channels)
    assert ("agreed" in seen.text, seen.all("line", "air-pace")) == (False, [])


AUDIENCES = """\
pupils:
  title: Pupils
  needs: [to see the rings of Saturn, somebody who answers]
  languages: [en, de]
  funnel: [aware, use]
  quiet: ["21:00-05:30"]
"""


def table(page: Node, heading: str) -> list[list[str]]:
    rows = page.section(heading).all("tr")[1:]
    return [[cell.text for cell in row if cell.tag in ("th", "td")] for row in rows]


def test_an_audience_has_what_it_needs_beside_what_serves_that(page: Callable[..., Node]) -> None:
    files = {
        "c.md": item(
            type="campaign", start="2027-01-01", end="2027-04-30", need="To see  the rings of Saturn"
        ),
        "a.md": item(title="Rings", audience="pupils", campaign="c", publish="2027-03-02", funnel="use"),
        "b.md": item(title="Ringe", audience="pupils", campaign="c", publish="2027-03-03", language="de"),
        "d.md": item(title="Gone", audience="pupils", publish="2027-02-01", need="somebody who answers"),
    }
    seen = page("audiences/pupils.md", files, audiences=AUDIENCES)
    assert table(seen, "What they need") == [
        ["to see the rings of Saturn", "2", "Social post: Rings draft Tue 2 Mar"],
        ["somebody who answers", "0", "nothing"],
    ]
    assert table(seen, "By stage") == [
        ["Aware", "0", "nothing"],
        ["Use", "1", "Social post: Rings draft Tue 2 Mar"],
    ]
    assert [row[:2] for row in table(seen, "Languages")] == [["English", "1"], ["German", "1"]]
    assert ("Wants to be left alone", "21:00-05:30") in facts(seen)


def test_the_public_sees_needs_and_not_which_brief_serves_them(page: Callable[..., Node]) -> None:
    files = {"a.md": public(title="Rings", audience="pupils", need="somebody who answers", funnel="use")}
    seen = page("audiences/pupils.md", files, "public", audiences=AUDIENCES)
    assert table(seen, "What they need") == [["to see the rings of Saturn"], ["somebody who answers"]]
    assert ("By stage" in seen.text, "21:00" in seen.text) == (False, False)


def test_a_person_has_a_week_with_what_is_due_in_it(page: Callable[..., Node]) -> None:
    files = {
        "a.md": item(title="Soon", owner="ana", publish="2027-03-10", due="{draft: 2027-03-04}"),
        "b.md": item(title="Today", owner="ana", publish="2027-03-01 18:00", status="approved"),
        "c.md": item(title="Far", owner="ana", publish="2027-05-01", status="approved"),
        "d.md": item(title="Theirs", owner="ben", publish="2027-03-02"),
        "e.md": item(type="campaign", title="Spring", owner="ana", start="2027-02-01", end="2027-04-30"),
    }
    seen = page("people/ana.md", files, people=PEOPLE)
    weeks = [titles(seen, name) for name in ("This week", "Next week", "Later")]
    assert weeks == [["Today", "Soon"], ["Soon"], ["Far"]]
    assert facts(seen)[:3] == [("Role", "Editor"), ("Department", "Press"), ("Languages", "English, German")]
    assert seen.section("Under way").items == ["Campaign: Spring 1 Feb – 30 Apr draft"]


def test_what_is_late_stands_first(page: Callable[..., Node]) -> None:
    files = {
        "a.md": item(title="Forgotten", owner="ana", publish="2027-02-10", status="draft"),
        "b.md": item(
            title="Overdue", owner="ana", publish="2027-03-10", due="{brief: 2027-02-20}", status="planned"
        ),
    }
    seen = page("people/ana.md", files, people=PEOPLE)
    assert (seen.headings[0], titles(seen, "Late")) == ("Late", ["Forgotten", "Overdue"])


RULES = "rules: {approval-missing: {required: [{risk: high, roles: executive}]}}\n"


def asked(page: Node) -> list[str]:
    return [line.text for found in page.all("ul", "air-asked") for line in found.all("li")]


def test_what_is_in_review_waits_for_whom_the_plan_names(page: Callable[..., Node], tmp_path: Path) -> None:
    review = {"status": "review", "owner": "ana", "publish": "2027-03-10"}
    files = {
        "c.md": item(type="campaign", start="2027-01-01", end="2027-04-30", executive_sponsor="ben"),
        "a.md": item(title="Risky", campaign="c", risk="high", **review),
        "b.md": item(title="Harmless", campaign="c", **review),
        "d.md": item(title="Answered for", accountable="ben", **review),
        "e.md": item(title="Signed", accountable="ben", approvals="[{by: ben, at: 2027-02-20}]", **review),
        "h.md": item(title="Void", accountable="ben", approvals="[{by: ben, digest: v1}]", **review),
        "f.md": item(title="Own", accountable="ana", **review),
        "g.md": item(title="Draft", accountable="ben", publish="2027-03-10"),
    }
    found = pages(load(tmp_path, files, people=PEOPLE, policy=RULES))
    assert asked(found["people/ben.md"]) == [
        "Social post: Answered for review as accountable · Wed 10 Mar",
        "Social post: Risky review as executive · Wed 10 Mar",
        "Social post: Void review as accountable · Wed 10 Mar",
    ]
    assert asked(found["people/ana.md"]) == []


def test_a_person_looks_after_channels(page: Callable[..., Node]) -> None:
    assert ("Looks after", "Mastodon") in facts(page("people/ana.md", {}, channels=CHARTER, people=PEOPLE))


@pytest.mark.parametrize(
    ("path", "calendar", "facet"),
    [
        ("channels/x.md", {"channels": "x: X\n"}, "channel"),
        ("audiences/x.md", {"audiences": "x: X\n"}, "audience"),
        ("people/x.md", {"people": "x: {name: X}\n"}, "owner"),
    ],
)
def test_each_leads_to_itself_in_every_view_and_says_when_it_is_empty(
    path: str, calendar: dict[str, str], facet: str, page: Callable[..., Node]
) -> None:
    seen = page(path, {}, **calendar)
    assert [link for nav in seen.all("nav", "air-only") for link in nav.links] == [
        ("Month", f"../../calendar/?{facet}=x"),
        ("Week", f"../../week/?{facet}=x"),
        ("Year", f"../../year/?{facet}=x"),
        ("Timeline", f"../../timeline/?{facet}=x"),
        ("Board", f"../../board/?{facet}=x"),
        ("List", f"../../list/?{facet}=x"),
    ]
    assert "Nothing is planned here yet." in seen.text


def test_a_person_with_two_thousand_items_has_a_short_page(page: Callable[..., Node]) -> None:
    files = {
        f"p{n}.md": item(title=f"Post {n}", owner="ana", publish=f"2027-{n % 9 + 3:02}-{n % 27 + 1:02}")
        for n in range(2000)
    }
    seen = page("people/ana.md", files, people=PEOPLE)
    listed = len([node for node in seen.all("li") if "data-air" in node.attributes])
    (rest,) = [link for link in seen.links if "more" in link[0]]
    assert (listed, rest) == (40, ("and 1960 more in the list", "../../list/?owner=ana"))


@pytest.mark.parametrize("title", ["A title " * 40, "عنوان", "天" * 300, "<b>"])
def test_any_title_stands_as_it_is_written(title: str, page: Callable[..., Node]) -> None:
    seen = page(
        "channels/x.md", {"a.md": item(channel="x", title=f'"{title.strip()}"', publish="2027-03-02")}
    )
    assert titles(seen, "Ahead") == [title.strip()]


def test_words_of_the_vocabulary_lead_to_what_they_are_used_for(page: Callable[..., Node]) -> None:
    files = {
        "a.md": item(title="Was", format="story", publish="2027-02-02"),
        "b.md": item(title="Next", format="story", publish="2027-03-02"),
        "c.md": item(title="Last", format="talk", publish="2026-02-02"),
        "d.md": item(title="Some day", format="idea"),
    }
    seen = page("vocabulary.md", files)
    assert [[cell.text for cell in row if cell.tag in ("th", "td")] for row in seen.all("tr")] == [
        ["Format", "Used", "For example"],
        ["idea", "1", ""],
        ["story", "2", "Social post: Next draft Tue 2 Mar"],
        ["talk", "1", "Social post: Last draft Mon 2 Feb 2026"],
    ]


def test_the_list_of_people_says_where_each_is_and_leads_to_departments(page: Callable[..., Node]) -> None:
    seen = page("people/index.md", {"a.md": public(owner="ana")}, people=PEOPLE)
    assert [node.text for node in seen.all("span", "air-facts")] == ["Editor · Press"]
    assert seen.links[0] == ("Departments", "../departments/")


def test_cells_of_a_list_say_what_they_are_where_there_are_no_columns(page: Callable[..., Node]) -> None:
    seen = page("channels/index.md", {"a.md": item(channel="x", title="Post", publish="2027-03-02")})
    assert [(cell.attributes["data-name"], cell.text) for cell in seen.all("td")] == [
        ("Next", "Tue 2 Mar: Post"),
        ("Ahead", "1"),
        ("All", "1"),
    ]
