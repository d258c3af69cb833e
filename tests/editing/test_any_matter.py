"""Whatever the front matter: an edit is exactly the wanted change, or refused; and it has a way back."""

from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st
from tests.editing.matters import KEYS, File, files, stands, texts

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.reading import front_matter
from airdate.reading.source import Source
from airdate.reading.yaml import Mapping, Node, Scalar


def plain(node: Node | None) -> Any:
    if isinstance(node, Scalar):
        return None if node.empty else node.text
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.values.items()}
    return [plain(item) for item in node.items] if node else {}


def meaning(data: bytes) -> tuple[dict[str, Any], str]:
    """What the strict reader reads, without our editing in between."""
    text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    document = front_matter.read(Source("a.md", "a.md", text), [])
    assert document is not None
    return plain(document.matter), document.body


def taken_back(matter: Matter) -> bytes:
    data = matter.to_bytes()
    for edit in reversed(matter.edits):
        data = edit.inverse.apply(data)
    return data


@given(files(), texts, st.data())
def test_set_and_set_back_gives_the_same_bytes(file: File, text: str, data: st.DataObject) -> None:
    """The condition: the scalar stands on one line, with nothing escaped in it that need not be; its text is
    not nothing; and the new text can stand in its style, so that the style is still there on the way back.
    """
    assume(file.scalars)
    was = data.draw(st.sampled_from(file.scalars))
    assume(stands(text, was.style, flow=was.flow))
    edited = Matter.read(file.data, "a.md").set(was.path, text)
    assert edited.get(was.path) == text
    assert edited.set(was.path, was.text).to_bytes() == file.data


@given(files(), texts, st.sampled_from([("owner",), ("embargo", "until"), ("due", "draft"), ("a", "b", "c")]))
def test_an_absent_key_set_and_unset_gives_the_same_bytes(
    file: File, text: str, path: tuple[str, ...]
) -> None:
    edited = Matter.read(file.data, "a.md").set(path, text)
    assert edited.get(path) == text
    assert edited.unset(path).to_bytes() == file.data


@given(files(), texts, st.sampled_from(KEYS), st.sampled_from([(), ("new",)]))
def test_a_value_set_is_the_only_change(file: File, text: str, key: str, below: tuple[str, ...]) -> None:
    before, body = meaning(file.data)
    try:
        edited = Matter.read(file.data, "a.md").set((key, *below), text)
    except EditRefused:
        assert isinstance(before.get(key), dict) != bool(below) or "#" in file.data.decode()
        return
    wanted: Any = [text] if isinstance(before.get(key), list) else text
    before[key] = {**(before.get(key) or {}), "new": text} if below else wanted
    assert meaning(edited.to_bytes()) == (before, body)
    assert taken_back(edited) == file.data


@given(files(), st.lists(texts, max_size=4), st.sampled_from(KEYS))
def test_a_list_set_is_the_only_change(file: File, value: list[str], key: str) -> None:
    before, body = meaning(file.data)
    try:
        edited = Matter.read(file.data, "a.md").set((key,), value)
    except EditRefused:
        return
    assert meaning(edited.to_bytes()) == (before | {key: value}, body)
    assert taken_back(edited) == file.data


@given(files(), texts, st.sampled_from(KEYS))
def test_a_text_appended_is_the_only_change(file: File, text: str, key: str) -> None:
    before, body = meaning(file.data)
    try:
        edited = Matter.read(file.data, "a.md").append((key,), text)
    except EditRefused:
        assert isinstance(before.get(key), dict)
        return
    was = before.get(key)
    was = was if isinstance(was, list) else [] if was is None else [was]
    assert meaning(edited.to_bytes()) == (before | {key: [*was, text]}, body)
    assert taken_back(edited) == file.data


@given(files(), st.sampled_from(KEYS))
def test_a_key_unset_is_the_only_change(file: File, key: str) -> None:
    before, body = meaning(file.data)
    try:
        edited = Matter.read(file.data, "a.md").unset((key,))
    except EditRefused:
        return
    before.pop(key, None)
    assert meaning(edited.to_bytes()) == (before, body)
    assert taken_back(edited) == file.data


@given(st.text("ab:- #\n\r'\"[]{},|>&*!?~\té🚀", max_size=40), texts)
def test_any_text_is_edited_rightly_or_refused(matter: str, text: str) -> None:
    data = f"---\n{matter}\n---\nBody\n".encode()
    try:
        edited = Matter.read(data, "a.md").set("a", text)
    except EditRefused:
        return
    before, body = meaning(data)
    wanted: Any = [text] if isinstance(before.get("a"), list) else text
    assert meaning(edited.to_bytes()) == (before | {"a": wanted}, body)
    assert taken_back(edited) == data
