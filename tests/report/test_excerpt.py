"""The line that a finding quotes: its caret stands below the character, whatever stands before it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.report.excerpt import excerpt


@pytest.mark.parametrize(
    ("line", "column", "shown", "caret"),
    [
        ("channel: mastadon", 10, "channel: mastadon", 9),
        ("", 1, "", 0),
        ("short", 6, "short", 5),
        ("short", 99, "short", 5),
        ("\tx: y", 5, "    x: y", 7),
        ("ab\tx", 4, "ab  x", 4),
        ("日本語: x", 6, "日本語: x", 8),
        ("e\u0301a: x", 6, "e\u0301a: x", 4),
        ("👩\u200d👩\u200d👧: x", 8, "👩\u200d👩\u200d👧: x", 4),
        ("👩\u200d👩\u200d👧: x", 3, "👩\u200d👩\u200d👧: x", 0),
        ("🇩🇪 x", 4, "🇩🇪 x", 3),
        ("❤\ufe0f x", 4, "❤\ufe0f x", 3),
        ("한국 x", 4, "한국 x", 5),
        ("a\x1b[31mb", 7, "a\\x1b[31mb", 9),
        ("a\u202eb", 3, "a\\u202eb", 7),
        ("a\u200bb", 3, "a\\u200bb", 7),
        ("a\xa0b", 3, "a\\xa0b", 5),
        ("x  ", 1, "x", 0),
    ],
)
def test_the_caret_stands_below_the_character(line: str, column: int, shown: str, caret: int) -> None:
    assert excerpt(line, column, 80) == (shown, caret)


@pytest.mark.parametrize("column", [1, 6, 12, 18, 19, 20, 61, 90, 99, 100])
def test_a_long_line_is_cut_around_the_column(column: int) -> None:
    found = excerpt("0123456789" * 10, column, 20)
    assert len(found.text) <= 20
    plain = found.text.strip("…")
    assert plain in "0123456789" * 10
    assert found.text[found.caret] == str((column - 1) % 10)


def test_a_line_of_a_megabyte_is_cut_as_fast() -> None:
    found = excerpt("é" * 1_000_000 + "X" + "é" * 1_000_000, 1_000_001, 40)
    assert (found.text[found.caret], len(found.text)) == ("X", 40)


@given(st.text(max_size=80), st.integers(1, 90), st.integers(20, 60))
def test_nothing_reaches_the_terminal_that_it_would_obey(line: str, column: int, width: int) -> None:
    found = excerpt(line.replace("\n", " "), column, width)
    assert 0 <= found.caret <= width
    assert all(unicodedata.category(letter) not in ("Cc", "Cs", "Zl", "Zp") for letter in found.text)
    assert not set(found.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f")
