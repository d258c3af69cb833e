"""The graph of relative times: what each one hangs on, and the order in which they can be counted."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from airdate.finding import Place
from airdate.item import Item
from airdate.relative import POINTS, Relative


class Node(NamedTuple):
    """A time of the ``item``-th item: of one of its keys, or of a key of its ``output``-th output.

    Without a key it is when something appears: the output, or the first of them all.
    """

    item: int
    key: str = ""
    output: int = -1


#: Links of a chain that a message prints from either end.
_ENDS = 6


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

    def ordered(self) -> list[list[Node]]:
        """The nodes in groups, each group after those that it waits for.

        Nodes of one group wait for each other, in a circle; mostly a group is a single node. Tarjan's
        strongly connected components (1972), without recursion: linear, whatever the order of the items.
        """
        groups: list[list[Node]] = []
        number: dict[Node, int] = {}
        lowest: dict[Node, int] = {}
        open_: dict[Node, None] = {}
        for start in self.phrases:
            if start in number:
                continue
            ways = [(start, self.waits_for(start))]
            number[start] = lowest[start] = len(number)
            open_[start] = None
            while ways:
                node, following = ways[-1]
                for other in following:
                    if other not in number:
                        number[other] = lowest[other] = len(number)
                        open_[other] = None
                        ways.append((other, self.waits_for(other)))
                        break
                    if other in open_:
                        lowest[node] = min(lowest[node], number[other])
                else:
                    ways.pop()
                    if ways:
                        above = ways[-1][0]
                        lowest[above] = min(lowest[above], lowest[node])
                    if lowest[node] == number[node]:
                        groups.append(_closed(open_, node))
        return groups

    def waits_for(self, node: Node) -> Iterator[Node]:
        """The nodes that must be known before this one can be counted."""
        if node.key:
            target = self.target(node)
            if target and (target in self.phrases or not target.key):
                yield target
        elif node.output < 0:
            yield from (Node(node.item, "", k) for k in range(len(self.items[node.item].outputs)))
        else:
            inner = self.deciding(node)
            if inner in self.phrases and not self.items[node.item].outputs[node.output].published:
                yield inner

    def target(self, node: Node) -> Node | None:
        """On what a relative time hangs; None if there is no such item, or no such output."""
        phrase, n = self.phrases[node], self.anchor(node)
        if n is None:
            return None
        item, point = self.items[n], phrase.anchor.point
        if phrase.lifts:
            return Node(n, "embargo.until")
        if lasts(item) and (not point or point in POINTS):
            return Node(n, edge(phrase, item))
        if point in ("start", "end"):
            return Node(n, point)
        if point in ("", "publish"):
            return Node(n)
        return next((Node(n, "", k) for k, output in enumerate(item.outputs) if output.name == point), None)

    def deciding(self, node: Node) -> Node:
        """The key by which an output appears, unless it is out."""
        output = self.items[node.item].outputs[node.output]
        decided = output.publish or "publish" in output.relative
        return Node(node.item, "publish" if decided else "planned", node.output)

    def anchor(self, node: Node) -> int | None:
        """Where the item stands on which the node hangs: itself, if the phrase names none."""
        phrase = self.phrases.get(node)
        id = phrase.anchor.id if phrase else ""
        return self.index.get(id) if id else node.item

    def circle(self, group: Sequence[Node]) -> list[Node]:
        """The shortest way from the first node of a group (by its place) back to itself."""
        inside = set(group)
        start = min((node for node in group if node.key), key=lambda node: (self.place(node), node))
        before: dict[Node, Node] = {}
        level = deque([start])
        while level:
            node = level.popleft()
            for other in self.waits_for(node):
                if other == start:
                    return _way(before, start, node)
                if other in inside and other not in before:
                    before[other] = node
                    level.append(other)
        return [start]

    def place(self, node: Node) -> Place:
        """Where the phrase stands; that of a default, where the plan gives it."""
        phrase = self.phrases[node]
        if phrase.place.path:
            return phrase.place
        item = self.items[node.item]
        if node.output >= 0:
            return item.outputs[node.output].places.get(node.key, item.at(node.key))
        return item.places.get(node.key) or item.at(node.key.partition(".")[0])

    def label(self, node: Node) -> str:
        """How a chain calls the node: ``teaser``, ``teaser.linkedin``, ``teaser.due.draft``."""
        item = self.items[node.item]
        parts = [item.id, item.outputs[node.output].name if node.output >= 0 else ""]
        return ".".join(filter(None, [*parts, "" if node.key in _MAIN else node.key]))

    def linked(self, chain: Sequence[Node]) -> str:
        """``a (content/a.md:5:10) → b (content/b.md:6:10)``; of a long chain its two ends."""
        told = [f"{self.label(node)} ({self.place(node)})" for node in chain if node.key]
        if len(told) > 2 * _ENDS:
            told[_ENDS:-_ENDS] = [f"… {len(told) - 2 * _ENDS} more …"]
        return " → ".join(told)

    def followers(self) -> Mapping[Node, list[Node]]:
        """Who waits for each node."""
        found: dict[Node, list[Node]] = {}
        for group in self.ordered():
            for node in group:
                for other in self.waits_for(node):
                    found.setdefault(other, []).append(node)
        return found


_MAIN = frozenset({"", "start", "publish", "planned"})


def _closed(open_: dict[Node, None], root: Node) -> list[Node]:
    """The nodes opened since the root, taken away."""
    group = []
    while True:
        node, _ = open_.popitem()
        group.append(node)
        if node == root:
            return group


def _way(before: Mapping[Node, Node], start: Node, end: Node) -> list[Node]:
    way = [end]
    while way[-1] != start:
        way.append(before[way[-1]])
    return way[::-1]


def lasts(item: Item) -> bool:
    """Whether the item has a span of its own rather than appearances."""
    return item.start is not None or "start" in item.relative


def edge(phrase: Relative, item: Item) -> str:
    """Which edge of a span the phrase counts from: after it from its end, if it has one."""
    if phrase.anchor.point in ("start", "end"):
        return phrase.anchor.point
    ends = item.end is not None or "end" in item.relative
    return "end" if phrase.after and ends and phrase.anchor.point != "publish" else "start"
