"""Scoreboard: what was to be reached beside what was, figure by figure, with a bar to read at a glance.

Nothing is judged before the day that was agreed on: until then it is too early.
"""

from collections.abc import Callable, Container, Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from airdate.item import Item
from airdate.parts.measure import Kpi, Result
from airdate.plan import Plan
from airdate.sections.aims import same
from airdate.sections.told import Teller, Text
from airdate.wording.numbers import number
from airdate.wording.translation import noted


class Verdict(Enum):
    """What can be said of a figure."""

    EARLY = noted("too early to judge")
    REACHED = noted("reached")
    MISSED = noted("not reached")
    UNREAD = noted("no figure yet")
    OPEN = noted("no target")


class Bar(NamedTuple):
    """Where the value, the target and the baseline stand, in per cent of the width."""

    begin: float
    width: float
    target: float | None
    baseline: float | None


class Score(NamedTuple):
    """One figure: where it began, where it was to go and where it is, in words; what has come, in order."""

    metric: str
    about: str
    baseline: str
    target: str
    value: str
    verdict: Verdict
    until: str
    bar: Bar | None
    came: Sequence[tuple[str, str]]


def scoreboard(teller: Teller, item: Item) -> list[Score]:
    """The figures of a campaign or an experiment, then those that came without having been planned."""
    came: dict[str, list[Result]] = {}
    for result in item.measures.results:
        if result.value is not None:
            came.setdefault(same(result.metric), []).append(result)
    planned = [_score(teller, kpi, came.pop(same(kpi.metric), [])) for kpi in item.measures.kpi if kpi.metric]
    others = (
        _score(teller, Kpi(metric=found[0].metric, level=found[0].level), found) for found in came.values()
    )
    return [*planned, *others]


def owners(teller: Teller, hide: Container[str]) -> Callable[[Item], list[Text]]:
    """For templates: who answers for an item, with the page of that person; nobody where that is hidden."""
    return lambda item: teller.ids("person", (item.owner,)) if item.owner and "owner" not in hide else []


def _score(teller: Teller, kpi: Kpi, results: list[Result]) -> Score:
    ordered = sorted(results, key=_day)
    value = ordered[-1].value if ordered else None
    verdict = _verdict(teller.plan, kpi, value)
    return Score(
        metric=kpi.metric,
        about=teller.word(kpi.level) if kpi.level else "",
        baseline=_told(teller, kpi.baseline),
        target=_told(teller, kpi.target),
        value=_told(teller, value),
        verdict=verdict,
        until=teller.day(kpi.review) if kpi.review and verdict is Verdict.EARLY else "",
        bar=_bar(kpi, value),
        came=[(_told(teller, result.value), ", ".join(_about(teller, result))) for result in ordered],
    )


def _told(teller: Teller, figure: float | None) -> str:
    return "" if figure is None else number(figure, teller.words.spoken)


def _day(result: Result) -> str:
    return result.at.first.isoformat() if result.at else ""


def _about(teller: Teller, result: Result) -> Iterator[str]:
    yield from filter(None, (teller.day(result.at) if result.at else "", result.output, result.source))


def _verdict(plan: Plan, kpi: Kpi, value: float | None) -> Verdict:
    if kpi.review and kpi.review.last > plan.today:
        return Verdict.EARLY
    if value is None:
        return Verdict.UNREAD
    if kpi.target is None:
        return Verdict.OPEN
    return Verdict.REACHED if reached(kpi, value) else Verdict.MISSED


def reached(kpi: Kpi, value: float) -> bool:
    """Whether the value is as good as the target: as far up, or down, from the baseline."""
    target, baseline = kpi.target or 0.0, kpi.baseline or 0.0
    if target == baseline:
        return value == target
    return value >= target if target > baseline else value <= target


def _bar(kpi: Kpi, value: float | None) -> Bar | None:
    if value is None or kpi.target is None:
        return None
    figures = [0.0, value, kpi.target, kpi.baseline or 0.0]
    low, high = min(figures), max(figures)
    begin, end, target, baseline = (_at(f, low, high) for f in (0.0, value, kpi.target, kpi.baseline or 0.0))
    first = min(begin, end)
    return Bar(first, round(max(begin, end) - first, 2), target, baseline if kpi.baseline else None)


def _at(figure: float, low: float, high: float) -> float:
    """Where a figure stands between the lowest and the highest, with a little room beside it."""
    return round(98 * (figure - low) / ((high - low) or 1.0) + 1, 2)
