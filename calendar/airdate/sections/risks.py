"""Risks: the worst cases of a plan, what of each is thought through, and when it is rehearsed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from airdate.artifact import page_url
from airdate.item import Item
from airdate.marker import Kind, Marker, order
from airdate.plan import Plan
from airdate.status import Status
from airdate.timespan import Timespan
from airdate.wording.translation import Translation

#: Likelihood and impact go from one to this.
MOST = 5

#: What a worst case should say, in the order in which one reads it.
SAID = ("trigger", "first_hour", "holding_statement", "mitigation", "contingency")

_DAYS = 365  # of the rule risk-register, if the policy does not say another


@dataclass(frozen=True, slots=True)
class Risk:
    """A worst case. ``likelihood`` and ``impact`` are the cells of the matrix, 0 where nothing is said.

    ``score`` is one times the other; ``rehearsed`` and ``planned`` the last rehearsal and the next one.
    ``stale`` and ``rusty``: it was thought through or rehearsed too long ago. ``missing`` are keys of
    ``SAID``.
    """

    item: Item
    likelihood: int
    impact: int
    score: float
    reviewed: date | None
    rehearsed: date | None
    planned: Timespan | None
    stale: bool
    rusty: bool
    missing: tuple[str, ...]


def risks(plan: Plan) -> list[Risk]:
    """All that are not called off, the worst first; ideas are none yet."""
    items = (
        i for i in plan.items if i.type == "scenario" and not i.cancelled and i.status is not Status.IDEA
    )
    found = [_risk(plan, item) for item in items]
    return sorted(found, key=lambda risk: (-risk.score, risk.item.title.casefold(), risk.item.id))


def _risk(plan: Plan, item: Item) -> Risk:
    said, days = item.scenario, plan.vocabulary.policy.value("risk-register", "days", _DAYS)
    oldest = plan.today - timedelta(days=days)
    reviewed = said.reviewed.last if said.reviewed else None
    rehearsed = said.drill.last if said.drill and said.drill.last <= plan.today else None
    return Risk(
        item=item,
        likelihood=_cell(said.likelihood),
        impact=_cell(said.impact),
        score=(said.likelihood or 0) * (said.impact or 0),
        reviewed=reviewed,
        rehearsed=rehearsed,
        planned=said.drill if said.drill and not rehearsed else None,
        stale=reviewed is not None and reviewed < oldest,
        rusty=rehearsed is not None and rehearsed < oldest,
        missing=tuple(key for key in SAID if not getattr(said, key)),
    )


def _cell(value: float | None) -> int:
    """The row or column in which a number from 1 to 5 stands, halves in the higher; none for nothing."""
    return int(value + 0.5) if value else 0


def grid(found: Sequence[Risk]) -> list[tuple[int, list[tuple[int, list[tuple[int, Risk]]]]]]:
    """Rows from the likeliest down, in each the cells by impact: the risks there, with their numbers."""
    numbered = [*enumerate(found, 1)]
    return [
        (row, [(column, [each for each in numbered if _at(each[1], row, column)]) for column in _SCALE])
        for row in reversed(_SCALE)
    ]


_SCALE = range(1, MOST + 1)


def _at(risk: Risk, likelihood: int, impact: int) -> bool:
    return (risk.likelihood, risk.impact) == (likelihood, impact)


def level(likelihood: int, impact: int) -> int:
    """How much a cell weighs, from 1 to 4."""
    return sum(likelihood * impact >= least for least in (1, 5, 10, 15))


def holds(plan: Plan) -> tuple[list[Marker], list[Marker], list[Marker]]:
    """The holds in force, those to come, and those that are over, these the newest first."""
    found = [marker for marker in plan.markers if marker.kind is Kind.HOLD]
    now = [marker for marker in found if marker.holds_at(plan.now)]
    ahead = [marker for marker in found if marker.begins > plan.now]
    over = [marker for marker in found if marker.ends <= plan.now and marker not in ahead]
    return now, ahead, sorted(over, key=lambda marker: marker.ends, reverse=True)


def rehearsed(plan: Plan, spoken: Translation) -> Plan:
    """The plan in whose calendar each rehearsal that it shows is noted, with a way to the worst case."""
    found = tuple(_notes(plan, spoken))
    if not found:
        return plan
    words = plan.vocabulary
    return replace(
        plan, vocabulary=replace(words, markers=tuple(sorted((*words.markers, *found), key=order)))
    )


def drills(plan: Plan) -> Iterator[tuple[Item, Timespan]]:
    """The worst cases that are not called off and have a day for their rehearsal, with that."""
    for item in plan.items:
        drill = item.scenario.drill
        if item.type == "scenario" and drill and drill.exact and not item.cancelled:
            yield item, drill


def _notes(plan: Plan, spoken: Translation) -> Iterator[Marker]:
    zone = plan.vocabulary.settings.zone
    for item, drill in drills(plan):
        title = spoken.gettext("Rehearsal: %(title)s") % {"title": item.title}
        url = page_url(plan.published_path(item))
        said = {"url": url, "visibility": item.visibility, "place": item.scenario.spot("drill")}
        yield Marker.of(f"{item.id}..drill", Kind.NOTE, title, drill, None, zone, **said)
