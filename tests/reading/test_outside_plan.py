"""Plans of others as layers: bad input first, then what comes in."""

import json
from pathlib import Path
from typing import Any

import pytest
from outside import DAY, PARTNER, TALK, Json, file_of, layered, marker_of, shown, theirs, told

from airdate import report
from airdate.limits import CALENDAR_ENTRIES, CALENDAR_FAULTS, PLAN_BYTES, PLAN_MARKERS, PLAN_SERIES
from airdate.marker import Kind

NO_PLAN = {
    "": "line 1: '{' is missing",
    "[]": "line 1: '{' is missing",
    "{": "Expecting value: line 1 column 2 (char 1)",
    "{}": "there is no `version` in it, or no `items`",
    '{"version": 1, "items": 2}': "there is no `version` in it, or no `items`",
    '{"version": true, "items": []}': "there is no `version` in it, or no `items`",
    '{"version": 2, "edition": "team", "items": []}': "it is of version 2, and this Airdate reads version 1",
    '{"version": 1, "items": []}': "there is no `edition` in it",
    '{"version": 1, "items": [NaN]}': "NaN is no number of JSON",
    '{"version": 1, "items": [-Infinity]}': "-Infinity is no number of JSON",
    '{"version": 1, "items": []} x': "line 1: it goes on behind its end",
    '{"version": 1,\n"version": 1}': "line 2: a key is no text, or stands twice",
    '{"items": [{"visibility": "confidential", "visibility": "public"}]}': (
        "the key 'visibility' stands twice in one object"
    ),
    '{"items": [' + "[" * 100_000: "it is nested too deeply",
    '{"x": ' + '{"a":' * 100_000: "it is nested too deeply",
}


@pytest.mark.parametrize("text", NO_PLAN, ids=[text[:40] for text in NO_PLAN])
def test_what_is_no_plan_is_told_where_it_is_named(text: str, tmp_path: Path) -> None:
    plan = layered(tmp_path, text)
    message = f"`path`: 'calendar/partner.json' is no plan that can be read: {NO_PLAN[text]}"
    assert told(plan) == [("calendar/markers.yml:1:33", message)]
    assert plan.vocabulary.layers == ()


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    plan = layered(tmp_path, " " * (PLAN_BYTES + 1))
    assert [fault.rule for fault in plan.faults] == ["unreadable-file"]


def test_a_number_of_a_million_digits_costs_nothing(tmp_path: Path) -> None:
    text = '{"version": 1, "edition": "team", "timezone": "UTC", "x": ' + "9" * 1_000_000 + ', "items": []}'
    assert told(layered(tmp_path, text)) == []


LEFT_OUT: dict[str, tuple[Any, str]] = {
    "no object": (7, "something that is not open lacks an id, a type or a title: it is left out"),
    "no id": (theirs() | {"id": None}, "'Talk' lacks an id, a type or a title: it is left out"),
    "a bad id": (theirs(id="../x"), "'Talk' lacks an id, a type or a title: it is left out"),
    "no title": (
        theirs(title="\u202e"),
        "something without a title lacks an id, a type or a title: it is left out",
    ),
    "a status": (theirs(status="done"), "'Talk' has a status that nobody knows ('done'): it is left out"),
    "no visibility": (
        theirs(visibility=None),
        "something that is not open has a visibility that nobody knows (''): it is left out",
    ),
    "a zone": (
        theirs(timezone="Mars/X"),
        "'Talk' names a time zone that nobody knows ('Mars/X'): it is left out",
    ),
    "a stranger": (
        theirs(entry={"id": "other"}),
        "'Talk' has an entry whose id is not its own: the entry is left out",
    ),
    "no time": (
        theirs(entry={"start": "2027"}),
        "'Talk' has a start that cannot be read: the entry is left out",
    ),
    "a naive time": (
        theirs(entry={"start": TALK | {"at": "2027-03-09T18:00:00"}}),
        "'Talk' has a start that cannot be read: the entry is left out",
    ),
    "the year 9999": (
        theirs(entry={"start": DAY | {"first": "9999-12-31", "last": "9999-12-31"}}),
        "'Talk' has a start that cannot be read: the entry is left out",
    ),
    "a moment in 2199": (
        theirs(entry={"start": TALK | {"at": "2199-12-31T23:00:00-12:00"}}),
        "'Talk' has a start that cannot be read: the entry is left out",
    ),
    "a crooked month": (
        theirs(entry={"start": {"precision": "month", "first": "2027-03-02", "last": "2027-03-31"}}),
        "'Talk' has a start that cannot be read: the entry is left out",
    ),
}
ONCE: dict[str, tuple[Json, str]] = {
    "no rule": ({"repeat": 7}, "repeats by a rule that cannot be read (no rhythm is given)"),
    "hourly": (
        {"repeat": "FREQ=HOURLY"},
        "repeats by a rule that cannot be read (FREQ=HOURLY: an editorial rhythm is daily or slower)",
    ),
    "another day": ({"repeat": "FREQ=WEEKLY;BYDAY=MO"}, "does not begin with its rhythm"),
    "never": ({"repeat": "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"}, "does not begin with its rhythm"),
    "for ever": (
        {"repeat": "FREQ=DAILY;COUNT=99999"},
        "repeats by a rule with numbers that make no sense",
    ),
    "an exception": ({"repeat": "FREQ=DAILY", "except": ["x"]}, "has `except` that is no day"),
    "an occurrence": (
        {"repeat": "FREQ=DAILY", "occurrences": [{"day": "2027-03-10"}]},
        "has a changed occurrence without a day",
    ),
}


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_cannot_be_taken_is_told_on_its_line(name: str, tmp_path: Path) -> None:
    said, message = LEFT_OUT[name]
    plan = layered(tmp_path, file_of(theirs("sound", title="Sound"), said))
    assert told(plan) == [("calendar/partner.json:3:1", message)]
    assert [marker.title for marker in shown(plan)] == ["Sound"]


@pytest.mark.parametrize("name", ONCE)
def test_a_series_that_cannot_be_followed_is_shown_once(name: str, tmp_path: Path) -> None:
    entry, message = ONCE[name]
    plan = layered(tmp_path, file_of(theirs(entry=entry)))
    assert told(plan) == [("calendar/partner.json:2:1", f"'Talk' {message}: only its first time is shown")]
    assert [str(marker.first) for marker in shown(plan)] == ["2027-03-09"]


def test_lines_are_those_of_any_layout(tmp_path: Path) -> None:
    text = json.dumps(file_of(theirs(), theirs(id="b", status="x")), indent=1)
    plan = layered(tmp_path, text)
    line = text[: text.index('"id": "b"')].count("\n")
    assert [str(fault.place) for fault in plan.faults] == [f"calendar/partner.json:{line}:1"]


def test_an_id_that_is_taken(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(theirs(), theirs(title="Again", entries=[{"id": "talk.b"}])))
    assert told(plan) == [("calendar/partner.json:3:1", "'Again' has an id that is taken: it is left out")]


def test_many_odd_ones_are_counted(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(*[7] * 50))
    assert (len(plan.faults), plan.faults[0].message) == (CALENDAR_FAULTS + 1, "and 40 more entries are odd")


def test_a_plan_of_too_many_entries_is_cut(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(*(theirs(f"t{n}") for n in range(CALENDAR_ENTRIES + 2))))
    message = f"all entries after {CALENDAR_ENTRIES} are left out"
    assert told(plan) == [(f"calendar/partner.json:{CALENDAR_ENTRIES + 2}:1", message)]


@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=YEARLY"])
def test_many_series_do_not_grow(rule: str, tmp_path: Path) -> None:
    items = (theirs(f"t{n}", entry={"repeat": rule}) for n in range(PLAN_SERIES + 50))
    plan = layered(tmp_path, file_of(*items))
    assert len(shown(plan, "2028-01-01", "2028-12-31")) <= 5_500
    assert {fault.rule for fault in plan.faults} == {"odd-plan"}


def test_texts_are_cleaned_and_addresses_are_of_the_web(tmp_path: Path) -> None:
    bad = file_of(
        theirs("a", title="a\x1b[31m\u202e  \ud800b" + "c" * 900, url="javascript:alert(1)"),
        theirs("b", url="https://talk.example/x?y=1", page=""),
        theirs("c", url="https://u:p@talk.example/"),
        url="javascript:alert(1)//",
    )
    a, b, c = shown(layered(tmp_path, bad))
    assert (a.title[:8], len(a.title)) == ("a[31m bc", 200)
    assert [a.url, b.url, c.url] == ["", "https://talk.example/x?y=1", ""]


def test_a_link_leads_to_the_page_on_the_other_site(tmp_path: Path) -> None:
    (marker,) = shown(layered(tmp_path, file_of(theirs(page='events/a "b" ü/../'))))
    assert marker.url == "https://partner.example/plan/events/a%20%22b%22%20%C3%BC/../"


def test_what_a_marker_says(tmp_path: Path) -> None:
    said = file_of(
        theirs("spring", type="campaign", title="Spring", entry={"start": DAY}),
        theirs(
            entry={"channel": "dome", "end": TALK | {"at": "2027-03-09T20:00:00+01:00"}}, campaign="spring"
        )
        | {"location": "Dome", "event_status": "moved-online"},
        vocabulary={
            "channel": [{"id": "dome", "title": "The dome"}],
            "type": [{"id": "campaign", "title": "C"}],
        },
    )
    talk = next(m for m in shown(layered(tmp_path, said)) if m.title == "Talk")
    assert (talk.id, talk.kind, talk.summary) == ("partner.talk", Kind.CALENDAR, "Partner")
    assert (talk.about, talk.state, talk.location) == ("The dome · Spring", "moved online", "Dome")
    assert (talk.start.text, talk.end and talk.end.text) == (
        "2027-03-09T18:00+01:00",
        "2027-03-09T20:00+01:00",
    )


STATES = {
    "planned": "planned",
    "approved": "",
    "published": "",
    "on-hold": "on hold",
    "postponed": "postponed",
    "cancelled": "cancelled",
}


@pytest.mark.parametrize("status", STATES)
def test_what_is_called_off_or_not_decided_says_so(status: str, tmp_path: Path) -> None:
    (marker,) = shown(layered(tmp_path, file_of(theirs(status=status, entry={"status": status}))))
    assert marker.state == STATES[status]


@pytest.mark.parametrize(
    "said",
    [
        theirs(status="idea"),
        theirs(entry={"status": "idea"}),
        theirs(visibility="confidential"),
        theirs(entry={"start": None}),
    ],
)
def test_what_is_left_out_without_a_word(said: Json, tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(said))
    assert (told(plan), shown(plan)) == ([], [])


def test_a_series_in_its_own_zone(tmp_path: Path) -> None:
    entry = {
        "start": TALK | {"at": "2027-03-08T20:00:00-05:00"},
        "repeat": "FREQ=WEEKLY;COUNT=3",
        "except": ["2027-03-15"],
        "occurrences": [
            {"day": "2027-03-22", "start": TALK | {"at": "2027-03-23T21:00:00-04:00"}, "title": "Late"}
        ],
    }
    found = shown(layered(tmp_path, file_of(theirs(entry=entry, timezone="America/New_York"))))
    assert [(m.title, m.start.text) for m in found] == [
        ("Talk", "2027-03-09T02:00+01:00"),
        ("Late", "2027-03-24T02:00+01:00"),
    ]


def test_blackouts_and_holds_bind_here_and_closed_days_are_shown(tmp_path: Path) -> None:
    said = file_of(
        markers=[
            marker_of(scope={"channel": ["x"]}),
            marker_of(id="storm", kind="hold", title="Storm"),
            marker_of(id="away", kind="closed", title="Away"),
            marker_of(id="ball", kind="note"),
            marker_of(id="secret", visibility="confidential"),
            marker_of(id="a.b", layer="a"),
        ]
    )
    del said["markers"][1]["last"]
    plan = layered(tmp_path, said, markers=PARTNER.replace("}", ", except: [ours]}"))
    found = {marker.id: marker for marker in shown(plan)}
    assert [*found] == ["partner..away", "partner..quiet", "partner..storm"]
    assert [marker.id for marker in plan.markers] == ["partner..quiet", "partner..storm"]
    quiet = found["partner..quiet"]
    assert (quiet.scope, quiet.reason, quiet.exceptions) == ({"channel": ("x",)}, "Results", ("ours",))
    assert (found["partner..away"].kind, found["partner..away"].state) == (Kind.CALENDAR, "closed")
    assert plan.vocabulary.closed_days == frozenset()


@pytest.mark.parametrize(
    "scope", [None, "x", {}, {"channel": []}, {"channel": "x"}, {"moon": ["x"]}, {"type": [1]}]
)
def test_a_scope_that_cannot_be_understood_is_everything(scope: Any, tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(markers=[marker_of(scope=scope)]))
    assert [marker.scope for marker in plan.markers] == [None]


def test_too_many_markers_are_cut(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(markers=[marker_of(id=f"m{n}") for n in range(PLAN_MARKERS + 2)]))
    assert len(plan.markers) == PLAN_MARKERS
    assert told(plan) == [("calendar/partner.json:1:1", f"all markers after {PLAN_MARKERS} are left out")]


def test_a_channel_that_is_shared_must_be_known(tmp_path: Path) -> None:
    markers = PARTNER.replace("}", ", shares: [mastodom]}")
    plan = layered(tmp_path, file_of(), markers=markers, channels="mastodon: Mastodon\n")
    assert [fault.rule for fault in plan.faults] == ["unknown-channel"]


def test_an_exception_must_be_an_item(tmp_path: Path) -> None:
    plan = layered(tmp_path, file_of(), markers=PARTNER.replace("}", ", except: [nobody]}"))
    assert [finding.fault.message for finding in report.findings(plan)] == [
        "'partner': there is no item 'nobody'"
    ]
