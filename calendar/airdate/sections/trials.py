"""Trials: experiments by how they stand, with what their variants have brought, side by side."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.parts.measure import Kpi, Result
from airdate.plan import Plan
from airdate.sections.aims import same
from airdate.status import Status
from airdate.wording.translation import noted


class State(Enum):
    """How an experiment stands; what somebody must decide first."""

    OVERDUE = noted("Overdue")
    RUNNING = noted("Running")
    PLANNED = noted("Planned")
    DECIDED = noted("Decided")


class Phase(Enum):
    """Where a variant lies around the event to which it belongs."""

    BEFORE = noted("before")
    DURING = noted("during")
    AFTER = noted("after")


class Variant(NamedTuple):
    """One of the things that are compared; ``values`` are the newest figures, one for each metric."""

    entry: Entry
    event: Item | None
    phase: Phase | None
    values: Sequence[Result | None]


class Trial(NamedTuple):
    """An experiment. ``metrics`` are the figures in which its variants are compared."""

    entry: Entry
    state: State
    kpi: Sequence[Kpi]
    metrics: Sequence[str]
    variants: Sequence[Variant]

    @property
    def item(self) -> Item:
        """The experiment itself."""
        return self.entry.item

    @property
    def window(self) -> tuple[date, date] | None:
        """From the day of its first variant to the day on which it stops; None while either is open."""
        stop = self.item.experiment.stop
        begins = [
            each.entry.first for each in self.variants if each.entry.exact and not each.entry.called_off
        ]
        first = min(begins, default=None)
        return (first, stop.last) if first and stop and first <= stop.last else None


def trials(plan: Plan) -> list[Trial]:
    """All experiments that are not called off, by state; those that stop first on top."""
    found = [_trial(plan, item) for item in plan.items if item.type == "experiment" and not item.cancelled]
    return sorted(found, key=lambda trial: ([*State].index(trial.state), *_order(trial)))


def _order(trial: Trial) -> tuple[int, str]:
    stop = trial.item.experiment.stop
    day = (stop.last if stop else date.max).toordinal()
    return -day if trial.state is State.DECIDED else day, trial.item.id


def _trial(plan: Plan, item: Item) -> Trial:
    items = [plan.by_id[id] for id in item.experiment.variants if id in plan.by_id]
    planned = [kpi for kpi in item.measures.kpi if kpi.metric]
    said = [result.metric for of in items for result in of.measures.results]
    names = {same(name): name for name in reversed([*(kpi.metric for kpi in planned), *said])}
    metrics = [name for name in dict.fromkeys(names.get(same(kpi.metric), "") for kpi in planned) if name]
    metrics += [name for name in dict.fromkeys(names[same(name)] for name in said) if name not in metrics]
    variants = [_variant(plan, each, metrics) for each in items]
    if all(variant.phase for variant in variants):
        variants.sort(key=lambda variant: [*Phase].index(variant.phase or Phase.BEFORE))
    entry = next(entries_of(item, plan.vocabulary.settings.zone))
    return Trial(entry, _state(plan, item, variants), planned, metrics, variants)


def _state(plan: Plan, item: Item, variants: Sequence[Variant]) -> State:
    stop = item.experiment.stop
    if item.experiment.verdict:
        return State.DECIDED
    if (stop and stop.last < plan.today) or item.status is Status.PUBLISHED:
        return State.OVERDUE
    begun = any(v.entry.exact and v.entry.begins <= plan.now and not v.entry.called_off for v in variants)
    return State.RUNNING if begun and item.status is not Status.IDEA else State.PLANNED


def _variant(plan: Plan, item: Item, metrics: Sequence[str]) -> Variant:
    entry = next(entries_of(item, plan.vocabulary.settings.zone))
    event = plan.by_id.get(item.event)
    newest = [_newest(item, metric) for metric in metrics]
    return Variant(entry, event, _phase(plan, entry, event), newest)


def _newest(item: Item, metric: str) -> Result | None:
    found = [r for r in item.measures.results if same(r.metric) == same(metric) and r.value is not None]
    return max(found, key=lambda result: result.at.last if result.at else date.min, default=None)


def _phase(plan: Plan, entry: Entry, event: Item | None) -> Phase | None:
    """Whether it begins before the event, while it lasts or after it; None without a day."""
    around = next(_dated(plan, event), None) if event else None
    if around is None or not entry.exact:
        return None
    if entry.begins < around.begins:
        return Phase.BEFORE
    return Phase.DURING if entry.begins <= around.ends else Phase.AFTER


def _dated(plan: Plan, event: Item) -> Iterator[Entry]:
    return (entry for entry in entries_of(event, plan.vocabulary.settings.zone) if entry.exact)
