"""Conversations: shares of who talks and what people have from it, asks, listening, leaders; for the team."""

from pathlib import Path

from markup import Node
from projects import item, load, public
from published import published, rendered

from airdate.plan import Plan
from airdate.views import conversations

PEOPLE = "ana: {name: Ana}\nben: {name: Ben}\n"
CHANNELS = "a: {title: A}\nb: {title: B}\n"


def page(plan: Plan) -> Node:
    (found,) = published(conversations, plan).values()
    return found


def rows(section: Node) -> list[list[str]]:
    return [[c.text for c in row if c.tag in ("th", "td")] for row in section.all("tr")[1:]]


def post(**keys: str) -> str:
    return item(**({"channel": "a", "publish": "2027-03-10"} | keys))


def test_nobody_else_has_the_page(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": public(interaction="ask")})
    assert rendered(conversations, plan, "public") == {}


def test_an_empty_plan_says_what_is_missing(tmp_path: Path) -> None:
    found = [node.text.partition(":")[0] for node in page(load(tmp_path, {})).all("p", "air-nothing")]
    assert found == [
        "No item near today says what kind of talk it is",
        "We ask nothing.",
        "No time to listen is planned",
        "The plan names no executive",
    ]


def test_shares_stand_by_channel_with_those_that_say_nothing(tmp_path: Path) -> None:
    files = {
        "1.md": post(interaction="broadcast"),
        "2.md": post(interaction="broadcast"),
        "3.md": post(interaction="ask"),
        "4.md": post(interaction="listen", channel="b"),
        "5.md": post(),
        "idea.md": post(interaction="ask", status="idea"),
        "off.md": post(interaction="ask", status="cancelled"),
        "far.md": post(interaction="ask", publish="2027-09-10"),
    }
    found = page(load(tmp_path, files, channels=CHANNELS)).section("Who talks, by channel")
    assert rows(found) == [
        ["A", "67% (2)", "33% (1)", "–", "–", "1"],
        ["B", "–", "–", "–", "100% (1)", "0"],
        ["All", "50% (2)", "25% (1)", "–", "25% (1)", "1"],
    ]


def test_what_people_have_from_it_stands_by_audience(tmp_path: Path) -> None:
    files = {
        "1.md": post(gives="help", audience="[t, p]"),
        "2.md": post(gives="sell", audience="[p]"),
    }
    found = page(load(tmp_path, files, audiences="t: {title: T}\np: {title: P}\n"))
    assert rows(found.section("What people have from it, by audience")) == [
        ["T", "100% (1)", "–", "–", "–", "–", "0"],
        ["P", "50% (1)", "–", "–", "–", "50% (1)", "0"],
        ["All", "50% (1)", "–", "–", "–", "50% (1)", "0"],
    ]


POLICY = """rules:
  unbalanced-mix:
    fewest: 2
    mix:
      - {of: gives, is: [sell, ask], most: 30}
      - {of: gives, is: help, least: 60, channel: a}
      - {of: gives, is: inform, least: 10, most: 80}
      - {of: interaction, is: ask, least: 10}
      - {of: gives, is: nonsense, most: 3}
"""


def test_shares_stand_beside_what_was_agreed_on(tmp_path: Path) -> None:
    files = {f"{n}.md": post(gives=word) for n, word in enumerate(["sell", "help", "inform", "inform"])}
    found = page(load(tmp_path, files, channels=CHANNELS, policy=POLICY)).section("What we have agreed on")
    assert rows(found) == [
        ["an offer, ask", "25% 1 of 4", "at most 30%", "kept"],
        ["helpA", "25% 1 of 4", "at least 60%", "too little"],
        ["information", "50% 2 of 4", "10% to 80%", "kept"],
        ["ask", "0% 0 of 0", "at least 10%", "too few to say"],
    ]


def test_an_ask_tells_what_comes_back_or_that_nothing_does(tmp_path: Path) -> None:
    files = {
        "a.md": post(id="a", title="Named", interaction="ask", follow_up="r"),
        "b.md": post(id="b", title="Linked", interaction="ask", publish="2027-03-11"),
        "c.md": post(id="c", title="Alone", interaction="ask", publish="2027-03-12"),
        "r.md": post(id="r", title="Result", publish="2027-03-20", links="{replies-to: b}"),
    }
    assert page(load(tmp_path, files)).section("What we ask, and what comes back").items == [
        "Wed 10 Mar a: Named draftFollow-up: Result",
        "Thu 11 Mar a: Linked draftFollow-up: Result",
        "Fri 12 Mar a: Alone draftno follow-up",
    ]


TWICE = {
    "a.md": item(title="Twice", interaction="KIND", outputs="""
  - {channel: a, publish: 2027-03-02}
  - {channel: b, publish: 2027-03-20}"""),
    "b.md": post(title="Once", interaction="KIND"),
}  # fmt: skip


def twice(kind: str) -> dict[str, str | bytes]:
    return {path: text.replace("KIND", kind) for path, text in TWICE.items()}


def test_asks_stand_by_their_last_appearance(tmp_path: Path) -> None:
    found = page(load(tmp_path, twice("ask"))).section("What we ask, and what comes back").items
    assert found == ["Wed 10 Mar a: Once draftno follow-up", "Sat 20 Mar b: Twice draftno follow-up"]


def test_listening_stands_by_its_next_appearance(tmp_path: Path) -> None:
    found = page(load(tmp_path, twice("listen"))).section("When we listen").items
    assert found == ["Tue 2 Mar a: Twice draft", "Wed 10 Mar a: Once draft"]


def test_nothing_comes_back_from_itself_or_what_is_cancelled(tmp_path: Path) -> None:
    files = {
        "a.md": post(id="a", title="Self", interaction="ask", follow_up="a"),
        "b.md": post(id="b", title="Named", interaction="ask", follow_up="r", publish="2027-03-11"),
        "c.md": post(id="c", title="Linked", interaction="ask", publish="2027-03-12"),
        "r.md": post(id="r", title="Off", status="cancelled", links="{replies-to: c}"),
    }
    found = page(load(tmp_path, files)).section("What we ask, and what comes back").items
    assert [text.endswith("no follow-up") for text in found] == [True] * 3


def test_listening_is_told_from_today_on_series_once(tmp_path: Path) -> None:
    files = {
        "past.md": post(title="Past", interaction="listen", publish="2027-02-10"),
        "every.md": post(title="Every", interaction="listen", publish="2027-02-03", repeat="weekly"),
    }
    assert page(load(tmp_path, files)).section("When we listen").items == ["Wed 3 Mar a: Every draft"]


def test_leaders_are_counted_by_month_under_their_names(tmp_path: Path) -> None:
    files = {
        "c.md": item(type="campaign", start="2027-01-01", end="2027-05-01", executive_sponsor="ana"),
        "s.md": post(approvals="[{role: executive, by: ben, at: 2027-01-01}]", byline="ana"),
        "t.md": post(byline="ana", publish="2027-03-30"),
        "u.md": post(byline="ana", publish="2026-11-30"),
    }
    found = page(load(tmp_path, files, people=PEOPLE)).section("Leaders who take part")
    assert [cell.text for cell in found.all("th")[:8]] == [
        "Who",
        "Dec",
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
    ]
    assert rows(found) == [["Ana", "–", "–", "–", "2", "–", "–", "–"], ["Ben", *"–––––––"]]


def test_nine_hundred_posts_are_a_page_of_the_same_size(tmp_path: Path) -> None:
    files = {f"{n}.md": post(gives="help", interaction="ask", conversation="all") for n in range(900)}
    files["s.md"] = item(type="strategy", status="approved", conversations="[all]")
    (found,) = rendered(conversations, load(tmp_path, files)).values()
    assert len(found.content) < 25_000
