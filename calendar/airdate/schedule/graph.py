"""The graph of relative times: what each one waits for, and the order in which they can be counted."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from airdate.finding import Place
from airdate.item import Item
from airdate.relative import POINTS, Relative


class Node(NamedTuple):
    """One relative time: a key of the ``item``-th item, or of its ``output``-th output."""

    item: int
    key: str
    output: int = -1


class Graph:
    """The relative times of a list of items, which is sorted by path."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = items
        self.index: dict[str, int] = {}
        self.phrases: dict[Node, Relative] = {}
        for n, item in enumerate(items):
            self.index.setdefault(item.id, n)
            for key, phrase in item.relative.items():
                self.phrases[Node(n, key)] = phrase
            for k, output in enumerate(item.outputs):
                for key, phrase in output.relative.items():
                    self.phrases[Node(n, key, k)] = phrase

    def ordered(self) -> tuple[list[Node], list[list[Node]]]:
        """Every node after those that it waits for, and the circles, each once.

        What stands in a circle, or waits for one, is in neither order nor lost: it comes last
        among the nodes, and has no time then. Depth first, without recursion.
        """
        order: list[Node] = []
        circles: list[list[Node]] = []
        done: set[Node] = set()
        for start in self.phrases:
            if start not in done:
                self._walk(start, order, circles, done)
        return order, circles

    def _walk(self, start: Node, order: list[Node], circles: list[list[Node]], done: set[Node]) -> None:
        trail, ways = {start: 0}, [self.waits_for(start)]
        while ways:
            node = next(ways[-1], None)
            if node is None:
                ways.pop()
                left, _ = trail.popitem()
                done.add(left)
                order.append(left)
            elif node in trail:
                circles.append([*trail][trail[node] :])
            elif node not in done:
                trail[node] = len(trail)
                ways.append(self.waits_for(node))

    def waits_for(self, node: Node) -> Iterator[Node]:
        """The relative times that must be known before this one can be counted."""
        for wanted in self._wanted(node):
            if wanted in self.phrases:
                yield wanted

    def _wanted(self, node: Node) -> Iterator[Node]:
        phrase = self.phrases[node]
        n = self.anchor(node)
        if n is None:
            return
        if phrase.lifts:
            yield Node(n, "embargo.until")
            return
        item, point = self.items[n], phrase.anchor.point
        if lasts(item) and (point in POINTS or not point):
            yield Node(n, edge(phrase, item))
            return
        for k, output in enumerate(item.outputs):
            if point in ("", "publish", output.name) and not output.published:
                decided = output.publish or "publish" in output.relative
                yield Node(n, "publish" if decided else "planned", k)

    def anchor(self, node: Node) -> int | None:
        """Where the item stands on which the node hangs: itself, if the phrase names none."""
        id = self.phrases[node].anchor.id
        return self.index.get(id) if id else node.item

    def place(self, node: Node) -> Place:
        """Where the phrase stands."""
        item = self.items[node.item]
        if node.output >= 0:
            return item.outputs[node.output].places.get(node.key, item.at(node.key))
        return item.at(node.key)

    def label(self, node: Node) -> str:
        """How a chain calls the node: ``teaser``, ``teaser.linkedin``, ``teaser.due.draft``."""
        item = self.items[node.item]
        parts = [item.id, item.outputs[node.output].name if node.output >= 0 else ""]
        return ".".join(filter(None, [*parts, "" if node.key in _MAIN else node.key]))

    def linked(self, chain: Sequence[Node]) -> str:
        """``a (content/a.md:5:10) → b (content/b.md:6:10)``."""
        return " → ".join(f"{self.label(node)} ({self.place(node)})" for node in chain)

    def followers(self) -> Mapping[Node, list[Node]]:
        """Who waits for each node."""
        found: dict[Node, list[Node]] = {}
        for node in self.phrases:
            for other in self.waits_for(node):
                found.setdefault(other, []).append(node)
        return found


_MAIN = frozenset({"start", "publish", "planned"})


def lasts(item: Item) -> bool:
    """Whether the item has a span of its own rather than appearances."""
    return item.start is not None or "start" in item.relative


def edge(phrase: Relative, item: Item) -> str:
    """Which edge of a span the phrase counts from: after it from its end, if it has one."""
    if phrase.anchor.point in ("start", "end"):
        return phrase.anchor.point
    ends = item.end is not None or "end" in item.relative
    return "end" if phrase.after and ends and phrase.anchor.point != "publish" else "start"
