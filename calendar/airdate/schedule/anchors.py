"""Anchors: the time of another item on which a relative time hangs, or why it has none."""

from collections.abc import Iterable, Mapping
from zoneinfo import ZoneInfo

from airdate.finding import Place
from airdate.item import Item, Output
from airdate.relative import Relative
from airdate.schedule.graph import Graph, Node, edge, lasts
from airdate.text import Nearest, did_you_mean, listed, shown
from airdate.timespan import TimeFault, Timespan, at_instant, parse_zone


class Unresolved(Exception):
    """A time that has none, for a reason that is told elsewhere."""


class Anchors:
    """Looks up anchors in a graph whose ``times`` are being counted; ``zone`` is the plan's.

    ``broken`` are ids of files that could not be read, ``faulty`` the places of values that could not.
    """

    def __init__(
        self,
        graph: Graph,
        times: Mapping[Node, Timespan],
        zone: ZoneInfo,
        broken: frozenset[str],
        faulty: frozenset[Place],
    ) -> None:
        self.graph, self.items, self.times, self.zone = graph, graph.items, times, zone
        self.broken, self.faulty = broken, faulty
        self.nearest = Nearest(graph.index)

    def of(self, node: Node) -> Timespan:
        """The time on which the node hangs, known to the day or better; else TimeFault or Unresolved."""
        phrase = self.graph.phrases[node]
        n = self.graph.anchor(node)
        if n is None:
            raise self._stranger(phrase)
        time = self._lift(n, phrase) if phrase.lifts else self._point(n, phrase)
        if not time.exact:
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} is only known as {time.text}"
            raise TimeFault("anchor-without-time", message, f"give {self._name(n, phrase)} a day")
        return time

    def _stranger(self, phrase: Relative) -> Exception:
        id = phrase.anchor.id
        if id in self.broken:
            return Unresolved()
        cure = self.nearest(id) or "name the `id` of an item"
        return TimeFault("dangling-reference", f"no item has the id '{shown(id)}'", cure)

    def _lift(self, n: int, phrase: Relative) -> Timespan:
        item, node = self.items[n], Node(n, "embargo.until")
        if node in self.graph.phrases:
            return self._told(node)
        if item.embargo is None:
            if item.at("embargo") is not item.place:  # it has one, and it says nothing: told there
                raise Unresolved
            message = f"'{shown(phrase.text)}': {item.id} has no embargo that could lift"
            raise TimeFault("anchor-without-time", message, "give it `embargo:`, or name another time")
        return at_instant(
            item.embargo.until.astimezone(parse_zone(item.timezone) if item.timezone else self.zone)
        )

    def _point(self, n: int, phrase: Relative) -> Timespan:
        item, point = self.items[n], phrase.anchor.point
        if lasts(item) and point in ("", "start", "end", "publish"):
            return self._edge(n, item, edge(phrase, item), phrase)
        if point in ("start", "end"):
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} appears and does not last"
            raise TimeFault(
                "anchor-without-time", message, "leave out the point, or give it `start` and `end`"
            )
        chosen = [k for k, output in enumerate(item.outputs) if point in ("", "publish", output.name)]
        if not chosen:
            names = [output.name for output in item.outputs if output.name]
            message = f"'{shown(phrase.text)}': {item.id} has no output '{shown(point)}'"
            cure = did_you_mean(point, names) or (
                f"it has {listed(names)}" if names else f"write `{item.id}`"
            )
            raise TimeFault("dangling-reference", message, cure)
        return self._earliest(n, item, chosen, phrase)

    def _edge(self, n: int, item: Item, key: str, phrase: Relative) -> Timespan:
        node = Node(n, key)
        if node in self.graph.phrases:
            return self._told(node)
        time = item.start if key == "start" else item.end
        if time is None:
            if item.places.get(key) in self.faulty:
                raise Unresolved
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} has no `{key}`"
            raise TimeFault("anchor-without-time", message, f"give it `{key}:`")
        return time

    def _earliest(self, n: int, item: Item, chosen: Iterable[int], phrase: Relative) -> Timespan:
        """The first of the outputs that have a time."""
        found: list[Timespan] = []
        hidden = False
        for k in chosen:
            output = item.outputs[k]
            decided = output.publish or "publish" in output.relative
            key = "publish" if decided else "planned"
            node = Node(n, key, k)
            waits = node in self.graph.phrases and not output.published
            time = self.times.get(node) if waits else output.when
            hidden |= time is None and (waits or self._faulty(item, output))
            found += [time] if time else []
        if not found:
            if hidden:
                raise Unresolved
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} has no time yet"
            raise TimeFault("anchor-without-time", message, "give it `publish:` or `start:`")
        exact = [time for time in found if time.exact] or found
        return min(exact, key=lambda time: time.begins(self.zone))

    def _faulty(self, item: Item, output: Output) -> bool:
        places = {**item.places, **output.places}
        return any(places.get(key) in self.faulty for key in ("published", "publish", "planned", "start"))

    def _told(self, node: Node) -> Timespan:
        """The time of another node; where it has none, that is told at its own place."""
        if node not in self.times:
            raise Unresolved
        return self.times[node]

    def _name(self, n: int, phrase: Relative) -> str:
        return str(phrase.anchor) if phrase.anchor.id else f"{self.items[n].id} itself"
