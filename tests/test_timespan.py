from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from airdate.limits import FIRST_YEAR, LAST_YEAR
from airdate.timespan import Precision, TimeFault, Timespan, parse, parse_zone

BERLIN = parse_zone("Europe/Berlin")
GENERAL = (
    "write 2027-05-12, 2027-05-12 09:00, 2027-05-12T09:00+01:00, or for an intention 2027-05, 2027-Q2, 2027"
)

#: Zones that change their clocks by an hour, by half of one, at midnight, by a whole day, or never.
ZONES = """Europe/Berlin America/New_York America/Santiago Australia/Lord_Howe Africa/Cairo Asia/Beirut
Pacific/Apia America/Sao_Paulo Asia/Tehran Asia/Kathmandu""".split()

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
MINUTES = st.datetimes(datetime(FIRST_YEAR, 1, 2), datetime(LAST_YEAR, 12, 30)).map(
    lambda time: time.replace(second=0, microsecond=0, fold=0)
)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2027", Precision.YEAR, date(2027, 1, 1), date(2027, 12, 31)),
        ("2027-Q1", Precision.QUARTER, date(2027, 1, 1), date(2027, 3, 31)),
        ("2027q4", Precision.QUARTER, date(2027, 10, 1), date(2027, 12, 31)),
        ("2028-02", Precision.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        ("2027-5-3", Precision.DAY, date(2027, 5, 3), date(2027, 5, 3)),
        (" 2027-05-12 ", Precision.DAY, date(2027, 5, 12), date(2027, 5, 12)),
    ],
)
def test_stretches_of_the_calendar(text: str, precision: Precision, first: date, last: date) -> None:
    assert parse(text, None) == Timespan(text.strip(), precision, first, last)


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2027-05-12 09:00", "2027-05-12T07:00"),
        ("2027-05-12T9:00:30", "2027-05-12T07:00:30"),
        ("2027-05-12t09:00:30.5z", "2027-05-12T09:00:30"),
        ("2027-05-12 09:00+01", "2027-05-12T08:00"),
        ("2027-05-12 09:00 -0430", "2027-05-12T13:30"),
        ("2027-01-01T00:00+14:00", "2026-12-31T10:00"),
    ],
)
def test_moments(text: str, utc: str) -> None:
    assert parse(text, BERLIN).instant == datetime.fromisoformat(utc).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("", "bad-time"),
        ("0000-00-00", "bad-time"),
        ("9999-12-31", "bad-time"),
        ("2027-00", "bad-time"),
        ("2027-02-29", "bad-time"),
        ("2027-05-12 25:00", "bad-time"),
        ("2027-05-12 23:60", "bad-time"),
        ("2027-05-12 09:00+24:00", "bad-time"),
        ("2027-05-12 09:00-12:30", "bad-time"),
        ("2027-05-12 09:00 CET", "bad-time"),
        ("٢٠٢٧-٠٥-١٢", "bad-time"),  # digits of another script
        ("2027-05-12\n", None),
        ("2027-05-12 09:00", "naive-time"),
    ],
)
def test_what_is_no_time_breaks_a_rule(text: str, rule: str | None) -> None:
    if rule is None:
        assert parse(text, None).text == text.strip()
        return
    with pytest.raises(TimeFault) as fault:
        parse(text, None)
    assert (fault.value.rule, bool(fault.value.message), bool(fault.value.cure)) == (rule, True, True)


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("5.3.2027", "write 2027-03-05"),
        ("05. 03. 2027 9:30", "write 2027-03-05 9:30"),
        ("31.02.2027", GENERAL),
        ("5/3/2027", GENERAL),  # the third of May, or the fifth of March
        ("5.3.", GENERAL),
    ],
)
def test_a_day_with_dots_is_told_as_it_is_written_here(text: str, cure: str) -> None:
    with pytest.raises(TimeFault) as fault:
        parse(text, BERLIN)
    assert fault.value.cure == cure


@given(st.text() | st.from_regex(r"[0-9]{1,4}[-Q ][0-9]{1,2}(-[0-9]{1,3}([T ][0-9]{1,2}:[0-9]{2})?)?"))
def test_any_text_is_a_timespan_or_a_fault(text: str) -> None:
    try:
        assert isinstance(parse(text, BERLIN), Timespan)
    except TimeFault as fault:
        assert fault.message.isprintable()


@given(DAYS)
def test_a_day_reads_as_it_is_written(day: date) -> None:
    span = parse(day.isoformat(), None)
    assert (span.first, span.last, span.exact) == (day, day, True)


@given(MINUTES, st.integers(-12 * 60, 14 * 60))
def test_a_moment_with_an_offset_reads_as_it_is_written(time: datetime, offset: int) -> None:
    hours, minutes = divmod(abs(offset), 60)
    sign = "-" if offset < 0 else "+"
    span = parse(f"{time:%Y-%m-%dT%H:%M}{sign}{hours:02}:{minutes:02}", BERLIN)
    assert span.instant == time.replace(tzinfo=UTC) - timedelta(minutes=offset)
    assert span.begins(BERLIN) == span.ends(BERLIN) == span.instant


def around_changes(name: str) -> st.SearchStrategy[datetime]:
    """Local times within some hours of a change of the zone's clocks, and others."""
    zone = ZoneInfo(name)
    start = datetime(2010, 1, 1, tzinfo=UTC)
    days = [start + timedelta(days=n) for n in range(20 * 365)]
    changes = [
        after.astimezone(zone).replace(tzinfo=None)
        for before, after in pairwise(days)
        if before.astimezone(zone).utcoffset() != after.astimezone(zone).utcoffset()
    ]
    near = st.builds(
        lambda change, minutes: change - timedelta(minutes=minutes),
        st.sampled_from(changes or [datetime(2027, 1, 1)]),
        st.integers(-24 * 60, 48 * 60),
    )
    return near | MINUTES


@pytest.mark.parametrize("name", ZONES)
def test_gaps_and_folds_are_where_the_round_trip_says(name: str) -> None:
    zone = parse_zone(name)

    @given(around_changes(name))
    def agree(local: datetime) -> None:
        assume(FIRST_YEAR < local.year < LAST_YEAR)
        early = local.replace(tzinfo=zone)
        late = local.replace(tzinfo=zone, fold=1)
        there = early.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == local
        once = early.utcoffset() == late.utcoffset()
        try:
            assert parse(f"{local:%Y-%m-%d %H:%M}", zone).instant == early
            assert there and once
        except TimeFault as fault:
            assert fault.rule == "dst-gap-or-fold"
            assert ("does not exist" if not there else "happens twice") in fault.message
            assert not (there and once)
            for reading in fault.cure.removeprefix("write ").split(" or "):
                instant = parse(reading, zone).begins(zone)
                assert instant in (early.astimezone(UTC), late.astimezone(UTC))

    agree()


def test_days_begin_at_the_zone_s_midnight() -> None:
    day = parse("2027-05-12", None)
    assert day.begins(BERLIN) == datetime(2027, 5, 11, 22, tzinfo=UTC)
    assert day.ends(BERLIN) == datetime(2027, 5, 12, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "name", ["Europe", "europe/berlin", "../UTC", "localtime", "posix/UTC", "right/UTC", "Factory", ""]
)
def test_names_that_mean_no_zone_or_another_on_each_machine(name: str) -> None:
    with pytest.raises(TimeFault, match="unknown time zone"):
        parse_zone(name)


@given(st.text())
def test_any_name_is_a_zone_or_a_fault(name: str) -> None:
    try:
        assert parse_zone(name).key == name
    except TimeFault as fault:
        assert fault.rule == "unknown-zone"
