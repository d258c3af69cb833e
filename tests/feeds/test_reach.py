"""Which time a feed holds: the window of a year, the archive behind it, what is cancelled for good."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from airdate.entry import Entry
from airdate.feeds.catalogue import catalogue
from airdate.feeds.reach import ends_on, nearest
from airdate.plan import Plan
from airdate.selection import Reach

from .conftest import ROOT, Feeds, loaded
from .reading import events

DESK = ROOT / "tests" / "plans" / "desk"


def ids(content: bytes) -> list[str]:
    return [event["UID"].partition("@")[0] for event in events(content)]


def made(feeds: Feeds, **days: str) -> dict[str, bytes]:
    """The feeds of items that appear on those days, seen on 1 March 2027."""
    return feeds({id: f"type: article\nchannel: web\n{front}" for id, front in days.items()})


def test_the_main_feed_reaches_back_a_year_to_the_day(feeds: Feeds) -> None:
    found = made(feeds, out="published: 2026-02-28", edge="published: 2026-03-01", far="planned: 2040-01-01")
    assert ids(found["feeds/all.ics"]) == ["edge", "far"]
    assert ids(found["feeds/archive/2026.ics"]) == ["out"]


@pytest.mark.parametrize("now", ["2026-06-01", "2027-02-28", "2027-03-01", "2028-02-29"])
def test_main_feed_and_archive_hold_everything_once(now: str) -> None:
    plan = replace(loaded(ROOT), now=datetime.fromisoformat(f"{now}T09:00+00:00"))
    feeds = [feed for feed in catalogue(plan) if feed.path == "feeds/all.ics" or "archive" in feed.path]
    held = sorted(entry.id for feed in feeds for entry in feed.entries)
    off = {"cancelled"}
    due = {e.id for e in plan.entries if e.held and e.standing not in off}
    assert len(held) == len(set(held))
    assert due <= set(held)


@pytest.mark.parametrize("change", ["start: 2026-02-27 20:00", "end: 2026-03-01 12:00"])
def test_a_series_ends_with_what_was_changed_of_it(feeds: Feeds, change: str) -> None:
    walk = "type: event\nstart: 2026-01-01 20:00\nend: 2026-01-03 02:00\nrepeat: FREQ=WEEKLY;COUNT=2"
    found = feeds({"walk": f"{walk}\noccurrences: {{2026-01-08: {{{change}}}}}"})
    assert ids(found["feeds/all.ics"]) == ["walk", "walk"]


def test_an_address_does_not_go_dead_when_all_is_old(feeds: Feeds) -> None:
    found = made(feeds, older="published: 2020-01-01", old="published: 2021-01-01")
    assert ids(found["feeds/channel/web.ics"]) == ["old"]


def test_a_campaign_is_told_whole(feeds: Feeds) -> None:
    found = feeds(
        {
            "c": "type: campaign\nstart: 2020-01-01\nend: 2020-02-01",
            "a": "type: article\ncampaign: c\npublished: 2020-01-05",
        }
    )
    assert ids(found["feeds/campaign/c.ics"]) == ["c", "a"]


def test_what_is_cancelled_stays_for_thirty_days(feeds: Feeds) -> None:
    off = "status: cancelled\nplanned:"
    found = made(feeds, told=f"{off} 2027-01-30", gone=f"{off} 2027-01-29", on="planned: 2027-03-02")
    assert ids(found["feeds/all.ics"]) == ["told", "on"]


def test_a_series_is_in_the_window_until_its_last_occurrence(feeds: Feeds) -> None:
    weekly = "published: 2020-01-06\nrepeat: weekly on monday"
    found = made(feeds, over=f"{weekly} until 2026-02-22", on=f"{weekly} until 2026-03-02", endless=weekly)
    assert {*ids(found["feeds/all.ics"])} == {"on", "endless"}
    assert {*ids(found["feeds/archive/2020.ics"])} == {"over"}


def test_a_moved_occurrence_counts_for_the_end() -> None:
    plan = loaded(ROOT / "tests" / "plans" / "rhythms")
    master = next(entry for entry in plan.entries if entry.id == "newsletter")
    assert ends_on(master) == date(2027, 6, 29)


def entries(plan: Plan) -> list[Entry]:
    return [entry for entry in plan.entries if entry.item.type == "article"]


def test_nearest_is_ahead_first() -> None:
    plan = loaded(DESK)
    found = [entry.id for entry in nearest(entries(plan), date(2026, 3, 1))]
    assert found == ["edge", "thanks", "old"]


def test_a_window_reaches_as_far_as_it_says() -> None:
    assert Reach(months=1).before(date(2027, 3, 31)) == date(2027, 2, 28)
    assert Reach(months=12).after(date(2028, 2, 29)) == date(2029, 2, 28)
    assert Reach(days=14).before(date(2027, 3, 1)) == date(2027, 2, 15)


def test_now_is_seen_from_the_plan() -> None:
    """Late in the evening in UTC it is tomorrow in Berlin."""
    plan = replace(loaded(DESK), now=datetime(2027, 3, 1, 23, 30, tzinfo=UTC))
    feeds = {feed.path: [entry.id for entry in feed.entries] for feed in catalogue(plan)}
    assert feeds["feeds/archive/2026.ics"] == ["edge"]
