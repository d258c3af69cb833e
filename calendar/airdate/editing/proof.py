"""Proof of an edit: what the strict reader reads before and after differs by the wanted change alone."""

from typing import Any

from airdate.editing import layout
from airdate.editing.rows import Row
from airdate.editing.spot import Step
from airdate.reading.yaml import Mapping, Node, Scalar, Sequence

#: The text, the texts or the rows that shall stand there; None for nothing.
Wanted = str | tuple[str | Row, ...] | None


def agree(node: layout.Node, read: Node) -> bool:
    """Whether the layout holds what the strict reader read, which of a repeated key keeps the first value."""
    if isinstance(node, layout.Scalar):
        return isinstance(read, Scalar) and node.text == read.text and (not node.style) == read.plain
    if isinstance(node, layout.Sequence):
        if not isinstance(read, Sequence) or len(node.items) != len(read.items):
            return False
        return all(map(agree, node.items, read.items))
    if not isinstance(read, Mapping) or {entry.key.text for entry in node.entries} != set(read.values):
        return False
    return all(agree(node.named(key)[0].value, value) for key, value in read.values.items())


def only(before: Node, after: Node, steps: tuple[Step, ...], wanted: Wanted) -> bool:
    """Whether ``after`` says what is wanted at the path, and all else is as before, in the same order."""
    return _says(after, steps, wanted) and _without(before, steps) == _without(after, steps)


def _says(node: Node | None, steps: tuple[Step, ...], wanted: Wanted) -> bool:
    for step in steps:
        node = _below(node, step)
    if isinstance(wanted, tuple):
        if not isinstance(node, Sequence) or len(node.items) != len(wanted):
            return False
        return all(map(_is, node.items, wanted))
    return node is None if wanted is None else _is_text(node, wanted)


def _is(node: Node, wanted: str | Row) -> bool:
    if isinstance(wanted, str):
        return _is_text(node, wanted)
    if not isinstance(node, Mapping) or node.repeated or node.values.keys() != wanted.keys():
        return False
    return all(isinstance(said, Scalar) and said.text == wanted[key] for key, said in node.values.items())


def _is_text(node: Node | None, text: str) -> bool:
    return isinstance(node, Scalar) and node.text == text and not node.empty


def _below(node: Node | None, step: Step) -> Node | None:
    if isinstance(step, int):
        return node.items[step] if isinstance(node, Sequence) and step < len(node.items) else None
    return node.values.get(step) if isinstance(node, Mapping) else None


def _without(node: Node, steps: tuple[Step, ...]) -> Any:
    """The node without places and without what stands at the path; None if nothing is left of it."""
    if steps == ():
        return None
    if isinstance(node, Scalar):
        return None if steps[0] is not _ALL and node.empty else (node.text, node.plain)
    if isinstance(node, Sequence):
        return [_without(item, _further(n, steps)) for n, item in enumerate(node.items)]
    pairs = [(key, _without(value, _further(key, steps))) for key, value in node.values.items()]
    left = [pair for pair in pairs if pair[1] is not None]
    return (left, node.repeated) if left or steps[0] is _ALL else None


_ALL: Any = object()


def _further(step: Step, steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """The rest of the path where it leads here; elsewhere a path that leads nowhere: all is kept."""
    return steps[1:] if steps[0] == step else (_ALL,)
