import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.tracking.utm import (
    MALFORMED,
    MISSPELT,
    Flaw,
    Utm,
    faults_of,
    read,
    repaired,
    stripped,
    tagged,
    value,
)

from .tables import rows

SPRING = Utm("linkedin", "social", "spring-2027")
QUERY = "utm_source=linkedin&utm_medium=social&utm_campaign=spring-2027"

ANY = st.text(st.characters(exclude_categories=()))
PIECES = st.lists(
    st.sampled_from(
        ["utm_source=", "UTM_", "utm_campaign=A", "utm_%41=b", "?", "&", "#", "%26", "=", "+", "é"]
    )
    | st.text(max_size=3)
).map("".join)
PARAMETERS = st.lists(st.text("abZ%2fé+=;", max_size=6), max_size=4).map("&".join)
URLS = st.builds(
    lambda path, mark, query, fragment: f"https://a.example/{path}{mark}{query}{fragment}",
    st.text("abc/é%20", max_size=6),
    st.just("?"),
    PARAMETERS,
    st.sampled_from(["", "#", "#top", "#/route?a=b", "#a#b"]),
)
VALUES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example", f"https://a.example?{QUERY}"),
        ("https://a.example/?b=%2F+x#top", f"https://a.example/?b=%2F+x&{QUERY}#top"),
        ("https://a.example/#/route?x=1", f"https://a.example/?{QUERY}#/route?x=1"),
        (f"https://a.example/?{QUERY}&z", f"https://a.example/?{QUERY}&z"),
        ("https://a.example/?utm_medium=&z", f"https://a.example/?z&{QUERY}"),
        (
            "https://a.example/?utm_source=x",
            "https://a.example/?utm_source=x&utm_medium=social&utm_campaign=spring-2027",
        ),
        ("mailto:anna@a.example", "mailto:anna@a.example"),
        ("page.md", "page.md"),
        ("https://", "https://"),
    ],
)
def test_tagged(url: str, expected: str) -> None:
    assert tagged(url, SPRING) == expected


@given(URLS, st.builds(Utm, VALUES, VALUES, VALUES, st.text(max_size=5)))
def test_what_is_tagged_reads_the_same_and_comes_off_again(url: str, utm: Utm) -> None:
    done = tagged(url, utm)
    assert [(key, text) for key, text, *_ in read(done)] == list(utm.items())
    assert tagged(done, utm) == done
    assert stripped(done) == url


@given(st.just("https://a.example/") | st.just(""), PIECES)
def test_what_is_repaired_stays(base: str, rest: str) -> None:
    once = repaired(base + rest)
    assert repaired(once) == once
    assert not {Flaw.TWICE, Flaw.AFTER_HASH, Flaw.PLUS} & set(faults_of(once))
    assert read(stripped(once)) == ()


@given(ANY | PIECES)
def test_no_text_is_too_odd(text: str) -> None:
    utm = Utm(text, text, text, text)
    for url in (text, f"https://a.example/{text}", f"https://a.example/?utm_source={text}#{text}"):
        tagged(url, utm), faults_of(url), repaired(url), stripped(url)


@pytest.mark.parametrize(("url", "flaws", "mended"), rows("faults.txt"))
def test_faults(url: str, flaws: str, mended: str) -> None:
    assert " ".join(faults_of(url)) == flaws
    assert repaired(url) == (url if mended == "-" else mended)


def test_every_flaw_is_of_one_rule() -> None:
    assert set(Flaw) == MALFORMED | MISSPELT
    assert Flaw.TEMPLATE in MALFORMED and Flaw.CAPITALS in MISSPELT


def test_stripping_reaches_the_fragment() -> None:
    url = f"https://a.example/?{QUERY}&a=1#top?utm_id=2&b"
    assert stripped(url) == "https://a.example/?a=1#top?b"


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Spring Sale 2027!", "spring-sale-2027"), ("Straße", "strasse"), ("a_b--c.", "a_b-c"), ("日本", "")],
)
def test_value(text: str, expected: str) -> None:
    assert value(text) == expected


@given(ANY)
def test_a_value_needs_no_encoding(text: str) -> None:
    assert value(value(text)) == value(text) == quote(value(text), safe="")


def test_a_whole_plan_is_tagged_at_once() -> None:
    urls = [f"https://a.example/{n}?a={n}&b=%2F#top" for n in range(10_000)]
    start = time.perf_counter()
    for url in urls:
        tagged(url, SPRING)
    assert time.perf_counter() - start < 1  # a fifth of it on an idle machine
