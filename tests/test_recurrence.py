"""Rhythms: words, RRULEs, their days; held against dateutil and recurring-ical-events."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rrule, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from airdate.limits import LAST_YEAR
from airdate.recurrence import Recurrence, parse
from airdate.recurrence.series import completed, series
from airdate.timespan import TimeFault, parse_zone

DATA = Path(__file__).parent / "data"
ZONES = "Europe/Berlin America/New_York Australia/Lord_Howe Asia/Kathmandu America/Santiago".split()
END = date(LAST_YEAR, 12, 31)


def table(name: str) -> list[list[str]]:
    """Rows of a file, columns between bars; ``#`` begins a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split(" | ")] for line in lines if line and line[0] != "#"]


def days(text: str, first: date, since: date, until: date) -> list[str]:
    return [day.isoformat() for day in parse(text).days(first, since, until)]


# ---- what is read, what is refused, what is said


@pytest.mark.parametrize(("written", "rule", "at", "said"), table("rhythms.txt"))
def test_rhythms(written: str, rule: str, at: str, said: str) -> None:
    rhythm = parse(written)
    assert [rhythm.rule, f"{rhythm.at:%H:%M}" if rhythm.at else "-", rhythm.words()] == [rule, at, said]


@pytest.mark.parametrize("written", [row[0] for row in table("rhythms.txt") if "=" not in row[0]])
def test_what_is_said_can_be_written(written: str) -> None:
    rhythm = parse(written)
    again = parse(rhythm.words())
    assert (again.parts, again.at, again.workdays) == (rhythm.parts, rhythm.at, rhythm.workdays)


@pytest.mark.parametrize(("written", "message", "cure"), table("rhythms-refused.txt"))
def test_refused(written: str, message: str, cure: str) -> None:
    with pytest.raises(TimeFault) as fault:
        parse(written)
    assert (fault.value.rule, fault.value.message, fault.value.cure) == ("bad-rhythm", message, cure)


@given(st.text() | st.text("freqintvalbydaymouth0123456789=;,:- ", max_size=60))
def test_any_text_is_a_rhythm_or_a_fault(text: str) -> None:
    try:
        assert isinstance(parse(text), Recurrence)
    except TimeFault as fault:
        assert fault.rule == "bad-rhythm" and fault.cure


@given(st.lists(st.sampled_from([row[0] for row in table("rhythms.txt")]), min_size=1, max_size=3), st.data())
def test_any_order_of_words_is_a_rhythm_or_a_fault(phrases: list[str], data: st.DataObject) -> None:
    words = data.draw(st.permutations(" ".join(phrases).split()))
    try:
        assert isinstance(parse(" ".join(words)), Recurrence)
    except TimeFault as fault:
        assert fault.rule == "bad-rhythm" and fault.cure


def test_workdays_are_remembered() -> None:
    assert [parse(f"monthly on the first {noun}").workdays for noun in ("workday", "weekday")] == [
        True,
        False,
    ]


# ---- days


def test_a_window_of_a_series() -> None:
    assert days("weekly on tuesday", date(2027, 3, 3), date(2027, 1, 1), date(2027, 3, 23)) == [
        "2027-03-09", "2027-03-16", "2027-03-23",
    ]  # fmt: skip


def test_count_begins_with_the_first_match() -> None:
    assert days("weekly on tuesday 2 times", date(2027, 3, 3), date(2027, 1, 1), END) == [
        "2027-03-09", "2027-03-16",
    ]  # fmt: skip


def test_a_month_without_the_day_is_left_out() -> None:
    assert days("monthly", date(2027, 1, 31), date(2027, 1, 1), date(2027, 5, 31)) == [
        "2027-01-31", "2027-03-31", "2027-05-31",
    ]  # fmt: skip


def test_leap_days() -> None:
    assert days("yearly on 29 february", date(2096, 1, 1), date(2096, 1, 1), date(2107, 1, 1)) == [
        "2096-02-29", "2104-02-29",
    ]  # fmt: skip


def test_a_position_counts_in_the_whole_week_also_in_the_first() -> None:
    """dateutil counts in what is left of it, and says Friday the 5th."""
    rule = "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2"
    assert days(rule, date(2027, 3, 3), date(2027, 3, 1), date(2027, 3, 10)) == ["2027-03-03", "2027-03-10"]


def test_weekdays_with_and_without_a_position() -> None:
    """dateutil takes what is both at once, so nothing."""
    assert days("FREQ=MONTHLY;BYDAY=TU,1MO", date(2027, 3, 1), date(2027, 3, 1), date(2027, 3, 9)) == [
        "2027-03-01", "2027-03-02", "2027-03-09",
    ]  # fmt: skip


def test_a_week_counted_from_the_end_of_its_year() -> None:
    """30 December 2024 is in the first week of 2025, the 52nd from its end; dateutil leaves it out."""
    assert days("FREQ=YEARLY;BYWEEKNO=-52;BYDAY=MO,TU", date(2024, 12, 1), date(2024, 12, 1), END)[:2] == [
        "2024-12-30", "2024-12-31",
    ]  # fmt: skip


def test_the_first_and_last_day() -> None:
    rhythm, first = parse("monthly on the last friday until 2027-06-10"), date(2027, 1, 30)
    assert (rhythm.first_day(first), rhythm.last_day(first)) == (date(2027, 2, 26), date(2027, 5, 28))


def test_a_leap_day_is_the_last_of_a_long_series() -> None:
    assert parse("yearly on 29 february until 2107").last_day(date(1972, 2, 29)) == date(2104, 2, 29)


def test_without_end_there_is_no_last_day() -> None:
    assert parse("daily").last_day(date(2027, 1, 1)) is None


NEVER = """FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30
FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30
FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3
FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2
FREQ=YEARLY;INTERVAL=4;BYYEARDAY=366
FREQ=DAILY;INTERVAL=7;BYDAY=MO
FREQ=DAILY;UNTIL=19800101""".splitlines()


@pytest.mark.parametrize("rule", NEVER)
def test_what_never_occurs(rule: str) -> None:
    rhythm, first = parse(rule), date(2027, 1, 1)
    found = list(rhythm.days(first, first, date(2032, 1, 1)))
    assert (found, rhythm.first_day(first), rhythm.last_day(first)) == ([], None, None)


@pytest.mark.parametrize("since", [date(1, 1, 1), date(9999, 1, 1)])
def test_far_windows(since: date) -> None:
    assert list(parse("daily").days(date(2027, 1, 1), since, since + timedelta(days=30))) == []


# ---- into a feed


def test_until_in_a_feed() -> None:
    rhythm = parse("weekly on tuesday until 2027-06-29")
    assert [
        rhythm.to_ical(date(2027, 3, 2)),
        rhythm.to_ical(datetime(2027, 3, 2, 10, tzinfo=parse_zone("Europe/Berlin"))),
        rhythm.to_ical(datetime(2027, 3, 2, 22, tzinfo=parse_zone("America/New_York"))),
    ] == [
        "FREQ=WEEKLY;UNTIL=20270629;BYDAY=TU",
        "FREQ=WEEKLY;UNTIL=20270629T080000Z;BYDAY=TU",
        "FREQ=WEEKLY;UNTIL=20270630T020000Z;BYDAY=TU",
    ]


def test_a_week_without_a_weekday_is_written_out() -> None:
    assert parse("FREQ=YEARLY;BYWEEKNO=20").to_ical(date(2027, 5, 20)) == "FREQ=YEARLY;BYWEEKNO=20;BYDAY=TH"


@pytest.mark.parametrize(
    ("zone", "at", "last"),
    [
        ("America/New_York", time(9), date(2027, 6, 30)),
        ("Europe/Berlin", time(6), date(2027, 7, 1)),
        ("Europe/Berlin", time(9), date(2027, 6, 30)),
    ],
)
def test_a_moment_in_until_is_the_last_day_that_begins_by_then(zone: str, at: time, last: date) -> None:
    rhythm = parse("FREQ=DAILY;UNTIL=20270701T040000Z")
    assert rhythm.in_zone(parse_zone(zone), at).until == last


# ---- against dateutil and recurring-ical-events


def numbers(most: int, *, signed: bool = True) -> st.SearchStrategy[str]:
    one = st.integers(1, most) | (st.integers(-most, -1) if signed else st.nothing())
    return st.lists(one, min_size=1, max_size=3).map(lambda found: ",".join(map(str, found)))


@st.composite
def rules(draw: st.DrawFn) -> str:
    """RRULEs that RFC 5545 allows, without the two that dateutil gets wrong (see above)."""
    freq = draw(st.sampled_from("DAILY WEEKLY MONTHLY YEARLY".split()))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 4))}", f"WKST={draw(st.sampled_from(WEEK))}"]
    if draw(st.integers(0, 3)) == 0:
        parts.append(f"BYMONTH={draw(numbers(12, signed=False))}")
    kind = draw(st.sampled_from(["none", "day", "day", *KINDS[freq]]))
    if kind in ("day", "both", "week"):
        parts.append(f"BYDAY={','.join(draw(st.lists(st.sampled_from(WEEK), min_size=1, max_size=5)))}")
    if kind == "numbered":
        place = st.sampled_from((1, 2, 3, 4, 5, -1, -2, -5))
        pairs = st.tuples(place, st.sampled_from(WEEK)).map(lambda pair: f"{pair[0]}{pair[1]}")
        parts.append(f"BYDAY={','.join(draw(st.lists(pairs, min_size=1, max_size=3)))}")
    if kind in ("monthday", "both"):
        parts.append(f"BYMONTHDAY={draw(numbers(31))}")
    if kind == "yearday":
        parts.append(f"BYYEARDAY={draw(numbers(366))}")
    if kind == "week":
        parts.append(f"BYWEEKNO={draw(numbers(51))}")
    if kind != "none" and freq != "WEEKLY" and draw(st.integers(0, 3)) == 0:
        parts.append(f"BYSETPOS={draw(numbers(5))}")
    return ";".join(parts + draw(ENDINGS))


WEEK = "MO TU WE TH FR SA SU".split()
KINDS = {
    "DAILY": ["monthday", "both"],
    "WEEKLY": [],
    "MONTHLY": ["monthday", "both", "numbered", "numbered"],
    "YEARLY": ["monthday", "both", "numbered", "yearday", "week"],
}
ENDINGS = st.just([""][:0]) | st.sampled_from([["COUNT=7"], ["COUNT=40"], ["UNTIL=20280310"]])
FIRSTS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


def of_dateutil(rhythm: Recurrence, first: date, until: date) -> list[date]:
    """What dateutil says on naive midnights, for a rhythm that goes on after ``until``, or ends."""
    rule = rrulestr(str(completed(rhythm.parts, first)), dtstart=datetime.combine(first, time()))
    assert isinstance(rule, rrule)
    return list(takewhile(lambda day: day <= until, (moment.date() for moment in rule)))


def goes_on(rhythm: Recurrence, first: date, until: date) -> bool:
    """Something lies beyond, so that dateutil's search, which runs to the year 9999, ends soon."""
    beyond = rhythm.parts if rhythm.count is rhythm.until is None else parse(endless(rhythm.rule)).parts
    return next(series(beyond, first).between(until, until + timedelta(days=20 * 366)), None) is not None


def endless(rule: str) -> str:
    return ";".join(part for part in rule.split(";") if part[:5] not in ("COUNT", "UNTIL"))


@settings(max_examples=300, deadline=None)
@given(rules(), FIRSTS, st.integers(0, 2000))
def test_days_are_those_of_dateutil(rule: str, first: date, length: int) -> None:
    rhythm, until = parse(rule), first + timedelta(days=length)
    assume(goes_on(rhythm, first, until))
    assert list(rhythm.days(first, first, until)) == of_dateutil(rhythm, first, until)


@settings(deadline=None)
@given(rules(), FIRSTS, st.integers(-500, 3000), st.integers(0, 500))
def test_a_window_is_a_part_of_the_whole(rule: str, first: date, skipped: int, length: int) -> None:
    rhythm, since = parse(rule), first + timedelta(days=skipped)
    until = since + timedelta(days=length)
    whole = rhythm.days(first, first, max(first, until))
    assert list(rhythm.days(first, since, until)) == [day for day in whole if since <= day <= until]


@settings(deadline=None)
@given(rules(), FIRSTS)
def test_a_series_may_as_well_begin_with_its_first_match(rule: str, first: date) -> None:
    rhythm, until = parse(rule), first + timedelta(days=3000)
    start = rhythm.first_day(first)
    assume(start is not None and start < until)
    assert start is not None
    assert list(rhythm.days(start, start, until)) == list(rhythm.days(first, first, until))


@settings(deadline=None)
@given(rules().filter(lambda rule: "COUNT" in rule or "UNTIL" in rule), FIRSTS)
def test_the_last_day_is_the_last(rule: str, first: date) -> None:
    rhythm = parse(rule)
    assert rhythm.last_day(first) == ([None, *rhythm.days(first, first, END)])[-1]


#: Hours as editors set them, and those near a change of the clocks in one of the zones.
HOURS = st.sampled_from(
    [time(0), time(0, 30), time(1, 30), time(2), time(2, 15), time(2, 30), time(9), time(23)]
)


@settings(max_examples=40, deadline=None)
@pytest.mark.parametrize("name", ZONES)
@given(rules(), FIRSTS, HOURS)
def test_starts_are_those_of_recurring_ical_events(name: str, rule: str, first: date, at: time) -> None:
    zone, rhythm = parse_zone(name), parse(rule)
    start, until = rhythm.first_day(first), first + timedelta(days=900)
    assume(start is not None and start <= until and goes_on(rhythm, first, until))
    assert start is not None
    ours = [datetime.combine(day, at, zone) for day in rhythm.days(first, first, until)]
    assert utc(ours) == utc(of_feed(rhythm, datetime.combine(start, at, zone), until, zone))


def utc(moments: list[datetime]) -> list[datetime]:
    return [moment.astimezone(UTC) for moment in moments]


def of_feed(rhythm: Recurrence, start: datetime, until: date, zone: ZoneInfo) -> list[datetime]:
    """The starts that a reader of the feed finds."""
    text = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:a\r\n"
        f"DTSTART;TZID={zone.key}:{start:%Y%m%dT%H%M%S}\r\nRRULE:{rhythm.to_ical(start)}\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    end = datetime.combine(until + timedelta(days=1), time(), zone)
    found = recurring_ical_events.of(Calendar.from_ical(text)).between(start - timedelta(days=1), end)
    return sorted(event.start for event in found)


def test_a_rhythm_can_be_bound_to_another_hour_again() -> None:
    berlin, raw = parse_zone("Europe/Berlin"), parse("FREQ=DAILY;UNTIL=20270701T040000Z")
    assert raw.in_zone(berlin, time(9)).in_zone(berlin, time(5)).until == raw.in_zone(berlin, time(5)).until
