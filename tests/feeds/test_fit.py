"""A feed that Google would drop is divided, and nothing of it is lost."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from airdate.feeds.catalogue import catalogue
from airdate.feeds.feed import Feed
from airdate.feeds.fit import fitted
from airdate.feeds.ical import render
from airdate.feeds.strict import problems
from airdate.item import Item
from airdate.limits import FEED_BYTES, FEED_ENTRIES
from airdate.plan import Plan
from airdate.timespan import on_day

from .test_nasty import plan as nasty_plan

TODAY = date(2027, 1, 1)


def plan_of(days: list[date], summary: str = "") -> Plan:
    """A plan with one item on each day."""
    plan = nasty_plan("")
    item = replace(plan.items[0], links=(), summary=summary)

    def on(n: int, day: date) -> Item:
        output = replace(item.outputs[0], planned=on_day(day), publish=None, published=None)
        return replace(item, id=f"item-{n}", path=f"{n}.md", outputs=(output,))

    return replace(plan, items=(), now=datetime(2027, 1, 1, tzinfo=UTC)).with_items(
        on(n, day) for n, day in enumerate(days)
    )


def main(plan: Plan) -> Feed:
    return catalogue(plan)[0]


def test_a_thousand_entries_are_one_feed() -> None:
    feed = main(plan_of([TODAY + timedelta(days=n // 3) for n in range(FEED_ENTRIES)], "x"))
    assert (len(feed.entries), feed.parts, feed.note) == (FEED_ENTRIES, (), "")


def test_more_are_divided_by_year() -> None:
    days = [TODAY + timedelta(days=n) for n in range(FEED_ENTRIES + 1)]
    feed = main(plan_of(days))
    assert [(part.path, part.title, len(part.entries)) for part in feed.parts] == [
        ("feeds/all.2027.ics", "x 2027", 365),
        ("feeds/all.2028.ics", "x 2028", 366),
        ("feeds/all.2029.ics", "x 2029", 270),
    ]
    assert [entry.first for entry in feed.entries] == days[:-1]
    assert feed.note == (
        "Too large for some calendars, which would drop it whole: this address holds the 1000 entries "
        "from last month on. All of it is divided: 2027, 2028, 2029. What repeats stands where it begins."
    )


def test_a_year_that_is_too_large_is_divided_by_quarter_and_month() -> None:
    busy = [date(2027, 5, 1 + n % 31) for n in range(600)] + [date(2027, 6, 1 + n % 30) for n in range(600)]
    feed = main(plan_of([date(2027, 2, 1), *busy]))
    assert [(part.path, len(part.entries)) for part in feed.parts] == [
        ("feeds/all.2027-Q1.ics", 1),
        ("feeds/all.2027-05.ics", 600),
        ("feeds/all.2027-06.ics", 600),
    ]


def test_a_month_that_is_too_large_is_divided_by_number() -> None:
    feed = main(plan_of([date(2027, 5, 1)] * 2001))
    assert [(part.path, part.title, len(part.entries)) for part in feed.parts] == [
        ("feeds/all.2027-05.1.ics", "x 2027-05.1", 1000),
        ("feeds/all.2027-05.2.ics", "x 2027-05.2", 1000),
        ("feeds/all.2027-05.3.ics", "x 2027-05.3", 1),
    ]


def test_series_that_are_written_out_leave_room_for_others() -> None:
    plan = plan_of([TODAY + timedelta(days=n) for n in range(600)])
    large = {entry.id for entry in plan.entries[:3]}  # 520 components each
    feed = Feed(path="feeds/all.ics", title="x", description="", entries=plan.entries)
    found = fitted(feed, lambda entries: (sum(520 if e.id in large else 1 for e in entries), 0), TODAY)
    assert [entry.id for entry in found.entries] == [plan.entries[0].id, *(e.id for e in plan.entries[3:483])]
    assert sorted(e.id for part in found.parts for e in part.entries) == sorted(e.id for e in plan.entries)


def test_few_long_entries_are_too_large_as_well() -> None:
    plan = plan_of([TODAY + timedelta(days=n) for n in range(600)], "word " * 400)
    found = {artifact.path: artifact.content for artifact in render(plan)}
    sizes = [len(content) for path, content in found.items() if path.startswith("feeds/all")]
    assert len(sizes) == 6  # itself, four quarters, what lies in 2028
    assert max(sizes) <= FEED_BYTES
    assert [problem for content in found.values() for problem in problems(content)] == []


@pytest.mark.parametrize("now", [date(2026, 12, 1), date(2028, 7, 1), date(2031, 1, 1)])
def test_what_lies_nearest_to_today_is_at_the_main_address(now: date) -> None:
    plan = plan_of([TODAY + timedelta(days=n) for n in range(1500)])
    feed = Feed(path="feeds/all.ics", title="x", description="", entries=plan.entries)
    found = fitted(feed, lambda entries: ((n := len(list(entries))), 100 * n), now)
    since = now - timedelta(days=30)
    ahead = [entry.first for entry in plan.entries if entry.first >= since]
    behind = [entry.first for entry in plan.entries if entry.first < since]
    kept = [*behind[len(behind) - max(FEED_ENTRIES - len(ahead), 0) :], *ahead[:FEED_ENTRIES]]
    assert [entry.first for entry in found.entries] == kept
    assert sorted(entry.id for part in found.parts for entry in part.entries) == sorted(
        entry.id for entry in plan.entries
    )
