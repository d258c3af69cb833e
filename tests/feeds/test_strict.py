"""The strict reader finds nothing in our feeds, and every defect that is put into one."""

import re

import pytest

from airdate.feeds.strict import Strict, problems

from .conftest import ROOT, rendered

GOOD = rendered(ROOT / "tests" / "plans" / "feeds")["feeds/all.ics"]


def test_our_feeds_have_no_problem(demo: dict[str, bytes]) -> None:
    strict = Strict()
    assert [
        (path, str(problem)) for path, content in demo.items() for problem in strict.problems(content)
    ] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            b"BEGIN:VCALENDAR\r\n",
            b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n",
            "line 1: not from BEGIN:VCALENDAR to END:VCALENDAR",
        ),
        (b"END:VCALENDAR\r\n", b"", "line 1: not from BEGIN:VCALENDAR to END:VCALENDAR"),
        (b"VERSION:2.0\r\n", b"", "line 1: VERSION is missing"),
        (
            b"GREGORIAN\r\n",
            b"GREGORIAN\rX",
            "line 1: a line break that is not CRLF; line 4: not the form of CALSCALE: :GREGORIAN\\x0dXNAME:"
            "Harbour plan; line 1: NAME is missing; line 1: NAME and X-WR-CALNAME differ",
        ),
        (
            b"CALSCALE:GREGORIAN\r\n",
            b"METHOD:PUBLISH\r\n",
            "line 4: no property of ours: METHOD:PUBLISH; line 1: CALSCALE is missing",
        ),
        (b"X-WR-CALNAME:Harbour", b"X-WR-CALNAME:Port", "line 1: NAME and X-WR-CALNAME differ"),
        (
            b"VALUE=DURATION:",
            b"VALUE=PERIOD:",
            "line 10: not the form of REFRESH-INTERVAL: ;VALUE=PERIOD:PT6H",
        ),
        (
            b"TZNAME:EST\r\n",
            b"TZNAME:EST\r\nCOMMENT:x\r\n",
            "line 15: not the form of a VTIMEZONE; line 234: holds the time zones Europe/Berlin; "
            "its entries name America/New_York, Europe/Berlin",
        ),
        (b"STATUS:TENTATIVE", b"STATUS:MAYBE", "line 79: not the form of STATUS: :MAYBE"),
        (
            b"CLASS:PUBLIC",
            b"ORGANIZER:mailto:a@b",
            "line 63: no property of ours: ORGANIZER:mailto:a@b; line 49: CLASS is missing",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:a\\q", "line 57: not the form of SUMMARY: :a\\q the quay"),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring; on",
            "line 57: not the form of SUMMARY: :Spring; on the quay",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:Spring\x0bon", "line 49: a control character"),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring\xc2\x85on",
            "line 49: a character that nobody sees: \\xc2\\x85",
        ),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring\xe2\x80\r\n \xa8on",
            "line 49: a character that nobody sees: \\xe2\\x80\\xa8; line 57: a fold within a character",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:Spring\xff on", "line 49: not UTF-8"),
        (b"SUMMARY:Spring on", b"SUMMARY:" + b"x" * 75, "line 49: a line of more than 75 octets"),
        (b"SUMMARY:Spring on", b"SUMMARY:a\r\nSUMMARY:b", "line 58: a second SUMMARY"),
        (
            b"UID:flight@",
            b"UID:spring@",
            "line 67: the UID spring@plan.harbour.example stands here again, first in line 49",
        ),
        (b"DTEND;VALUE=DATE:20270501", b"DTEND;VALUE=DATE:20270301", "line 49: DTEND is not after DTSTART"),
        (
            b"DTEND;VALUE=DATE:20270501",
            b"DTEND:20270501T000000Z",
            "line 49: DTSTART and DTEND are of two kinds",
        ),
        (
            b"DTEND;VALUE=DATE:20270501",
            b"DTEND;VALUE=DATE:20270431",
            "line 49: DTEND is a time that does not exist: ;VALUE=DATE:20270431",
        ),
        (
            b"TYPE=DEPENDS-ON:release",
            b"TYPE=DEPENDS-ON:gone",
            "line 128: RELATED-TO leads to gone@plan.harbour.example, which is not in this feed",
        ),
        (
            b"TYPE=DEPENDS-ON:release@plan.harbour.example\r\n",
            b"TYPE=DEPENDS-ON:release@plan.harbour.example\r\nCLASS:PUBLIC\r\n",
            "line 128: an event ends with its relations, then END:VEVENT",
        ),
        (
            b"TZID=America/New_York:20270410T1",
            b"TZID=America/Chicago:20270410T1",
            "line 233: holds the time zones America/New_York, Europe/Berlin; "
            "its entries name America/Chicago, Europe/Berlin",
        ),
    ],
)
def test_defect_is_found(old: bytes, new: bytes, message: str) -> None:
    bad = GOOD.replace(old, new, -1 if b"TZID=" in old else 1)
    assert "; ".join(map(str, problems(bad))) == message


def test_any_line_lost_is_noticed() -> None:
    """But for those that may be absent."""
    lines = re.split(rb"(?<=\r\n)(?! )", GOOD)
    optional = re.compile(rb"DESCRIPTION|X-WR-CALDESC|URL|SOURCE|CATEGORIES|LOCATION|RELATED-TO|RRULE|\Z")
    unnoticed = [
        line
        for n, line in enumerate(lines)
        if not optional.match(line) and not list(problems(b"".join(lines[:n] + lines[n + 1 :])))
    ]
    assert unnoticed == []


def test_no_entry_is_a_problem() -> None:
    assert [
        str(problem) for problem in problems(GOOD[: GOOD.index(b"BEGIN:VTIMEZONE")] + b"END:VCALENDAR\r\n")
    ] == ["line 15: no entry"]


@pytest.mark.parametrize("content", [b"", b"\r\n", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\x00" * 100])
def test_what_is_no_feed_is_a_problem(content: bytes) -> None:
    assert list(problems(content)) != []
