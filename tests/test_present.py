"""A clock that notes what it was asked: within the noted span every answer is the same."""

import copy
import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airdate.present import Present, Span, noted, whole

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
ZONES = (
    UTC,
    timezone(timedelta(hours=1)),
    *map(
        ZoneInfo, ("Europe/Berlin", "America/Sao_Paulo", "America/St_Johns", "Pacific/Apia", "Africa/Cairo")
    ),
)
LEAST = timedelta.resolution

Question = Callable[[Any], Any]


def asked(question: Question, now: datetime) -> tuple[Any, Span]:
    """The answer, and how long it holds."""
    present = Present.of(now)
    return question(present), noted(present)


# Years in which the clocks of these zones were changed at midnight, over midnight, or by a whole day.
moments = st.builds(
    lambda seconds, zone: datetime.fromtimestamp(seconds, UTC).astimezone(zone),
    st.one_of(
        st.integers(1_100_000_000, 1_400_000_000),
        st.integers(1_299_988_800, 1_300_075_200),  # St John's: 2011-03-13, one minute past midnight
        st.integers(1_320_537_600, 1_320_710_400),  # and back over midnight
        st.integers(1_325_073_600, 1_325_332_800),  # Apia: without 2011-12-30
    ),
    st.sampled_from(ZONES),
)
steps = st.one_of(
    st.sampled_from([timedelta(0), LEAST, -LEAST, timedelta(days=1)]),
    st.timedeltas(timedelta(days=-40), timedelta(days=40)),
)


def compared(now: Any, other: datetime, step: timedelta, how: str) -> bool:
    """One of the twelve ways to compare two times."""
    now = now - step if step < timedelta(0) else step + now
    ways: dict[str, Callable[[], bool]] = {
        "<": lambda: now < other,
        "<=": lambda: now <= other,
        ">": lambda: now > other,
        ">=": lambda: now >= other,
        "==": lambda: now == other,
        "!=": lambda: now != other,
        "other <": lambda: other < now,
        "other <=": lambda: other <= now,
        "other >": lambda: other > now,
        "other >=": lambda: other >= now,
        "other ==": lambda: other == now,
        "max": lambda: max(now, other) is other,
    }
    return ways[how]()


HOWS = ("<", "<=", ">", ">=", "==", "!=", "other <", "other <=", "other >", "other >=", "other ==", "max")
comparisons = st.builds(
    lambda other, step, how: lambda now: compared(now, other, step, how),
    moments,
    steps,
    st.sampled_from(HOWS),
)
days = st.builds(
    lambda zone, step: lambda now: (now + step).astimezone(zone).date(), st.sampled_from(ZONES), steps
)
counts = st.builds(
    lambda other, step, unit, forth: (
        lambda now: whole(unit, now + step, other) if forth else whole(unit, other, now + step)
    ),
    moments,
    steps,
    st.sampled_from([timedelta(days=1), timedelta(minutes=1), timedelta(days=30)]),
    st.booleans(),
)
questions = st.lists(st.one_of(comparisons, days, counts), min_size=1, max_size=6)


@settings(max_examples=600)
@given(questions, moments, steps, st.integers(0, 3))
def test_within_the_span_every_answer_is_the_same(
    each: list[Question], now: datetime, step: timedelta, edge: int
) -> None:
    now = now.astimezone(UTC)

    def all_of_them(at: Any) -> list[Any]:
        return [question(at) for question in each]

    answers, span = asked(all_of_them, now)
    assert answers == all_of_them(now)
    assert span.holds(now)
    edges = [span.since or now, (span.until or now) - LEAST, now + step, now - step]
    other = edges[edge] if edge < len(edges) else now
    if span.holds(other):
        assert all_of_them(other) == answers


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        (lambda now: now < NOW, NOW, None),
        (lambda now: now <= NOW, None, NOW + LEAST),
        (lambda now: NOW + timedelta(1) > now, None, NOW + timedelta(1)),
        (lambda now: now - timedelta(2) >= NOW, None, NOW + timedelta(2)),
        (lambda now: now == NOW, NOW, NOW + LEAST),
        (lambda now: now.date(), datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 2, tzinfo=UTC)),
        (lambda now: isinstance(now, datetime), None, None),
        (lambda now: min(now, now + timedelta(1)) is now, NOW, NOW + LEAST),
    ],
)
def test_the_span_is_no_shorter_than_the_answer_lasts(
    question: Question, since: datetime | None, until: datetime | None
) -> None:
    assert asked(question, NOW)[1] == Span(since, until)


@pytest.mark.parametrize(
    "question",
    [
        lambda now: now.year,
        lambda now: now.second,
        lambda now: now.timestamp(),
        lambda now: now.replace(hour=0),
        lambda now: now.isoformat(),
        lambda now: now.timetuple(),
        lambda now: now.weekday(),
        lambda now: now.time(),
        lambda now: now.astimezone(),
        lambda now: now.astimezone(ZONES[2]).hour,
        lambda now: now.astimezone(ZONES[2]) + timedelta(days=1),
        lambda now: now.astimezone(ZONES[2]) < NOW.astimezone(ZONES[2]),
        lambda now: NOW - now,
        lambda now: now - NOW,
        hash,
        lambda now: f"{now:%Y}",
        str,
        repr,
        pickle.dumps,
        copy.copy,
        copy.deepcopy,
        ZONES[2].utcoffset,
        lambda now: now == date(2027, 3, 1),
    ],
)
def test_what_else_is_asked_is_answered_as_ever_and_holds_for_a_moment(question: Question) -> None:
    answer, span = asked(question, NOW)
    assert (answer, type(answer)) == (question(NOW), type(question(NOW)))
    assert span == Span(NOW, NOW + LEAST)


def test_of_a_time_that_notes_nothing_nothing_holds() -> None:
    assert not noted(NOW).holds(NOW)


def test_at_the_end_of_the_calendar_there_is_no_next_day() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    assert asked(lambda now: now.date(), last) == (last.date(), Span(last, None))
