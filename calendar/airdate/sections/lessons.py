"""Lessons: what was learned from items, from experiments and from holds; the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.marker import Kind, Marker
from airdate.plan import Plan
from airdate.wording.translation import noted

#: Whence a lesson is.
ITEM, EXPERIMENT, HOLD = noted("Learned"), noted("Tried out"), noted("Held back")


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned, and since when; of an item (then ``entry`` is its first) or of a hold, by its id."""

    day: date | None
    kind: str
    text: str
    title: str
    entry: Entry | None = None
    follows: str = ""
    hold: str = ""

    @property
    def item(self) -> Item | None:
        """The item that taught it."""
        return self.entry.item if self.entry else None


def lessons(plan: Plan) -> list[Lesson]:
    """All of them, the newest first; those without a day last."""
    found = [*(lesson for item in plan.items for lesson in of_item(plan, item)), *_of_markers(plan)]
    return sorted(found, key=_order, reverse=True)


def _order(lesson: Lesson) -> tuple[date, str, str]:
    return lesson.day or date.min, lesson.title, lesson.kind


def of_item(plan: Plan, item: Item) -> Iterator[Lesson]:
    """What the item taught: in its own words, and by its verdict."""
    if not (item.measures.learned or item.experiment.verdict):
        return
    entries = list(entries_of(item, plan.vocabulary.settings.zone))
    day = _day(plan, item, entries)
    if item.measures.learned:
        yield Lesson(day, ITEM, item.measures.learned, item.title, entries[0])
    if item.experiment.verdict:
        said = item.experiment
        when = said.stop.last if said.stop and said.stop.last <= plan.today else day
        yield Lesson(when, EXPERIMENT, said.verdict, item.title, entries[0], said.next_step)


def _of_markers(plan: Plan) -> Iterator[Lesson]:
    """What holds that are over have taught."""
    for marker in plan.markers:
        if marker.kind is Kind.HOLD and marker.lesson:
            yield Lesson(_over(plan, marker), HOLD, marker.lesson, marker.title, hold=marker.id)


def _over(plan: Plan, marker: Marker) -> date:
    return min(marker.last, plan.today)


def _day(plan: Plan, item: Item, entries: list[Entry]) -> date | None:
    """When the last figure was read, else when it was over."""
    read = [result.at.last for result in item.measures.results if result.at]
    over = [entry.last for entry in entries if entry.exact and entry.last <= plan.today]
    days = [day for day in (read or over) if day <= plan.today]
    return max(days, default=None)
