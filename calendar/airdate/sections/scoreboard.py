"""Scoreboard: what was to be reached beside what was, figure by figure, with a bar to read at a glance.

Nothing is judged before the day that was agreed on, and then by no figure from before it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from airdate.entry import Entry, entries_of
from airdate.item import Item
from airdate.parts.measure import Kpi, Result
from airdate.plan import Plan
from airdate.sections.aims import same
from airdate.sections.awaited import read_since
from airdate.sections.told import Teller, Text
from airdate.wording.numbers import number
from airdate.wording.translation import noted


class Verdict(Enum):
    """What can be said of a figure; what asks for an answer first."""

    MISSED = noted("not reached")
    DUE = noted("to be looked at now")
    UNREAD = noted("no figure yet")
    OPEN = noted("no target")
    EARLY = noted("too early to judge")
    REACHED = noted("reached")


class Bar(NamedTuple):
    """Where value, target and baseline stand, in per cent of the width; and zero, if any is below it."""

    begin: float
    width: float
    target: float
    baseline: float | None
    zero: float | None


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


class Board(NamedTuple):
    """The figures of one campaign."""

    entry: Entry
    scores: Sequence[Score]


def boards(teller: Teller, since: date) -> list[Board]:
    """The campaigns that have begun, and are not over since before that day, of which figures are known.

    First those in which something was not reached, or nobody has looked.
    """
    plan = teller.plan
    zone = plan.vocabulary.settings.zone
    campaigns = (item for item in plan.items if item.type == "campaign" and not item.cancelled)
    entries = (next(entries_of(item, zone)) for item in campaigns)
    near = (entry for entry in entries if entry.exact and entry.first <= plan.today and entry.last >= since)
    found = [Board(entry, scores) for entry in near if (scores := scoreboard(teller, entry.item))]
    return sorted(found, key=lambda board: (_first(board.scores), board.entry.begins, board.entry.id))


def _first(scores: Iterable[Score]) -> int:
    return min([*Verdict].index(score.verdict) for score in scores)


def tally(boards: Iterable[Board]) -> list[tuple[Verdict, int]]:
    """How many figures there are of each verdict; those of which there are none are left out."""
    found = [score.verdict for board in boards for score in board.scores]
    return [(verdict, found.count(verdict)) for verdict in Verdict if verdict in found]


def scoreboard(teller: Teller, item: Item) -> list[Score]:
    """The figures of a campaign or an experiment, then those that came without having been planned."""
    came = by_metric(result for result in item.measures.results if result.value is not None)
    planned = [kpi for kpi in item.measures.kpi if kpi.metric]
    others = came.keys() - {same(kpi.metric) for kpi in planned}
    first = (found[0] for metric, found in came.items() if metric in others)
    figures = (*planned, *(Kpi(metric=result.metric, level=result.level) for result in first))
    return [_score(teller, kpi, came.get(same(kpi.metric), [])) for kpi in figures]


def by_metric(results: Iterable[Result]) -> dict[str, list[Result]]:
    """The results of each metric in the order of the file, the newest last."""
    found: dict[str, list[Result]] = {}
    for result in results:
        found.setdefault(same(result.metric), []).append(result)
    return {metric: sorted(each, key=_day) for metric, each in found.items()}


def _day(result: Result) -> date:
    return result.at.first if result.at else date.min


def owners(teller: Teller) -> Callable[[Item], list[Text]]:
    """For templates: who answers for an item, with the page of that person."""
    return lambda item: teller.ids("person", (item.owner,)) if item.owner else []


def _score(teller: Teller, kpi: Kpi, ordered: Sequence[Result]) -> Score:
    value = ordered[-1].value if ordered else None
    verdict = _verdict(teller.plan, kpi, ordered)
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


def _about(teller: Teller, result: Result) -> Iterator[str]:
    yield from filter(None, (teller.day(result.at) if result.at else "", result.output, result.source))


def _verdict(plan: Plan, kpi: Kpi, ordered: Sequence[Result]) -> Verdict:
    if kpi.review and kpi.review.last > plan.today:
        return Verdict.EARLY
    value = ordered[-1].value if ordered else None
    if value is None:
        return Verdict.UNREAD
    if kpi.target is None:
        return Verdict.OPEN
    if kpi.review and not read_since(ordered, kpi):
        return Verdict.DUE
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
    figures = (0.0, value, kpi.target, kpi.baseline or 0.0)
    low, high = min(figures), max(figures)
    zero, end, target, baseline = (_at(figure, low, high) for figure in figures)
    return Bar(
        begin=min(zero, end),
        width=round(abs(end - zero), 2),
        target=target,
        baseline=baseline if kpi.baseline else None,
        zero=zero if low < 0 else None,
    )


def _at(figure: float, low: float, high: float) -> float:
    """Where a figure stands between the lowest and the highest, with a little room beside it."""
    return round(98 * (figure - low) / ((high - low) or 1.0) + 1, 2)
