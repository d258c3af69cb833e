"""Septets, UTF-16 units, and the messages that they take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.counting import Count, measure


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", Count(0, "septets", segments=1)),
        ("a" * 160, Count(160, "septets", segments=1)),
        ("a" * 161, Count(161, "septets", segments=2)),
        ("a" * 306, Count(306, "septets", segments=2)),
        ("a" * 307, Count(307, "septets", segments=3)),
        ("€" * 80, Count(160, "septets", segments=1)),
        ("a" * 152 + "€" + "a" * 152, Count(306, "septets", segments=3)),  # the pair is not split
        ("Grüße, {name}", Count(15, "septets", segments=1)),
        ("it’s on…", Count(8, "UTF-16 units", segments=1, forced_by="’")),
        ("ñ" * 70 + "ő", Count(71, "UTF-16 units", segments=2, forced_by="ő")),
        ("😀" * 35, Count(70, "UTF-16 units", segments=1, forced_by="😀")),
        ("😀" * 66, Count(132, "UTF-16 units", segments=2, forced_by="😀")),
        ("😀" * 67, Count(134, "UTF-16 units", segments=3, forced_by="😀")),
        ("a`b", Count(3, "UTF-16 units", segments=1, forced_by="`")),
    ],
)
def test_count(text: str, count: Count) -> None:
    assert measure(text, "sms") == count


def filled(costs: list[int], size: int) -> int:
    """Messages filled one after the other, the plain way."""
    messages, used = 1, 0
    for cost in costs:
        if used + cost > size:
            messages, used = messages + 1, 0
        used += cost
    return messages


@given(st.text("a€", min_size=161, max_size=1000))
def test_septets_fill_messages(text: str) -> None:
    assert measure(text, "sms").segments == filled([1 + (c == "€") for c in text], 153)


@given(st.text("a😀", min_size=71, max_size=500).map(lambda text: f"’{text}"))
def test_units_fill_messages(text: str) -> None:
    assert measure(text, "sms").segments == filled([1 + (c == "😀") for c in text], 67)


@given(st.text(max_size=400), st.text(max_size=100))
def test_more_text_takes_no_fewer_messages(text: str, more: str) -> None:
    assert (measure(text, "sms").segments or 0) <= (measure(text + more, "sms").segments or 0)
