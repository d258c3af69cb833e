import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.text import (
    Nearest,
    clean,
    did_you_mean,
    has_controls,
    is_identifier,
    is_one_edit,
    one_line,
    shown,
    slug,
)

ANY = st.text(st.characters(exclude_categories=()))  # lone surrogates too


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf"),
        ("bell\a\x00\x1b[31m", "bell[31m"),
        ("\ufeffright\u202eleft\u2066", "rightleft"),
        ("u\u0308", "ü"),
        ("\ud800\uffff", ""),
        ("👩\u200d🔬 کتاب\u200cها", "👩\u200d🔬 کتاب\u200cها"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(ANY)
def test_what_is_clean_stays_and_can_be_written_anywhere(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert not has_controls(cleaned)
    assert not any(unicodedata.category(c) in ("Cs",) or (c < " " and c not in "\t\n") for c in cleaned)
    cleaned.encode()
    assert one_line(text) == " ".join(cleaned.split())


@given(ANY)
def test_what_a_message_shows_is_printable_and_short(text: str) -> None:
    assert shown(text).isprintable()
    assert len(shown(text)) <= 60 * 10


@given(ANY)
def test_a_slug_is_an_identifier_or_nothing(text: str) -> None:
    made = slug(text)
    assert (
        made == ""
        or is_identifier(made)
        or made.lower() in ("con", "prn", "aux", "nul", "index", "readme")
        or (made[:3].lower() in ("com", "lpt"))
    )


@pytest.mark.parametrize(
    "word", ["", "a/b", "..", "a b", "ü", "a\n", "a" * 81, "CON", "lpt1", "index", "README"]
)
def test_no_identifier(word: str) -> None:
    assert not is_identifier(word)


def test_the_nearest_known_word_whatever_its_case() -> None:
    assert did_you_mean("MASTADON", ["mastodon", "website"]) == "did you mean 'mastodon'?"
    assert did_you_mean("zine", ["mastodon", "website"]) == ""


def test_after_many_words_nobody_waits_for_the_nearest() -> None:
    near = Nearest(["mastodon"])
    answers = [near(f"mastado{n}") for n in range(120)]
    assert (answers.count(""), answers[-1]) == (20, "")


@pytest.mark.parametrize(
    ("word", "other", "near"),
    [
        ("chanel", "channel", True),
        ("channel", "chanel", True),
        ("titel", "title", True),
        ("abc", "abd", True),
        ("ab", "abc", True),
        ("abc", "axd", False),
        ("abc", "abc", False),
        ("abc", "abcde", False),
    ],
)
def test_one_edit_is_a_letter_more_less_or_changed_or_two_swapped(word: str, other: str, near: bool) -> None:
    assert is_one_edit(word, other) is near
