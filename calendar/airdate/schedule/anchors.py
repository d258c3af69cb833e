"""Anchors: the time on which a relative time hangs, or why there is none."""

from collections.abc import Mapping
from zoneinfo import ZoneInfo

from airdate.entry import first_of, shifted
from airdate.finding import Place
from airdate.item import Item
from airdate.relative import Relative
from airdate.schedule.graph import Graph, Node
from airdate.text import Nearest, did_you_mean, listed, shown
from airdate.timespan import TimeFault, Timespan, at_instant, parse_zone


class Unresolved(Exception):
    """A time that has none, for a reason that is told elsewhere."""


class Anchors:
    """Looks up anchors in a graph whose ``times`` are being counted; ``zone`` is the plan's.

    ``broken`` are ids of files that could not be read, ``faulty`` the places of values that could not;
    ``lost`` are appearances that have no time for a reason that is told elsewhere. A series counts by
    its first occurrence.
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
        self.lost: set[Node] = set()
        self.nearest = Nearest(graph.index)

    def of(self, node: Node) -> Timespan:
        """The time on which the node hangs, known to the day or better; else TimeFault or Unresolved."""
        phrase, n = self.graph.phrases[node], self.graph.anchor(node)
        if n is None:
            raise self._stranger(phrase)
        target = self.graph.target(node)
        if target is None:
            raise self._no_output(self.items[n], phrase)
        time = self._time(target)
        if time is None:
            raise self._timeless(target, phrase)
        if not time.exact:
            name = self._name(n, phrase)
            message = f"'{shown(phrase.text)}': {name} is only known as {time.text}"
            raise TimeFault("anchor-without-time", message, f"give {name} a day")
        return time

    def appears(self, node: Node) -> Timespan | None:
        """When an output appears, or the first of all; Unresolved if that is told elsewhere."""
        item = self.items[node.item]
        if node.output >= 0:
            return self._output(node, item)
        found = [self._time(Node(node.item, "", k)) for k in range(len(item.outputs))]
        times = [time for time in found if time]
        known = [time for time in times if time.exact] or times
        return min(known, key=lambda time: time.begins(self.zone), default=None)

    def _output(self, node: Node, item: Item) -> Timespan | None:
        output, inner = item.outputs[node.output], self.graph.deciding(node)
        if inner in self.graph.phrases and not output.published:
            return self._told(inner)
        if output.when is None:
            places = {**item.places, **output.places}
            if any(places.get(key) in self.faulty for key in ("published", "publish", "planned", "start")):
                raise Unresolved
            return None
        return self._first(item, output.when)

    def _time(self, target: Node) -> Timespan | None:
        """The time of a target; None where it has none."""
        item = self.items[target.item]
        if target.key == "embargo.until" and target not in self.graph.phrases:
            until = item.embargo.until if item.embargo else None
            zone = parse_zone(item.timezone) if item.timezone else self.zone
            return at_instant(until.astimezone(zone)) if until else None
        if target.key and target in self.graph.phrases:
            return self._told(target)
        if not target.key:
            if target in self.lost:
                raise Unresolved
            return self.times.get(target)
        if target.key == "start":
            return self._first(item, item.start) if item.start else None
        if not (item.start and item.end):
            return item.end
        return shifted(item.end, self._first(item, item.start).first - item.start.first)

    def _told(self, node: Node) -> Timespan:
        """The time of a relative one; where it has none, that is told at its own place."""
        if node not in self.times:
            raise Unresolved
        time, item = self.times[node], self.items[node.item]
        return self._first(item, time) if node.key in ("start", "publish", "planned") else time

    def _first(self, item: Item, time: Timespan) -> Timespan:
        """Of a series its first occurrence, wherever that was moved to."""
        if item.repeat is None or not time.exact:
            return time
        first = first_of(item, time, self.zone)
        change = item.occurrences.get(first.first)
        if change is None or change.start is None:
            return first
        bare = change.start.instant is None and first.instant is not None
        return shifted(first, change.start.first - first.first) if bare else change.start

    def _stranger(self, phrase: Relative) -> Exception:
        id = phrase.anchor.id
        if id in self.broken:
            return Unresolved()
        cure = self.nearest(id) or "name the `id` of an item"
        return TimeFault("dangling-reference", f"no item has the id '{shown(id)}'", cure)

    def _no_output(self, item: Item, phrase: Relative) -> TimeFault:
        names, point = [output.name for output in item.outputs if output.name], phrase.anchor.point
        message = f"'{shown(phrase.text)}': {item.id} has no output '{shown(point)}'"
        cure = did_you_mean(point, names) or (f"it has {listed(names)}" if names else f"write `{item.id}`")
        return TimeFault("dangling-reference", message, cure)

    def _timeless(self, target: Node, phrase: Relative) -> Exception:
        """Why a target has no time: told elsewhere, or what it lacks."""
        item, key = self.items[target.item], target.key
        name, text = self._name(target.item, phrase), shown(phrase.text)
        if key == "embargo.until":
            if item.at("embargo") is not item.place:  # it has one, and it says nothing
                return Unresolved()
            message, cure = f"{item.id} has no embargo that could lift", "give it `embargo:`"
        elif not key:
            message, cure = f"{name} has no time yet", "give it `publish:` or `start:`"
        elif item.places.get(key) in self.faulty or item.places.get("start") in self.faulty:
            return Unresolved()
        elif item.start is None:
            message, cure = f"{name} appears and does not last", "leave out the point, or give it a `start`"
        else:
            message, cure = f"{name} has no `{key}`", f"give it `{key}:`"
        return TimeFault("anchor-without-time", f"'{text}': {message}", cure)

    def _name(self, n: int, phrase: Relative) -> str:
        return str(phrase.anchor) if phrase.anchor.id else f"{self.items[n].id} itself"
