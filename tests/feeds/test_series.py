"""Series in feeds: what others read is what is planned."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from dateutil.rrule import rruleset, rrulestr
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event

from airdate.entry import Entry
from airdate.feeds import rhythm
from airdate.feeds.ical import render
from airdate.feeds.standing import ical_status, title
from airdate.feeds.strict import problems
from airdate.finding import Place
from airdate.item import Item, Occurrence, Output
from airdate.plan import Plan
from airdate.recurrence import parse
from airdate.status import Status
from airdate.timespan import Timespan, at_local, on_day, parse_zone
from airdate.timespan import parse as parse_time
from airdate.vocabulary import Settings, Vocabulary

ZONES = "Europe/Berlin America/New_York Australia/Lord_Howe Asia/Kathmandu America/Santiago".split()
TWO_YEARS = timedelta(days=730)
QUARTER = timedelta(minutes=15)
DAY = timedelta(days=1)

WEEK = "MO TU WE TH FR SA SU".split()
WORDS = """daily
weekly on tuesday
every 2 weeks on monday and thursday
monthly on the last friday
monthly on the 31st
quarterly on the first monday
every workday
monthly on the first workday
yearly on 29 february
weekly on tuesday 9 times
every other sunday until 2028-03-26""".splitlines()
#: Rules that some readers misread as they stand.
MISREAD = """FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2
FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,WE,SA;BYSETPOS=1,-1
FREQ=WEEKLY;BYDAY=MO,TU,SU;BYSETPOS=-1;BYMONTH=3,4
FREQ=MONTHLY;BYDAY=TU,1MO
FREQ=MONTHLY;BYDAY=TU,-1TU,1MO,-2FR;BYSETPOS=2
FREQ=YEARLY;BYDAY=SU,10TU
FREQ=YEARLY;BYMONTH=3,10;BYDAY=SU,1TU
FREQ=YEARLY;BYWEEKNO=-52;BYDAY=MO,TU,SU
FREQ=YEARLY;BYWEEKNO=1,-53;BYDAY=WE
FREQ=YEARLY;BYMONTHDAY=7,15
FREQ=DAILY;BYMONTHDAY=-1,-10
FREQ=DAILY;INTERVAL=4;BYMONTHDAY=-4
FREQ=MONTHLY;INTERVAL=4;BYMONTH=2,4,8,12;BYDAY=1SA
FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1
FREQ=YEARLY;BYWEEKNO=2,-5;BYDAY=TH,FR;BYSETPOS=1,2
FREQ=YEARLY;BYMONTHDAY=4,-17,-4;BYDAY=MO,TU,FR,SU;BYSETPOS=1""".splitlines()

#: Start, end, title and status of an occurrence. Whole days are dates, moments are in UTC.
Fact = tuple[date, date, str, str]


@st.composite
def rules(draw: st.DrawFn) -> str:
    freq = draw(st.sampled_from("DAILY WEEKLY WEEKLY MONTHLY MONTHLY YEARLY".split()))
    parts = [f"FREQ={freq}", f"INTERVAL={draw(st.integers(1, 3))}", f"WKST={draw(st.sampled_from(WEEK))}"]
    days = st.lists(st.sampled_from(WEEK), min_size=1, max_size=4)
    if freq in ("DAILY", "WEEKLY") and draw(st.booleans()):
        parts.append(f"BYDAY={','.join(draw(days))}")
    elif freq == "MONTHLY":
        place = st.sampled_from(["", "1", "2", "3", "-1", "-2"])
        numbered = st.tuples(place, st.sampled_from(WEEK)).map("".join)
        kind = draw(st.sampled_from(["BYDAY", "BYMONTHDAY", "", "BYSETPOS"]))
        if kind == "BYDAY":
            parts.append(f"BYDAY={','.join(draw(st.lists(numbered, min_size=1, max_size=3)))}")
        elif kind == "BYMONTHDAY":
            parts.append(f"BYMONTHDAY={draw(st.sampled_from(['1', '15', '29', '31', '-1', '1,15', '-3']))}")
        elif kind == "BYSETPOS":
            position = draw(st.sampled_from([1, 2, -1]))
            parts.append(f"BYDAY={','.join(draw(days))};BYSETPOS={position}")
    elif freq == "YEARLY" and draw(st.booleans()):
        parts.append(f"BYMONTH={draw(st.sampled_from(['3', '10', '3,10,12']))};BYDAY={draw(days)[0]}")
    return ";".join([*parts, *draw(st.sampled_from([[], [], ["COUNT=9"], ["UNTIL=20280403"]]))])


#: Hours as editors set them, and those near a change of the clocks.
HOURS = st.sampled_from([time(0), time(0, 30), time(1, 50), time(2), time(2, 30), time(9), time(23, 30)])


@st.composite
def items(draw: st.DrawFn, zone: ZoneInfo) -> Item:
    """A series that begins in the twenties; some days left out, some occurrences changed."""
    repeat = parse(draw(st.sampled_from(WORDS) | st.sampled_from(MISREAD) | rules()))
    first = repeat.first_day(draw(st.dates(date(2026, 1, 1), date(2028, 12, 31))))
    assume(first is not None)
    assert first
    clock = draw(st.none() | HOURS)
    timed, lasting = clock is not None, draw(st.booleans())

    def at(day: date) -> Timespan:
        return at_local(day, clock, zone) if clock else on_day(day)

    def later(start: date) -> Timespan:
        length = draw(st.sampled_from([timedelta(hours=1), timedelta(hours=9), 2 * DAY]))
        if not clock:
            return on_day(start + length)
        end = datetime.combine(start, clock) + length
        return at_local(end.date(), end.time(), zone)

    start = at(first)
    if timed and (start.instant is None or start.instant.time() != clock):
        assume(False)  # editors are told of such an hour
    near = list(islice(repeat.days(first, first, first + TWO_YEARS), 60))
    chosen = draw(st.lists(st.sampled_from(near), max_size=6, unique=True))
    skipped, changed = chosen[:2], chosen[2:]
    change = st.builds(
        Occurrence,
        start=st.none() | st.dates(first, first + timedelta(days=300)).map(on_day),
        status=st.sampled_from([None, Status.CANCELLED, Status.POSTPONED, Status.IDEA]),
        title=st.sampled_from(["", "Another title"]),
        reason=st.sampled_from(["", "Why; it is so"]),
    )
    return Item(
        id="item",
        type="event",
        title="Series",
        path="item.md",
        place=Place("item.md"),
        status=Status.SCHEDULED,
        outputs=(Output(name="", status=Status.SCHEDULED, publish=None if lasting else start),),
        start=start if lasting else None,
        end=later(first) if lasting and draw(st.booleans()) else None,
        repeat=repeat,
        skipped=tuple(sorted(skipped)),
        occurrences={day: draw(change) for day in sorted(changed)},
    )


def plan_of(item: Item, zone: str, country: str = "") -> Plan:
    settings = Settings(title="Plan", url="https://plan.example/", timezone=zone, country=country)
    words = Vocabulary(settings=settings)
    return Plan(now=datetime(2027, 1, 1, tzinfo=UTC), vocabulary=words).with_items([item])


def planned(plan: Plan, first: date, last: date) -> list[Fact]:
    """What the plan says of the days; of a series that is written out as far as feeds hold it."""
    (master,) = plan.entries
    found = [entry for entry in plan.between(first - 2 * DAY, last + 2 * DAY) if entry.held]
    parts = list(rhythm.parts_of(master, plan.vocabulary))
    if parts and parts[0].id != master.id:
        held = {part.entry.day for part in parts}
        found = [entry for entry in found if entry.day in held]
    facts = [(*span(entry), title(entry), ical_status(entry)) for entry in found]
    return sorted(fact for fact in facts if within(fact[0], first, last))


def span(entry: Entry) -> tuple[date, date]:
    assert entry.start
    if entry.start.instant is None:
        return entry.start.first, entry.last + DAY
    return entry.begins, entry.ends if entry.ends > entry.begins else entry.begins + QUARTER


def utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def recurring(feed: bytes, first: date, last: date) -> list[Fact]:
    """What recurring-ical-events reads; X-WR-TIMEZONE would have it lose hours that come twice."""
    feed = feed.replace(b"\r\nX-WR-TIMEZONE", b"\r\nX-NO-TIMEZONE")
    found = recurring_ical_events.of(Calendar.from_ical(feed)).between(first - DAY, last + 2 * DAY)
    facts = [(utc(e.start), utc(e.end), str(e["SUMMARY"]), str(e["STATUS"])) for e in found]
    return sorted(fact for fact in facts if within(fact[0], first, last))


def within(start: date, first: date, last: date) -> bool:
    return first <= (start.date() if isinstance(start, datetime) else start) <= last


def dateutil_starts(feed: bytes, first: date, last: date) -> list[date]:
    """The starts that dateutil counts from the feed's own lines."""
    dates: rruleset = rruleset()
    whole = False
    for event in Calendar.from_ical(feed).events:
        start = event["DTSTART"].dt
        whole = not isinstance(start, datetime)
        if "RRULE" in event:
            dates.rrule(rrulestr(event["RRULE"].to_ical().decode(), dtstart=midnight(start)))
            for day in excluded(event):
                dates.exdate(midnight(day))
        elif "RECURRENCE-ID" in event:
            dates.exdate(midnight(event["RECURRENCE-ID"].dt))
    apart = [event["DTSTART"].dt for event in Calendar.from_ical(feed).events if "RRULE" not in event]
    zone = {} if whole else {"tzinfo": UTC}
    since, until = (datetime.combine(day, time(), **zone) for day in (first - DAY, last + 2 * DAY))
    ruled = [moment.date() if whole else utc(moment) for moment in dates.between(since, until, inc=True)]
    return sorted(start for start in [*ruled, *map(utc, apart)] if within(start, first, last))


def excluded(event: Event) -> Iterator[date]:
    lists = event.get("EXDATE", [])
    for listed in lists if isinstance(lists, list) else [lists]:
        yield from (day.dt for day in listed.dts)


def midnight(day: date) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time())


@pytest.mark.parametrize("name", ZONES)
@settings(max_examples=40, deadline=None)  # 200 in all; the ci profile does not raise it
@given(st.data())
def test_200_recurrences_in_five_zones_are_read_by_others_as_planned(name: str, data: st.DataObject) -> None:
    plan = plan_of(data.draw(items(parse_zone(name))), name)
    (master,) = plan.entries
    assert master.start
    first = master.start.first - DAY
    last = first + TWO_YEARS
    written = render(plan)
    if not written:
        assert planned(plan, first, last) == []
        return
    feed = written[0].content
    expected = planned(plan, first, last)
    assert list(problems(feed)) == []
    assert recurring(feed, first, last) == expected
    assert dateutil_starts(feed, first, last) == [fact[0] for fact in expected]


WORKDAYS = """every workday
every workday 30 times
every 2 weeks on workdays until 2027-12-30
monthly on the first workday
monthly on the second workday
monthly on the first and last workday 9 times
monthly on the third last workday until 2028-03-30
quarterly on the first workday
monthly on the first workday of every quarter
yearly on the first and second workday of may""".splitlines()


@pytest.mark.parametrize("country", ["DE", "CN", "IL"])  # one at work on some Saturdays, one off on Fridays
@settings(max_examples=40, deadline=None)
@given(st.sampled_from(WORDS[6:8] + WORKDAYS), st.dates(date(2026, 12, 20), date(2028, 1, 10)), st.data())
def test_workdays_are_read_by_others_as_planned(
    country: str, words: str, begin: date, data: st.DataObject
) -> None:
    clock = data.draw(st.sampled_from(["", " 09:00"]))
    publish = parse_time(f"{begin}{clock}", parse_zone("Europe/Berlin"))
    item = Item(
        id="item",
        type="social",
        title="Series",
        path="item.md",
        place=Place("item.md"),
        status=Status.SCHEDULED,
        outputs=(Output(name="", status=Status.SCHEDULED, publish=publish),),
        repeat=parse(words),
    )
    plan = plan_of(item, "Europe/Berlin", country)
    (master,) = plan.entries
    chosen = data.draw(
        st.lists(st.sampled_from([*islice(master.told_days(), 30)] or [begin]), max_size=4, unique=True)
    )
    changes = {day: Occurrence(start=on_day(day + DAY), title="Moved") for day in chosen[2:]}
    plan = plan.with_items([replace(plan.items[0], skipped=tuple(chosen[:2]), occurrences=changes)])
    first = begin - 40 * DAY
    last = first + TWO_YEARS
    written = render(plan)
    expected = planned(plan, first, last)
    assert (not written) == (expected == [])
    if written:
        assert list(problems(written[0].content)) == []
        assert recurring(written[0].content, first, last) == expected
        assert dateutil_starts(written[0].content, first, last) == [fact[0] for fact in expected]
