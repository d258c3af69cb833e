"""``calendar/markers.yml`` and the outside calendars it names: bad input first."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from projects import PLAN_YML, item, load, write

from airdate.limits import CALENDAR_ENTRIES, CALENDAR_FAULTS, FILE_BYTES
from airdate.marker import Kind, Layer, Marker
from airdate.plan import Plan
from airdate.reading.outside import calendar
from airdate.status import Visibility
from airdate.timespan import parse_zone

BERLIN = parse_zone("Europe/Berlin")
FAIRS = "fairs: {kind: calendar, path: calendar/fairs.ics, title: Fairs}\n"


def rules(root: Path, markers: str, **calendar: str) -> list[str]:
    return [fault.rule for fault in load(root, {}, markers=markers, **calendar).faults]


def ics(*events: str) -> str:
    """A calendar of these events, each the lines between BEGIN and END."""
    inner = "".join(f"BEGIN:VEVENT\nUID:{n}\n{event}\nEND:VEVENT\n" for n, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{inner}END:VCALENDAR\n"


def layered(root: Path, text: str | bytes, markers: str = FAIRS, **calendar: str) -> Plan:
    """A plan with that outside calendar."""
    write(root, {}, markers=markers, **calendar)
    (root / "calendar/fairs.ics").write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(root)


def told(plan: Plan) -> list[tuple[str, str]]:
    return [(str(fault.place), fault.message) for fault in plan.faults]


def shown(plan: Plan, first: str = "2027-01-01", last: str = "2027-12-31") -> list[tuple[str, str, str]]:
    found = plan.markers_between(date.fromisoformat(first), date.fromisoformat(last))
    return [(m.title, m.start.text, m.end.text if m.end else "") for m in found]


WRONG = {
    "a: {kind: blakout, start: 2027-04-01}": "bad-choice",
    "a: {start: 2027-04-01}": "missing-key",
    "a: Title": "missing-key",
    "a: [one]": "bad-value",
    "a b: {kind: note, start: 2027-04-01}": "bad-id",
    "a: {kind: note}": "missing-key",
    "a: {kind: note, start: 2027-02-30}": "bad-time",
    "a: {kind: note, start: 2027-03-28 02:30}": "dst-gap-or-fold",
    "a: {kind: note, start: 2027-04-02, end: 2027-04-01}": "end-before-start",
    "a: {kind: note, start: 2027-04-02, end: soon}": "bad-time",
    "a: {kind: note, start: 2027-04-02, country: DE}": "unknown-key",
    "a: {kind: note, start: 2027-04-02, visibility: all}": "bad-choice",
    "a: {kind: blackout, start: 2027-04-01, end: 2027-04-02, reason: R}": "missing-key",
    "a: {kind: blackout, start: 2027-04-01, end: 2027-04-02, scope: all}": "missing-key",
    "a: {kind: blackout, start: 2027-04, scope: everything, reason: R}": "bad-value",
    "a: {kind: blackout, start: 2027-04-01, end: 2027-04-02, scope: [x], reason: R}": "bad-value",
    "a: {kind: blackout, start: 2027-04, scope: {channel: y}, reason: R}": "unknown-channel",
    "a: {kind: blackout, start: 2027-04, scope: {audience: y}, reason: R}": "unknown-audience",
    "a: {kind: blackout, start: 2027-04-01, end: 2027-04-02, scope: {type: y}, reason: R}": "bad-choice",
    "a: {kind: blackout, start: 2027-04-01, end: 2027-04-02, scope: {chanel: x}, reason: R}": "bad-choice",
    "a: {kind: blackout, start: 2027-04, scope: all, reason: R, except: [a b]}": "bad-id",
    "a: {kind: blackout, start: 2027-04-01, scope: all, reason: R}": "missing-key",
    "a: {kind: hold, start: 2027-04-01}": "missing-key",
    "a: {kind: holidays}": "missing-key",
    "a: {kind: holidays, country: Germany}": "unknown-country",
    "a: {kind: holidays, country: [DE, DE-XX]}": "unknown-country",
    "a: {kind: holidays, country: {DE: yes}}": "bad-value",
    "a: {kind: calendar}": "missing-key",
    "a: {kind: calendar, path: /etc/passwd}": "bad-value",
    "a: {kind: calendar, path: ../fairs.ics}": "bad-value",
    "a: {kind: calendar, path: a/../../fairs.ics}": "bad-value",
    "a: {kind: calendar, path: .git/fairs.ics}": "bad-value",
    "a: {kind: calendar, path: 'a\\b.ics'}": "bad-value",
    "a: {kind: calendar, path: 'https://example.org/a.ics'}": "bad-value",
    "a: {kind: calendar, path: calendar/plan.yml}": "bad-value",
    "a: {kind: calendar, path: calendar}": "bad-value",
    "a: {kind: calendar, path: calendar/none.ics}": "unreadable-file",
}


@pytest.mark.parametrize("markers", WRONG)
def test_what_is_wrong_is_told_once(markers: str, tmp_path: Path) -> None:
    known = {"channels": "x: X\n", "audiences": "press: Press\n"}
    assert rules(tmp_path, f"{markers}\n", **known) == [WRONG[markers]]


def test_the_nearest_is_named(tmp_path: Path) -> None:
    markers = "a: {kind: holidays, country: germany}\nb: {kind: blackot}\n"
    cures = [fault.cure for fault in load(tmp_path, {}, markers=markers).faults]
    assert cures == ["did you mean 'DE'?", "did you mean 'blackout'?"]


LAYER = "a: {kind: calendar, path: calendar/p.json, except: [x], shares: "


@pytest.mark.parametrize(
    ("markers", "cure"),
    [
        ("a: {kind: plan}", "write `kind: calendar`, and `path:` with the plan.json of the other plan"),
        (f"{LAYER}[webb]}}", "did you mean 'web'?"),
        (f"{LAYER}[zz]}}", "use one of web, x"),
    ],
)
def test_the_way_out_of_a_layer_s_fault(markers: str, cure: str, tmp_path: Path) -> None:
    write(tmp_path, {}, markers=f"{markers}\n", channels="web: Web\nx: X\n")
    empty = '{"version": 1, "edition": "team", "timezone": "UTC", "items": []}'
    (tmp_path / "calendar/p.json").write_text(empty)
    assert [fault.cure for fault in load(tmp_path).faults] == [cure]


def test_a_plan_that_cannot_be_read_is_one_fault(tmp_path: Path) -> None:
    assert rules(tmp_path, f"{LAYER}[y]}}\n", channels="x: X\n") == ["unreadable-file"]


def test_a_local_hour_needs_a_zone(tmp_path: Path) -> None:
    assert rules(tmp_path, "a: {kind: note, start: 2027-04-01 10:00}\n", plan="title: P\n") == ["naive-time"]


@pytest.mark.parametrize("file", ["plan", "people", "audiences"])
def test_a_country_elsewhere_is_looked_up_too(file: str, tmp_path: Path) -> None:
    texts = {"plan": f"{PLAN_YML}country: Austira\n"}
    text = texts.get(file, "ana: {country: Austira}\n")
    found = [(f.rule, f.cure) for f in load(tmp_path, {}, **{file: text}).faults]
    assert found == [("unknown-country", "did you mean 'AT'?")]


def test_countries_of_people_and_audiences(tmp_path: Path) -> None:
    words = load(
        tmp_path, {}, people="ana: {country: AT}\n", audiences="press: {country: DE-BE}\n"
    ).vocabulary
    assert words.people is not None and words.audiences is not None
    assert (words.people["ana"].country, words.audiences["press"].country) == ("AT", "DE-BE")


def test_a_marker_with_everything(tmp_path: Path) -> None:
    markers = (
        "quiet: {kind: blackout, start: 2027-04, end: 2027-05-02, scope: {channel: [x, y], type: social},"
        " reason: R, authority: A, except: [a], visibility: public, title: T, summary: S, location: L}\n"
    )
    plan = load(tmp_path, {"a.md": item(channel="x")}, markers=markers)
    (found,) = plan.markers
    assert plan.faults == ()
    assert (found.first, found.last) == (date(2027, 4, 1), date(2027, 5, 2))
    assert (found.kind, found.title, found.summary, found.location) == (Kind.BLACKOUT, "T", "S", "L")
    assert (found.scope, found.reason, found.authority) == (
        {"channel": ("x", "y"), "type": ("social",)},
        "R",
        "A",
    )
    assert (found.exceptions, found.visibility) == (("a",), Visibility.PUBLIC)


def test_a_hold_without_end_lasts_until_it_is_lifted(tmp_path: Path) -> None:
    (hold,) = load(tmp_path, {}, markers="h: {kind: hold, start: 2027-03-01 14:00, reason: R}\n").markers
    assert (hold.endless, hold.scope, hold.first, hold.last.year) == (True, None, date(2027, 3, 1), 2199)


def test_closed_days_are_whole_days(tmp_path: Path) -> None:
    markers = (
        "a: {kind: closed, start: 2027-05-14, end: 2027-05-15}\n"
        "b: {kind: closed, start: 2027-06-01 14:00}\nc: {kind: note, start: 2027-07-01}\n"
    )
    words = load(tmp_path, {}, markers=markers).vocabulary
    assert words.closed_days == {date(2027, 5, 14), date(2027, 5, 15)}


def test_holidays_of_the_years_asked_in_the_plans_language(tmp_path: Path) -> None:
    plan = load(
        tmp_path, {}, plan=f"{PLAN_YML}language: de\n", markers="de: {kind: holidays, country: [DE, DE-BE]}\n"
    )
    assert shown(plan, "2027-03-01", "2027-03-26") == [
        ("Frauentag", "2027-03-08", ""),
        ("Karfreitag", "2027-03-26", ""),
    ]


def test_a_language_that_the_holidays_do_not_speak(tmp_path: Path) -> None:
    plan = load(tmp_path, {}, plan=f"{PLAN_YML}language: cy\n", markers="fr: {kind: holidays, country: FR}\n")
    assert shown(plan, "2027-01-01", "2027-01-01") == [("Jour de l'an", "2027-01-01", "")]


BROKEN = {
    "empty": b"",
    "text": b"Hello",
    "html": b"<!DOCTYPE html><html></html>",
    "cut off": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMM",
    "no calendar": b"BEGIN:VTODO\nEND:VTODO\n",
    "deep": b"BEGIN:VEVENT\n" * 5000,
    "utf-16": "BEGIN:VCALENDAR".encode("utf-16"),
    "latin-1": b"BEGIN:VCALENDAR\nX:\xe4\nEND:VCALENDAR\n",
    "nul": b"BEGIN:VCALENDAR\n\0",
    "large": b"x" * (FILE_BYTES + 1),
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_one_finding_that_names_it(text: bytes, tmp_path: Path) -> None:
    plan = layered(tmp_path, text)
    assert [(f.rule, str(f.place)) for f in plan.faults] == [
        ("unreadable-file", "calendar/markers.yml:1:31"),
    ]
    assert "calendar/fairs.ics" in plan.faults[0].message
    assert plan.vocabulary.layers == ()


@pytest.mark.parametrize("linked", ["calendar/fairs.ics", "calendar/far"])
def test_links_are_not_followed(linked: str, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "fairs.ics").write_text(ics())
    root = write(tmp_path / "in", {}, markers=FAIRS.replace("calendar/fairs", "calendar/far/fairs"))
    target = outside
    if linked.endswith(".ics"):
        write(root, {}, markers=FAIRS)
        target = outside / "fairs.ics"
    (root / linked).symlink_to(target)
    assert [fault.rule for fault in load(root).faults] == ["symbolic-link"]


ODD = {
    "SUMMARY:A": "'A' has no start that can be read: it is left out",
    "SUMMARY:A\nDTSTART:2027-13-01": "'A' has no start that can be read: it is left out",
    "SUMMARY:A\nDTSTART:99990101T090000": "'A' lies outside 1970 to 2199: it is left out",
    "SUMMARY:A\nCLASS:PRIVATE": "a private entry has no start that can be read: it is left out",
    "SUMMARY:A\nDTSTART;TZID=Mars/X:20270301T090000": (
        "'A' names a time zone that nobody knows ('Mars/X'): it is read in Europe/Berlin"
    ),
    "SUMMARY:A\nDTSTART;TZID=localtime:20270301T090000": (
        "'A' names a time zone that nobody knows ('localtime'): it is read in Europe/Berlin"
    ),
    "SUMMARY:A\nDTSTART:20270301T090000\nDTEND:20270228T090000": (
        "'A' has no end that fits its start: it is shown without"
    ),
    "SUMMARY:A\nDTSTART:20270301T090000\nDURATION:P999999999D": (
        "'A' has no end that fits its start: it is shown without"
    ),
}
ONCE = {
    "FREQ=SECONDLY": "comes more often than once a day",
    "FREQ=HOURLY;COUNT=2": "comes more often than once a day",
    "FREQ=DAILY;BYHOUR=9,10": "comes more often than once a day",
    "FREQ=WOMBLY;INTERVAL=x": "repeats by a rule that cannot be read",
    "FREQ=DAILY;INTERVAL=0": "repeats by a rule with numbers that make no sense",
    "FREQ=DAILY;COUNT=1000000000": "repeats by a rule with numbers that make no sense",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30": "repeats by a rule that never comes true",
    "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6": "repeats by a rule that never comes true",
    "FREQ=YEARLY;RSCALE=CHINESE": "repeats by a rule that cannot be read (RSCALE)",
}


@pytest.mark.parametrize("event", ODD)
def test_odd_entries_are_told_where_they_stand(event: str, tmp_path: Path) -> None:
    assert told(layered(tmp_path, ics(event))) == [("calendar/fairs.ics:4:1", ODD[event])]


@pytest.mark.parametrize("rule", ONCE)
def test_a_series_that_cannot_be_expanded_is_shown_once(rule: str, tmp_path: Path) -> None:
    plan = layered(tmp_path, ics(f"SUMMARY:A\nDTSTART:20270301T090000\nRRULE:{rule}"))
    assert told(plan) == [("calendar/fairs.ics:4:1", f"'A' {ONCE[rule]}: only its first time is shown")]
    assert shown(plan) == [("A", "2027-03-01T09:00+01:00", "")]


def test_many_odd_entries_are_counted(tmp_path: Path) -> None:
    plan = layered(tmp_path, ics(*["SUMMARY:A"] * 50))
    assert (len(plan.faults), plan.faults[0].message) == (CALENDAR_FAULTS + 1, "and 40 more entries are odd")


def test_many_daily_series_do_not_grow(tmp_path: Path) -> None:
    plan = layered(tmp_path, ics(*["DTSTART;VALUE=DATE:20200101\nRRULE:FREQ=DAILY"] * 200))
    assert len(shown(plan)) <= 13 * 365
    assert {fault.rule for fault in plan.faults} == {"odd-calendar"}


def test_a_calendar_of_too_many_entries_is_cut(tmp_path: Path) -> None:
    plan = layered(tmp_path, ics(*["DTSTART;VALUE=DATE:20270101"] * (CALENDAR_ENTRIES + 2)))
    message = f"holds {CALENDAR_ENTRIES + 2} entries; all after {CALENDAR_ENTRIES} are left out"
    assert told(plan) == [("calendar/fairs.ics:1:1", message)]


def test_times_of_every_kind(tmp_path: Path) -> None:
    text = ics(
        "SUMMARY:floating\nDTSTART:20270301T090000\nDURATION:PT1H",
        "SUMMARY:utc\nDTSTART:20270302T090000Z",
        "SUMMARY:new york\nDTSTART;TZID=America/New_York:20270303T090000",
        "SUMMARY:windows\nDTSTART;TZID=W. Europe Standard Time:20270304T090000",
        "SUMMARY:mozilla\nDTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20270305T090000",
        "SUMMARY:days\nDTSTART;VALUE=DATE:20270306\nDTEND;VALUE=DATE:20270309",
        "SUMMARY:day\nDTSTART;VALUE=DATE:20270310",
    )
    assert shown(layered(tmp_path, text)) == [
        ("floating", "2027-03-01T09:00+01:00", "2027-03-01T10:00+01:00"),
        ("utc", "2027-03-02T10:00+01:00", ""),
        ("new york", "2027-03-03T15:00+01:00", ""),
        ("windows", "2027-03-04T09:00+01:00", ""),
        ("mozilla", "2027-03-05T10:00+01:00", ""),
        ("days", "2027-03-06", "2027-03-08"),
        ("day", "2027-03-10", "2027-03-10"),
    ]


def test_zones_that_the_file_defines_are_not_believed(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
        "TZOFFSETFROM:+0900\nTZOFFSETTO:+0900\nEND:STANDARD\nEND:VTIMEZONE\n"
    )
    text = ics("SUMMARY:A\nDTSTART;TZID=Europe/Berlin:20270301T090000").replace(
        "BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"
    )
    assert shown(layered(tmp_path, text)) == [("A", "2027-03-01T09:00+01:00", "")]


def test_a_series_with_exceptions_and_a_moved_and_a_cancelled_occurrence(tmp_path: Path) -> None:
    text = (
        ics(
            "SUMMARY:A\nDTSTART;TZID=Europe/Berlin:20270322T090000\nRRULE:FREQ=WEEKLY;COUNT=5\n"
            "EXDATE;TZID=Europe/Berlin:20270405T090000",
            "SUMMARY:A moved\nRECURRENCE-ID;TZID=Europe/Berlin:20270412T090000\n"
            "DTSTART;TZID=Europe/Berlin:20270413T090000",
            "SUMMARY:A\nSTATUS:CANCELLED\nRECURRENCE-ID;TZID=Europe/Berlin:20270419T090000\n"
            "DTSTART;TZID=Europe/Berlin:20270419T090000",
        )
        .replace("UID:1", "UID:0")
        .replace("UID:2", "UID:0")
    )
    assert shown(layered(tmp_path, text)) == [
        ("A", "2027-03-22T09:00+01:00", ""),
        ("A", "2027-03-29T09:00+02:00", ""),
        ("A moved", "2027-04-13T09:00+02:00", ""),
    ]


def test_what_lasts_over_the_new_year_is_there_once(tmp_path: Path) -> None:
    plan = layered(tmp_path, ics("SUMMARY:A\nDTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270103"))
    assert shown(plan, "2026-12-01", "2027-01-31") == [("A", "2026-12-30", "2027-01-02")]


def test_texts_are_cleaned_and_cut(tmp_path: Path) -> None:
    plan = layered(tmp_path, ics(f"SUMMARY:a\\n\x1b[31m\u202e  b{'c' * 900}\nDTSTART;VALUE=DATE:20270301"))
    ((title, _, _),) = shown(plan)
    assert (title[:8], len(title)) == ("a [31m b", 200)


EVENT = st.lists(
    st.sampled_from(
        [
            *("DTSTART:20270301T090000", "DTSTART;VALUE=DATE:20270301", "DTSTART;TZID=X:20270301T090000"),
            *(
                "DTEND:20270301T080000",
                "DTEND;VALUE=DATE:20270301",
                "DURATION:-P1D",
                "DURATION:PT1H",
                "DURATION:x",
            ),
            *("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20280101", "RRULE:FREQ=YEARLY;BYDAY=1MO"),
            *("RRULE:COUNT=2", "EXDATE:20270301T090000", "EXDATE;VALUE=DATE:20270301", "EXDATE:x"),
            *(
                "RDATE:20270401T090000",
                "RDATE;VALUE=PERIOD:20270401T090000/PT1H",
                "RECURRENCE-ID:20270301T090000",
            ),
            *("RECURRENCE-ID;RANGE=THISANDFUTURE:20270301", "STATUS:CANCELLED", "CLASS:PRIVATE", "UID:1"),
            *(
                "SUMMARY:A",
                "SUMMARY;LANGUAGE=de:B",
                "DTEND:x",
                "RDATE:x",
                "RECURRENCE-ID:x",
                "RRULE:FREQ=x",
                "LOCATION:<b>",
                "BEGIN:VALARM",
                "END:VALARM",
                "X",
            ),
        ]
    ),
    max_size=8,
)


@given(st.lists(EVENT, max_size=3))
def test_any_calendar_is_shown_or_told(events: list[list[str]]) -> None:
    text = ics(*("\n".join(lines) for lines in events))
    try:
        calendar.oddities(text, BERLIN)
    except calendar.NoCalendar as error:
        assert str(error)
        return
    layer = Layer(id="a", title="A", calendar=text)
    for found in calendar.expand(layer, date(2027, 1, 1), date(2027, 12, 31), BERLIN):
        assert isinstance(found, Marker)
        assert found.first <= found.last
