"""DTSTART and DTEND of what editors write."""

import pytest

from .conftest import Feeds
from .reading import event

BERLIN = "TZID=Europe/Berlin"


def times(content: bytes) -> list[tuple[str, str]]:
    return [
        (key, value)
        for key, value in event(content, "item").items()
        if key.startswith("DT") and key != "DTSTAMP"
    ]


@pytest.mark.parametrize(
    ("front", "start", "end"),
    [
        ("publish: 2027-03-02", ";VALUE=DATE:20270302", ";VALUE=DATE:20270303"),
        ("publish: 2027-12-31", ";VALUE=DATE:20271231", ";VALUE=DATE:20280101"),
        ("publish: 2027-03-02 09:00", f";{BERLIN}:20270302T090000", f";{BERLIN}:20270302T091500"),
        ("publish: 2027-03-02T23:50Z", f";{BERLIN}:20270303T005000", f";{BERLIN}:20270303T010500"),
        ("start: 2027-03-01\nend: 2027-03-03", ";VALUE=DATE:20270301", ";VALUE=DATE:20270304"),
        ("start: 2027-03-01", ";VALUE=DATE:20270301", ";VALUE=DATE:20270302"),
        ("start: 2027-03-01 10:00", f";{BERLIN}:20270301T100000", f";{BERLIN}:20270301T101500"),
        (
            "start: 2027-03-01 10:00\nend: 2027-03-01 10:00",
            f";{BERLIN}:20270301T100000",
            f";{BERLIN}:20270301T101500",
        ),
        (
            "start: 2027-03-01 10:00\nend: 2027-03-01 10:05",
            f";{BERLIN}:20270301T100000",
            f";{BERLIN}:20270301T100500",
        ),
        (
            "start: 2027-03-01 10:00\nend: 2027-03-03",
            f";{BERLIN}:20270301T100000",
            f";{BERLIN}:20270304T000000",
        ),
        ("start: 2027-03-01\nend: 2027-03-03 18:00", ";VALUE=DATE:20270301", ";VALUE=DATE:20270304"),
        ("start: 2027-03-01\nend: 2027-03-03 00:00", ";VALUE=DATE:20270301", ";VALUE=DATE:20270303"),
        ("start: 2027-03-01\nend: 2027-03-01 00:00", ";VALUE=DATE:20270301", ";VALUE=DATE:20270302"),
        (
            "start: 2027-05-01 19:00\ntimezone: America/New_York",
            ";TZID=America/New_York:20270501T190000",
            ";TZID=America/New_York:20270501T191500",
        ),
        # across a change of the clocks: local times on both sides
        (
            "start: 2027-03-28 01:55\nend: 2027-03-28 03:05",
            f";{BERLIN}:20270328T015500",
            f";{BERLIN}:20270328T030500",
        ),
        ("publish: 2027-03-28 01:55", f";{BERLIN}:20270328T015500", f";{BERLIN}:20270328T031000"),
        # an hour that comes twice, a zone whose rule no calendar can write, years before the rule, UTC
        ("publish: 2027-10-31T02:30+01:00", ":20271031T013000Z", ":20271031T014500Z"),
        ("publish: 2027-10-31 01:50", ":20271030T235000Z", ":20271031T000500Z"),
        ("publish: 2027-05-01 09:00\ntimezone: Africa/Cairo", ":20270501T060000Z", ":20270501T061500Z"),
        ("publish: 1975-07-01 09:00", ":19750701T080000Z", ":19750701T081500Z"),  # no summer time then
        ("publish: 2027-05-01 09:00\ntimezone: UTC", ":20270501T090000Z", ":20270501T091500Z"),
    ],
)
def test_times(feeds: Feeds, front: str, start: str, end: str) -> None:
    kind = "event" if front.startswith("start") else "press"
    content = feeds({"item": f"type: {kind}\n{front}"})["feeds/all.ics"]
    assert [f"{key}:{value}" for key, value in times(content)] == [f"DTSTART{start}", f"DTEND{end}"]


def test_the_end_that_whole_days_cannot_say_is_described(feeds: Feeds) -> None:
    content = feeds({"item": "type: event\nstart: 2027-03-01\nend: 2027-03-03 18:00"})["feeds/all.ics"]
    assert r"\nEnds: 3 March 2027\, 18:00\n" in event(content, "item")["DESCRIPTION"]


def test_a_plan_without_zone_is_in_utc(feeds: Feeds) -> None:
    content = feeds({"item": "type: press\npublish: 2027-03-02T09:00+01:00"}, plan="title: Plan\n")[
        "feeds/all.ics"
    ]
    assert times(content) == [("DTSTART", "20270302T080000Z"), ("DTEND", "20270302T081500Z")]
    assert b"VTIMEZONE" not in content
