"""The board: everything by how far the work on it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from markup import Node, parse
from projects import PLAN_YML, item, load, public

from airdate.gate import admit
from airdate.html.sheet import Sheet
from airdate.views import board


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The board of a plan of these files; ``now`` is 1 March 2027, 01:00 in Berlin."""

    def made(files: dict[str, str], edition: str = "team", **calendar: str) -> Node:
        plan = load(tmp_path, files, **calendar)
        editions = plan.vocabulary.editions
        (page,) = board.render(Sheet(admit(plan, editions[edition]), editions[edition]))
        return parse(page.content.decode())

    return made


def cards(page: Node, column: str) -> list[str]:
    (stack,) = [
        node for node in page.all("section", "air-stack") if node.attributes["id"] == f"status-{column}"
    ]
    return [card.all("a", "air-title")[0].text for card in stack.all("li")]


def test_the_team_sees_all_columns_even_empty_ones(at: Callable[..., Node]) -> None:
    page = at({"a.md": item(status="draft"), "b.md": item(status="draft"), "c.md": item(status="on-hold")})
    assert page.headings[:8] == [
        "Idea 0",
        "Planned 0",
        "Draft 2",
        "In review 0",
        "Approved 0",
        "Scheduled 0",
        "Published 0",
        "On hold 1",
    ]
    assert [node.text for node in page.all("p", "air-nothing")] == ["Nothing here."] * 6


def test_the_public_sees_only_its_own(at: Callable[..., Node]) -> None:
    files = {"a.md": public(title="Open"), "b.md": item(title="canary-idea", status="idea")}
    page = at(files, "public", plan=f"{PLAN_YML}edit_url: 'https://canary.example/{{path}}'\n")
    assert [heading for heading in page.headings if heading != "Legend"] == [
        "Approved 1",
        "Scheduled 0",
        "Published 0",
    ]
    assert "canary" not in str(page)
    assert "status:" not in page.text


def test_what_comes_next_stands_on_top_and_what_has_no_day_below(at: Callable[..., Node]) -> None:
    page = at(
        {
            "a.md": item(title="Undated"),
            "b.md": item(title="June", planned="2027-06"),
            "c.md": item(title="Soon", publish="2027-03-02"),
            "d.md": item(title="Late", publish="2027-02-02"),
        }
    )
    assert cards(page, "draft") == ["Late", "Soon", "June", "Undated"]
    assert [node.text for node in page.all("span", "air-when")] == [
        "Tue 2 Feb",
        "Tue 2 Mar",
        "June 2027",
        "No day yet",
    ]


def test_what_is_out_stands_there_the_last_first(at: Callable[..., Node]) -> None:
    days = ("2027-01-05", "2027-02-05", "2026-12-05")
    files = {f"{day}.md": item(title=day, status="published", published=day) for day in days}
    assert cards(at(files), "published") == ["2027-02-05", "2027-01-05", "2026-12-05"]


def test_a_full_column_keeps_what_is_nearest_to_now(
    at: Callable[..., Node], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "BOARD_ENTRIES", 2)
    days = ("2026-01-01", "2027-02-28", "2027-03-03", "2028-01-01")
    page = at({f"{day}.md": item(title=day, publish=day) for day in days} | {"z.md": item(title="undated")})
    assert cards(page, "draft") == ["2027-02-28", "2027-03-03"]
    assert "Draft 2 / 5" in page.headings
    assert ("and 3 more in the list", "../list/?status=draft") in page.links


def test_a_series_has_one_card_where_it_comes_next(at: Callable[..., Node]) -> None:
    off = "{2027-03-16: {status: cancelled}}"
    talk = item(type="event", title="Talk", start="2027-01-05", repeat="weekly on tuesday", occurrences=off)
    page = at({"talk.md": talk})
    assert (cards(page, "draft"), cards(page, "cancelled")) == (["Talk"], ["Talk"])
    assert [node.text for node in page.all("span", "air-when")] == ["Tue 2 Mar", "Tue 16 Mar"]


def test_a_card_says_what_is_due_and_what_is_late(at: Callable[..., Node]) -> None:
    page = at(
        {
            "a.md": item(title="A", publish="2027-04-01", due="{draft: 2027-03-20}"),
            "b.md": item(title="B", publish="2027-03-20", due="{draft: 2027-02-20}"),
            "c.md": item(title="C", publish="2027-02-27"),
            "d.md": item(title="D", status="published", published="2027-02-27", due="{draft: 2027-02-20}"),
        }
    )
    told = {
        card.all("a", "air-title")[0].text: [d.text for d in card.all("span", "air-due")]
        for card in page.all("li", "air-card")
    }
    assert told == {
        "A": ["Draft due Sat 20 Mar"],
        "B": ["Draft late since Sat 20 Feb"],
        "C": ["late"],
        "D": [],
    }
    assert [card.all("a", "air-title")[0].text for card in page.all("li", "is-late")] == ["C", "B"]


def test_a_card_names_channel_owner_and_embargo(at: Callable[..., Node]) -> None:
    lock = "{until: '2027-03-16T10:00+01:00'}"
    page = at(
        {"a.md": item(title="A", channel="web", owner="ana", publish="2027-03-16 10:00", embargo=lock)},
        channels="web: {title: Website}\n",
        people="ana: {name: Ana}\n",
        plan=f"{PLAN_YML}edit_url: 'https://forge.example/{{path}}'\n",
    )
    (card,) = page.all("li", "air-card")
    assert card.text == "Tue 16 Mar 10:00 A Website Ana Edit A embargo till 16 Mar, 10:00"
    assert ("Edit A", "https://forge.example/a.md") in card.links


def test_papers_that_hold_need_no_card(at: Callable[..., Node]) -> None:
    page = at({"p.md": item(type="policy", status="approved"), "q.md": item(type="policy", title="Q")})
    assert (cards(page, "approved"), cards(page, "draft")) == ([], ["Q"])


def test_a_cancelled_event_is_cancelled_whatever_its_work(at: Callable[..., Node]) -> None:
    fair = item(type="event", title="Fair", status="scheduled", start="2027-05-01", event_status="cancelled")
    assert cards(at({"fair.md": fair}), "cancelled") == ["Fair"]
