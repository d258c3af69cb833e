"""Workdays by country: weekends, public holidays, days of our own."""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.holiday import ClosedDays, NoWorkday, is_country, nearest_country, public_holidays

NOBODY = ClosedDays()
GERMANY = ClosedDays(frozenset({"DE"}))
MAUNDY_THURSDAY = date(2027, 3, 25)
YEARS = st.dates(date(1975, 1, 1), date(2095, 12, 31))


@pytest.mark.parametrize(
    ("code", "cure"),
    [
        ("Germany", "did you mean 'DE'?"),
        ("de", "did you mean 'DE'?"),
        ("DEU", "did you mean 'DE'?"),
        ("United States", "did you mean 'US'?"),
        ("de-be", "did you mean 'DE-BE'?"),
        ("DE-BER", "did you mean 'DE-BE'?"),
        ("DE-", None),
        ("-", ""),
        ("", ""),
        ("Atlantis", ""),
        ("\0", ""),
        ("x" * 80, ""),
    ],
)
def test_what_is_no_country(code: str, cure: str | None) -> None:
    assert not is_country(code)
    assert cure is None or nearest_country(code) == cure
    assert public_holidays(code, 2027, "en") == {}


def test_an_unknown_country_counts_as_none() -> None:
    assert ClosedDays(frozenset({"XX"})).add_workdays(MAUNDY_THURSDAY, 1) == date(2027, 3, 26)


@pytest.mark.parametrize(
    ("days", "n", "then"),
    [
        (NOBODY, 1, date(2027, 3, 26)),
        (GERMANY, 1, date(2027, 3, 30)),
        (GERMANY, 0, MAUNDY_THURSDAY),
        (GERMANY, -1, date(2027, 3, 24)),
        (ClosedDays(frozenset({"DE"}), frozenset({date(2027, 3, 30)})), 1, date(2027, 3, 31)),
        (ClosedDays(frozenset({"DE", "US"})), 1, date(2027, 3, 30)),
        (ClosedDays(frozenset({"IL"})), 1, date(2027, 3, 28)),
    ],
)
def test_workdays_are_counted(days: ClosedDays, n: int, then: date) -> None:
    assert days.add_workdays(MAUNDY_THURSDAY, n) == then


def test_a_day_is_one_only_if_it_is_one_in_every_country() -> None:
    sunday, friday = date(2027, 2, 21), date(2027, 2, 19)
    both = ClosedDays(frozenset({"DE", "IL"}))
    assert (both.is_workday(sunday), both.is_workday(friday), both.is_workday(date(2027, 2, 22))) == (
        False,
        False,
        True,
    )


@given(YEARS, st.integers(1, 60))
def test_forwards_and_backwards_meet_on_workdays(day: date, n: int) -> None:
    then = GERMANY.add_workdays(day, n)
    back = GERMANY.add_workdays(then, -n)
    assert GERMANY.is_workday(then)
    assert back == (day if GERMANY.is_workday(day) else GERMANY.add_workdays(day, -1))


@given(YEARS, st.integers(0, 30))
def test_it_is_the_nth_workday(day: date, n: int) -> None:
    then = GERMANY.add_workdays(day, n)
    between = (day + timedelta(days=k) for k in range(1, (then - day).days + 1))
    assert sum(GERMANY.is_workday(one) for one in between) == n


def test_a_year_without_workdays_is_not_searched_for_ever() -> None:
    closed = frozenset(MAUNDY_THURSDAY + timedelta(days=n) for n in range(1, 800))
    with pytest.raises(NoWorkday):
        ClosedDays(extra=closed).add_workdays(MAUNDY_THURSDAY, 1)


@pytest.mark.parametrize(
    ("day", "n"), [(date(2199, 12, 31), 1), (date(1970, 1, 1), -1), (date(2199, 1, 1), 10**9)]
)
def test_the_search_stays_within_the_years_of_a_plan(day: date, n: int) -> None:
    with pytest.raises(NoWorkday):
        NOBODY.add_workdays(day, n)


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("de", "Karfreitag"),
        ("de-AT", "Karfreitag"),
        ("en", "Good Friday"),
        ("en-GB", "Good Friday"),
        ("cy", "Karfreitag"),
    ],
)
def test_holidays_are_named_in_the_language_or_in_the_countrys_own(language: str, name: str) -> None:
    assert public_holidays("DE", 2027, language)[date(2027, 3, 26)] == name


def test_the_locale_of_the_machine_does_not_matter() -> None:
    script = (
        "from airdate.holiday import public_holidays as p;"
        "print([dict(p(c, 2027, 'cy')) for c in ('DE', 'US', 'FR', 'GB', 'TH')])"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)} | locale,
            capture_output=True,
            check=True,
        ).stdout
        for locale in ({"LANGUAGE": "de"}, {"LANGUAGE": "uk", "LC_ALL": "th_TH.UTF-8"}, {"LC_ALL": "C.UTF-8"})
    }
    assert len(told) == 1


def test_nothing_is_imported_for_a_plan_without_layers() -> None:
    script = (
        "import sys, airdate.plan, airdate.checks as c; c.catalogue();"
        "print(sorted({'holidays', 'icalendar', 'recurring_ical_events', 'dateutil'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
