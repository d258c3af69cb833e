"""Rows: a list of keys and values, written one to a line, in which others stay as they stand."""

from collections.abc import Mapping as Map
from collections.abc import Sequence as Several

from airdate.editing import members
from airdate.editing.layout import Layout, Mapping, Node, Scalar, Sequence
from airdate.editing.members import Change
from airdate.editing.quoting import scalar
from airdate.editing.refusal import EditRefused

#: The keys of one entry and their texts.
Row = Map[str, str]


class Number(str):
    """A text that stands plain, for it is a number."""

    __slots__ = ()


def read(layout: Layout, node: Node) -> tuple[Row, ...]:
    """The entries of a list; EditRefused where something else stands in it."""
    if not isinstance(node, Sequence):
        raise EditRefused("this is no list", "edit it by hand", layout.place(node.start))
    return tuple(_row(layout, item) for item in node.items)


def rearranged(layout: Layout, node: Sequence, wanted: Several[Row]) -> list[Change]:
    """The list with these entries: those with which it begins and ends alike stay untouched."""
    was = read(layout, node)
    head = members.alike(was, wanted)
    tail = members.alike(was[head:][::-1], wanted[head:][::-1])
    old, new = node.items[head : len(was) - tail], wanted[head : len(wanted) - tail]
    pairs = zip(was[head:], old, new, strict=False)
    changes = [change for known, item, row in pairs for change in _replaced(layout, item, known, row)]
    if len(old) > len(new):
        changes += members.removed(layout, node, head + len(new), head + len(old))
    extra = [line(row) for row in new[len(old) :]]
    return changes + (members.inserted(layout, node, head + len(old), extra) if extra else [])


def line(row: Row) -> str:
    """An entry on one line."""
    return f"{{{', '.join(f'{key}: {_value(text)}' for key, text in row.items())}}}"


def _value(text: str) -> str:
    return text if isinstance(text, Number) else scalar(text, flow=True)


def block(key: str, wanted: Several[Row], ending: str) -> str:
    """A key with its entries below it."""
    return "".join([f"{key}:{ending}", *(f"  - {line(row)}{ending}" for row in wanted)])


def _row(layout: Layout, item: Node) -> Row:
    pairs = [(entry.key.text, entry.value) for entry in item.entries] if isinstance(item, Mapping) else []
    if not pairs or not all(isinstance(value, Scalar) for _, value in pairs):
        raise EditRefused("an entry of this list is unusual", "edit it by hand", layout.place(item.start))
    return {key: value.text for key, value in pairs if isinstance(value, Scalar)}


def _replaced(layout: Layout, item: Node, known: Row, row: Row) -> list[Change]:
    """The row in place of the one that is known; of the same keys only those values that differ."""
    if isinstance(item, Mapping) and [*known] == [*row]:
        keys = (key for key, text in row.items() if text != known[key])
        return [change for key in keys for change in _reset(layout, item.named(key)[0].value, row[key])]
    if layout.has_comment(item.start, item.end):
        message = "a comment would be lost"
        raise EditRefused(message, "take it out first, or edit by hand", layout.place(item.start))
    return [Change(item.start, item.end, line(row))]


def _reset(layout: Layout, node: Node, text: str) -> list[Change]:
    """Another text in place of a scalar."""
    if not isinstance(node, Scalar) or node.start == node.end:
        raise EditRefused("an entry of this list is unusual", "edit it by hand", layout.place(node.start))
    changes = members.replaced(layout, node, text, flow=True)  # refuses what would be lost
    plain = isinstance(text, Number) and not node.style
    return [Change(node.start, node.end, text)] if plain else changes
