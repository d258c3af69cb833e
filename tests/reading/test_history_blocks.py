"""Blocks: a front matter cut by its keys as text, so that every edit that may count does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from airdate.reading.history.blocks import cut, version
from airdate.reading.history.notes import changed

MATTER = "type: social\ntitle: A\nlinks:\n- announces: a\nsummary: |\n  One\n\n  # Two\n"


def differing(old: str, new: str) -> list[str]:
    return sorted(changed(cut(old.encode()), cut(new.encode())))


@pytest.mark.parametrize(
    ("old", "new", "keys"),
    [
        ("title: A", "title: B", ["title"]),
        ("title: A", "title: A\n  and more", ["title"]),
        ("- announces: a", "- announces: b", ["links"]),
        ("title: A", "title: A # why", []),
        ("type: social", "# what it is\n\ntype: social   ", []),
        ("title: A\n", "", ["title"]),
        ("  # Two", "  # Three", ["summary"]),  # in a literal block it is no comment
        ("title: A\n", "title: A\ntitle: B\n", ["title"]),
        ("title: A\n", "title: A\n{odd}\n", [""]),
    ],
)
def test_which_blocks_an_edit_changes(old: str, new: str, keys: list[str]) -> None:
    assert differing(MATTER, MATTER.replace(old, new)) == keys


def test_order_does_not_matter() -> None:
    assert differing("a: 1\nb: 2\n", "b: 2\na: 1\n") == []


@given(st.lists(st.sampled_from(["a: 1", "b:", "  c: 2", "- d", "# e", "", "f", "g: {h: 1}", "  # i"])))
def test_no_text_is_lost(lines: list[str]) -> None:
    said = [line for line in lines if line and "#" not in line]
    found = b"\n".join(cut("\n".join(lines).encode()).values()).decode()
    assert sorted(found.replace("\n", "").replace(" ", "")) == sorted("".join(said).replace(" ", ""))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: A\n---\n# B\n", b"title: A"),
        ("---\nstatus: idea\n---\n\n# B {#b}\n\nText\n", b"B"),
        ("---\ntitle:\n---\n```\n# C\n```\n# B\n", b"B"),
        ("\ufeff---\r\ntitle: A\r\n---\r\n", b"title: A"),
    ],
)
def test_the_title_is_what_readers_take_for_it(text: str, title: bytes) -> None:
    assert version("a.md", text.encode(), "0").blocks["title"] == title


@pytest.mark.parametrize("text", ["+++\ntitle = 'A'\n+++\n", "No front matter", "---\ntitle: A\n", None])
def test_what_cannot_be_cut_counts_as_a_whole(text: str | None) -> None:
    found = version("a/b.md", text.encode() if text else None, "17")
    assert (found.blocks, found.id) == ({"": b"17"}, "b")


@pytest.mark.parametrize(
    ("matter", "id", "identity"),
    [("", "b", "b"), ("id: 'c'", "c", "c"), ("id: c # x\nuid: d", "c", "d"), ("uid: d", "b", "d")],
)
def test_by_what_others_and_calendars_know_it(matter: str, id: str, identity: str) -> None:
    found = version("a/b.md", f"---\ntype: social\n{matter}\n---\n".encode(), "0")
    assert (found.id, found.identity) == (id, identity)


def test_whom_it_names() -> None:
    matter = "type: x\nlinks: {announces: [a, b], depends-on: c}\npublish: 2 days before d.end at 09:00\n"
    found = version("a.md", f"---\n{matter}---\n".encode(), "0")
    assert sorted(found.links) == [("a", "announces"), ("b", "announces"), ("c", "depends-on")]
    assert "d" in {id for id, _ in found.hangs}


@given(st.binary())
def test_any_bytes_have_a_version(data: bytes) -> None:
    assert version("a.md", b"---\n" + data + b"\n---\n", "0").path == "a.md"
    assert version("a.md", data, "0").path == "a.md"
