"""Resolution: every relative time counted, once, in the order in which they hang on each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from airdate.finding import Fault, Place
from airdate.item import NEVER, Embargo, Item, Output
from airdate.relative import Relative
from airdate.schedule.calendars import Calendars
from airdate.schedule.counting import counted
from airdate.schedule.due import with_due
from airdate.schedule.graph import Graph, Node, edge, lasts
from airdate.schedule.moving import off_closed_days
from airdate.status import Stage
from airdate.text import Nearest, did_you_mean, listed, shown
from airdate.timespan import Precision, TimeFault, Timespan, at_instant, on_day, parse_zone
from airdate.vocabulary import Vocabulary

_DUE = "due."


@dataclass(frozen=True, slots=True)
class Schedule:
    """Items with every relative time resolved, in the order given, and what could not be.

    ``follows`` pairs an item's path with that of another on which one of its times hangs,
    those further up the chain first.
    """

    items: tuple[Item, ...]
    faults: tuple[Fault, ...] = ()
    follows: tuple[tuple[str, str], ...] = ()


def resolve(
    items: Sequence[Item],
    words: Vocabulary,
    broken: frozenset[str] = frozenset(),
    faulty: frozenset[Place] = frozenset(),
) -> Schedule:
    """Resolve the relative times of all items, which must be sorted by path.

    ``broken`` are ids of files that could not be read, ``faulty`` the places of values that
    could not: nobody is blamed for waiting for those. Linear in items and phrases.
    """
    graph = Graph([with_due(item, words) for item in items])
    return _Resolution(graph, words, broken, faulty).run()


class _Unresolved(Exception):
    """A time that has none, for a reason that is told elsewhere."""


class _Resolution:
    """One pass over the graph."""

    def __init__(
        self, graph: Graph, words: Vocabulary, broken: frozenset[str], faulty: frozenset[Place]
    ) -> None:
        self.graph, self.words, self.broken, self.faulty = graph, words, broken, faulty
        self.items = graph.items
        self.times: dict[Node, Timespan] = {}
        self.faults: list[Fault] = []
        self.calendars = Calendars(words)
        self.nearest = Nearest(graph.index)
        settings = words.settings
        self.zone = settings.zone if settings.timezone else None

    def run(self) -> Schedule:
        order, circles = self.graph.ordered()
        self.faults += [_circular(self.graph, circle) for circle in circles]
        self.circular = {node for circle in circles for node in circle}
        self.missing: list[tuple[Node, TimeFault]] = []
        for node in order:
            if node not in self.circular:
                self._count(node)
        if self.missing:
            waiting = self.graph.followers()
            self.faults += [self._missing(node, error, waiting) for node, error in self.missing]
        return Schedule(tuple(self._resolved()), tuple(sorted(self.faults)), self._follows(order))

    def _count(self, node: Node) -> None:
        phrase = self.graph.phrases[node]
        try:
            anchor = self._anchor(node, phrase)
            item = self.items[node.item]
            time = counted(phrase, anchor, self._zone(item), self.calendars.of(item, node.output))
            if node.key == "embargo.until" and time.precision < Precision.MOMENT:
                message = f"'{shown(phrase.text)}' arrives at no hour"
                raise TimeFault("embargo-imprecise", message, f"write `{phrase.text} at 09:00`")
            self.times[node] = _whole_day(phrase, time) if node.key.startswith(_DUE) else time
        except _Unresolved:
            return
        except TimeFault as error:
            if not self._quiet(node, error):
                self.missing.append((node, error))

    def _quiet(self, node: Node, error: TimeFault) -> bool:
        """What is due before a day that its own item has not got yet: there is nothing to say."""
        own = node.key.startswith(_DUE) and not self.graph.phrases[node].anchor.id
        return own and error.rule == "anchor-without-time"

    def _zone(self, item: Item) -> ZoneInfo | None:
        return parse_zone(item.timezone) if item.timezone else self.zone

    def _anchor(self, node: Node, phrase: Relative) -> Timespan:
        """The time on which the node hangs, known to the day or better."""
        n = self.graph.anchor(node)
        if n is None:
            raise self._stranger(phrase)
        time = self._lift(n, phrase) if phrase.lifts else self._point(n, phrase)
        if not time.exact:
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} is only known as {time.text}"
            raise TimeFault(
                "anchor-without-time", message, f"give {self._name(n, phrase)} a day"
            )
        return time

    def _stranger(self, phrase: Relative) -> Exception:
        id = phrase.anchor.id
        if id in self.broken:
            return _Unresolved()
        cure = self.nearest(id) or "name the `id` of an item"
        return TimeFault("dangling-reference", f"no item has the id '{shown(id)}'", cure)

    def _lift(self, n: int, phrase: Relative) -> Timespan:
        item, node = self.items[n], Node(n, "embargo.until")
        if node in self.graph.phrases:
            return self._told(node)
        if item.embargo is None:
            if item.at("embargo") is not item.place:  # it has one, and it says nothing: told there
                raise _Unresolved
            message = f"'{shown(phrase.text)}': {item.id} has no embargo that could lift"
            raise TimeFault("anchor-without-time", message, "give it `embargo:`, or name another time")
        return at_instant(item.embargo.until.astimezone(self._zone(item)))

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
                raise _Unresolved
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
                raise _Unresolved
            message = f"'{shown(phrase.text)}': {self._name(n, phrase)} has no time yet"
            raise TimeFault("anchor-without-time", message, "give it `publish:` or `start:`")
        exact = [time for time in found if time.exact] or found
        return min(exact, key=lambda time: time.begins(self.words.settings.zone))

    def _faulty(self, item: Item, output: Output) -> bool:
        places = {**item.places, **output.places}
        return any(places.get(key) in self.faulty for key in ("published", "publish", "planned", "start"))

    def _told(self, node: Node) -> Timespan:
        """The time of another node; where it has none, that is told at its own place."""
        if node not in self.times:
            raise _Unresolved
        return self.times[node]

    def _name(self, n: int, phrase: Relative) -> str:
        return str(phrase.anchor) if phrase.anchor.id else f"{self.items[n].id} itself"

    def _missing(self, node: Node, error: TimeFault, waiting: Mapping[Node, list[Node]]) -> Fault:
        """A fault that also names the longest chain which hangs in the air because of it."""
        chain = _longest(node, waiting)
        key = node.key.rpartition(".")[2] if node.key.startswith("embargo") else node.key
        message = f"`{key}`: {error.message}"
        if len(chain) > 1:
            end = self.graph.phrases[node].anchor
            message += f"; so there is no time for {self.graph.linked(chain)} → {end}"
        return Fault(self.graph.place(node), error.rule, message, error.cure)

    def _resolved(self) -> Iterable[Item]:
        """The items with their times; those without phrases are the same objects."""
        mine: dict[int, dict[Node, Timespan | None]] = {}
        for node in self.graph.phrases:
            mine.setdefault(node.item, {})[node] = self.times.get(node)
        for n, given in enumerate(self.items):
            item = _filled(given, mine[n]) if n in mine else given
            yield self._series(item) if item.repeat else item

    def _series(self, item: Item) -> Item:
        """A series whose end is a day of its own zone, and whose workdays are off the closed ones."""
        start = item.start or next((output.when for output in item.outputs if output.when), None)
        clock = start.instant.time() if start and start.instant else datetime.min.time()
        repeat = item.repeat and item.repeat.in_zone(self._zone(item) or self.words.settings.zone, clock)
        item = replace(item, repeat=repeat)
        return off_closed_days(item, self.calendars.of(item)) if repeat and repeat.workdays else item

    def _follows(self, order: Iterable[Node]) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        for node in order:
            n = self.graph.anchor(node)
            if n is not None and n != node.item:
                found[self.items[node.item].path, self.items[n].path] = None
        return tuple(found)


def _whole_day(phrase: Relative, time: Timespan) -> Timespan:
    """What is due is due on a day, unless its phrase names an hour or counts some."""
    return time if phrase.at or phrase.unit.elapses else on_day(time.first)


def _filled(item: Item, times: Mapping[Node, Timespan | None]) -> Item:
    """The item with those times in place of what stood there."""
    due = dict(item.due)
    values: dict[str, object] = {}
    outputs = list(item.outputs)
    for (_, key, k), time in times.items():
        if k >= 0:
            outputs[k] = replace(outputs[k], **{key: time})  # type: ignore[arg-type]
        elif key.startswith(_DUE):
            stage = Stage(key.removeprefix(_DUE))
            due.pop(stage, None)
            due |= {stage: time} if time else {}
        elif key == "embargo.until":
            reason = item.embargo.reason if item.embargo else ""
            values["embargo"] = Embargo(time.instant if time and time.instant else NEVER, reason)
        else:
            values[key] = time
    return replace(item, due=due, outputs=tuple(outputs), **values)  # type: ignore[arg-type]


def _circular(graph: Graph, circle: list[Node]) -> Fault:
    first = min(range(len(circle)), key=lambda n: (graph.place(circle[n]), graph.label(circle[n])))
    turned = [*circle[first:], *circle[:first]]
    chain = f"{graph.linked(turned)} → {graph.label(turned[0])}"
    message = f"these times wait for each other: {chain}"
    return Fault(graph.place(turned[0]), "circular-time", message, "give one of them a date")


def _longest(node: Node, waiting: Mapping[Node, list[Node]]) -> list[Node]:
    """The longest chain of those who wait for the node, from its far end to the node itself."""
    chain, level = [node], [node]
    before: dict[Node, Node] = {}
    seen = {node}
    while level:
        following = []
        for near in level:
            for far in sorted(waiting.get(near, ())):
                if far not in seen:
                    seen.add(far)
                    before[far] = near
                    following.append(far)
        level = following
        if level:
            chain = [level[0]]
    while chain[-1] in before:
        chain.append(before[chain[-1]])
    return chain
