import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.tracking.personal import personal_data

from .tables import rows


@pytest.mark.parametrize(("url", "expected"), rows("personal.txt"))
def test_personal_data(url: str, expected: str) -> None:
    assert personal_data(url) == expected


@given(st.text(st.characters(exclude_categories=())), st.integers(0, 10**14))
def test_odd_text_and_numbers(text: str, number: int) -> None:
    personal_data(text), personal_data(f"https://a.example/{text}")
    assert personal_data(f"https://a.example/{number}?id={number}#{number}") == ""
