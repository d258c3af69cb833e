"""Strict YAML: every scalar as it was typed, at the place where it stands."""

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from airdate.finding import Fault
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence, YamlFault, parse

from .nasty import TEXT, TRAPS


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(inner) for inner in node.items]
    return {key: plain(inner) for key, inner in node.values.items()}


def read(text: str) -> object:
    return plain(parse(text, "a.md", 1, []))


@given(st.dictionaries(st.sampled_from("abcdef"), TRAPS))
def test_words_stay_as_they_are_typed(values: dict[str, str]) -> None:
    assert read("".join(f"{key}: {value}\n" for key, value in values.items())) == values


@given(st.dictionaries(TEXT, TEXT))
def test_quoted_text_stays_as_it_is_typed(values: dict[str, str]) -> None:
    text = pyyaml.safe_dump(values, default_style='"', allow_unicode=False, sort_keys=False)
    assert read(text) == values


@given(st.text(max_size=80))
def test_any_text_is_a_mapping_or_a_fault(text: str) -> None:
    faults: list[Fault] = []
    try:
        parse(text, "a.md", 1, faults)
    except YamlFault as error:
        faults.append(error.fault)
    for fault in faults:
        assert 1 <= fault.place.line <= text.count("\n") + 1
        assert fault.place.column <= max(map(len, text.split("\n"))) + 1


@pytest.mark.parametrize("text", ["a: [", "a: [\n\n", "a: {b:\n", "a: 'b", "a: [\n  "])
def test_what_is_never_closed_is_told_inside_the_file(text: str) -> None:
    with pytest.raises(YamlFault, match="never closed") as error:
        parse(text, "a.md", 1, [])
    assert error.value.fault.place.line == 1


@pytest.mark.parametrize(
    ("text", "node"),
    [
        ("a: |\n  b\n  c\n", {"a": "b\nc\n"}),
        ("a: >-\n  b\n  c\n", {"a": "b c"}),
        ("a: b\n  c\n", {"a": "b c"}),
        ("a: {b: [c, 'd']}", {"a": {"b": ["c", "d"]}}),
        ("a:\n- b\n-\n", {"a": ["b", ""]}),
        ("# only a comment\n", {}),
        ("~", {}),
        ("? a\n: b\n", {"a": "b"}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
    ],
)
def test_forms(text: str, node: object) -> None:
    assert read(text) == node


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 100_000, "- " * 50_000, "a: " + "[" * 50_000])
def test_depth_is_refused_at_once(text: str) -> None:
    with pytest.raises(YamlFault):
        parse(text, "a.md", 1, [])


def test_a_bomb_of_aliases_is_refused() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlFault, match="anchors and aliases"):
        parse(bomb, "a.md", 1, [])


def test_a_repeated_key_is_told_and_remembered() -> None:
    faults: list[Fault] = []
    mapping = parse("a: b\na: c\nd: e\n", "a.md", 1, faults)
    assert (plain(mapping), mapping.repeated) == ({"a": "b", "d": "e"}, {"a"})
    assert [(fault.rule, fault.place.line) for fault in faults] == [("duplicate-key", 2)]


@pytest.mark.parametrize(
    "character", ["\x00", "\x07", "\x0b", "\x7f", "\x85", "\u2028", "\u2029", "\ufeff", "\ufffe"]
)
def test_characters_that_nobody_sees_are_refused_where_they_stand(character: str) -> None:
    with pytest.raises(YamlFault) as error:
        parse(f"a: b\nü: x{character}y\n", "a.md", 3, [])
    assert (error.value.fault.place.line, error.value.fault.place.column) == (4, 5)
    assert error.value.fault.message.isprintable()


def nodes(node: Node) -> list[Node]:
    inner: list[Node] = []
    if isinstance(node, Sequence):
        inner = list(node.items)
    elif isinstance(node, Mapping):
        inner = list(node.values.values())
    return [node, *(deeper for part in inner for deeper in nodes(part))]


@given(
    st.dictionaries(
        TEXT,
        st.recursive(
            TEXT | TRAPS,
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
            max_leaves=8,
        ),
    )
)
def test_each_value_is_told_where_it_stands(value: object) -> None:
    text = pyyaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    try:
        root = parse(text, "a.md", 1, [])
    except YamlFault:
        return
    lines = text.split("\n")
    for node in nodes(root):
        rest = lines[node.place.line - 1][node.place.column - 1 :]
        if isinstance(node, Scalar) and node.plain:
            assert rest.startswith(node.text.split("\n")[0])
        elif isinstance(node, Scalar):
            assert rest[0] in "'\"|>"
        elif isinstance(node, Sequence):
            assert rest[0] in "[-"
