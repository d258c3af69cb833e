"""An edit changes what it means to change, and not a byte more."""

import pytest
from tests.editing.cases import Case, cases

from airdate.editing.edit import Edit
from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.finding import Place

#: What editors put around and into front matter.
LAYOUTS = {
    "as typed": ("---\n{}---\nBody\t \n\n---\nstatus: draft\n", "\n"),
    "CRLF": ("---\n{}---\nBody\t \n", "\r\n"),
    "lone CR": ("---\n{}---\nBody\t \n", "\r"),
    "BOM": ("\ufeff---\n{}---\nBody", "\n"),
    "BOM and blank lines": ("\ufeff \n\n--- \n{}---\t\n\n  Body", "\r\n"),
    "nothing below": ("---\n{}---", "\r\n"),
}


def file(layout: str, matter: str) -> bytes:
    text, line_end = LAYOUTS[layout]
    return text.format(matter).replace("\n", line_end).encode()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", [c for c in cases() if not c.refused], ids=lambda c: c.name)
def test_only_what_is_meant_changes(case: Case, layout: str) -> None:
    edited = case.apply(Matter.read(file(layout, case.before), "item.md"))
    assert edited.to_bytes() == file(layout, case.after)


@pytest.mark.parametrize("case", [c for c in cases() if not c.refused], ids=lambda c: c.name)
def test_an_edit_can_be_taken_back(case: Case) -> None:
    before = file("BOM and blank lines", case.before)
    edited = case.apply(Matter.read(before, "item.md"))
    data = edited.to_bytes()
    for edit in reversed(edited.edits):
        data = edit.inverse.apply(data)
    assert data == before


@pytest.mark.parametrize("case", [c for c in cases() if c.refused], ids=lambda c: c.name)
def test_what_would_lose_something_is_refused(case: Case) -> None:
    with pytest.raises(EditRefused) as refused:
        case.apply(Matter.read(file("as typed", case.before), "item.md"))
    assert str(refused.value) == case.refused


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no front matter"),
        (b"# Title\n", "no front matter"),
        (b"+++\ntype = 'social'\n+++\n", "TOML front matter is not edited"),
        (b"---\ntitle: \xff\n---\n", "this is not UTF-8"),
        (b"---\ntitle: a\n", "the front matter is opened by --- and never closed"),
        (b"---\n- a\n---\n", "this is not a list of keys and values"),
        (b"---\na: &x b\nc: *x\n---\n", "anchors and aliases (& and *) are not read"),
        (b"---\na: !!str b\n---\n", "the tag 'tag:yaml.org,2002:str' is not read"),
        (b"---\na:\tb\n\tc: d\n---\n", "a tab character"),
        (b"---\na: \xc2\x85b\n---\n", "an invisible character stands here (U+0085)"),
        (b"---\n" + b"#\n" * 600_000 + b"---\n", "larger than 1024 KiB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_that_cannot_be_edited_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(EditRefused) as refused:
        Matter.read(data, "item.md")
    assert refused.value.message == message


def test_a_refusal_names_the_place() -> None:
    with pytest.raises(EditRefused) as refused:
        Matter.read(b"\n---\na: 1\nb: [\n---\n", "item.md")
    assert refused.value.place == Place("item.md", 4, 5)


MATTER = Matter.read(
    b"---\nstatus: draft\nowner: ~\npublish:\naudience: [devs, 'press']\nembargo: {until: 2027-05-12}\n"
    b"outputs:\n- {channel: x, id: first, status: idea}\n- {channel: linkedin, status: 'review'}\n"
    b"x.y: dotted\n---\n",
    "item.md",
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("status", "draft"),
        ("owner", None),
        ("publish", None),
        ("title", None),
        ("audience", "devs, press"),
        ("embargo.until", "2027-05-12"),
        ("embargo", None),
        ("outputs.first.status", "idea"),
        ("outputs.linkedin.status", "review"),
        ("outputs.x.status", "idea"),
        ("outputs.none.status", None),
        ("status.more", None),
        (("x.y",), "dotted"),
    ],
)
def test_a_value_is_read_as_text(path: str, value: str | None) -> None:
    assert MATTER.get(path) == value


def test_an_empty_key_stands_there() -> None:
    assert [path in MATTER for path in ("publish", "embargo.until", "title")] == [True, True, False]


def test_a_key_can_be_put_behind_another() -> None:
    edited = Matter.read(b"---\nstatus: draft\npublish: 2027\nx: 1\n---\n", "a.md").set(
        "reason", "rain", ["status"]
    )
    assert edited.to_bytes() == b"---\nstatus: draft\nreason: rain\npublish: 2027\nx: 1\n---\n"


def test_edits_follow_each_other() -> None:
    edited = MATTER.set("status", "postponed").set("publish", "2027").append("previous_dates", "2027-05-12")
    data = MATTER.to_bytes()
    for edit in edited.edits:
        data = edit.apply(data)
    assert data == edited.to_bytes()


def test_an_edit_of_other_bytes_is_refused() -> None:
    with pytest.raises(ValueError, match="other bytes stand at 1"):
        Edit(1, b"b", b"c").apply(b"aac")
