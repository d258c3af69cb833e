"""JSCalendar: valid by RFC 8984, and the same occurrences as the feed that it is made from."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from feeds.nasty import NASTY
from feeds.test_nasty import plan as nasty_plan
from feeds.test_series import MISREAD, WORDS
from hypothesis import given
from icalendar import Calendar

from airdate.export import jscalendar
from airdate.feeds import lines
from airdate.feeds.ical import render
from airdate.recurrence import parse
from airdate.timespan import at_local, parse_zone

from .rfc8984 import problems
from .written import EVERY, HERE, ROOTS, event, feeds

SINCE, UNTIL = datetime(2027, 1, 1), datetime(2029, 1, 1)
STAMPS = (b"UID:a@b", b"DTSTAMP:20270301T080000Z", b"LAST-MODIFIED:20270301T080000Z", b"SEQUENCE:1")

#: UID, start, end (dates, or moments in UTC), title.
Fact = tuple[str, str, str, str]


def made(content: bytes) -> Any:
    return json.loads(jscalendar.render(content))


def entry(*found: bytes) -> Any:
    """The entry that one event with these lines becomes."""
    (only,) = made(event(*STAMPS, *found))["entries"]
    return only


@pytest.mark.parametrize("name", ROOTS)
def test_valid(name: str) -> None:
    for path, content in feeds(name).items():
        assert (path, [*problems(made(content), "Group")]) == (path, [])


def test_every_property() -> None:
    assert [*problems(made(EVERY), "Group")] == []
    assert made(EVERY) == json.loads((HERE / "every-property.jscalendar.json").read_text())


@pytest.mark.parametrize("name", ROOTS)
def test_same_occurrences(name: str) -> None:
    for path, content in feeds(name).items():
        assert (path, set(of_jscalendar(made(content)))) == (path, set(of_icalendar(content)))


def test_same_occurrences_of_every_kind() -> None:
    assert set(of_jscalendar(made(EVERY))) == set(of_icalendar(EVERY))


def test_same_occurrences_of_rules_of_every_kind() -> None:
    start = at_local(date(2027, 1, 1), time(9), parse_zone("Europe/Berlin"))
    plan = nasty_plan("")
    output = replace(plan.items[0].outputs[0], planned=start)
    items = [
        replace(plan.items[0], id=f"item-{n}", path=f"{n}.md", outputs=(output,), repeat=parse(rule))
        for n, rule in enumerate([*WORDS, *MISREAD])
    ]
    content = next(a.content for a in render(plan.with_items(items)) if a.path == "feeds/all.ics")
    assert [*problems(made(content), "Group")] == []
    assert set(of_jscalendar(made(content))) == set(of_icalendar(content))


def of_icalendar(content: bytes) -> Iterator[Fact]:
    # without X-WR-TIMEZONE, into whose clocks it would put what is in UTC, and lose the hour that comes twice
    calendar = Calendar.from_ical(re.sub(rb"X-WR-TIMEZONE:.*\r\n", b"", content))
    for found in recurring_ical_events.of(calendar).between(SINCE, UNTIL):
        start, end = when(found.start), when(found.end)
        if SINCE.isoformat() <= start < UNTIL.isoformat():
            yield str(found["UID"]), start, end, str(found["SUMMARY"])


def when(moment: date) -> str:
    if not isinstance(moment, datetime):
        return f"{moment}T00:00:00"
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def of_jscalendar(group: Any) -> Iterator[Fact]:
    """Expanded as RFC 8984 4.3 says, from the rule, then the overrides."""
    for found in group["entries"]:
        for shown in occurrences(found) if found["@type"] == "Event" else ():
            start, end = span(shown)
            if SINCE.isoformat() <= start < UNTIL.isoformat():
                yield found["uid"], start, end, shown["title"]


def occurrences(found: Any) -> Iterator[Any]:
    starts = [found["start"]]
    for rule in found.get("recurrenceRules", ()):
        rules = rrulestr(rfc5545(rule), dtstart=datetime.fromisoformat(found["start"]))
        starts = [day.isoformat() for day in rules.between(datetime(1970, 1, 1), UNTIL, inc=True)]
    overrides = found.get("recurrenceOverrides", {})
    for start in dict.fromkeys([*starts, *overrides]):
        shown = {**found, "start": start, **overrides.get(start, {})}
        if not shown.get("excluded"):
            yield shown


def rfc5545(rule: Any) -> str:
    days = ",".join(f"{day.get('nthOfPeriod', '')}{day['day'].upper()}" for day in rule.get("byDay", ()))
    until = rule.get("until", "").replace("-", "").replace(":", "")
    lists = {
        "BYMONTH": "byMonth",
        "BYMONTHDAY": "byMonthDay",
        "BYYEARDAY": "byYearDay",
        "BYWEEKNO": "byWeekNo",
        "BYSETPOS": "bySetPosition",
    }
    parts = {
        "FREQ": rule["frequency"].upper(),
        "INTERVAL": rule.get("interval", ""),
        "COUNT": rule.get("count", ""),
        "UNTIL": until,
        "WKST": rule.get("firstDayOfWeek", "").upper(),
        "BYDAY": days,
        **{name: ",".join(map(str, rule.get(key, ()))) for name, key in lists.items()},
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def span(shown: Any) -> tuple[str, str]:
    """Start and end; hours pass by absolute time, days by the calendar (1.4.6)."""
    start, length = datetime.fromisoformat(shown["start"]), shown["duration"]
    if shown.get("showWithoutTime"):
        return start.isoformat(), (start + timedelta(days=int(length[1:-1]))).isoformat()
    begins = start.replace(tzinfo=parse_zone(shown["timeZone"])).astimezone(UTC)
    return when(begins), when(
        begins + Calendar.from_ical(event(b"DURATION:" + length.encode())).events[0].duration
    )


def test_hours_pass_by_absolute_time() -> None:
    zone = b";TZID=Europe/Berlin:"
    found = entry(b"DTSTART" + zone + b"20270327T180000", b"DTEND" + zone + b"20270328T180001")
    assert (found["start"], found["timeZone"], found["duration"]) == (
        "2027-03-27T18:00:00",
        "Europe/Berlin",
        "PT23H0M1S",
    )


def test_days_are_floating() -> None:
    found = entry(b"DTSTART;VALUE=DATE:20270327", b"DTEND;VALUE=DATE:20270330")
    assert (found["start"], found["duration"], found["showWithoutTime"]) == (
        "2027-03-27T00:00:00",
        "P3D",
        True,
    )
    assert "timeZone" not in found


@pytest.mark.parametrize(
    ("written", "relation"),
    [
        (b"RELATED-TO:x@y", {"parent": True}),
        (b"RELATED-TO;RELTYPE=CHILD:x@y", {"child": True}),
        (b"RELATED-TO;RELTYPE=NEXT:x@y", {"next": True}),
        (b"RELATED-TO;RELTYPE=SIBLING:x@y", None),
        (b"RELATED-TO;GAP=P1D;RELTYPE=FINISHTOSTART:x@y", None),
        (b"RELATED-TO;RELTYPE=SIBLING:x@y\r\nRELATED-TO;RELTYPE=PARENT:x@y", {"parent": True}),
    ],
)
def test_relations(written: bytes, relation: Any) -> None:
    (found,) = entry(b"DTSTART:20270327T180000Z", written)["relatedTo"].values()
    assert found.get("relation") == relation


def test_group_is_known_by_its_address() -> None:
    uids = {made(content)["uid"] for content in feeds("demo").values()}
    assert len(uids) == len(feeds("demo"))


@given(NASTY)
def test_any_text(text: str) -> None:
    written = lines.octets(lines.text("SUMMARY", f"x{text}") + lines.categories([f"y{text}"]))
    found = entry(b"DTSTART:20270327T180000Z", written.removesuffix(b"\r\n"))
    shown = jscalendar._NONCHARACTERS.sub("", lines.readable(text))
    assert (found["title"], found["keywords"]) == (f"x{shown}", {f"y{shown}": True})
    assert [*problems(found, "Event")] == []
