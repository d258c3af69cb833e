"""Importing: figures of another program become results of the items that they are of; twice is as once.

A result is the same as another if metric, output, day and source are; another value then takes its place.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from airdate.editing.matter import Matter
from airdate.editing.refusal import EditRefused
from airdate.editing.rows import Number
from airdate.finding import Fault
from airdate.item import Item
from airdate.parts.measure import Result
from airdate.reading.amount import written
from airdate.revision.revision import Revision
from airdate.revision.rows import Figure

_Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Entered:
    """One figure that changes the plan; ``was`` is the former value, empty for a new one."""

    item: Item
    figure: Figure
    was: str

    @property
    def now(self) -> str:
        """The value as it will stand there."""
        return written(self.figure.value)


def entered(figures: Iterable[Figure], source: str, faults: list[Fault]) -> list[Entered]:
    """Those of the figures that the plan does not have as they are; two that differ are a fault."""
    known: dict[str, dict[_Key, Result]] = {}
    seen: dict[tuple[str, _Key], Figure] = {}
    found = []
    for figure in figures:
        item, key = figure.item, _key_of(figure, source)
        if item.id not in known:
            known[item.id] = {_key(result): result for result in item.measures.results}
        if seen.setdefault((item.id, key), figure) is not figure:
            message = f"'{figure.counted.metric}' of '{item.id}' comes from two columns"
            faults.append(Fault(figure.place, "bad-value", message, "call one of the two otherwise"))
            continue
        was = known[item.id].get(key)
        if was is None or was.value != float(figure.value):
            before = "" if was is None else f"{was.value:.15g}" if was.value is not None else "?"
            found.append(Entered(item, figure, before))
    return found


def imported(revision: Revision, found: Iterable[Entered], source: str, faults: list[Fault]) -> Revision:
    """The plan with those results; what cannot be edited is told in ``faults``."""
    by_item: dict[str, list[Entered]] = {}
    for each in found:
        by_item.setdefault(each.item.path, []).append(each)
    matters, was = dict(revision.matters), dict(revision.was)
    for mine in by_item.values():
        item = mine[0].item
        path = item.place.path
        try:
            matter = revision.matter(item)
            was[path], matters[path] = matter.to_bytes(), _recorded(matter, item, mine, source)
        except EditRefused as error:
            place = error.place or item.place
            faults.append(Fault(place, "bad-value", error.message, error.cure))
    return replace(revision, matters=matters, was=was)


def _recorded(matter: Matter, item: Item, found: list[Entered], source: str) -> Matter:
    listed = sum(key.startswith("results.") for key in item.measures.places)
    if item.measures.results and listed != len(item.measures.results):
        raise EditRefused(
            "an entry of `results` cannot be read", "mend it first", item.measures.spot("results")
        )
    places = {_key(result): n for n, result in enumerate(item.measures.results)}
    wanted = [dict(row) for row in matter.rows("results")]
    for each in found:
        n = places.get(_key_of(each.figure, source))
        if n is None:
            wanted.append(_record(each, source))
        else:
            wanted[n]["value"] = Number(each.now)
    return matter.tabulate("results", wanted)


def _record(each: Entered, source: str) -> dict[str, str]:
    figure = each.figure
    keys = {
        "metric": figure.counted.metric,
        "level": str(figure.counted.level or ""),
        "value": Number(each.now),
        "at": figure.at.isoformat(),
        "source": source,
        "output": figure.output,
    }
    return {key: text for key, text in keys.items() if text}


def _key(result: Result) -> _Key:
    day = result.at.first.isoformat() if result.at else ""
    return _folded(result.metric), result.output, day, _folded(result.source)


def _key_of(figure: Figure, source: str) -> _Key:
    return _folded(figure.counted.metric), figure.output, figure.at.isoformat(), _folded(source)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
