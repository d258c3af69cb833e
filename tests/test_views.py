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
    lists = ("unscheduled", "due", "vocabulary", "campaigns", "events", "channels", "audiences", "people")
    assert [path for path in found if path.startswith(lists)] == []


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
