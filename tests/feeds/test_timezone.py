"""Our VTIMEZONE against zoneinfo, read by dateutil, which knows nothing of us."""

from bisect import bisect_right
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from io import StringIO
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from airdate.feeds.timezone import rule_of, vtimezone
from airdate.timespan import parse_zone

ZONES = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Moscow",
    "America/New_York",
    "America/St_Johns",
    "America/Sao_Paulo",
    "America/Phoenix",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tokyo",
    "Asia/Beirut",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Easter",
    "Antarctica/Troll",
    "Africa/Johannesburg",
]
SIX_HOURS = timedelta(hours=6)


@pytest.mark.parametrize("key", ZONES)
def test_the_same_as_zoneinfo(key: str) -> None:
    """Every six hours of three years, but for the hours that come twice."""
    ours, theirs, rule = tzical(StringIO(vtimezone(key).decode())).get(key), ZoneInfo(key), rule_of(key)
    assert rule
    moments = [datetime(2026, 1, 1, tzinfo=UTC) + n * SIX_HOURS for n in range(3 * 365 * 4)]
    local = [moment.astimezone(theirs) for moment in moments]
    held = [moment for moment in local if rule.holds(moment)]
    assert len(held) >= len(local) - 6
    assert [moment.replace(tzinfo=ours).utcoffset() for moment in held] == [m.utcoffset() for m in held]


def test_every_zone_is_read_as_zoneinfo_has_it() -> None:
    """Every six hours of eight years, by what each VTIMEZONE says; where its rule fails, feeds take UTC."""
    moments = [datetime(2025, 1, 1, tzinfo=UTC) + n * SIX_HOURS for n in range(4 * 2922)]
    assert moments[-1] == datetime(2032, 12, 31, 18, tzinfo=UTC)
    equal, broken = set(), set()
    for alike in _zones_by_content():
        zone, rule = parse_zone(alike[0]), rule_of(alike[0])
        if rule is None:
            continue
        turns = _turns(vtimezone(alike[0]).decode())
        begins = [begin for begin, _ in turns]
        local = [moment.astimezone(zone) for moment in moments]
        wrong = [m for m in local if m.utcoffset() != turns[bisect_right(begins, m) - 1][1]]
        assert [moment for moment in wrong if rule.holds(moment)] == []
        (broken if wrong else equal).update(alike)
    assert (len(equal), len(broken)) == (564, 13)
    assert {
        "America/Havana",
        "Africa/Casablanca",
        "America/Vancouver",
    } <= broken  # their laws change till then


def _zones_by_content() -> list[list[str]]:
    """All names, those with the same file together."""
    root = files("tzdata").joinpath("zoneinfo")
    found: dict[bytes, list[str]] = {}
    for key in files("tzdata").joinpath("zones").read_text().split():
        found.setdefault(root.joinpath(*key.split("/")).read_bytes(), []).append(key)
    return [names for names in found.values() if names != ["Factory"]]


def _turns(vtimezone: str) -> list[tuple[datetime, timedelta]]:
    """Every change of offset around those years, as the text says it: when, in UTC, and to what."""
    found = []
    for half in vtimezone.split("BEGIN:")[2:]:
        said = dict(line.split(":", 1) for line in half.split("\r\n") if ":" in line)
        days = [datetime.fromisoformat(said["DTSTART"])]
        if "RRULE" in said:
            days = rrulestr(said["RRULE"], dtstart=days[0]).between(
                datetime(2023, 1, 1), datetime(2034, 1, 1)
            )
        before, after = (
            datetime.strptime(said[f"TZOFFSET{way}"], "%z").utcoffset() for way in ("FROM", "TO")
        )
        assert before is not None
        assert after is not None
        found += [((day - before).replace(tzinfo=UTC), after) for day in days]
    return sorted(found)


@pytest.mark.parametrize(
    "key", ["UTC", "Etc/UTC", "Africa/Cairo", "America/Santiago", "America/Nuuk", "Asia/Gaza"]
)
def test_what_no_numbered_weekday_describes_has_no_rule(key: str) -> None:
    assert rule_of(key) is None


@pytest.mark.parametrize("key", ["", "..", "../zones", "Europe", "Mars/Olympus", "Europe/Berlin\r\nX", "a;b"])
def test_what_is_no_zone_has_no_rule(key: str) -> None:
    assert rule_of(key) is None


@pytest.mark.parametrize(
    ("key", "moment", "held"),
    [
        ("Europe/Berlin", "2027-07-01T00:00+00:00", True),
        ("Europe/Berlin", "2027-10-31T00:59+00:00", False),  # 02:59, the first time
        ("Europe/Berlin", "2027-10-31T01:00+00:00", False),  # 02:00, the second
        ("Europe/Berlin", "2027-10-31T02:00+00:00", True),
        ("Europe/Berlin", "2027-03-28T00:59+00:00", True),
        ("Europe/Berlin", "2027-03-28T01:00+00:00", True),
        ("Europe/Berlin", "1970-12-24T12:00+00:00", False),  # before the rule begins for certain
        ("Europe/Berlin", "1975-07-01T12:00+00:00", False),  # no summer time then
        ("America/Sao_Paulo", "2018-12-24T12:00+00:00", False),  # summer time then, none today
        ("America/Sao_Paulo", "2027-12-24T12:00+00:00", True),
        ("Australia/Sydney", "2027-12-31T23:00+00:00", True),
    ],
)
def test_holds(key: str, moment: str, held: bool) -> None:
    rule = rule_of(key)
    assert rule
    assert rule.holds(datetime.fromisoformat(moment).astimezone(ZoneInfo(key))) is held


def test_dublin_has_its_summer_in_summer() -> None:
    """Its rule says that winter is the exception; clients take DAYLIGHT for the clocks ahead."""
    rule = rule_of("Europe/Dublin")
    assert rule
    assert rule.daylight
    assert (rule.standard.name, rule.daylight.name) == ("GMT", "IST")


def test_a_zone_without_summer_time_is_one_line_of_history() -> None:
    assert vtimezone("Asia/Tokyo").decode().split("\r\n") == [
        "BEGIN:VTIMEZONE",
        "TZID:Asia/Tokyo",
        "BEGIN:STANDARD",
        "DTSTART:19700101T000000",
        "TZNAME:JST",
        "TZOFFSETFROM:+0900",
        "TZOFFSETTO:+0900",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]
