"""Pages as artifacts: what stands on them and what does not."""

import re
from datetime import UTC, datetime
from pathlib import Path

from projects import item, load

from airdate.edition import BUILTIN_EDITIONS
from airdate.plan import Plan
from airdate.site import render


def pages(plan: Plan, edition: str = "team") -> dict[str, str]:
    """The text of every page by its path; ``now`` of these plans is 1 March 2027."""
    return {a.path: a.content.decode() for a in render(plan, BUILTIN_EDITIONS[edition]) if a.is_page}


def test_an_event_in_progress_stands_under_today(tmp_path: Path) -> None:
    fair = item(type="event", title="The fair", status="scheduled", start="2027-02-27", end="2027-03-03")
    home = pages(load(tmp_path, {"fair.md": fair}))["index.md"]
    today = home.partition("<h2>Today</h2>")[2].partition("</section>")[0]
    assert ("The fair" in today, "Nothing goes out today" in today) == (True, False)


def test_a_quiet_day_names_what_comes_next_but_not_what_is_called_off(tmp_path: Path) -> None:
    off = item(type="event", title="Called off", start="2027-03-05", event_status="cancelled")
    home = pages(load(tmp_path, {"off.md": off, "on.md": item(title="Going on", publish="2027-03-06")}))[
        "index.md"
    ]
    today = home.partition("<h2>Today</h2>")[2].partition("</section>")[0]
    assert ("Going on" in today, "Called off" in today) == (True, False)


def test_what_is_called_off_is_not_in_trouble(tmp_path: Path) -> None:
    off = item(type="event", title="Off", start="2027-02-01", event_status="cancelled")
    assert "In trouble" not in pages(load(tmp_path, {"off.md": off}))["index.md"]


def test_a_month_with_an_intention_only_is_not_empty(tmp_path: Path) -> None:
    month = pages(load(tmp_path, {"a.md": item(title="Some day", planned="2027-05")}))["calendar/2027-05.md"]
    assert ("Some time in May 2027" in month, "Nothing is planned" in month) == (True, False)


def test_what_lasts_the_whole_month_stands_once_above_it(tmp_path: Path) -> None:
    plan = load(tmp_path, {"c.md": item(type="campaign", title="Long", start="2027-01-01", end="2027-12-31")})
    assert pages(plan)["calendar/2027-05.md"].count(">Long<") == 1


def test_months_jump_over_a_long_gap(tmp_path: Path) -> None:
    plan = load(tmp_path, {"far.md": item(publish="2099-05-01")})
    months = sorted(path for path in pages(plan) if path.startswith("calendar/2"))
    assert months == ["calendar/2027-03.md", "calendar/2099-05.md"]


def test_a_crowded_day_is_folded_by_channel_and_loses_nothing(tmp_path: Path) -> None:
    posts = {f"p{n}.md": item(title=f"Post {n}", channel="x", publish="2027-05-03") for n in range(40)}
    month = pages(load(tmp_path, posts))["calendar/2027-05.md"]
    assert (month.count("<details"), sum(f">Post {n}<" in month for n in range(40))) == (1, 40)


def test_a_campaign_offers_its_feed_only_if_there_is_one(tmp_path: Path) -> None:
    idea = item(campaign="c", status="idea", publish="2027-05-03")
    plan = load(tmp_path, {"c.md": item(type="campaign", status="idea"), "i.md": idea})
    assert "feeds/campaign/c.ics" not in pages(plan)["campaigns/c.md"]


def test_a_session_hangs_from_its_conference(tmp_path: Path) -> None:
    conference = item(type="event", title="Conference", start="2027-05-03", end="2027-05-05")
    session = item(type="event", title="Session", event="conf", start="2027-05-04 10:00")
    found = pages(load(tmp_path, {"conf.md": conference, "session.md": session}))
    assert "Session" in found["events/conf.md"].partition("Everything around it")[2]


def test_the_public_sees_no_empty_lists(tmp_path: Path) -> None:
    found = pages(load(tmp_path, {"a.md": item()}), "public")
    assert sorted(found) == [
        "agenda.md",
        "calendar/2027-03.md",
        "calendar/index.md",
        "feeds/index.md",
        "index.md",
    ]


def test_an_address_that_stays_leads_on_without_script(tmp_path: Path) -> None:
    plan = load(tmp_path, {"deep/down/a.md": item(title="<b>")})
    (page,) = (a for a in render(plan, BUILTIN_EDITIONS["team"]) if a.path == "go/a/index.html")
    assert b'http-equiv="refresh" content="0; url=../../deep/down/a/"' in page.content


def test_a_last_day_is_a_day_where_the_event_is(tmp_path: Path) -> None:
    evening = item(type="event", start="2027-04-02 20:00", end="2027-04-02", timezone="America/New_York")
    (entry,) = load(tmp_path, {"a.md": evening}).entries
    assert entry.ends == datetime(2027, 4, 3, 4, tzinfo=UTC)


def test_the_vocabulary_has_no_empty_column(tmp_path: Path) -> None:
    posts = {"a.md": item(format="story", pillar="p"), "b.md": item(format="talk")}
    formats = "story: {title: Story, due: {draft: 2 weeks before publish}}\ntalk: Talk\n"
    html = pages(load(tmp_path, posts, formats=formats))["vocabulary.md"]
    heads = re.findall(r'<th scope="col">([^<]*)', html)
    assert heads == ["Pillar", "Used", "Format", "Due before it", "Used"]
