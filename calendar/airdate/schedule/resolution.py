"""Resolution: every relative time counted, once, in the order in which they hang on each other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from airdate.entry import first_of, shifted
from airdate.finding import Fault, Place
from airdate.item import NEVER, Embargo, Item
from airdate.relative import Relative
from airdate.schedule.anchors import Anchors, Unresolved
from airdate.schedule.calendars import Calendars
from airdate.schedule.counting import counted
from airdate.schedule.due import with_due
from airdate.schedule.graph import Graph, Node
from airdate.status import Stage
from airdate.text import shown
from airdate.timespan import Precision, TimeFault, Timespan, at_instant, on_day
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
    calendars = Calendars(words)
    graph = Graph([calendars.on_workdays(with_due(item, words)) for item in items])
    return _Resolution(graph, calendars, broken, faulty).run()


class _Resolution:
    """One pass over the graph."""

    def __init__(
        self, graph: Graph, calendars: Calendars, broken: frozenset[str], faulty: frozenset[Place]
    ) -> None:
        words = calendars.words
        self.graph, self.items, self.words = graph, graph.items, words
        self.times: dict[Node, Timespan] = {}
        self.faults: list[Fault] = []
        self.calendars = calendars
        self.anchors = Anchors(graph, self.times, words.settings.zone, broken, faulty)

    def run(self) -> Schedule:
        self.missing: list[tuple[Node, TimeFault]] = []
        groups = self.graph.ordered()
        for group in groups:
            node = group[0]
            if len(group) > 1 or node in self.graph.waits_for(node):
                self.faults.append(_circular(self.graph, group))
                self.anchors.lost.update(group)
            elif node.key:
                self._count(node)
            else:
                self._appear(node)
        if self.missing:
            waiting = self.graph.followers()
            self.faults += [self._missing(node, error, waiting) for node, error in self.missing]
        return Schedule(tuple(self._resolved()), tuple(_once(self.faults)), self._follows(groups))

    def _appear(self, node: Node) -> None:
        """When an item or an output appears; not known where something of it hangs in the air."""
        try:
            time = self.anchors.appears(node)
        except Unresolved:
            self.anchors.lost.add(node)
            return
        if time:
            self.times[node] = time

    def _count(self, node: Node) -> None:
        phrase = self.graph.phrases[node]
        try:
            anchor = self.anchors.of(node)
            item = self.items[node.item]
            zone = self._zone(item)
            if node.key.startswith(_DUE) and anchor.instant and zone:
                anchor = at_instant(anchor.instant.astimezone(zone))  # a day of those who do the work
            time = counted(phrase, anchor, zone, self.calendars.of(item, node.output))
            if node.key == "end" and item.repeat:
                time = self._of_the_first(node, item, time)
            if node.key == "embargo.until" and time.precision < Precision.MOMENT:
                message = f"'{shown(phrase.text)}' arrives at no hour"
                raise TimeFault("embargo-imprecise", message, f"write `{phrase.text} at 09:00`")
            self.times[node] = _whole_day(phrase, time) if node.key.startswith(_DUE) else time
        except Unresolved:
            return
        except TimeFault as error:
            if not self._quiet(node, error):
                self.missing.append((node, error))

    def _of_the_first(self, node: Node, item: Item, end: Timespan) -> Timespan:
        """The end of a series, as if it began where it was given to: entries move both."""
        start = self.times.get(Node(node.item, "start")) or item.start
        if start is None or not start.exact:
            return end
        return shifted(end, start.first - first_of(item, start, self.words.settings.zone).first)

    def _quiet(self, node: Node, error: TimeFault) -> bool:
        """What is due before a day that its own item has not got yet: there is nothing to say."""
        own = node.key.startswith(_DUE) and not self.graph.phrases[node].anchor.id
        return own and error.rule == "anchor-without-time"

    def _zone(self, item: Item) -> ZoneInfo | None:
        return self.words.settings.zone_for(item.timezone)

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
        """A series whose end is a day of its own zone."""
        start = item.start or next((output.when for output in item.outputs if output.when), None)
        clock = start.instant.time() if start and start.instant else datetime.min.time()
        repeat = item.repeat and item.repeat.in_zone(self._zone(item) or self.words.settings.zone, clock)
        return replace(item, repeat=repeat)

    def _follows(self, groups: Iterable[list[Node]]) -> tuple[tuple[str, str], ...]:
        found: dict[tuple[str, str], None] = {}
        for node in (node for group in groups for node in group if node.key):
            n = self.graph.anchor(node)
            if n is not None and n != node.item:
                found[self.items[node.item].path, self.items[n].path] = None
        return tuple(found)


def _once(faults: Iterable[Fault]) -> Iterable[Fault]:
    """The faults in order; of those of a default, which is every item's, the first."""
    told: set[tuple[Place, str]] = set()
    for fault in sorted(faults):
        mine = (fault.place, fault.rule)
        if fault.place.path.endswith(".md") or mine not in told:
            told.add(mine)
            yield fault


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


def _circular(graph: Graph, group: list[Node]) -> Fault:
    circle = graph.circle(group)
    chain = f"{graph.linked(circle)} → {graph.label(circle[0])}"
    message = f"these times wait for each other: {chain}"
    return Fault(graph.place(circle[0]), "circular-time", message, "give one of them a date")


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
