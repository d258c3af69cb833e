"""Where the front matter ends and the body begins, whatever an editor puts around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.finding import Fault, Place
from airdate.reading import front_matter
from airdate.reading.source import Source
from airdate.reading.yaml import Scalar


def read(text: str) -> tuple[front_matter.Document | None, list[Fault]]:
    faults: list[Fault] = []
    return front_matter.read(Source("a.md", "a.md", text), faults), faults


def values(text: str) -> dict[str, str]:
    document, faults = read(text)
    assert document is not None
    assert faults == []
    found = document.matter.values if document.matter else {}
    return {key: node.text for key, node in found.items() if isinstance(node, Scalar)}


@pytest.mark.parametrize(
    "before",
    ["", "\n", " \n\t\n", "\ufeff", "\u200b", "\xa0\n", "\x00", "\u2060\ufeff\n"],
    ids=ascii,
)
def test_nothing_unseen_hides_the_front_matter(before: str) -> None:
    assert values(f"{before}---\ntype: social\n---\nText.\n") == {"type": "social"}


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\nText.\n", "Text.", 4),
        ("---\na: b\n---\n\n \n\n    code\n", "    code", 7),
        ("\n\n---\na: b\n---   \nText.\n", "Text.", 6),
        ("---\na: b\n---", "", 3),
        ("---\n---\nText.\n", "Text.", 3),
        ("---\na: |\n  b\n  --- c\n---\nText.\n\n---\n\nMore.\n", "Text.\n\n---\n\nMore.", 6),
        ("+++\na = 'b'\n+++\nText.\n", "Text.", 4),
        ("Text.\n\n---\n\nMore.\n", "Text.\n\n---\n\nMore.\n", 1),
        ("", "", 1),
    ],
)
def test_the_body_keeps_its_first_line_and_its_place(text: str, body: str, line: int) -> None:
    document, _ = read(text)
    assert document is not None
    assert (document.body, document.body_line) == (body, line)


@pytest.mark.parametrize(
    "text", ["---", "---\n", "---\na: b\n", "----\na: b\n----\n", "--- a\nb: c\n---\n", "+++\na = 1\n---\n"]
)
def test_what_opens_must_close(text: str) -> None:
    document, (fault,) = read(text)
    assert document is None
    assert (fault.place, fault.rule) == (Place("a.md"), "yaml-syntax")


def test_long_front_matter_is_refused() -> None:
    document, (fault,) = read(f"---\na: {'x' * 70_000}\n---\n")
    assert document is None
    assert fault.message == "front matter above 64 Ki characters"


@given(st.integers(0, 3), st.integers(0, 3), st.text("aé👩 #'", max_size=5))
def test_places_count_lines_and_characters(blank: int, comments: int, before: str) -> None:
    key = f'"k{before}"'
    text = "\n" * blank + "---\n" + "# é: x\n" * comments + f"{key}: [value, other]\n---\n"
    document, faults = read(text)
    assert document is not None and document.matter is not None
    (node,) = document.matter.values.values()
    assert node.place == Place("a.md", blank + comments + 2, len(key) + 3)
    assert faults == []


TOML = """+++
# a comment
type = "social"
title = 'a "title"'
tags = ["a", "b"]
  day = 2027-05-12
draft = true
weight = 010
+++
"""


def test_toml_reads_as_the_same_nodes() -> None:
    document, faults = read(TOML.replace("weight = 010\n", "[x]\ntype = 1\n"))
    assert document is not None and document.matter is not None
    assert faults == []
    assert document.matter.values["day"] == Scalar("2027-05-12", Place("a.md", 6, 9))
    assert document.matter.values["type"] == Scalar("social", Place("a.md", 3, 8), plain=False)
    assert document.matter.values["draft"] == Scalar("true", Place("a.md", 7, 9))
    assert document.matter.keys["day"] == Place("a.md", 6, 3)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("010", "TOML: expected newline or end of document after a statement"),
        ("[" * 5_000, "TOML: nested deeper than 20 levels"),
        ("[" * 30 + "]" * 30, "TOML: nested deeper than 20 levels"),
        ("9" * 5_000, "TOML: a number with too many digits"),
        ("0x" + "f" * 5_000, "TOML: a number with too many digits"),
        ("2027-02-30", "TOML: invalid date or datetime"),
    ],
)
def test_toml_that_cannot_be_read(value: str, message: str) -> None:
    document, (fault,) = read(f"+++\ntype = 1\nx = {value}\n+++\n")
    assert document is None
    assert (fault.rule, fault.message) == ("yaml-syntax", message)


@given(st.text("=[]{}.\"'#\n\t \x00aé0123456789-:T+_tru", max_size=60))
def test_any_toml_is_a_document_or_a_fault(text: str) -> None:
    document, faults = read(f"+++\n{text}\n+++\n")
    assert (document is None) == bool(faults)
