"""Months, weeks, quarters and years that have a page."""

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from projects import NOW, item, load

from airdate.html.periods import PRESENT, Periods
from airdate.plan import Plan
from airdate.wording.dates import Dates
from airdate.wording.translation import translation

TAGS = st.sampled_from(["en", "en-US", "de", "ar", "fr"])
DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))


def periods(tag: str = "en") -> Periods:
    """Those of an empty plan: the present ones."""
    return Periods(Plan(NOW), Dates(translation(tag)))


@given(TAGS, DAYS)
def test_every_day_shown_with_a_month_lies_in_a_week_with_a_page(tag: str, now: date) -> None:
    plan = Plan(NOW.replace(year=now.year, month=now.month, day=now.day))
    found = Periods(plan, Dates(translation(tag)))
    (month,) = found.within("month", plan.today, plan.today)
    first = found.dates.week_start(month.first)
    last = found.dates.week_start(month.last) + timedelta(days=6)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    weeks = [found.of("week", day) for day in days]
    assert all(week and week.first <= day <= week.last for week, day in zip(weeks, days, strict=True))


@given(TAGS, st.sampled_from([*PRESENT]))
def test_periods_follow_each_other_and_have_a_place_of_their_own(tag: str, kind: str) -> None:
    turns = list(periods(tag).turns(kind))
    assert len({turn.path for turn in turns}) == len(turns)
    own = list(dict.fromkeys(turn.period for turn in turns))
    assert all(b.first == a.last + timedelta(days=1) for a, b in pairwise(own))


def test_the_present_ones_have_a_second_path_that_stays() -> None:
    found = periods()
    assert {kind: [turn.path for turn in found.turns(kind)][-1] for kind in ("month", "quarter", "year")} == {
        "month": "calendar/index.md",
        "quarter": "quarter.md",
        "year": "year/index.md",
    }
    assert [turn.path for turn in found.turns("week")][:2] == ["calendar/2027-W09.md", "week.md"]


def test_a_month_knows_its_neighbours_over_a_gap(tmp_path: Path) -> None:
    plan = load(tmp_path, {"a.md": item(publish="2099-05-01"), "b.md": item(publish="2027-02-01")})
    turns = list(Periods(plan, Dates(translation("en"))).turns("month"))
    assert [(turn.path, turn.before and turn.before[0], turn.after and turn.after[0]) for turn in turns] == [
        ("calendar/2027-02.md", None, "March"),
        ("calendar/2027-03.md", "February", "May"),
        ("calendar/index.md", "February", "May"),
        ("calendar/2099-05.md", "March", None),
    ]
