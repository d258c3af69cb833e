"""Counting: calendar days and elapsed hours, clocks that change, months that end, days that are closed."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.holiday import ClosedDays
from airdate.relative import parse as phrase
from airdate.schedule.counting import add_months, counted
from airdate.timespan import TimeFault, parse

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
GERMANY = ClosedDays(frozenset({"DE"}), frozenset({date(2027, 5, 14)}))

#: Anchor, phrase, and the time it means.
CASES = [
    ("2027-03-28 12:00", "1 day before x", "2027-03-27T12:00+01:00"),  # the clocks go forward between
    ("2027-03-28 12:00", "24 hours before x", "2027-03-27T11:00+01:00"),
    ("2027-10-30 12:00", "1 week after x", "2027-11-06T12:00+01:00"),
    ("2027-10-30 12:00", "36 hours after x", "2027-10-31T23:00+01:00"),
    ("2027-03-28 03:30", "1 hour before x", "2027-03-28T01:30+01:00"),
    ("2027-03-31 09:00", "1 month before x", "2027-02-28T09:00+01:00"),
    ("2028-03-31", "1 month before x", "2028-02-29"),
    ("2027-01-31", "13 months after x", "2028-02-29"),
    ("2028-02-29", "12 months after x", "2029-02-28"),
    ("2027-05-12", "7 days before x at 09:00", "2027-05-05T09:00+02:00"),
    ("2027-05-12", "2 weeks before x", "2027-04-28"),
    ("2027-05-12 10:00", "with x", "2027-05-12T10:00+02:00"),
    ("2027-05-12 10:00", "with x at 18:00", "2027-05-12T18:00+02:00"),
    ("2027-05-12", "first tuesday after x", "2027-05-18"),
    ("2027-05-11", "first tuesday after x", "2027-05-18"),  # a Tuesday itself does not count
    ("2027-05-11", "first tuesday before x", "2027-05-04"),
    ("2027-05-12", "third friday before x", "2027-04-23"),
    ("2027-05-12", "1 workday after x", "2027-05-13"),
    ("2027-05-13", "1 workday after x", "2027-05-18"),  # company day, weekend, Whit Monday
    ("2027-05-16", "1 workday before x", "2027-05-13"),
    ("2027-05-15", "first workday after x", "2027-05-18"),
    ("2027-05-12T10:00-04:00", "1 day before x at 09:00", "2027-05-11T09:00+02:00"),
]


@pytest.mark.parametrize(("anchor", "text", "meant"), CASES)
def test_a_phrase_counts_from_its_anchor(anchor: str, text: str, meant: str) -> None:
    assert counted(phrase(text), parse(anchor, BERLIN), BERLIN, GERMANY).text == meant


def test_a_named_hour_and_its_day_are_the_followers_else_both_are_the_anchors() -> None:
    late = parse("2027-05-12 23:00", NEW_YORK)
    assert counted(phrase("1 day after x at 09:00"), late, BERLIN, GERMANY).text == "2027-05-14T09:00+02:00"
    assert counted(phrase("1 day after x"), late, BERLIN, GERMANY).text == "2027-05-13T23:00-04:00"


@pytest.mark.parametrize(
    ("anchor", "text", "rule", "said"),
    [
        ("2027-03-27 02:30", "1 day after x", "dst-gap-or-fold", "does not exist in Europe/Berlin"),
        ("2027-03-28", "with x at 02:30", "dst-gap-or-fold", "does not exist in Europe/Berlin"),
        ("2027-10-30 02:30", "1 day after x", "dst-gap-or-fold", "happens twice in Europe/Berlin"),
        ("2027-05-12", "2 hours after x", "anchor-without-time", "has a day and no hour"),
        ("1970-01-01", "1 day before x", "bad-time", "outside the years 1970 to 2199"),
        ("2199-12-31 23:30", "1 hour after x", "bad-time", "outside the years 1970 to 2199"),
        ("2199-12-31", "9999 months after x", "bad-time", "outside the years 1970 to 2199"),
        ("2199-12-30", "5 workdays after x", "bad-time", "outside the years 1970 to 2199"),
        ("2027-05-12", "9999 weeks after x", "bad-time", "outside the years 1970 to 2199"),
    ],
)
def test_what_cannot_be_counted_is_told(anchor: str, text: str, rule: str, said: str) -> None:
    with pytest.raises(TimeFault) as caught:
        counted(phrase(text), parse(anchor, BERLIN), BERLIN, GERMANY)
    assert (caught.value.rule, said in caught.value.message) == (rule, True)


def test_without_a_zone_an_hour_is_none() -> None:
    with pytest.raises(TimeFault) as caught:
        counted(phrase("1 day after x at 09:00"), parse("2027-05-12", None), None, GERMANY)
    assert caught.value.rule == "naive-time"


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 400), st.integers(-30, 30))
def test_moving_an_anchor_moves_its_calendar_day_follower_by_the_same(day: date, days: int, by: int) -> None:
    text = phrase(f"{days} days before x")
    here = counted(text, parse(str(day), BERLIN), BERLIN, GERMANY)
    there = counted(text, parse(str(day + timedelta(days=by)), BERLIN), BERLIN, GERMANY)
    assert there.first - here.first == timedelta(days=by)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-300, 300))
def test_a_month_is_a_month_and_clamps_at_its_end(day: date, months: int) -> None:
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or ((there + timedelta(days=1)).day == 1 and there.day < day.day)
