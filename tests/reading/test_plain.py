"""Front matter read line by line is what the parser reads."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from airdate.finding import Fault
from airdate.reading import plain, yaml

ROOT = Path(__file__).parents[2]
FRONT = re.compile(r"---\n(.*?\n)---", re.DOTALL)

#: What YAML takes for more than a letter, and whole lines.
_MARKS = "a|b: |key|- | | #|#|\"|'|[|]|, |{|}|: |:|>|&x|*x|!t|é|1|no|~|...|---|\\|\t|%|@|`|? |x:y|10:30|key: "
_LINES = [
    "\n",
    "\n  ",
    "|",
    "t: 'x'\n",
    "a: [b, c]\n",
    't: "x"\n',
    "k: v\n",
    "\n\n",
    "\n- a\n",
    "m: {a: b, c: d e}\n",
]
PIECES = st.sampled_from([*_MARKS.split("|"), *_LINES])


def told(text: str, *, by_parser: bool) -> object:
    """What is read of the text, in which order, and what is wrong with it."""
    faults: list[Fault] = []
    parse = yaml._parsed if by_parser else yaml.parse
    try:
        found = parse(text, "a.md", 2, faults, lenient=False)
    except yaml.YamlFault as error:
        return error.fault
    return found, [*found.values], faults


@settings(max_examples=600)
@given(st.lists(PIECES, max_size=14).map("".join))
@example("k: |\n  a")
@example("k: v\n...\nb: c\n")
@example("k: a\n? b\n")
@example("k: 'a\nb: c'\n")
@example("a: b\na: c\n")
def test_any_text_is_read_as_the_parser_does(text: str) -> None:
    if not yaml._ODD.search(text):
        assert told(text, by_parser=False) == told(text, by_parser=True)


@pytest.mark.parametrize("folder", ["content", "calendar", "tests"])
def test_every_file_of_ours_is_read_as_the_parser_does(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.md")):
        match = FRONT.match(path.read_bytes().decode("utf-8", "replace"))
        if match and not yaml._ODD.search(match[1]):
            assert told(match[1], by_parser=False) == told(match[1], by_parser=True), path


def test_plain_lines_need_no_parser() -> None:
    found = plain.entries('title: Words, and [more]\nlist: [a, b-c]\nquoted: "a: b"\nempty:\n')
    assert found and all(entry.match for entry in found)
