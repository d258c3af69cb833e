"""Figures: what was to be reached beside what was, metric by metric."""

from collections.abc import Iterator
from typing import NamedTuple

from airdate.parts.measure import Kpi, Measures, Result
from airdate.sections.aims import same
from airdate.sections.scoreboard import Verdict, by_metric
from airdate.sections.told import Teller
from airdate.wording.numbers import number, percent


class Figure(NamedTuple):
    """One metric; ``about`` is what else is known of it, ``came`` each result with when and where."""

    metric: str
    about: list[str]
    baseline: str
    target: str
    came: list[tuple[str, list[str]]]
    reached: str


def figures(teller: Teller, measures: Measures) -> list[Figure]:
    """A line for each figure that was planned, then for those that only came out."""
    came = by_metric(measures.results)
    planned = {same(kpi.metric) for kpi in measures.kpi}
    found = [_planned(teller, kpi, came.get(same(kpi.metric), [])) for kpi in measures.kpi]
    others = (results for metric, results in came.items() if metric not in planned)
    return [*found, *(_only_came(teller, results) for results in others)]


def _planned(teller: Teller, kpi: Kpi, results: list[Result]) -> Figure:
    return Figure(
        kpi.metric,
        list(_about(teller, kpi)),
        _number(teller, kpi.baseline),
        _number(teller, kpi.target),
        [_result(teller, result) for result in results],
        _reached(teller, kpi, results),
    )


def _only_came(teller: Teller, results: list[Result]) -> Figure:
    level = results[0].level
    about = [teller.word(level)] if level else []
    return Figure(results[0].metric, about, "", "", [_result(teller, result) for result in results], "")


def _about(teller: Teller, kpi: Kpi) -> Iterator[str]:
    _ = teller.words.spoken.gettext
    if kpi.level:
        yield teller.word(kpi.level)
    if kpi.review:
        yield _("looked at on %(day)s") % {"day": teller.day(kpi.review)}


def _result(teller: Teller, result: Result) -> tuple[str, list[str]]:
    day = teller.day(result.at) if result.at else ""
    return _number(teller, result.value), [text for text in (day, result.output, result.source) if text]


def _number(teller: Teller, value: float | None) -> str:
    return "" if value is None else number(value, teller.words.spoken)


def _reached(teller: Teller, kpi: Kpi, results: list[Result]) -> str:
    """Whether the newest result is as good as the target, or how much of the way there it is.

    Before the day on which it is looked at nothing is said of the end of the way.
    """
    _ = teller.words.spoken.gettext
    values = [result.value for result in results if result.value is not None]
    if not values or kpi.target is None:
        return ""
    begin, way = kpi.baseline or 0.0, kpi.target - (kpi.baseline or 0.0)
    done = (values[-1] - begin) / way if way else float(values[-1] == kpi.target)
    if kpi.review and kpi.review.last > teller.plan.today and (done >= 1 or not way):
        return _(Verdict.EARLY.value)
    if done >= 1:
        return _("reached")
    share = percent(max(done, 0.0), teller.words.spoken)
    return _("%(share)s of the way") % {"share": share} if way else _("not reached")
