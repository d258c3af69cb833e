"""Mending: a fix writes what it says, where it says, and leaves every other byte alone; or it is refused."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.editing.matters import KEYS, File, files
from tests.editing.test_any_matter import meaning

from airdate.editing.matter import Matter
from airdate.editing.mending import applied, differences, edits_of, mended, overlap
from airdate.editing.refusal import EditRefused
from airdate.finding import Assign, Change, Fix, Place, Rename, Replace
from airdate.reading.yaml import Mapping, Node

PATH = "content/a.md"


def fix(*changes: Change) -> Fix:
    return Fix("mend", changes)


def word(line: int, column: int, old: str, new: str) -> Replace:
    return Replace(Place(PATH, line, column), old, new)


TEXT = "---\ntitle: Ünder\nlinks: {suports: [a, 'b']} # no\nlist:\n  - one\n---\nGo 😀 here\nand there"


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ([word(2, 8, "Ünder", "Über")], "Ünder", "Über"),
        ([word(3, 9, "suports", "supports")], "suports", "supports"),
        ([word(3, 22, "b", "c")], "'b'", "'c'"),
        ([word(7, 6, "here", "there")], "Go 😀 here", "Go 😀 there"),
        ([word(8, 5, "there", "there\n\nEnd")], "and there", "and there\n\nEnd"),
        ([word(8, 10, "", "!")], "and there", "and there!"),
        ([word(7, 1, "Go", "Run"), word(8, 1, "and", "or")], "Go 😀 here\nand", "Run 😀 here\nor"),
        ([Rename("title", "name")], "title:", "name:"),
        ([Assign("title", "New")], "Ünder", "New"),
        ([Assign("list", None)], "list:\n  - one\n", ""),
        ([Assign("list", ("two",))], "- one", "- two"),
        (
            [Assign("list", ("one", "two")), word(7, 1, "Go", "Run")],
            "- one\n---\nGo",
            "- one\n  - two\n---\nRun",
        ),
        ([word(2, 8, "Ünder", "U"), Rename("title", "name")], "title: Ünder", "name: U"),
    ],
)
def test_what_is_written(changes: list[Change], old: str, new: str, ending: str, bom: str) -> None:
    assert TEXT.count(old) == 1
    data, expected = ((bom + text.replace("\n", ending)).encode() for text in (TEXT, TEXT.replace(old, new)))
    assert mended(fix(*changes), data, PATH) == expected


@pytest.mark.parametrize(
    "changes",
    [
        [word(2, 8, "Unter", "Über")],
        [word(2, 12, "er\nlinks", "x")],
        [word(99, 1, "x", "y")],
        [word(0, 1, "x", "y")],
        [Replace(Place("content/b.md", 2, 8), "Ünder", "x")],
        [word(2, 8, "Ünder", "a: b")],
        [word(2, 8, "Ünder", "a\nmore: b")],
        [word(2, 8, "Ünder", "a # b"), word(2, 9, "nder", "x")],
        [word(3, 20, ", 'b'", "")],
        [word(6, 1, "---", "more: x")],
        [Rename("nothing", "else")],
        [Rename("title", "list")],
        [Assign("links", "x")],
    ],
)
def test_what_is_refused(changes: list[Change]) -> None:
    with pytest.raises(EditRefused):
        edits_of(fix(*changes), TEXT.encode(), PATH)


def test_the_vocabulary_has_no_fences() -> None:
    change = Replace(Place("calendar/people.yml", 2, 15), "english", "en")
    data = b"# who\r\nana: {speaks: english}\r\n"
    assert mended(fix(change), data, "calendar/people.yml") == b"# who\r\nana: {speaks: en}\r\n"


@pytest.mark.parametrize("data", [b"\xff", b"---\na: [\n---\n", b"---\na: b\n"])
def test_a_file_that_cannot_be_read_is_not_mended(data: bytes) -> None:
    with pytest.raises(EditRefused):
        edits_of(fix(word(1, 1, "---", "-")), data, PATH)


def test_nothing_to_do_is_no_edit() -> None:
    assert edits_of(fix(word(2, 8, "Ünder", "Ünder"), Assign("title", "Ünder")), TEXT.encode(), PATH) == []


def node_at(node: Node, path: tuple[str, ...]) -> Node:
    for key in path:
        assert isinstance(node, Mapping)
        node = node.values[key]
    return node


def with_value(said: dict[str, Any], path: tuple[str, ...], value: str) -> dict[str, Any]:
    head, *rest = path
    return said | {head: with_value(said[head], tuple(rest), value) if rest else value}


@given(files(), st.sampled_from(["mastodon", "über-uns"]), st.data())
def test_any_word_in_any_file(file: File, new: str, data: st.DataObject) -> None:
    """A word that needs no quotes, in the place of one that stands there as it is."""
    assume(file.scalars)
    was = data.draw(st.sampled_from(file.scalars))
    assume(was.text and not set(was.text) & set("'\"\\") and was.text not in ("~", "null"))
    place = node_at(Matter.read(file.data, PATH).nodes, was.path).place
    edits = edits_of(fix(Replace(place, was.text, new)), file.data, PATH)
    assert [(edit.old, edit.new) for edit in edits] == [(was.text.encode(), new.encode())]
    head, body = meaning(file.data)
    assert meaning(applied(file.data, edits)) == (with_value(head, was.path, new), body)


@given(files(), st.text(max_size=5), st.integers(1, 12), st.integers(1, 12), st.text(max_size=5))
def test_any_change_is_done_alone_or_refused(file: File, old: str, line: int, column: int, new: str) -> None:
    change = word(line, column, old, new)
    try:
        edits = edits_of(fix(change), file.data, PATH)
    except (EditRefused, UnicodeEncodeError):
        return
    assert len(edits) <= 1
    before, after = meaning(file.data), meaning(applied(file.data, edits))
    assert [*before[0]] == [*after[0]] or len(before[0]) == len(after[0])
    assert before[0] == after[0] or before[1] == after[1]


@given(files(), st.sampled_from(KEYS), st.sampled_from(["channel", "on", "a: b"]))
def test_any_key_renamed_and_back_gives_the_same_meaning(file: File, key: str, name: str) -> None:
    matter = Matter.read(file.data, PATH)
    assume(key in matter.nodes.values)
    edits = edits_of(fix(Rename(key, name)), file.data, PATH)
    new = applied(file.data, edits)
    head, body = meaning(file.data)
    assert meaning(new) == ({name if each == key else each: value for each, value in head.items()}, body)
    assert meaning(mended(fix(Rename(name, key)), new, PATH)) == (head, body)


_texts = st.text(st.sampled_from("ab\n\r😀 ü"), max_size=30)


@given(_texts, _texts)
def test_differences_make_one_of_the_other(old: str, new: str) -> None:
    edits = differences(old.encode(), new.encode())
    assert applied(old.encode(), edits) == new.encode()
    assert edits == sorted(edits, key=lambda edit: edit.offset)
    assert not overlap(edits)
