"""The strict reader finds nothing in our feeds, and every defect that is put into one."""

import re

import pytest

from airdate.feeds.strict import Strict, problems

from .conftest import ROOT, rendered

GOOD = rendered(ROOT / "tests" / "plans" / "feeds")["feeds/all.ics"]
SERIES = rendered(ROOT / "tests" / "plans" / "rhythms")["feeds/item/newsletter.ics"]


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
            "not from BEGIN:VCALENDAR to END:VCALENDAR",
        ),
        (b"END:VCALENDAR\r\n", b"", "not from BEGIN:VCALENDAR to END:VCALENDAR"),
        (b"VERSION:2.0\r\n", b"", "VERSION is missing"),
        (
            b"GREGORIAN\r\n",
            b"GREGORIAN\rX",
            "a line break that is not CRLF; not the form of CALSCALE: :GREGORIAN\\x0dXNAME:"
            "Harbour plan; NAME is missing; NAME and X-WR-CALNAME differ",
        ),
        (
            b"CALSCALE:GREGORIAN\r\n",
            b"METHOD:PUBLISH\r\n",
            "no property of ours: METHOD:PUBLISH; CALSCALE is missing",
        ),
        (b"X-WR-CALNAME:Harbour", b"X-WR-CALNAME:Port", "NAME and X-WR-CALNAME differ"),
        (
            b"VALUE=DURATION:",
            b"VALUE=PERIOD:",
            "not the form of REFRESH-INTERVAL: ;VALUE=PERIOD:PT6H",
        ),
        (
            b"TZNAME:EST\r\n",
            b"TZNAME:EST\r\nCOMMENT:x\r\n",
            "not the form of a VTIMEZONE; holds the time zones Europe/Berlin; "
            "its entries name America/New_York, Europe/Berlin",
        ),
        (b"STATUS:TENTATIVE", b"STATUS:MAYBE", "not the form of STATUS: :MAYBE"),
        (
            b"CLASS:PUBLIC",
            b"ORGANIZER:mailto:a@b",
            "no property of ours: ORGANIZER:mailto:a@b; CLASS is missing",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:a\\q", "not the form of SUMMARY: :a\\q the quay"),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring; on",
            "not the form of SUMMARY: :Spring; on the quay",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:Spring\x0bon", "a control character"),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring\xc2\x85on",
            "a character that nobody sees: \\xc2\\x85",
        ),
        (
            b"SUMMARY:Spring on",
            b"SUMMARY:Spring\xe2\x80\r\n \xa8on",
            "a character that nobody sees: \\xe2\\x80\\xa8; a fold within a character",
        ),
        (b"SUMMARY:Spring on", b"SUMMARY:Spring\xff on", "not UTF-8"),
        (b"SUMMARY:Spring on", b"SUMMARY:" + b"x" * 75, "a line of more than 75 octets"),
        (b"SUMMARY:Spring on", b"SUMMARY:a\r\nSUMMARY:b", "a second SUMMARY"),
        (
            b"UID:flight@",
            b"UID:spring@",
            "the UID spring@plan.harbour.example stands here again, first in line 49",
        ),
        (b"DTEND;VALUE=DATE:20270501", b"DTEND;VALUE=DATE:20270301", "DTEND is not after DTSTART"),
        (
            b"DTEND;VALUE=DATE:20270501",
            b"DTEND:20270501T000000Z",
            "DTSTART and DTEND are of two kinds",
        ),
        (
            b"DTEND;VALUE=DATE:20270501",
            b"DTEND;VALUE=DATE:20270431",
            "DTEND is a time that does not exist: ;VALUE=DATE:20270431",
        ),
        (
            b"TYPE=DEPENDS-ON:release",
            b"TYPE=DEPENDS-ON:gone",
            "RELATED-TO leads to gone@plan.harbour.example, which is not in this feed",
        ),
        (
            b"TYPE=DEPENDS-ON:release@plan.harbour.example\r\n",
            b"TYPE=DEPENDS-ON:release@plan.harbour.example\r\nCLASS:PUBLIC\r\n",
            "an event ends with its relations and its alarm, then END:VEVENT",
        ),
        (
            b"TZID=America/New_York:20270410T1",
            b"TZID=America/Chicago:20270410T1",
            "holds the time zones America/New_York, Europe/Berlin; "
            "its entries name America/Chicago, Europe/Berlin",
        ),
    ],
)
def test_defect_is_found(old: bytes, new: bytes, message: str) -> None:
    bad = GOOD.replace(old, new, -1 if b"TZID=" in old else 1)
    assert "; ".join(problem.message for problem in problems(bad)) == message


_ID, _EX = b"RECURRENCE-ID;TZID=Europe/Berlin:", b"EXDATE;TZID=Europe/Berlin:"
ALIEN = "RECURRENCE-ID is no occurrence of its series"
UNTIL = "FREQ=WEEKLY;UNTIL=20270629T080000Z"
FORM = "not the form of RRULE: :"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (b"FREQ=WEEKLY", b"FREQ=HOURLY", f"{FORM}FREQ=HOURLY;UNTIL=20270629T080000Z;BYDAY=TU"),
        (b"FREQ=WEEKLY;", b"", f"{FORM}UNTIL=20270629T080000Z;BYDAY=TU"),
        (b";BYDAY=TU", b";BYDAY=TU;BYHOUR=9", f"{FORM}{UNTIL};BYDAY=TU;BYHOUR=9"),
        (b";BYDAY=TU", b";BYDAY=XX", f"{FORM}{UNTIL};BYDAY=XX"),
        (b";BYDAY=TU", b";BYDAY=TU;BYMONTH=3", f"{FORM}{UNTIL};BYDAY=TU;BYMONTH=3"),
        (b";BYDAY=TU", b";BYDAY=TU;BYDAY=TU", f"{FORM}{UNTIL};BYDAY=TU;BYDAY=TU"),
        (b";BYDAY=TU", b";COUNT=3;BYDAY=TU", f"{FORM}{UNTIL};COUNT=3;BYDAY=TU"),
        (b";BYDAY=TU", b";INTERVAL=0", f"{FORM}{UNTIL};INTERVAL=0"),
        (b"0629T080000Z;", b"0629T080000;", f"{FORM}FREQ=WEEKLY;UNTIL=20270629T080000;BYDAY=TU"),
        (b"0629T080000Z;", b"0629;", "UNTIL and DTSTART are of two kinds"),
        (
            b"0629T080000Z;",
            b"0631T080000Z;",
            "UNTIL is a time that does not exist: 20270631T080000Z",
        ),
        (b"RRULE:FREQ=W", b"RRULE:FREQ=DAILY\r\nRRULE:FREQ=W", "a second RRULE"),
        (
            _EX + b"20270330T1",
            b"EXDATE:20270330T1",
            "not the form of EXDATE: :20270330T100000; EXDATE is not of the form of DTSTART",
        ),
        (
            _EX + b"20270330T100000",
            b"EXDATE;VALUE=DATE:20270330",
            "EXDATE is not of the form of DTSTART",
        ),
        (b"20270330T10", b"20270330T11", "EXDATE is not of the form of DTSTART"),
        (
            _EX + b"20270330",
            _EX + b"20270230",
            "EXDATE is a time that does not exist: ;TZID=Europe/Berlin:20270230T100000",
        ),
        (b"20270330", b"20270518", "an EXDATE stands twice"),
        (
            b"20270330",
            b"20270309",
            "a second word on the occurrence ;TZID=Europe/Berlin:20270309T100000",
        ),
        (
            _ID + b"20270316",
            _ID + b"20270309",
            "a second word on the occurrence ;TZID=Europe/Berlin:20270309T100000",
        ),
        (
            _ID + b"20270316T10",
            _ID + b"20270316T11",
            f"{ALIEN}: ;TZID=Europe/Berlin:20270316T110000; ;TZID=Europe/Berlin:20270302T100000",
        ),
        (
            _ID + b"20270316T100000",
            b"RECURRENCE-ID;VALUE=DATE:20270316",
            f"{ALIEN}: ;VALUE=DATE:20270316; ;TZID=Europe/Berlin:20270302T100000",
        ),
        (
            b"SEQUENCE:3542400\r\nREC",
            b"SEQUENCE:3542399\r\nREC",
            "SEQUENCE is lower than that of the series",
        ),
        (
            _ID + b"20270309T100000\r\n",
            b"",
            "the UID newsletter@rhythms.example stands here again, first in line 32",
        ),
        (
            _ID + b"20270309T100000\r\n",
            _ID + b"20270309T100000\r\nRRULE:FREQ=DAILY\r\n",
            "an occurrence cannot be a series of its own",
        ),
    ],
)
def test_defect_of_a_series_is_found(old: bytes, new: bytes, message: str) -> None:
    found = problems(SERIES.replace(old, new, 1))
    assert "; ".join(problem.message for problem in found) == message


def test_an_occurrence_needs_its_series() -> None:
    bad = re.sub(rb"RRULE:FREQ=WEEKLY.*?\r\n", b"", SERIES)
    assert [problem.message for problem in problems(bad)][:2] == [
        "EXDATE without RRULE",
        "an occurrence of no series before it: newsletter@rhythms.example",
    ]


def test_any_line_lost_is_noticed() -> None:
    """But for those that may be absent."""
    lines = re.split(rb"(?<=\r\n)(?! )", GOOD)
    optional = re.compile(
        rb"DESCRIPTION|X-WR-CALDESC|URL|SOURCE|CATEGORIES|LOCATION|GEO|CONFERENCE|IMAGE|COLOR|"
        rb"REFID|CONCEPT|LINK|RELATED-TO|RRULE|\Z"
    )
    unnoticed = [
        line
        for n, line in enumerate(lines)
        if not optional.match(line) and not list(problems(b"".join(lines[:n] + lines[n + 1 :])))
    ]
    assert unnoticed == []


def test_no_entry_is_a_problem() -> None:
    empty = GOOD[: GOOD.index(b"BEGIN:VTIMEZONE")] + b"END:VCALENDAR\r\n"
    assert [problem.message for problem in problems(empty)] == ["no entry"]


@pytest.mark.parametrize("content", [b"", b"\r\n", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", b"\x00" * 100])
def test_what_is_no_feed_is_a_problem(content: bytes) -> None:
    assert list(problems(content)) != []
