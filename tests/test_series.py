"""Series in the plan: occurrences within a window, changed, skipped, moved off closed days, shown, hidden."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from projects import item, load, public

from airdate import gate
from airdate.entry import Entry
from airdate.plan import Plan
from airdate.site import render
from airdate.timespan import on_day

MARCH = (date(2027, 3, 1), date(2027, 3, 31))
GERMAN = "title: P\nurl: https://p.example/\ntimezone: Europe/Berlin\ncountry: DE\n"
LETTER = {"publish": "2027-03-02", "repeat": "weekly on tuesday at 10:00"}


def told(entries: list[Entry]) -> list[str]:
    """Entries as ``03-09 10:00 draft A post``."""
    return [f"{e.first:%m-%d} {e.begins:%H:%M} {e.standing} {e.title}" for e in entries]


def days(plan: Plan, first: date = MARCH[0], last: date = MARCH[1]) -> list[str]:
    return [f"{entry.first:%m-%d}" for entry in plan.between(first, last)]


def test_a_series_is_one_entry_and_many_occurrences(tmp_path: Path) -> None:
    plan = load(tmp_path, {"letter.md": item(**LETTER)})
    assert told([*plan.entries]) == ["03-02 09:00 draft A post"]
    assert days(plan) == ["03-02", "03-09", "03-16", "03-23", "03-30"]


def test_the_hour_stays_when_the_clocks_change(tmp_path: Path) -> None:
    plan = load(tmp_path, {"letter.md": item(**LETTER)})
    found = plan.between(date(2027, 3, 23), date(2027, 3, 30))
    assert [entry.start.text for entry in found if entry.start] == [
        "2027-03-23T10:00+01:00",
        "2027-03-30T10:00+02:00",
    ]


def test_it_begins_on_the_first_day_of_its_rhythm(tmp_path: Path) -> None:
    plan = load(tmp_path, {"letter.md": item(publish="2027-03-03 09:00", repeat="weekly on tuesday")})
    assert days(plan) == ["03-09", "03-16", "03-23", "03-30"]


def test_occurrences_are_skipped_moved_called_off_and_named(tmp_path: Path) -> None:
    changes = (
        "{2027-03-09: {publish: 2027-03-10 11:00, title: The long one}, "
        "2027-03-16: {status: cancelled, reason: Nobody is here}, 2027-03-23: {publish: 2027-03-24}}"
    )
    keys = LETTER | {"except": "2027-03-30", "occurrences": changes}
    plan = load(tmp_path, {"letter.md": item(**keys)})
    found = plan.between(*MARCH)
    assert told(found) == [
        "03-02 09:00 draft A post",
        "03-10 10:00 draft The long one",
        "03-16 09:00 cancelled A post",
        "03-24 09:00 draft A post",  # a bare day keeps the hour
    ]
    assert found[2].reason == "Nobody is here"


def test_what_was_moved_into_a_window_stands_in_it(tmp_path: Path) -> None:
    keys = LETTER | {"occurrences": "{2027-03-30: {publish: 2027-04-08 10:00}}"}
    plan = load(tmp_path, {"letter.md": item(**keys)})
    assert days(plan, date(2027, 4, 7), date(2027, 4, 12)) == ["04-08"]
    assert days(plan, date(2027, 3, 29), date(2027, 4, 5)) == []


def test_an_event_that_lasts_keeps_its_length(tmp_path: Path) -> None:
    keys = {
        "type": "event",
        "start": "2027-03-06 18:00",
        "end": "2027-03-07 11:00",
        "repeat": "every 2 weeks",
    }
    plan = load(tmp_path, {"camp.md": item(**keys, occurrences="{2027-03-20: {start: 2027-03-21 20:00}}")})
    assert [
        (e.first, e.last, e.begins, e.ends) for e in plan.between(date(2027, 3, 7), date(2027, 3, 7))
    ] == [(e.first, e.last, e.begins, e.ends) for e in plan.entries]
    moved = plan.between(date(2027, 3, 22), date(2027, 3, 22))[0]
    assert (moved.ends - moved.begins).total_seconds() == 17 * 3600


def test_workdays_leave_closed_days(tmp_path: Path) -> None:
    keys = {"publish": "2027-01-01", "repeat": "monthly on the first workday"}
    plan = load(tmp_path, {"letter.md": item(**keys)}, plan=GERMAN)
    # 1 January is a holiday, 1 May a Saturday
    found = days(plan, date(2027, 1, 1), date(2027, 5, 31))
    assert found == ["01-04", "02-01", "03-01", "04-01", "05-03"]


def test_every_workday_leaves_closed_days_out(tmp_path: Path) -> None:
    plan = load(tmp_path, {"letter.md": item(publish="2027-03-24", repeat="every workday")}, plan=GERMAN)
    found = days(plan, date(2027, 3, 24), date(2027, 3, 31))  # Good Friday and Easter Monday lie in it
    assert found == ["03-24", "03-25", "03-30", "03-31"]


@pytest.mark.parametrize("start", ["1970-01-01", "2027-03-01"])
def test_a_series_without_end_brings_no_pages_without_end(tmp_path: Path, start: str) -> None:
    plan = load(tmp_path, {"letter.md": item(publish=start, repeat="daily")})
    months = [
        a.path
        for a in render(plan, plan.vocabulary.editions["team"])
        if a.path.startswith("calendar/2") and "W" not in a.path and "Q" not in a.path
    ]
    assert months[0] == ("calendar/2026-02.md" if start < "2" else "calendar/2027-03.md")
    assert (months[-1], len(months) < 40) == ("calendar/2028-09.md", True)


def test_an_occurrence_that_is_not_ready_is_hidden_and_one_called_off_is_told(tmp_path: Path) -> None:
    changes = "{2027-05-11: {status: draft, title: Canary}, 2027-05-18: {status: cancelled, reason: Canary}}"
    keys = {"publish": "2027-05-04 10:00", "repeat": "weekly until 2027-05-20", "occurrences": changes}
    plan = load(tmp_path, {"letter.md": public(**keys)})
    edition = plan.vocabulary.editions["public"]
    shown = gate.admit(plan, edition)
    assert told(shown.between(date(2027, 5, 1), date(2027, 5, 31))) == [
        "05-04 08:00 approved A post",
        "05-18 08:00 cancelled A post",
    ]
    assert [artifact.path for artifact in render(plan, edition) if b"Canary" in artifact.content] == []


def test_a_series_is_late_with_nothing(tmp_path: Path) -> None:
    plan = load(tmp_path, {"letter.md": item(publish="2027-01-05 10:00", repeat="weekly")})
    assert plan.late() == []


def test_order_of_files_does_not_matter(tmp_path: Path) -> None:
    content = {f"{name}.md": item(title=name, **LETTER) for name in "cab"}
    plan = load(tmp_path, content)
    turned = replace(plan, items=plan.items[::-1])
    assert told(turned.between(*MARCH)) == told(plan.between(*MARCH))


@pytest.mark.parametrize(
    ("repeat", "first", "expected"),
    [
        # 2027-01-01 is a holiday, a Friday; Easter is 26 to 29 March, 1 November one in no whole country
        ("monthly on the second workday", "2027-01-01", "01-05 02-02 03-02 04-02 05-04"),
        ("monthly on the first and last workday", "2027-01-01", "01-04 01-29 02-01 02-26 03-01 03-31"),
        ("monthly on the first workday", "2027-01-02", "01-04 02-01 03-01 04-01 05-03"),
        ("monthly on the first workday", "2027-01-05", "02-01 03-01 04-01 05-03"),
        ("monthly on the second last workday of the month", "2027-03-01", "03-30 04-29 05-28"),
        ("monthly on the first workday of every quarter", "2027-01-01", "01-04 04-01 07-01"),
        ("every workday 3 times", "2027-03-25", "03-25 03-30 03-31"),
        ("every workday until 2027-03-29", "2027-03-24", "03-24 03-25"),
        ("yearly on the first workday of january", "2027-01-01", "01-04"),
    ],
)
def test_workdays_are_counted_as_people_work(tmp_path: Path, repeat: str, first: str, expected: str) -> None:
    plan = load(tmp_path, {"letter.md": item(publish=first, repeat=repeat)}, plan=GERMAN)
    found = days(plan, date(2026, 12, 1), date(2027, 12, 31))
    assert found[: len(expected.split())] == expected.split()


def test_workdays_leave_holidays_however_long_ago_they_began(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(publish="1990-01-01", repeat="every workday")}, plan=GERMAN)
    assert days(plan, date(2027, 3, 24), date(2027, 3, 31)) == ["03-24", "03-25", "03-30", "03-31"]


def test_a_series_stands_where_it_first_occurs_and_was_moved_by_nobody(tmp_path: Path) -> None:
    keys = {"publish": "2027-01-01 09:00", "repeat": "monthly on the first workday"}
    plan = load(tmp_path, {"letter.md": item(**keys)}, plan=GERMAN)
    assert told([*plan.entries]) == ["01-04 08:00 draft A post"]
    assert [entry.former for entry in plan.between(date(2027, 1, 1), date(2027, 1, 31))] == [()]


def test_a_series_whose_first_day_is_left_out_stands_at_the_next_and_counts_from_the_first(
    tmp_path: Path,
) -> None:
    keys = {"publish": "2027-03-02 10:00", "repeat": "weekly 3 times", "except": "2027-03-02"}
    plan = load(tmp_path, {"letter.md": item(**keys)})
    assert told([*plan.entries]) == ["03-09 09:00 draft A post"]
    assert days(plan) == ["03-09", "03-16"]


def test_days_that_calendars_show_are_those_that_exceptions_name(tmp_path: Path) -> None:
    keys = {"publish": "2027-01-01", "repeat": "monthly on the second workday", "except": "2027-01-05"}
    keys["occurrences"] = "{2027-02-02: {publish: 2027-02-03}}"
    plan = load(tmp_path, {"letter.md": item(**keys)}, plan=GERMAN)
    assert days(plan, date(2027, 1, 1), date(2027, 3, 31)) == ["02-03", "03-02"]


def test_each_output_leaves_closed_days_by_itself(tmp_path: Path) -> None:
    outputs = "[{channel: x, publish: 2027-01-01 09:00}, {channel: y, publish: 2027-03-26}]"
    keys = {"outputs": outputs, "repeat": "every workday"}
    plan = load(tmp_path, {"letter.md": item(**keys)}, plan=GERMAN)
    found = plan.between(date(2027, 3, 25), date(2027, 3, 30))
    assert [f"{entry.output.channel} {entry.first:%m-%d}" for entry in found] == [
        "x 03-25",
        "y 03-30",
        "x 03-30",
    ]


def test_resolved_anew_workdays_follow_their_anchor_and_leave_nothing_behind(tmp_path: Path) -> None:
    content = {
        "k.md": item(type="event", start="2027-01-01"),
        "s.md": item(publish="with k", repeat="monthly on the first workday"),
    }
    plan = load(tmp_path, content, plan=GERMAN)
    moved = (replace(plan.by_id["k"], start=on_day(date(2027, 2, 20))), plan.by_id["s"])
    again = plan.with_items(moved)
    assert [entry.first for entry in again.series] == [date(2027, 3, 1)]
    assert (again.by_id["s"].skipped, again.by_id["s"].occurrences) == ((), {})


def test_an_end_that_the_clocks_skip_keeps_the_length(tmp_path: Path) -> None:
    keys = {"type": "event", "start": "2027-03-26 10:00", "end": "2027-03-26 11:00", "repeat": "weekly"}
    plan = load(tmp_path, {"a.md": item(**keys, occurrences="{2027-04-02: {start: 2027-03-28 01:30}}")})
    (moved,) = plan.between(date(2027, 3, 28), date(2027, 3, 28))
    assert moved.end
    assert moved.end.text == "2027-03-28T03:30+02:00"


def test_what_runs_into_itself_does_not_multiply(tmp_path: Path) -> None:
    keys = {"type": "event", "start": "1990-01-05 10:00", "end": "2189-12-31", "repeat": "daily"}
    plan = load(tmp_path, {"a.md": item(**keys)})
    assert len(plan.between(*MARCH)) < 40


def test_an_occurrence_that_may_be_meant_to_be_hidden_is(tmp_path: Path) -> None:
    changes = "{2027-05-11: {visibilty: confidential, title: Canary}}"
    keys = {"publish": "2027-05-04 10:00", "repeat": "weekly until 2027-05-20", "occurrences": changes}
    plan = load(tmp_path, {"letter.md": public(**keys)})
    artifacts = render(plan, plan.vocabulary.editions["public"])
    assert [fault.rule for fault in plan.faults] == ["unsure-visibility"]
    assert [artifact.path for artifact in artifacts if b"Canary" in artifact.content] == []
