"""Markdown as plain text, as one would paste it."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.pasted.plain import plain

CASES = [
    tuple(half.strip("\n") for half in case.split("\n---\n" if "\n---\n" in case else "---"))
    for case in Path(__file__).with_name("plain.txt").read_text().partition("\n")[2].split("\n=====\n")
]
MARKUP = st.text(alphabet="ab \n*_~=`[]()<>!#|-+\\&;{}.:/'\"1\t^@") | st.text()


def text(body: str) -> str:
    return plain(body)[-1].text


def origin(body: str, offset: int) -> int:
    for step in reversed(plain(body)):
        offset = step.source(offset)
    return offset


@pytest.mark.parametrize(("body", "expected"), [(case[0], case[-1]) for case in CASES])
def test_a_body_as_people_paste_it(body: str, expected: str) -> None:
    assert text(body) == expected


@pytest.mark.parametrize("body", ["", "Hello.", "Two\n\nparagraphs, #tagged", "Ünïcödé 🌒"])
def test_what_has_no_markup_stays_as_it_is(body: str) -> None:
    assert text(body) == body


def test_each_word_knows_where_it_stands_in_the_body() -> None:
    body = "# Head\n\n* a **bold** word, [here](https://a.example/), &amp; so\n\n\n\n`end`  \n"
    for word in ("Head", "bold", "word", "here", "https://a.example/", "so", "end"):
        assert body.startswith(word, origin(body, text(body).index(word)))


@given(MARKUP)
def test_any_body_gives_a_trimmed_text_whose_letters_come_from_it(body: str) -> None:
    result = text(body)
    assert result == result.strip()
    assert all(0 <= origin(body, offset) <= len(body) for offset in range(len(result)))


UNITS = """*a |a* |_a|[|[a](|[a](b|![|<a |<a href=|</a>|`|`a|> |- |\n \n| |\t|#|# a #|{.|&a|\\|[^|<!--|
~~a|==a|!!! a|-|a\n===\n|[a][|[a]: b\n"""


@pytest.mark.parametrize("unit", [*UNITS.replace("|\n~", "|~").split("|"), "| ", "|-", "x|"])
def test_odd_bodies_take_linear_time(unit: str) -> None:
    def seconds(count: int) -> float:
        begin = time.process_time()
        plain(unit * count + f"x{len(tries)}")  # another body each time: links are remembered
        tries.append(time.process_time() - begin)
        return tries[-1]

    tries: list[float] = []
    short = min(seconds(4_000) for _ in range(3))
    assert min(seconds(16_000) for _ in range(3)) < 8 * max(short, 0.005)
