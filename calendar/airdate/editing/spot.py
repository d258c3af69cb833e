"""Where a path leads in a front matter: to a value, or to the place where it could stand."""

from dataclasses import dataclass, replace

from airdate.editing.layout import Entry, Layout, Mapping, Node, Scalar, Sequence
from airdate.editing.refusal import EditRefused
from airdate.text import shown

Step = str | int


@dataclass(frozen=True, slots=True)
class Spot:
    """What a path leads to.

    ``node`` is the value, or the last that there is on the way to it; ``missing`` are the segments behind it.
    ``entry`` holds ``node``; ``trail`` are the lists and mappings passed through, one for each of ``steps``.
    """

    path: str
    node: Node
    entry: Entry | None = None
    flow: bool = False
    steps: tuple[Step, ...] = ()
    trail: tuple[Mapping | Sequence, ...] = ()
    missing: tuple[str, ...] = ()


def find(layout: Layout, segments: tuple[str, ...]) -> Spot:
    """Follow the segments from the root; EditRefused where a key or an output stands twice."""
    spot = Spot(".".join(segments), layout.root)
    for n, segment in enumerate(segments):
        further = _step(layout, spot, segment)
        if further is None:
            return replace(spot, missing=segments[n:], flow=_flows(spot.node, spot.flow))
        spot = further
    return spot


def _step(layout: Layout, spot: Spot, segment: str) -> Spot | None:
    node = spot.node
    if isinstance(node, Mapping):
        entry = _entry(layout, node, segment)
        return _below(spot, node, segment, entry.value, entry) if entry else None
    if isinstance(node, Sequence):
        index = _output(layout, spot, node, segment)
        return None if index is None else _below(spot, node, index, node.items[index], None)
    return None


def _below(spot: Spot, above: Mapping | Sequence, step: Step, node: Node, entry: Entry | None) -> Spot:
    steps, trail = (*spot.steps, step), (*spot.trail, above)
    return Spot(spot.path, node, entry, _flows(above, spot.flow), steps, trail)


def _entry(layout: Layout, node: Mapping, key: str) -> Entry | None:
    entries = node.named(key)
    if len(entries) > 1:
        message = f"the key '{shown(key)}' stands here twice"
        raise EditRefused(message, "keep one of the two", layout.place(entries[1].start))
    return entries[0] if entries else None


def _flows(node: Node, above: bool) -> bool:
    return above or (not isinstance(node, Scalar) and node.flow)


def _output(layout: Layout, spot: Spot, node: Sequence, name: str) -> int | None:
    """The index of the output with that id, else of the only one on that channel."""
    for key in ("id", "channel"):
        found = [n for n, item in enumerate(node.items) if _says(item, key, name)]
        if len(found) > 1:
            message = f"two entries of '{'.'.join(map(str, spot.steps))}' are called '{name}'"
            raise EditRefused(message, "give each an `id`", layout.place(node.items[found[1]].start))
        if found:
            return found[0]
    return None


def _says(item: Node, key: str, text: str) -> bool:
    entries = item.named(key) if isinstance(item, Mapping) else []
    return bool(entries) and isinstance(entries[0].value, Scalar) and entries[0].value.text == text
