"""Series in lists and figures: what lies beyond the horizon, what is over, what counts as published."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import item, load
from test_plan import BERLIN, made, plan_of

from airdate import window
from airdate.entry import Entry
from airdate.plan import Plan
from airdate.recurrence import parse
from airdate.series import occurrences
from airdate.site import render

ABROAD = {
    "type": "event",
    "start": "2027-03-02 22:00",
    "end": "2027-03-02 23:00",
    "timezone": "America/Los_Angeles",
    "repeat": "weekly on tuesday until 2027-03-20",
}


def pages_of(plan: Plan) -> dict[str, str]:
    return {a.path: a.content.decode() for a in render(plan, plan.vocabulary.editions["team"])}


def days(entries: list[Entry]) -> list[str]:
    return [f"{entry.first}" for entry in entries]


RULES = st.sampled_from(
    [
        "daily",
        "weekly",
        "weekly 3 times",
        "every 40 months",
        "yearly until 2026-05-01",
        "every 2 weeks on friday",
    ]
)
DAYS = st.integers(0, 3000).map(lambda n: date(2022, 1, 1) + timedelta(days=n))


@given(RULES, DAYS, DAYS)
def test_following_and_preceding_are_the_ends_of_what_lies_there(rule: str, start: date, day: date) -> None:
    master = plan_of(made("a", start.isoformat(), repeat=parse(rule))).series[0]
    everything = occurrences(master, date(2022, 1, 1), date(2040, 1, 1), BERLIN)
    after = [entry for entry in everything if entry.last >= day]
    before = [entry for entry in everything if entry.last < day]
    assert window.following(master, day, BERLIN) == (after[0] if after else None)
    assert window.preceding(master, day, BERLIN) == (before[-1] if before else None)


def test_a_series_beyond_the_horizon_stands_there_with_its_first_day(tmp_path: Path) -> None:
    plan = load(tmp_path, {"post.md": item(publish="2029-03-06", repeat="weekly", channel="web")})
    assert (days(plan.expanded(plan.entries)), days([*plan.coming()])) == (["2029-03-06"], ["2029-03-06"])
    pages = pages_of(plan)
    assert [name for name in ("channels/web.md", "post.md") if "Tue 6 Mar" in pages[name]] == [
        "channels/web.md",
        "post.md",
    ]


def test_a_series_that_is_long_over_stands_there_with_its_last_day(tmp_path: Path) -> None:
    keys = {"publish": "2024-01-02", "repeat": "weekly until 2024-03-01", "channel": "web"}
    plan = load(tmp_path, {"post.md": item(**keys)})
    assert (days(plan.expanded(plan.entries)), [*plan.coming()]) == (["2024-02-27"], [])
    assert "<h2>Before</h2>" in pages_of(plan)["channels/web.md"]


@pytest.mark.parametrize(
    ("since", "until", "first", "last", "count"),
    [
        (None, None, "2026-03-03", "2028-09-26", 135),
        (date(2029, 3, 1), None, "2029-03-06", "2030-08-20", 77),
        (None, date(2025, 1, 31), "2024-02-06", "2025-01-28", 52),
    ],
)
def test_one_day_given_moves_the_other(
    since: date | None, until: date | None, first: str, last: str, count: int, tmp_path: Path
) -> None:
    plan = load(tmp_path, {"post.md": item(publish="2020-01-07", repeat="weekly")})
    found = days(plan.expanded(plan.entries, since, until))
    assert (found[0], found[-1], len(found)) == (first, last, count)


def test_a_series_abroad_names_the_zone_of_its_rhythm(tmp_path: Path) -> None:
    pages = pages_of(load(tmp_path, {"call.md": item(**ABROAD)}))
    when = (
        "<dd>Weekly on Tuesday at 22:00 until 20 March 2027 (America/Los_Angeles); "
        "first Wednesday, 3 March 2027, 07:00–08:00 (Europe/Berlin)</dd>"
    )
    page = pages["events/call.md"]
    assert (when in page, "moved" in page) == (True, False)


def test_a_series_at_home_names_its_zone_once(tmp_path: Path) -> None:
    page = pages_of(load(tmp_path, {"post.md": item(publish="2027-03-02 10:00", repeat="weekly")}))["post.md"]
    assert "<dd>Weekly at 10:00, from Tuesday, 2 March 2027 (Europe/Berlin)</dd>" in page


def test_next_are_the_occurrences_of_any_output(tmp_path: Path) -> None:
    outputs = "[{channel: web, publish: 2027}, {channel: mail, publish: 2027-03-02}]"
    page = pages_of(load(tmp_path, {"post.md": item(repeat="weekly", outputs=outputs)}))["post.md"]
    assert "<dt>Next</dt>" in page


def cells(html: str) -> list[str]:
    """The cells of a page's tables."""
    return re.findall(r"<td[^>]*>(.*?)</td>", html)


SPRING = {"type": "campaign", "start": "2027-01-01", "end": "2027-03-31"}


@pytest.mark.parametrize(("status", "done"), [("approved", 8), ("draft", 0)])
def test_occurrences_count_in_the_figures_of_a_campaign(status: str, done: int, tmp_path: Path) -> None:
    letter = item(publish="2027-01-05", repeat="weekly", campaign="spring", status=status, channel="mail")
    plan = load(tmp_path, {"letter.md": letter, "spring.md": item(**SPRING)})
    assert plan.progress("spring") == (done, 13)
    pages = pages_of(plan)
    assert pages["campaigns/spring.md"].count('<tr data-day="') == 13
    assert cells(pages["campaigns/index.md"]).count("13") == 1
    assert cells(pages["channels/index.md"])[-2:] == ["83", "91"]


def test_a_running_series_of_events_tells_its_rhythm_and_its_next_day(tmp_path: Path) -> None:
    content = {
        "on.md": item(type="event", start="2027-02-02", repeat="weekly"),
        "over.md": item(type="event", start="2024-01-02", repeat="weekly 3 times"),
    }
    found = cells(pages_of(load(tmp_path, content))["events/index.md"])
    assert [text for text in found if "20" in text] == [
        "Weekly for 3 times; last 16 January 2024",
        "Weekly; next 2 March 2027",
    ]


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("1 day after day", '1 day after <a href="../day/">Day</a></span>'),
        ("1 day after e.END at 10:00", '1 day after <a href="../e/">E</a> ends at 10:00</span>'),
        ("1 day after e.start", '1 day after <a href="../e/">E</a> begins</span>'),
    ],
)
def test_a_phrase_is_cut_around_its_anchor(phrase: str, told: str, tmp_path: Path) -> None:
    content = {
        "day.md": item(title="Day", publish="2027-05-01"),
        "e.md": item(title="E", type="campaign", start="2027-05-01", end="2027-05-02"),
        "post.md": item(publish=phrase),
    }
    page = pages_of(load(tmp_path, content))["post.md"]
    assert told.replace("../e/", "../campaigns/e/") in page
