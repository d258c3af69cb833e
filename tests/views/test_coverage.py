"""Coverage: what there is for each pair of two things, what is missing, what is too much."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markup import Node, parse
from projects import item, load, public

from airdate.gate import admit
from airdate.html.matrix import at_pace, usual
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import coverage

CHANNELS = (
    "web: {title: Website, charter: {audience: [schools], cadence: weekly}}\n"
    "print: {title: Print, charter: {audience: [press]}}\n"
)
AUDIENCES = "schools: {title: Schools, funnel: [aware, use], languages: [en, de]}\npress: {title: Press}\n"
LAUNCH = item(
    type="campaign",
    title="Launch",
    status="approved",
    start="2027-03-01",
    end="2027-04-30",
    audience="[schools]",
)


def pages(plan: Plan, edition: str = "team") -> dict[str, Node]:
    """Every page by its path; ``now`` of these plans is 1 March 2027, a Monday."""
    editions = plan.vocabulary.editions
    found = coverage.render(Sheet(admit(plan, editions[edition]), editions[edition]))
    return {page.path: parse(page.content.decode()) for page in found}


@pytest.fixture
def at(tmp_path: Path) -> Callable[..., Node]:
    """The page of the present weeks."""
    return lambda files, edition="team", **calendar: pages(load(tmp_path, files, **calendar), edition)[
        "coverage/index.md"
    ]


def table(page: Node, name: str) -> dict[str, dict[str, str]]:
    """What each cell of a matrix says, by row and column; a gap is ``none: a gap``."""
    (section,) = [node for node in page.all("section") if node.attributes.get("id") == name]
    heads = [head.text for head in section.all("thead")[0].all("tr")[-1].all("th")][1:]
    lines = [*section.all("tbody")[0].all("tr"), *section.all("tfoot")[0].all("tr")]
    return {
        line.all("th")[0].text: dict(zip(heads, [cell.text for cell in line.all("td")], strict=True))
        for line in lines
    }


def posts(count: int, day: str = "2027-03-02", **keys: str) -> dict[str, str]:
    usual = {
        "title": "P",
        "status": "approved",
        "publish": day,
        "campaign": "launch",
        "audience": "[schools]",
    }
    return {f"{day}-{n}.md": item(**(usual | keys)) for n in range(count)}


def test_an_unused_channel_of_a_reader_of_the_campaign_is_a_gap(at: Callable[..., Node]) -> None:
    page = at({"launch.md": LAUNCH} | posts(2, channel="print"), channels=CHANNELS, audiences=AUDIENCES)
    assert table(page, "campaign-channel") == {
        "Launch": {"Website": "none: a gap", "Print": "2", "All": "2"},
        "All": {"Website": "0", "Print": "2", "All": "2"},
    }


def test_rows_and_columns_tell_what_says_nothing(at: Callable[..., Node]) -> None:
    talk = item(type="event", status="scheduled", start="2027-03-02", campaign="launch")
    page = at(
        {"launch.md": LAUNCH, "talk.md": talk} | posts(1, channel="web", campaign=""), channels=CHANNELS
    )
    assert table(page, "campaign-channel") == {
        "Launch": {"Website": "none: a gap", "Print": "none", "No channel": "1", "All": "1"},
        "Without a campaign": {"Website": "1", "Print": "none", "No channel": "none", "All": "1"},
        "All": {"Website": "1", "Print": "0", "No channel": "1", "All": "2"},
    }


def test_stages_are_those_of_the_item_or_of_its_campaign(at: Callable[..., Node]) -> None:
    launch = LAUNCH.replace("type:", "funnel: use\ntype:")
    files = {"launch.md": launch} | posts(2) | posts(1, "2027-03-03", funnel="decide")
    files |= posts(1, "2027-03-04", campaign="", audience="")
    assert table(at(files, audiences=AUDIENCES), "audience-stage") == {
        "Schools": dict(zip(STAGES, ["none: a gap", "none", "1", "2", "none", "none", "3"], strict=True)),
        "Press": dict(zip(STAGES, ["none", "none", "none", "none", "none", "none", "0"], strict=True)),
        "Nobody in particular": dict(
            zip(STAGES, ["none", "none", "none", "none", "none", "1", "1"], strict=True)
        ),
        "All": dict(zip(STAGES, ["0", "0", "1", "2", "0", "1", "4"], strict=True)),
    }


STAGES = ["Aware", "Consider", "Decide", "Use", "Advocate", "Not said", "All"]


def test_a_language_that_an_audience_reads_is_missing(at: Callable[..., Node]) -> None:
    assert table(at(posts(1), audiences=AUDIENCES), "audience-language") == {
        "Schools": {"English": "1", "German": "none: a gap", "All": "1"},
        "Press": {"English": "none", "German": "none", "All": "0"},
        "All": {"English": "1", "German": "0", "All": "1"},
    }


def test_an_entry_for_two_is_counted_once_in_a_sum(at: Callable[..., Node]) -> None:
    found = table(at(posts(1, audience="[schools, press]"), audiences=AUDIENCES), "audience-language")
    assert [row["English"] for row in found.values()] == ["1", "1", "1"]


def test_weeks_are_held_against_the_rhythm_of_the_channel(at: Callable[..., Node]) -> None:
    files = posts(1, "2027-03-02", channel="web") | posts(3, "2027-03-09", channel="web")
    (section,) = at(files, channels=CHANNELS).all("section", "air-of-weeks")
    web, other = section.all("tbody")[0].all("tr")
    weeks = [
        head.attributes["data-week"]
        for head in section.all("thead")[0].all("th")
        if "data-week" in head.attributes
    ]
    cells = dict(zip(weeks, web.all("td"), strict=False))
    assert (weeks[0], weeks[-1]) == ("2026-11-30", "2027-08-23")
    assert [cells[week].attributes.get("data-level") for week in ("2027-03-01", "2027-03-08")] == ["2", "4"]
    gaps = [week for week in weeks if cells[week].attributes.get("class") == "is-gap"]
    assert (gaps[0], gaps[-1], len(gaps)) == ("2027-03-15", "2027-08-23", 24)
    assert {cell.attributes.get("class") for cell in other.all("td")} == {"is-none", "air-sum"}


def test_a_cell_leads_to_the_list(at: Callable[..., Node]) -> None:
    page = at({"launch.md": LAUNCH} | posts(2, channel="web"), channels=CHANNELS, audiences=AUDIENCES)
    found = [target for text, target in page.links if text == "2"]
    days = "from=2026-11-30&until=2027-08-29"
    assert found == [
        f"../list/?campaign=launch&channel=web&{days}",
        f"../list/?audience=schools&language=en&{days}",
        "../list/?channel=web&from=2027-03-01&until=2027-03-07",
    ]


def test_what_a_cell_counts_stands_in_the_index(at: Callable[..., Node]) -> None:
    files = {"launch.md": LAUNCH} | posts(1, channel="web") | posts(2, "2027-03-03", channel="print")
    page = at(files)
    index = [node.attributes["data-air"].split()[0] for node in page.all("ul", "air-index")[0].all("li")]
    of = [cell.attributes["data-air-of"] for cell in page.all("td") if "data-air-of" in cell.attributes]
    assert (index, of[:2]) == (["channel:web", "channel:print", "channel:print"], ["1 2", "0"])


@pytest.mark.parametrize(
    "keys", [{"status": "idea"}, {"status": "cancelled"}, {"status": "on-hold"}, {"type": "policy"}], ids=str
)
def test_what_does_not_appear_does_not_count(at: Callable[..., Node], keys: dict[str, str]) -> None:
    page = at(posts(2, channel="web") | posts(1, "2027-03-09", channel="web", **keys))
    assert len(page.all("ul", "air-index")[0].all("li")) == 2


def test_what_the_house_agreed_on_is_for_the_team(at: Callable[..., Node]) -> None:
    files = {"launch.md": LAUNCH.replace("type:", "visibility: public\nfunnel: use\ntype:")}
    files |= posts(9, channel="web", visibility="public") | posts(1, channel="print", visibility="public")
    page = at(files, "public", channels=CHANNELS, audiences=AUDIENCES)
    assert [node.text for node in page.all("section") if "is-gap" in str(node)] == []
    assert "Audience and stage" not in page.headings
    assert "German" not in page.text


def test_each_year_has_a_page(tmp_path: Path) -> None:
    found = pages(load(tmp_path, posts(1, "2026-05-01") | posts(1, "2028-05-01")))
    assert [*found] == ["coverage/index.md", "coverage/2026.md", "coverage/2028.md"]
    assert table(found["coverage/2028.md"], "audience-language")["All"] == {"English": "1", "All": "1"}


def test_an_empty_plan_says_so(at: Callable[..., Node]) -> None:
    page = at({})
    assert ([node.text for node in page.all("p", "air-nothing")], page.all("table")) == (
        ["Nothing appears in these days yet."],
        [],
    )


def test_the_public_sees_nothing_of_the_rest(at: Callable[..., Node]) -> None:
    hidden = posts(
        1, channel="canary-channel", audience="[canary-audience]", campaign="canary", language="fr"
    )
    assert "canary" not in str(at({"a.md": public()} | hidden, "public", channels="canary-channel: {}\n"))


@given(st.lists(st.integers(1, 500)))
def test_steps_rise(counts: list[int]) -> None:
    for steps in (usual(counts), usual(counts, too_many=False)):
        assert list(steps) == sorted(set(steps))


@given(st.floats(0.01, 200))
def test_twice_what_is_agreed_is_not_too_much_and_more_is(pace: float) -> None:
    steps = at_pace(pace)
    assert list(steps) == sorted(steps)
    assert 2 * pace < steps[3] <= max(2 * pace, 1) + 1
