"""The executives' page: why we do this, where we stand, what could go wrong, who has agreed. On one page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from airdate import signoff
from airdate.artifact import Artifact
from airdate.entry import Entry, entries_of
from airdate.html.sheet import Sheet
from airdate.item import Item
from airdate.marker import Kind
from airdate.plan import Plan
from airdate.sections.aims import aims, is_told_above, results
from airdate.sections.efforts import efforts
from airdate.sections.risks import risks
from airdate.status import Status
from airdate.wording import names
from airdate.wording.numbers import number, percent
from airdate.wording.translation import noted

#: What one screen and one sheet of paper have room for.
_AIMS, _EFFORTS, _RESULTS, _NEXT, _APPROVALS, _RISKS = 4, 5, 4, 5, 5, 7

#: Papers that are named here, so many of each.
_PAPERS, _FEW = (("playbook", noted("How we answer")), ("policy", noted("What we have agreed on"))), 3

#: What is a milestone.
_MILESTONES = ("event", "press")


@dataclass(frozen=True, slots=True)
class Open:
    """What waits for somebody's word: whose it takes by the policy, and since when it waits.

    ``entry`` is the appearance for which it is needed.
    """

    entry: Entry
    roles: Sequence[str]
    since: date | None


def render(sheet: Sheet) -> Iterator[Artifact]:
    """``/executive/``, in internal editions: for others it does not exist."""
    if not sheet.edition.internal:
        return
    plan, hide = sheet.plan, sheet.edition.hide
    found: dict[str, Any] = {
        "aims": aims(plan),
        "efforts": efforts(plan, troubled="trouble" not in hide),
        "results": [each for each in results(plan) if not is_told_above(plan, each)],
        "milestones": list(_milestones(plan)),
        "approvals": _approvals(sheet),
        "risks": risks(plan),
    }
    most = dict(zip(found, (_AIMS, _EFFORTS, _RESULTS, _NEXT, _APPROVALS, _RISKS), strict=True))
    yield sheet.page(
        "executive.md",
        "executive.html",
        sheet.spoken.gettext("Overview"),
        assets=["executive.css"],
        intent=next((item.strategy.intent for item in _strategies(plan)), ""),
        papers=[(name, some) for type, name in _PAPERS if (some := _of_type(plan, type))],
        holds=[m for m in plan.markers if m.kind is Kind.HOLD and m.holds_at(plan.now)],
        number=lambda value: number(value, sheet.spoken),
        percent=lambda share: percent(share, sheet.spoken),
        agreed=lambda item: [] if "owner" in hide else _agreed(sheet, item),
        more={name: max(len(found[name]) - most[name], 0) for name in found},
        **{name: found[name][: most[name]] for name in found},
    )


def _strategies(plan: Plan) -> Iterator[Item]:
    return (i for i in plan.items if i.type == "strategy" and i.strategy.intent and not i.cancelled)


def _of_type(plan: Plan, type: str) -> list[Item]:
    """The first papers of a type that are in force."""
    return [item for item in plan.items if item.type == type and not item.cancelled][:_FEW]


def _milestones(plan: Plan) -> Iterator[Entry]:
    """Events and releases ahead, each once: of a series the next one, of translations the original."""
    seen: set[str] = set()
    for entry in plan.coming():
        item = entry.item
        counts = item.type in _MILESTONES and not entry.called_off and item.id not in seen
        if counts and not any(link.relation == "translation-of" for link in item.links):
            seen.add(item.id)
            yield entry


def _approvals(sheet: Sheet) -> list[Open]:
    """What is in review, the one needed first on top."""
    policy = sheet.plan.vocabulary.policy
    required, own = signoff.lines(policy), signoff.own_counts(policy)
    found = []
    for item in sheet.plan.items:
        waiting = [e for e in entries_of(item, sheet.zone) if e.standing is Status.REVIEW]
        if waiting:
            outputs = (entry.output for entry in waiting)
            lacking = signoff.lacking(sheet.bound.held(item), outputs, required, own=own)
            roles = [sheet.spoken.gettext(names.WORDS[role]) for role in lacking]
            first = min(waiting, key=lambda entry: entry.begins)
            found.append(Open(first, roles, _since(sheet.plan, item)))
    return sorted(found, key=lambda open_: (open_.entry.begins, open_.entry.id))


def _agreed(sheet: Sheet, item: Item) -> list[str]:
    """Who has agreed to it, by name."""
    own = signoff.own_counts(sheet.plan.vocabulary.policy)
    return [sheet.words.title("owner", id) for id in signoff.signers(sheet.bound.held(item), own=own)]


def _since(plan: Plan, item: Item) -> date | None:
    """Since when it has stood as it stands; None if nobody knows."""
    change = plan.changed(item)
    keys = change.keys if change else {}
    times = [keys[key] for key in ("status", "outputs") if key in keys]
    if not times or max(times) > plan.now.timestamp():
        return None
    return datetime.fromtimestamp(max(times), UTC).astimezone(plan.vocabulary.settings.zone).date()
