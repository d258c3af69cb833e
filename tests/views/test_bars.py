"""Bars in rows, on lines, and how much room a month takes on paper."""

from datetime import UTC, date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from airdate.entry import Entry
from airdate.finding import Place
from airdate.html.bars import Bar, Week, bars, rows, ticks, tracks
from airdate.html.days import Day
from airdate.html.paper import PAPERS, paper
from airdate.marker import Kind, Marker
from airdate.timespan import on_day

MONDAY = date(2027, 3, 1)
SPANS = st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 20)), max_size=12)


def marker(n: int, first: date, days: int) -> Marker:
    """A note that lasts so many days more than one."""
    begin = datetime(first.year, first.month, first.day, tzinfo=UTC)
    last = first + timedelta(days=days)
    return Marker(
        id=f"m{n:02}",
        kind=Kind.NOTE,
        title="M",
        start=on_day(first),
        end=on_day(last),
        begins=begin,
        ends=begin,
        first=first,
        last=last,
        place=Place("markers.yml"),
    )


def notes(spans: list[tuple[int, int]]) -> list[Marker]:
    return [marker(n, MONDAY + timedelta(days=since), days) for n, (since, days) in enumerate(spans)]


@given(SPANS)
def test_rows_have_seven_columns_and_no_two_bars_in_one(spans: list[tuple[int, int]]) -> None:
    for row in rows(bars(notes(spans), MONDAY)):
        assert [column for bar in row for column in bar.columns] == [*range(7)]


@given(SPANS)
def test_every_note_that_touches_the_week_is_one_bar_in_its_days(spans: list[tuple[int, int]]) -> None:
    found = {bar.entry.id: bar for bar in bars(notes(spans), MONDAY) if bar.entry}
    for note in notes(spans):
        days = [n for n in range(7) if note.first <= MONDAY + timedelta(days=n) <= note.last]
        assert (list(found[note.id].columns) if note.id in found else []) == days
        if days:
            bar = found[note.id]
            assert (bar.begins, bar.ends) == (note.first >= MONDAY, note.last <= MONDAY + timedelta(days=6))


@given(SPANS)
def test_a_bar_stands_in_a_lower_row_only_where_those_above_are_taken(spans: list[tuple[int, int]]) -> None:
    placed = [[bar for bar in row if bar.entry] for row in rows(bars(notes(spans), MONDAY))]
    for above, below in combinations(placed, 2):
        assert all(any(map(bar.meets, above)) for bar in below)


def test_lines_are_shares_of_the_whole() -> None:
    found = tracks(notes([(-2, 3), (5, 4), (20, 1)]), MONDAY, MONDAY + timedelta(days=9))
    assert [(track.x, track.width) for track in found] == [("0%", "20%"), ("50%", "50%")]
    assert ticks(date(2027, 2, 20), date(2027, 3, 11)) == [(MONDAY, "45%")]


def week(entries: int, bars: int = 0, groups: int = 0) -> Week:
    days = [Day(MONDAY + timedelta(days=n)) for n in range(7)]
    days[0].markers = notes([(0, 0)] * entries)
    days[0].groups = [("", "", "", list[Entry]())] * groups  # type: ignore[list-item]
    return Week(days, [[Bar(range(7))]] * bars)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 9)), min_size=4, max_size=6), st.integers(0, 3))
def test_a_fuller_month_never_gets_larger_type(weeks: list[tuple[int, int]], strips: int) -> None:
    sizes = [PAPERS.index(paper([week(n, bars) for n, bars in weeks[:-1]], strips))]
    sizes.append(PAPERS.index(paper([week(n, bars) for n, bars in weeks], strips)))
    assert sizes == sorted(sizes)


def test_an_empty_month_has_large_type_and_an_endless_one_the_smallest() -> None:
    assert paper([week(0)] * 5, 0).classes == "air-on-a4 air-pt-12"
    assert paper([week(200)] * 6, 3).classes == "air-on-a3 air-pt-7 air-cut"
