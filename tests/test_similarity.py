"""Texts that say the same, found without comparing each with each."""

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from airdate.similarity import clusters, near, signature, similarity

CORE = Path(__file__).parents[1] / "calendar"
POST = "Clear sky over Berlin tonight: the queue for Jupiter is forty minutes, the one for Mars is four."
SHARES = st.sampled_from([0.05, 0.3, 0.5, 0.8, 0.9, 1.0])

#: Short texts of few words: many are alike, and pairs of words are common.
FEW = st.lists(
    st.lists(st.sampled_from("a b c d #e 東京 x.example/y".split()), max_size=9).map(" ".join), max_size=24
)


@st.composite
def edited(draw: st.DrawFn) -> list[str]:
    """Copies of two posts with some words gone or changed."""
    texts = []
    for _ in range(draw(st.integers(0, 16))):
        words = (POST if draw(st.booleans()) else f"{POST} And the tea is gone, says she.").split()
        for n in draw(st.lists(st.integers(0, len(words) - 1), max_size=4)):
            words[n] = draw(st.sampled_from(["", "dome", "comet"]))
        texts.append(" ".join(words))
    return texts


def each_with_each(texts: list[str], at_least: float) -> list[tuple[int, int, float]]:
    alike = ((i, j, similarity(texts[i], texts[j])) for i, j in combinations(range(len(texts)), 2))
    return [(i, j, score) for i, j, score in alike if score >= at_least]


def connected(pairs: list[tuple[int, int, float]]) -> list[tuple[int, ...]]:
    found: list[set[int]] = []
    for i, j, _ in pairs:
        touched = [cluster for cluster in found if cluster & {i, j}]
        found = [cluster for cluster in found if not cluster & {i, j}] + [{i, j}.union(*touched)]
    return sorted(tuple(sorted(cluster)) for cluster in found)


@settings(max_examples=200)
@given(texts=FEW | edited(), at_least=SHARES)
def test_none_is_missed_and_none_is_too_much(texts: list[str], at_least: float) -> None:
    expected = each_with_each(texts, at_least)
    assert near(texts, at_least) == expected
    assert clusters(texts, at_least) == connected(expected)


@given(texts=edited(), data=st.data())
def test_the_order_of_texts_changes_their_numbers_only(texts: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(texts))))
    found = near([texts[n] for n in order])
    assert sorted((*sorted((order[i], order[j])), alike) for i, j, alike in found) == near(texts)


@given(texts=FEW)
def test_signatures_stand_for_their_texts(texts: list[str]) -> None:
    assert near([signature(text) for text in texts]) == near(texts)


@pytest.mark.parametrize(
    "other",
    [
        POST.upper(),
        POST.replace(" ", "\n\n"),
        f"{POST} https://northlight.example/jupiter?utm_source=x",
        f"{POST} northlight.example/jupiter #jupiter #Berlin 🎉",
        f"@northlight@mastodon.example {POST}",
        POST.replace("Jupiter", "#Jupiter"),
    ],
)
def test_what_networks_change_is_no_difference(other: str) -> None:
    assert signature(other) == signature(POST)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (POST, POST.replace("forty", "ten"), True),
        (POST, POST.replace("forty", "ten").replace("sky", "air"), False),
        ("土曜日の夜、屋上で木星と火星を見ましょう。", "土曜日の夜、屋上で木星と土星を見ましょう", True),
        ("Doors open at six.", "Doors open at seven.", False),
        ("", "", False),
        ("#a https://x.example", "#b", False),
        ("Now", "now!", True),
    ],
)
def test_what_counts_as_the_same_text(one: str, other: str, alike: bool) -> None:
    assert bool(near([one, other])) == alike


@pytest.mark.parametrize("at_least", [0.0, -1.0, 1.1])
def test_a_share_that_is_none_is_refused(at_least: float) -> None:
    with pytest.raises(ValueError, match="similarity"):
        near([POST, POST], at_least)


def test_every_run_tells_the_same() -> None:
    code = (
        f"from airdate.similarity import *; print(near([{POST!r} + 7 * chr(n) for n in range(60, 120)], 0.5))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(CORE)},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(told) == 1


@pytest.mark.parametrize(
    "texts",
    [
        [POST] * 10_000,
        [f"{POST} {n}" for n in range(10_000)],
        [f"{n} " * 2 + f"of {n + 1} and {n + 2} {POST}" for n in range(10_000)],
        [f"word{n % 5_000}" for n in range(10_000)],
        [""] * 10_000,
    ],
    ids=["equal", "nearly", "footer", "words", "empty"],
)
def test_many_alike_take_no_longer_than_many(texts: list[str]) -> None:
    """A tenth to half of a second each."""
    begun = process_time()
    clusters(texts)
    assert process_time() - begun < 3
