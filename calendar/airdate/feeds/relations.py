"""Relations between entries, as calendars know them (RFC 5545 3.8.4.5, RFC 9253).

A campaign and an event are parents; ``depends-on`` is DEPENDS-ON, every other link a sibling. A relative
date is a relation in time with its GAP; it stands, as RFC 9253 6.2 has it, on what comes first.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from airdate.entry import Entry
from airdate.item import Item
from airdate.relative import POINTS, Relative, Unit

_LENGTHS = {Unit.MINUTE: "PT{}M", Unit.HOUR: "PT{}H", Unit.DAY: "P{}D", Unit.WEEK: "P{}D"}


class Relation(NamedTuple):
    """From one entry to another: ``RELTYPE``, and for one in time how much lies between (RFC 5545 3.3.6)."""

    kind: str
    target: Entry
    gap: str = ""

    @property
    def parameters(self) -> str:
        """``GAP=P7D;RELTYPE=FINISHTOSTART``: by name, as vobject would sort them."""
        return f"GAP={self.gap};RELTYPE={self.kind}" if self.gap else f"RELTYPE={self.kind}"


class Relations:
    """The relations of all entries that feeds hold, by entry."""

    def __init__(self, held: Mapping[str, Sequence[Entry]]) -> None:
        """``held`` has the entries of each item by its id."""
        self.held = held
        self._timed: dict[str, list[Relation]] = {}
        self._linked: dict[str, list[Relation]] = {}
        for entries in held.values():
            for entry in entries:
                self._time(entry)

    def of(self, entry: Entry) -> list[Relation]:
        """What an entry says of others: first what it belongs to and names, then what it is timed by."""
        if entry.item.id not in self._linked:
            self._linked[entry.item.id] = self._links(entry.item)
        return [*self._linked[entry.item.id], *self._timed.get(entry.id, ())]

    def _links(self, item: Item) -> list[Relation]:
        found: dict[str, Relation] = {}
        for kind, target in _named(item):
            for other in self.held.get(target, ()):
                if target != item.id:
                    found.setdefault(other.id, Relation(kind, other))
        return list(found.values())

    def _time(self, follower: Entry) -> None:
        phrase = phrase_of(follower)
        anchor = self._anchor(phrase) if phrase and not phrase.lifts else None
        if phrase is None or anchor is None or anchor.item is follower.item:
            return
        ends = phrase.anchor.point == "end"
        gap = _gap(phrase, anchor, follower)
        if phrase.count < 0:
            first, relation = follower, Relation(f"FINISHTO{'FINISH' if ends else 'START'}", anchor, gap)
        else:
            from_end = ends or (phrase.after and phrase.anchor.point != "start")
            first = anchor
            relation = Relation(f"{'FINISH' if from_end else 'START'}TOSTART", follower, gap)
        self._timed.setdefault(first.id, []).append(relation)

    def _anchor(self, phrase: Relative) -> Entry | None:
        """The entry from which a phrase counts: the output that it names, else the first of the item.

        None if that is no more than an idea, which feeds do not hold.
        """
        entries = self.held.get(phrase.anchor.id, ())
        if phrase.anchor.point not in ("", *POINTS):
            return next((entry for entry in entries if entry.output.name == phrase.anchor.point), None)
        first = next(iter(entries), None)
        return first if first and (first.spans or not _before(first, entries)) else None


def _before(first: Entry, entries: Iterable[Entry]) -> bool:
    """Whether an output of the item that is not among the entries appears before their first, or that day."""
    held = {entry.output.name for entry in entries}
    times = (output.when for output in first.item.outputs if output.name not in held)
    return any(time.exact and time.first <= first.first for time in times if time)


def phrase_of(entry: Entry) -> Relative | None:
    """The phrase by which an entry got its time, if it has one of its own."""
    if not (entry.output.relative or entry.item.relative) or entry.stage or entry.day:
        return None
    if entry.spans:
        return entry.item.relative.get("start")
    output = entry.output
    key = next((key for key in ("published", "publish", "planned") if getattr(output, key)), "")
    return output.relative.get(key)


def _named(item: Item) -> Iterator[tuple[str, str]]:
    """The relation, and the other item's id."""
    yield "PARENT", item.campaign
    yield "PARENT", item.event
    for link in item.links:
        yield "DEPENDS-ON" if link.relation == "depends-on" else "SIBLING", link.target


def _gap(phrase: Relative, anchor: Entry, follower: Entry) -> str:
    """How much lies between: as it is said; of months, workdays and weekdays the days that these are."""
    count = abs(phrase.count)
    if count and phrase.weekday is None and phrase.unit in _LENGTHS:
        return _LENGTHS[phrase.unit].format(count * 7 if phrase.unit is Unit.WEEK else count)
    from_end = phrase.anchor.point == "end" or (phrase.after and phrase.anchor.point != "start")
    days = abs(follower.first - (anchor.last if from_end else anchor.first)) // timedelta(days=1)
    return f"P{days}D" if count and days else ""
