"""Which feeds there are, and what each says of itself."""

from datetime import UTC, datetime

import pytest
import recurring_ical_events
from icalendar import Calendar

from airdate.feeds.catalogue import catalogue
from airdate.feeds.strict import problems
from airdate.plan import Plan

from .conftest import ROOT, Feeds, loaded
from .reading import events, lines

PLAN = ROOT / "tests" / "plans" / "feeds"
DAY = "publish: 2027-03-02"


def test_the_feeds_page_lists_them_in_this_order() -> None:
    assert [(feed.path, feed.title, len(feed.entries)) for feed in catalogue(loaded(PLAN))] == [
        ("feeds/all.ics", "Harbour plan", 9),
        ("feeds/unscheduled.ics", "Unscheduled", 2),
        ("feeds/social.ics", "Social; all networks", 2),
        ("feeds/agreed.ics", "All that is agreed", 6),
        ("feeds/campaign/spring.ics", "Spring on the quay", 5),
        ("feeds/event/night-walk.ics", "Around Night walk", 1),
        ("feeds/event/open-day.ics", "Around Open day, with brass band", 4),
        ("feeds/event/regatta.ics", "Around Regatta", 1),
        ("feeds/event/boat-talk.ics", "Around Talk on wooden boats", 1),
        ("feeds/channel/linkedin.ics", "LinkedIn", 1),
        ("feeds/channel/mastodon.ics", "Mastodon", 1),
        ("feeds/channel/website.ics", "Website", 1),
        ("feeds/owner/ana.ics", "Ana Ødegård", 3),
        ("feeds/type/ad.ics", "Ad", 1),
        ("feeds/type/campaign.ics", "Campaign", 1),
        ("feeds/type/event.ics", "Event", 4),
        ("feeds/type/press.ics", "Press release", 1),
        ("feeds/type/social.ics", "Social post", 2),
    ]


def test_an_empty_plan_has_no_feed() -> None:
    assert catalogue(Plan(now=datetime(2027, 1, 1, tzinfo=UTC))) == []


def test_a_named_feed_cannot_take_the_place_of_everything(feeds: Feeds) -> None:
    found = feeds({"a": f"type: press\n{DAY}", "b": f"type: social\n{DAY}"}, feeds="ALL: {type: press}")
    assert len(events(found["feeds/all.ics"])) == 2
    assert [path for path in found if "ALL" in path] == []


def test_a_feed_named_like_a_folder_stands_beside_it(feeds: Feeds) -> None:
    found = feeds({"a": f"type: press\nchannel: web\n{DAY}"}, feeds="channel: {type: press}")
    assert {"feeds/channel.ics", "feeds/channel/web.ics"} <= set(found)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Africa/Cairo"])
@pytest.mark.parametrize(
    ("off", "left"), [("03-08", "2027-03-15"), ("03-15", "2027-03-08"), ("03-08 03-15", "")]
)
def test_a_feed_without_what_is_called_off(feeds: Feeds, zone: str, off: str, left: str) -> None:
    changes = ", ".join(f"2027-{day}: {{status: cancelled}}" for day in off.split())
    series = "type: press\npublish: 2027-03-08 09:00\nrepeat: FREQ=WEEKLY;COUNT=2"
    talk = f"{series}\nstatus: scheduled\ntimezone: {zone}\noccurrences: {{{changes}}}"
    post = "type: social\npublish: 2027-03-02\nlinks: {announces: talk}"
    found = feeds({"talk": talk, "post": post}, feeds="on: {type: [press, social], cancelled: omit}")
    read = recurring_ical_events.of(Calendar.from_ical(found["feeds/on.ics"])).all()
    assert [f"{each.start:%Y-%m-%d}" for each in read] == ["2027-03-02", *filter(None, [left])]
    assert len(events(found["feeds/on.ics"])) == (2 if left else 1)
    assert list(problems(found["feeds/on.ics"])) == []


def test_a_campaign_is_in_its_own_feed(feeds: Feeds) -> None:
    found = feeds({"c": "type: campaign\nstart: 2027-03-01", "a": f"type: press\ncampaign: c\n{DAY}"})
    assert [event["UID"] for event in events(found["feeds/campaign/c.ics"])] == [
        "c@plan.example",
        "a@plan.example",
    ]


def test_the_feed_of_an_item_holds_all_its_outputs(feeds: Feeds) -> None:
    outputs = "outputs: [{id: x, publish: 2027-03-02}, {id: y, publish: 2027-03-01}, {id: z}]"
    found = feeds({"a": f"type: press\n{outputs}"})
    assert [event["UID"] for event in events(found["feeds/item/a.ics"])] == [
        "a.y@plan.example",
        "a.x@plan.example",
    ]


def test_the_public_edition_has_only_what_is_public(feeds: Feeds) -> None:
    """Nothing here looks behind the gate: an internal plan has no public feed at all."""
    assert [feed.path for feed in catalogue(loaded(PLAN, "public"))] == []


def test_head(feeds: Feeds) -> None:
    found = feeds({"a": f"type: press\nchannel: web\n{DAY}"}, channels="web: {title: 'W; eb', colour: amber}")
    head = lines(found["feeds/channel/web.ics"])[:15]
    assert head == [
        ("BEGIN", "", "VCALENDAR"),
        ("VERSION", "", "2.0"),
        ("PRODID", "", "-//Airdate//Airdate//EN"),
        ("CALSCALE", "", "GREGORIAN"),
        ("NAME", "", r"Plan: W\; eb"),
        ("X-WR-CALNAME", "", r"Plan: W\; eb"),
        ("DESCRIPTION", "", r"Everything on W\; eb."),
        ("X-WR-CALDESC", "", r"Everything on W\; eb."),
        ("X-WR-TIMEZONE", "", "Europe/Berlin"),
        ("REFRESH-INTERVAL", "VALUE=DURATION", "PT6H"),
        ("X-PUBLISHED-TTL", "", "PT6H"),
        ("URL", "", "https://plan.example/channels/web/"),
        ("SOURCE", "VALUE=URI", "https://plan.example/feeds/channel/web.ics"),
        ("COLOR", "", "goldenrod"),
        ("LAST-MODIFIED", "", "20000101T000000Z"),
    ]
