"""What is code and what is a comment, where in doubt neither is code."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.markdown import links, mentions
from airdate.prose import comments, likely_code, replaced, within, without_code

MARKUP = st.lists(
    st.sampled_from([*"`~[]()!<>-=\"'{}:#\\\n\n \ta", "```", "~~~", "<!--", "-->", "](x.md)", "[r]: y.md"])
).map("".join)


@pytest.mark.parametrize(
    ("body", "prose"),
    [
        ("a `b` c", "a     c"),
        ("a ``b ` c`` d", "a           d"),
        ("```\nx\n```\ny", "   \n \n   \ny"),
        ("~~~ py\nx\n~~~\ny", "      \n \n   \ny"),
        ("> ```\n> x\n> ```\ny", "     \n   \n     \ny"),
    ],
)
def test_code_is_blank(body: str, prose: str) -> None:
    assert without_code(body) == prose


@pytest.mark.parametrize(
    "body",
    [
        "```\nnever closed",
        "```\nclosed with more\n`````\n",
        "```\nclosed further in\n  ```\n",
        "- ```\n  in a list\n  ```\n",
        "    ```\n    with\n\n    a blank line\n    ```\n",
        "a ` alone",
        "\\`escaped`",
        "a `code span\nover two` lines",
        "`\n\nnot over paragraphs`",
        "<div>` raw `</div>",
        "```` unequal `",
    ],
)
def test_what_engines_disagree_about_is_no_code(body: str) -> None:
    assert without_code(body) == body


def test_a_line_that_begins_with_a_code_span_opens_no_fence() -> None:
    assert without_code("```x``` [y](z.md)\nmore") == "        [y](z.md)\nmore"


@given(MARKUP)
def test_the_places_stay(body: str) -> None:
    prose = without_code(body)
    assert len(prose) == len(body)
    assert [n for n, c in enumerate(prose) if c == "\n"] == [n for n, c in enumerate(body) if c == "\n"]


def without_comments(body: str) -> str:
    return replaced(body, [(start, end, "") for start, end in comments(body)])


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ("a <!-- b --> c", "a  c"),
        ("a <!-- b\n\n c", "a "),
        ("a <!-- b --!> c --> d", "a  d"),
        ("`<!-- code -->`", "`<!-- code -->`"),
        ("```\n<!-- code -->\n```", "```\n<!-- code -->\n```"),
        ("```\n<!-- b -->", "```\n"),
        ("# a `b\n<!-- c `d` -->\n", "# a `b\n\n"),
        ("[//]: # (a comment)\nb", "b"),
        ('[x]: <> "a comment"\nb', "b"),
        ("[x]: #\n  (a comment)\nb", "b"),
        ("[x]: https://example.org 'a title'\nb", "[x]: https://example.org 'a title'\nb"),
    ],
)
def test_comments(body: str, left: str) -> None:
    assert without_comments(body) == left


def test_spans_that_overlap_are_replaced_once() -> None:
    assert replaced("abcdef", [(1, 3, "-"), (2, 5, "+"), (1, 2, "?")]) == "a-f"


#: Each took minutes with a pattern that tries again and again.
LONG = 60_000
SLOW = [
    "[" * LONG,
    "[]" * LONG,
    "](" * LONG,
    "[x](" + " " * LONG,
    "`" * LONG + "a",
    "` `` " * LONG,
    "<a href=x" * LONG,
]
SLOW += [
    "[a]: b\n" + "[" * LONG + "]" * LONG,
    "<!--" * LONG,
    "[x]:" + " " * LONG,
    "<a title='" * LONG,
    "{" * LONG,
]


@pytest.mark.parametrize("body", SLOW, ids=lambda body: f"{body[:8]}…")
def test_long_bodies_take_no_long_time(body: str) -> None:
    found = [*links.__wrapped__(body), *mentions(body)]  # type: ignore[attr-defined]
    spans = [(link.start, link.end) for link in found] + [(start, end) for start, end in comments(body)]
    assert [span for span in spans if not 0 <= span[0] < span[1] <= len(body)] == []


SEEN_AS_CODE = {
    "Text.\n\n    code\n\n    more\ntext": ["    code\n", "    more\n"],
    "Text.\n    text": [],
    "- item\n\n      code": ["      code"],
    "```text title\ncode\n```\ntext": ["```text title\ncode\n```\n"],
    "  ~~~\ncode\n```\n": ["  ~~~\ncode\n```\n"],
    "a `span\nover` lines ``and ` one`` `open": ["`span\nover`", "``and ` one``"],
    "`open\n\nanother`": [],
}


@pytest.mark.parametrize("body", SEEN_AS_CODE)
def test_what_people_see_as_code(body: str) -> None:
    assert [body[start:end] for start, end in likely_code(body)] == SEEN_AS_CODE[body]


@given(MARKUP)
def test_code_that_people_see_stands_in_order(body: str) -> None:
    spans = likely_code(body)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(within(spans, start) and not within(spans, -1) for start, _ in spans)
