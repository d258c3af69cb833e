"""Steps, written times and phrases: tables in files."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.editing.refusal import EditRefused
from airdate.holiday import ClosedDays
from airdate.relative import parse as phrase
from airdate.revision import phrases, written
from airdate.revision.step import Step, is_step, parse
from airdate.revision.written import Counting
from airdate.timespan import parse_zone

DATA = Path(__file__).parent / "data"
BERLIN = parse_zone("Europe/Berlin")
BY = Counting(BERLIN, ClosedDays(frozenset({"DE"}), frozenset()))


def lines(name: str) -> list[list[str]]:
    text = (DATA / name).read_text("utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in text if line and line[0] != "#"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("+", "'+': '+' is no step (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month)"),
        ("1w", "'1w' is no step (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month)"),
        ("+1m", "'+1m': 'm' is no unit (write min or month)"),
        ("+1dya", "'+1dya': 'dya' is no unit (did you mean 'day'?)"),
        ("+99999d", "'+99999d': 99999 is too far (count up to 9999)"),
        ("+0d", "'+0d' moves nothing (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month)"),
        ("+1d -1d", "'+1d -1d' moves nothing (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month)"),
        (
            "+1d tomorrow",
            "'+1d tomorrow': 'tomorrow' is no step (write +1w, -2d, +5wd (workdays), +3h, +30min or +1month)",
        ),
    ],
)
def test_what_is_no_step(text: str, message: str) -> None:
    with pytest.raises(EditRefused) as error:
        parse(text)
    assert str(error.value) == message


@given(st.text(max_size=30))
def test_any_text_is_a_step_or_refused(text: str) -> None:
    try:
        parse(text)
    except EditRefused:
        return
    assert is_step(text.lstrip())


def test_all_units() -> None:
    assert parse("+1y 1q 1month 1w 1d 1wd 1h 1min") == Step(months=16, days=8, workdays=1, minutes=61)


@pytest.mark.parametrize(("text", "step", "wanted"), lines("steps.txt"))
def test_a_time_keeps_its_form(text: str, step: str, wanted: str) -> None:
    try:
        found = written.stepped(text, parse(step), BY)
    except EditRefused as error:
        found = error.message
    assert found == wanted


@pytest.mark.parametrize(("text", "spans", "step", "wanted"), lines("phrases.txt"))
def test_a_phrase_counts_otherwise(text: str, spans: str, step: str, wanted: str) -> None:
    assert (phrases.stepped(phrase(text), parse(step), spans=spans == "yes") or "-") == wanted


@pytest.mark.parametrize(
    ("text", "when", "wanted"),
    [
        ("2027-03-16 10:00", "2027-04-01", "2027-04-01 10:00"),
        ("2027-03-16T10:00:00", "2027-04-01 9:30", "2027-04-01T09:30:00"),
        ("2027-03-16T10:00+01:00", "2027-04-01", "2027-04-01T10:00+02:00"),
        ("2027-03-16", "2027-04-01 09:30", "2027-04-01 09:30"),
        ("2027-03-16 10:00", "2027-04-01T09:00+05:00", "2027-04-01T09:00+05:00"),
        ("2027-03-16 10:00", "2027-04", "2027-04"),
        ("2027-05", "2027-04-01", "2027-04-01"),
    ],
)
def test_another_time_in_the_form_of_the_old(text: str, when: str, wanted: str) -> None:
    assert written.moved(text, when, BERLIN) == wanted


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2150, 1, 1))
FORMS = st.sampled_from(
    [
        "{:%Y-%m-%d}",
        "{:%Y-%m-%d} 10:00",
        "{:%Y-%m-%d}T23:30:15",
        "{:%Y-%m-%d}T08:00Z",
        "{:%Y-%m-%d} 09:15-04:00",
    ]
)


@given(DAYS, FORMS, st.integers(-4000, 4000).filter(bool))
def test_there_and_back_again(day: date, form: str, days: int) -> None:
    text = form.format(day)
    there = written.stepped(text, Step(days=days), BY)
    assert written.stepped(there, Step(days=-days), BY) == text


@given(st.sampled_from(["launch", "with", "before", "first", "a"]), st.sampled_from(["", ".start", ".end"]))
def test_an_anchor_is_called_otherwise_whatever_its_id(id: str, point: str) -> None:
    assert phrases.renamed(f"with  {id}{point} at 09:00", id, "new") == f"with  new{point} at 09:00"
    assert phrases.renamed(f"7 days BEFORE {id}{point}", id, "new") == f"7 days BEFORE new{point}"
    assert phrases.renamed(f"when {id} lifts", id, "new") == "when new lifts"
    assert phrases.renamed(f"with {id}{point}", "other", "new") == f"with {id}{point}"
