"""jCal says what the feed says: ical.js and icalendar make the same of both."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from feeds.nasty import NASTY
from hypothesis import given
from icalendar import Calendar

from airdate.export import contentlines, jcal
from airdate.feeds import lines

from .written import EVERY, HERE, ROOT, ROOTS, event, feeds

#: Properties younger than ical.js 2.2.1: it gives them back as they are written, of the type ``unknown``.
UNKNOWN_TO_ICALJS = {"name": "text", "color": "text", "concept": "uri", "refid": "text"}
#: RFC 7265 3.6.10 keeps the weekday's name, ical.js its number.
WEEKDAYS = ["", "SU", "MO", "TU", "WE", "TH", "FR", "SA"]


def made(content: bytes) -> Any:
    return json.loads(jcal.render(content))


def icaljs(root: Path, contents: list[bytes], suffix: str) -> list[Any]:
    if not shutil.which("node") or not (ROOT / "build" / "readers" / "node_modules" / "ical.js").is_dir():
        pytest.skip("ical.js is not installed: run tests/feeds/install_readers.sh")
    paths = [root / f"{n}{suffix}" for n in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    command = ["node", str(HERE / "icaljs.cjs"), *map(str, paths)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=120)
    found: list[Any] = json.loads(done.stdout)
    return found


def as_by_the_rfc(component: list[Any]) -> list[Any]:
    """What ical.js made, without what it does in its own way."""
    name, properties, components = component
    return [name, [*map(_by_the_rfc, properties)], [*map(as_by_the_rfc, components)]]


def _by_the_rfc(found: list[Any]) -> list[Any]:
    name, parameters, kind, *values = found
    if name in UNKNOWN_TO_ICALJS and kind == "unknown":
        return [name, parameters, UNKNOWN_TO_ICALJS[name], *map(contentlines.unescaped, values)]
    if name == "rrule" and "wkst" in values[0]:
        return [name, parameters, kind, {**values[0], "wkst": WEEKDAYS[values[0]["wkst"]]}]
    return found


def contents(name: str) -> list[bytes]:
    return [EVERY, *feeds(name).values()]


@pytest.mark.parametrize("name", ROOTS)
def test_icaljs_reads_the_feed_as_this(name: str, tmp_path: Path) -> None:
    theirs = icaljs(tmp_path, contents(name), ".ics")
    assert [as_by_the_rfc(found) for found in theirs] == [made(content) for content in contents(name)]


@pytest.mark.parametrize("name", ROOTS)
def test_icaljs_makes_the_feed_of_it_again(name: str, tmp_path: Path) -> None:
    ours = [jcal.render(content) for content in contents(name)]
    again = [f"{text.rstrip()}\r\n".encode() for text in icaljs(tmp_path, ours, ".json")]
    assert [made(content) for content in again] == [json.loads(content) for content in ours]


@pytest.mark.parametrize("name", ROOTS)
def test_icalendar_makes_the_feed_of_it_again(name: str) -> None:
    for content in contents(name):
        again = made(Calendar.from_jcal(made(content)).to_ical(sorted=False))
        assert without_utc_twice(again) == made(content)


def without_utc_twice(component: list[Any]) -> list[Any]:
    """icalendar 7.3.0 takes Etc/GMT for UTC and says both, the zone and ``Z``."""
    name, properties, components = component
    said = [
        [*found[:3], *(value.rstrip("Z") for value in found[3:])] if found[1].get("tzid") else found
        for found in properties
    ]
    return [name, said, [*map(without_utc_twice, components)]]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (b"SUMMARY:a\\, b\\; c\\nd\\\\e", ["summary", {}, "text", "a, b; c\nd\\e"]),
        (b"CATEGORIES:a\\,b,c", ["categories", {}, "text", "a,b", "c"]),
        (b"DTSTART;VALUE=DATE:20270309", ["dtstart", {}, "date", "2027-03-09"]),
        (b"DTSTART:20270309T080000Z", ["dtstart", {}, "date-time", "2027-03-09T08:00:00Z"]),
        (
            b"EXDATE;TZID=Europe/Berlin:20270309T090000",
            ["exdate", {"tzid": "Europe/Berlin"}, "date-time", "2027-03-09T09:00:00"],
        ),
        (
            b"RRULE:FREQ=WEEKLY;UNTIL=20270401;BYDAY=MO,-1TU",
            ["rrule", {}, "recur", {"freq": "WEEKLY", "until": "2027-04-01", "byday": ["MO", "-1TU"]}],
        ),
        (b"GEO:52.5;13.25", ["geo", {}, "float", [52.5, 13.25]]),
        (b"SEQUENCE:7", ["sequence", {}, "integer", 7]),
        (b"COLOR:teal", ["color", {}, "text", "teal"]),
        (b"REFID:a\\,b", ["refid", {}, "text", "a,b"]),
        (b"CONCEPT:https://a.example/x,y", ["concept", {}, "uri", "https://a.example/x,y"]),
        (
            b'LINK;FMTTYPE=text/html;LABEL="a^n^\'b^\'";LINKREL="alternate";VALUE=URI:https://a.example/;b',
            [
                "link",
                {"fmttype": "text/html", "label": 'a\n"b"', "linkrel": "alternate"},
                "uri",
                "https://a.example/;b",
            ],
        ),
        (
            b"RELATED-TO;GAP=P5D;RELTYPE=FINISHTOSTART:a@b",
            ["related-to", {"gap": "P5D", "reltype": "FINISHTOSTART"}, "text", "a@b"],
        ),
        (
            b"CONFERENCE;FEATURE=AUDIO,VIDEO;VALUE=URI:https://a.example/",
            ["conference", {"feature": ["AUDIO", "VIDEO"]}, "uri", "https://a.example/"],
        ),
        (b"TZOFFSETTO:-0930", ["tzoffsetto", {}, "utc-offset", "-09:30"]),
        (b"TRIGGER:-PT15M", ["trigger", {}, "duration", "-PT15M"]),
        (b"X-ANY;X-A=b:a\\,b", ["x-any", {"x-a": "b"}, "unknown", "a\\,b"]),
    ],
)
def test_values(line: bytes, expected: list[Any]) -> None:
    assert made(event(line))[2][0][1] == [expected]


@given(NASTY)
def test_any_text(text: str) -> None:
    written = lines.octets(lines.text("SUMMARY", f"x{text}") + lines.categories([f"y{text}", "z"]))
    found = made(event(written.removesuffix(b"\r\n")))[2][0][1]
    categories = dict.fromkeys([lines.readable(f"y{text}"), "z"])
    assert found == [
        ["summary", {}, "text", lines.readable(f"x{text}")],
        ["categories", {}, "text", *categories],
    ]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n",
        b"BEGIN:VCALENDAR\r\nno line\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\nX:1\r\n",
    ],
)
def test_what_is_no_calendar(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        jcal.render(content)
