import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.tracking.destination import is_owned
from airdate.tracking.links import links_in
from airdate.tracking.personal import personal_data
from airdate.tracking.utm import faults_of, repaired

from .tables import rows

OURS = ("Northlight.example", "https://www.bücher.example/", "localhost")
PIECES = st.lists(
    st.sampled_from(["https://", "a.example", "(", ")", "[", "]", "*|", "`", "&amp;", " ", "."])
)


@pytest.mark.parametrize(("text", "urls"), rows("links.txt", " ->"))
def test_links(text: str, urls: str) -> None:
    assert [link.url for link in links_in(text)] == urls.split()


def test_code_is_text_but_in_markdown() -> None:
    text = "`https://a.example` https://b.example\n\n```\nhttps://c.example\n```\n"
    assert [link.url[8] for link in links_in(text)] == ["a", "b", "c"]
    assert links_in(text, markdown=True) == [(20, 37, "https://b.example")]


@given(PIECES.map("".join) | st.text())
def test_links_stand_where_they_are_said_to(text: str) -> None:
    for markdown in (False, True):
        assert all(text[start:end] == url for start, end, url in links_in(text, markdown=markdown))


@pytest.mark.parametrize(("url", "owned"), rows("destinations.txt"))
def test_destination(url: str, owned: str) -> None:
    assert is_owned(url, OURS) == (owned == "yes")


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_may_be_a_url_or_a_domain(text: str) -> None:
    is_owned(f"https://{text}", (text,))
    assert not is_owned("https://a.example/", ("", "."))


@pytest.mark.parametrize(
    "piece",
    [
        *"([{<*_&@+a.=-%'",
        "*|",
        "%%",
        "__A_",
        "a@",
        "a.",
        "https://",
        "https://a)",
        "&amp",
        "eyJ",
        "?utm_a=",
        "+1",
    ],
)
def test_long_text_takes_no_longer(piece: str) -> None:
    start = time.perf_counter()
    for text in (f"https://a.example/{piece * 50_000}", f"https://a.example/?utm_source=x{piece * 50_000}"):
        links_in(text), personal_data(text), faults_of(text), repaired(text), is_owned(text, OURS)
    assert time.perf_counter() - start < 3
