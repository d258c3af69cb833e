"""Texts counted as each channel counts them."""

import json
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.counting import Count, Method, cut, measure
from airdate.counting.grapheme import cluster
from airdate.counting.url import urls

CASES = json.loads((Path(__file__).parent / "data" / "counts.json").read_text(encoding="utf-8"))
ANY_TEXT = st.text(st.characters() | st.sampled_from("a.-_/?#@: \r\n\u200d\ufe0f\u20e31👩👧🏽🇩🇪\u0301\ud83d"))
LINKED = st.lists(
    st.sampled_from(["a", "b.com", ".", "-", "_", "https://", "/", "(", ")", "?", "@", "日", ":80", " ", "é"])
).map("".join)


@pytest.mark.parametrize(
    ("method", "text", "value"), [(m, text, value) for m, cases in CASES.items() for text, value in cases]
)
def test_value(method: str, text: str, value: int) -> None:
    assert measure(text, method).value == value


def test_graphemes_come_with_bytes() -> None:
    assert measure("é👩‍🚀", "graphemes") == Count(2, "graphemes", bytes=13)


def test_a_content_warning_counts_on_mastodon() -> None:
    assert measure("text", "mastodon", warning="food 🍜") == Count(10, "characters")


def test_an_unknown_method_is_an_error() -> None:
    with pytest.raises(ValueError, match="syllables"):
        measure("text", "syllables")


@given(ANY_TEXT, st.sampled_from(Method))
def test_any_text_is_counted(text: str, method: Method) -> None:
    assert measure(text, method, warning=text).value >= 0


@given(ANY_TEXT)
def test_fast_graphemes_are_the_slow_ones(text: str) -> None:
    assert measure(text, "graphemes").value == len(cluster().findall(text))


@given(st.text(st.characters(max_codepoint=126, exclude_characters=".\r")))
def test_ascii_without_links_is_its_length(text: str) -> None:
    lengths = [measure(text, method).value for method in Method if method is not Method.SMS]
    assert lengths == [len(text)] * len(lengths)


@given(LINKED)
def test_links_are_apart_and_in_order(text: str) -> None:
    places = [0, *(place for span in urls(text) for place in span), len(text)]
    assert all(earlier <= later for earlier, later in pairwise(places))


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize(
    "piece", ["a.", "日.", "a.com/(", "http://", "_.com", "🇩", "@a.", "xn--.", "👩\u200d"]
)
def test_the_time_is_linear(piece: str, method: Method) -> None:
    text = piece * 10_000
    start = process_time()
    measure(text, method)
    assert process_time() - start < 2


@given(ANY_TEXT, st.integers(0, 20), st.sampled_from([Method.GRAPHEMES, Method.CHARACTERS]))
def test_a_cut_loses_nothing(text: str, most: int, method: Method) -> None:
    shown, folded = cut(text, most, method)
    assert shown + folded == text
    assert measure(shown, method).value <= most


def test_a_cut_splits_no_grapheme() -> None:
    assert cut("ab👩‍🚀c", 3) == ("ab👩‍🚀", "c")
    assert cut("ab👩‍🚀c", 3, "characters") == ("ab", "👩‍🚀c")


def test_a_cut_is_not_weighted() -> None:
    with pytest.raises(ValueError, match="weighted"):
        cut("text", 3, "weighted")
