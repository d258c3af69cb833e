"""What this edition shows: its rules in words, counts of what it shows, nothing of what it hides."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node, parse
from projects import item, load, public

from airdate.edition import BUILTIN_EDITIONS, HIDEABLE
from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.site import Site
from airdate.views import shows
from airdate.views.shows import _FIELDS

OPEN = {
    "a.md": public(title="Shown", channel="web"),
    "b.md": public(title="Out", status="published", published="2027-02-01"),
    "e.md": public(type="event", title="Talk", start="2027-05-03"),
}
HIDDEN = {
    "c.md": item(title="canary"),
    "d.md": public(title="canary", status="draft"),
    "f.md": public(title="canary", embargo="{until: '2027-04-01T08:00Z'}", type="press"),
    "g.md": item(title="canary", visibility="confidential", type="scenario"),
    "h.md": item(type="campaign", title="canary", status="on-hold", start="2027-02-01"),
    "page.md": "# canary\n",
}


def page(plan: Plan, edition: str) -> Node:
    chosen = plan.vocabulary.editions[edition]
    (made,) = shows.render(Sheet(admit(plan, chosen), chosen), [], {"", "calendar/", "feeds/"})
    return parse(made.content.decode())


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    return lambda files, edition="team", **calendar: page(load(tmp_path, files, **calendar), edition)


def test_with_and_without_what_is_hidden_the_page_is_the_same_bytes(tmp_path: Path) -> None:
    sites = [
        Site(load(tmp_path / name, files), BUILTIN_EDITIONS["public"])
        for name, files in (("with", OPEN | HIDDEN), ("without", OPEN))
    ]
    pages = [{a.path: a.content for a in site.artifacts if a.is_page} for site in sites]
    assert pages[0]["edition.md"] == pages[1]["edition.md"]
    assert pages[0]["index.md"] == pages[1]["index.md"]
    assert "executive.md" not in pages[0]
    assert b"canary" not in b"".join(pages[0].values())


def test_the_public_edition_says_its_rules_in_plain_words(at: Callable[..., Node]) -> None:
    found = at(OPEN | HIDDEN, "public")
    assert found.section("What stands here").items == [
        "Of all items, what is public; nothing else is in any page, feed or file here.",
        "Only what is decided: approved, scheduled or published.",
        "Nothing that is under embargo, until it lifts.",
        "Of ordinary pages those that say that they are public.",
    ]
    hidden = found.section("What is left out")
    assert hidden.items[:-1] == [
        "what is internal",
        "what is confidential",
        "items with the status: idea, planned, draft, in review, on hold, postponed, cancelled",
        "items under embargo",
        "ordinary pages that do not say that they are public",
    ]
    assert hidden.items[-1].startswith("of what stands here: who answers for something, notes, ")
    assert "a number that grows tells that something is being prepared" in hidden.text


def test_the_team_s_edition_leaves_out_what_is_confidential(at: Callable[..., Node]) -> None:
    found = at(OPEN, "team")
    assert found.section("What stands here").items == [
        "Of all items, what is public and what is internal; nothing else is in any page, feed or file here.",
        "Whatever its status: ideas and drafts, too.",
        "What is under embargo stands here, with a lock and the hour at which it lifts.",
        "Every ordinary page, such as a handbook.",
    ]
    assert found.section("What is left out").items == ["what is confidential"]


def test_an_edition_of_one_s_own_says_its_own_rules(at: Callable[..., Node]) -> None:
    editions = "press: {visibility: [public], status: [published, approved], embargoed: yes, hide: [notes]}\n"
    found = at(OPEN, "press", editions=editions)
    assert found.section("What stands here").items[1] == "Only with the status: approved, published."
    assert found.section("What is left out").items[-1] == "of what stands here: notes"


def test_counts_are_of_what_is_shown_by_type_and_status(at: Callable[..., Node]) -> None:
    rows = at(OPEN | HIDDEN, "public").all("table")[0].all("tr")
    assert [[cell.text for cell in row if cell.tag in ("th", "td")] for row in rows] == [
        ["Type", "Approved", "Published", "All"],
        ["Event", "1", "–", "1"],
        ["Social post", "1", "1", "2"],
        ["All", "2", "1", "3"],
    ]


def test_it_names_the_pages_that_are_there(at: Callable[..., Node]) -> None:
    assert at({}, "public").section("Where it stands").links == [
        ("Home", "../"),
        ("Month", "../calendar/"),
        ("Feeds", "../feeds/"),
    ]


def test_it_names_every_page_that_the_team_has(tmp_path: Path) -> None:
    site = Site(load(tmp_path, {}), BUILTIN_EDITIONS["team"])
    (found,) = [parse(a.content.decode()) for a in site.artifacts if a.path == "edition.md"]
    told = {url.removeprefix("../") for _, url in found.section("Where it stands").links}
    there = {a.url for a in site.artifacts if a.is_page and a.url.count("/") < 2}
    assert there - told == {"edition/"}


def test_an_empty_plan_has_it_too(at: Callable[..., Node]) -> None:
    found = at({}, "public")
    assert (found.section("How much stands here").text, "There is no feed yet." in found.text) == (
        "How much stands here Nothing yet.",
        True,
    )


def test_every_field_that_can_be_hidden_has_words() -> None:
    assert {*_FIELDS} == HIDEABLE
