"""Playbooks: the tree of questions on their page, and who answers by which of them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node
from projects import item, load, public
from published import published

from airdate.plan import Plan
from airdate.site import render
from airdate.views import item as items
from airdate.views import terms

PEOPLE = "ana: {name: Ana, department: client-service}\nben: {name: Ben}\ncyd: {name: Cyd}\n"
ANSWERS = """
  - {to: troll, action: Nothing, who: Whoever reads it}
  - to: unhappy
    action: |-
      Say sorry.
      Come back.
    who: client-service
    within: 1
    escalate: ben
    wording: That should not have happened.
    check: [Who are they?, "What was promised?"]
  - {to: crisis, action: Ring Ana, who: ana, within: 0}
"""
CHANNELS = """\
chat: {title: Chat, media: shared, charter: {owner: ben, playbook: house, response_hours: 4,
  duty: [{person: ana, days: mon-fri, hours: "09:00-17:00"}, {person: cyd, days: "sat,sun"}]}}
kept: {title: Kept, charter: {owner: ben}}
bare: {title: Bare}
"""


def playbook(answers: str = ANSWERS, **keys: str) -> str:
    return item(type="playbook", title="House", id="house", status="approved", answers=answers, **keys)


@pytest.fixture
def page(tmp_path: Path) -> Callable[..., Node]:
    """The page of ``house.md`` beside these files."""

    def made(text: str = playbook(), files: dict[str, str | bytes] | None = None) -> Node:
        plan = load(tmp_path, {"house.md": text, **(files or {})}, people=PEOPLE, channels=CHANNELS)
        return published(items, plan)["house/"]

    return made


def tree(page: Node) -> list[Node]:
    """The branches, as they stand."""
    return [node for node in page.all("li") if node.attributes.get("id", "").startswith("answer-")]


@pytest.mark.parametrize("answers", ["[]", "[{to: nobody}]", "[{action: Smile}]", "Smile", "{}"])
def test_without_an_answer_to_anything_there_is_no_tree(answers: str, page: Callable[..., Node]) -> None:
    assert [*page(playbook(answers)).all("section", "air-tree")] == []


def test_what_is_no_playbook_has_no_tree(page: Callable[..., Node]) -> None:
    assert page(playbook().replace("playbook", "policy")).all("section", "air-tree") == []


def test_what_cannot_wait_is_asked_first(page: Callable[..., Node]) -> None:
    assert [branch.all("h3")[0].text for branch in tree(page())] == [
        "Is somebody in danger, or is it about to spread?",
        "Is somebody unhappy with something of ours?",
        "Does it only want a fight?",
    ]


def test_a_branch_says_what_is_looked_at_and_done_by_whom_and_when(page: Callable[..., Node]) -> None:
    crisis, unhappy, troll = tree(page())
    said = [[node.text for node in branch.all("p")] for branch in (crisis, unhappy, troll)]
    assert said == [
        ["Ring Ana", "Ana, at once"],
        [
            "First look:",
            "Say sorry.Come back.",
            "Client service, within 1 hour · if that is not enough: Ben",
            "For example, in your own words: That should not have happened.",
        ],
        ["Nothing", "Whoever reads it"],
    ]
    assert unhappy.items[1:] == ["Who are they?", "What was promised?"]
    assert crisis.links == [("Ana", "../people/ana/")]


def test_an_answer_that_says_nothing_shows_that(page: Callable[..., Node]) -> None:
    (branch,) = tree(page(playbook("[{to: rager}]")))
    assert [node.text for node in branch.all("p")] == [
        "Nobody has said what is done.",
        "Whoever is on duty",
    ]


def test_the_kinds_without_an_answer_are_named(page: Callable[..., Node]) -> None:
    (section,) = page().all("section", "air-tree")
    open_ = "No answer is written for: a weak spot, a press enquiry, praise, an error, a rage"
    assert section.all("p")[-1].text == open_


def test_two_answers_to_one_kind_both_stand(page: Callable[..., Node]) -> None:
    found = tree(page(playbook("[{to: press, action: First}, {to: press, action: Second}]")))
    assert [branch.attributes["id"] for branch in found] == ["answer-1-press", "answer-2-press"]


def test_it_tells_where_it_is_used(page: Callable[..., Node]) -> None:
    files = {"c.md": item(type="campaign", title="Launch", id="c", playbook="house")}
    assert page(files=files).section("Answers by it are given in").links == [
        ("Chat", "../channels/chat/"),
        ("Launch", "../campaigns/c/"),
    ]


def test_many_users_are_counted(page: Callable[..., Node]) -> None:
    files = {f"{n}.md": item(title=f"Post {n}", id=f"p{n}", playbook="house") for n in range(60)}
    section = page(files=files).section("Answers by it are given in")
    assert (len(section.items), section.all("p")[0].text) == (24, "and 37 more")


def answering(plan: Plan, url: str, edition: str = "team") -> list[str]:
    """What the fact of that name says on a page."""
    page = published(items, plan, edition)[url]
    pairs = ([n for n in one.inner if isinstance(n, Node)] for one in page.all("div"))
    return [pair[1].text for pair in pairs if pair and pair[0].text == "Who answers"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"channel": "chat", "publish": "2027-03-03 10:00"}, ["Ana, within 4 hours, by “House”"]),
        ({"channel": "chat", "publish": "2027-03-06 10:00"}, ["Cyd, within 4 hours, by “House”"]),
        ({"channel": "chat", "publish": "2027-03-03 20:00"}, ["Ana, Cyd, within 4 hours, by “House”"]),
        ({"channel": "chat", "publish": "2027-03-03"}, ["Ana, Cyd, within 4 hours, by “House”"]),
        ({"channel": "chat", "responders": "ben"}, ["Ben, within 4 hours, by “House”"]),
        ({"channel": "chat", "playbook": "other"}, ["Ana, Cyd, within 4 hours, by “Other”"]),
        ({"channel": "chat", "campaign": "c"}, ["Cyd, within 4 hours, by “Other”"]),
        ({"channel": "chat", "campaign": "c", "playbook": "house"}, ["Cyd, within 4 hours, by “House”"]),
        ({"channel": "kept"}, ["Ben"]),
        ({"channel": "bare"}, []),
        ({"channel": "bare", "playbook": "other"}, ["nobody yet, by “Other”"]),
        ({"channel": "bare", "owner": "ben"}, ["Ben"]),
        ({"playbook": "other", "owner": "ben"}, ["Ben, by “Other”"]),
        ({"channel": "kept", "owner": "ana"}, ["Ben"]),
        ({"type": "strategy", "channel": "chat"}, []),
    ],
)
def test_who_answers_is_told_on_each_page(keys: dict[str, str], said: list[str], tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "house.md": playbook(),
        "other.md": item("Text\n", type="playbook", title="Other", id="other"),
        "c.md": item(type="campaign", id="c", playbook="other", responders="cyd"),
        "p.md": item(**keys),
    }
    assert answering(load(tmp_path, files, people=PEOPLE, channels=CHANNELS), "p/") == said


def test_channels_that_answer_otherwise_are_told_apart(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "house.md": playbook(),
        "p.md": item(outputs="[{channel: chat}, {channel: kept}, {channel: chat, name: again}]"),
    }
    plan = load(tmp_path, files, people=PEOPLE, channels=CHANNELS)
    assert answering(plan, "p/") == ["Ana, Cyd, within 4 hours, by “House”", "Ben"]


def test_a_roster_that_cannot_be_read_is_no_roster(tmp_path: Path) -> None:
    odd = "chat: {title: Chat, charter: {owner: ben, duty: [{person: ana, days: never}]}}\n"
    plan = load(
        tmp_path, {"p.md": item(channel="chat", publish="2027-03-03 10:00")}, people=PEOPLE, channels=odd
    )
    assert answering(plan, "p/") == ["Ana"]


def test_a_channel_tells_who_answers_and_by_what(tmp_path: Path) -> None:
    plan = load(tmp_path, {"house.md": playbook()}, people=PEOPLE, channels=CHANNELS)
    pairs = (
        [n for n in one.inner if isinstance(n, Node)]
        for one in published(terms, plan)["channels/chat/"].all("div")
    )
    assert [pair[1].text for pair in pairs if pair and pair[0].text == "Who answers"] == [
        "Ana, Cyd, by “House”"
    ]


def test_the_public_learns_nothing_of_it(tmp_path: Path) -> None:
    told = "[{to: crisis, action: canary, who: canary, wording: canary, check: [canary]}]"
    files: dict[str, str | bytes] = {
        "house.md": public(type="playbook", id="house", answers=told),
        "p.md": public(channel="chat", playbook="house", responders="canary"),
    }
    plan = load(tmp_path, files, channels=CHANNELS)
    artifacts = render(plan, plan.vocabulary.editions["public"])
    assert [a.path for a in artifacts if b"canary" in a.content or b"Who answers" in a.content] == []


@pytest.mark.parametrize(
    "text", ["A title " * 40, "عنوان", "天" * 300, "<script>alert(1)</script>", "👩‍👩‍👧‍👦"]
)
def test_any_text_stands_as_it_is_written(text: str, page: Callable[..., Node]) -> None:
    (branch,) = tree(page(playbook(f"[{{to: press, action: '{text.strip()}'}}]")))
    assert branch.all("p")[0].text == text.strip()


def test_hours_below_none_are_told(tmp_path: Path) -> None:
    plan = load(tmp_path, {"house.md": playbook("[{to: press, action: Ring, within: -4}]")})
    assert [fault.message for fault in plan.faults] == ["`within`: -4 is not 0 or more"]
