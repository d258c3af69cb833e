"""Phrases: what they mean, and that no text is anything but a phrase or a fault."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.relative import Anchor, Relative, Unit, is_phrase, parse
from airdate.timespan import TimeFault

MEANINGS = {
    "7 days before orion at 09:00": (-7, Unit.DAY, None, time(9)),
    "2 workdays after orion": (2, Unit.WORKDAY, None, None),
    "1 hour after orion": (1, Unit.HOUR, None, None),
    "90 minutes before orion": (-90, Unit.MINUTE, None, None),
    "3 months before orion": (-3, Unit.MONTH, None, None),
    "A Week Before orion AT 9:30": (-1, Unit.WEEK, None, time(9, 30)),
    "10days after orion": (10, Unit.DAY, None, None),
    "two weeks after orion": (2, Unit.WEEK, None, None),
    "the day before orion": (-1, Unit.DAY, None, None),
    "with orion": (0, Unit.DAY, None, None),
    "with orion at 18:00": (0, Unit.DAY, None, time(18)),
    "first tuesday after orion at 10:00": (1, Unit.DAY, 1, time(10)),
    "second sunday before orion": (-2, Unit.DAY, 6, None),
    "last friday before orion": (-1, Unit.DAY, 4, None),
    "first workday after orion": (1, Unit.WORKDAY, None, None),
}


@pytest.mark.parametrize("text", MEANINGS)
def test_a_phrase_means(text: str) -> None:
    count, unit, weekday, at = MEANINGS[text]
    assert parse(text) == Relative(text, Anchor("orion"), count, unit, weekday, at)


@pytest.mark.parametrize(
    ("word", "anchor"),
    [
        ("orion", Anchor("orion")),
        ("orion.end", Anchor("orion", "end")),
        ("orion.START", Anchor("orion", "start")),
        ("orion.linkedin", Anchor("orion", "linkedin")),
        ("publish", Anchor("", "publish")),
        ("End", Anchor("", "end")),
    ],
)
def test_an_anchor_is_an_item_or_one_of_its_points(word: str, anchor: Anchor) -> None:
    assert parse(f"1 day after {word}").anchor == anchor


def test_an_embargo_lifts() -> None:
    assert parse("when release lifts") == Relative("when release lifts", Anchor("release"), lifts=True)


@pytest.mark.parametrize(
    "text", ["2027-05-12", "2027-Q2", "2027", "2027-05-12T09:00Z", "12.5.2027", " 2027-05", "+1d"]
)
def test_digits_are_no_phrase(text: str) -> None:
    assert not is_phrase(text)


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from([*" ".join(MEANINGS).split(), "when", "lifts", "x.y.z"])).map(" ".join)
)
def test_any_text_is_a_phrase_or_a_fault(text: str) -> None:
    try:
        phrase = parse(text)
    except TimeFault as error:
        assert error.rule == "bad-time" and error.message and error.cure
    else:
        assert parse(phrase.text) == phrase


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{'9' * 5000} days before x", "is too far"),
        ("3 days before 2027-03-02", "is a date"),
        ("-3 days after x", "whole numbers"),
        ("1.5 hours after x", "whole numbers"),
        ("2 years after x", "is no unit here"),
        ("with x at 9am", "is no hour of the day"),
        ("before x", "a time begins with"),
    ],
)
def test_what_is_not_understood_is_named(text: str, said: str) -> None:
    with pytest.raises(TimeFault) as caught:
        parse(text)
    assert said in caught.value.message and is_phrase(text)


@pytest.mark.parametrize(
    "text", ["1 day after day", "10days after  e.END at 10:00", "with x", "when x lifts"]
)
def test_the_anchor_stands_where_it_is_said_to(text: str) -> None:
    phrase = parse(text)
    begin, end = phrase.span
    assert phrase.text[begin:end].lower() == str(phrase.anchor).lower()


@pytest.mark.parametrize(
    ("word", "near"), [("dya", "day"), ("dys", "days"), ("wekes", "weeks"), ("workdys", "workdays")]
)
def test_the_nearest_unit_is_named(word: str, near: str) -> None:
    with pytest.raises(TimeFault) as caught:
        parse(f"1 {word} before x")
    assert caught.value.cure.startswith(f"did you mean '{near}'? ")
