"""Intent: what a strategy wants, what is done for it, and what hangs on nothing."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from airdate import fronts
from airdate.entry import Entry
from airdate.html.sheet import Sheet
from airdate.item import PAPERS, Item
from airdate.plan import Plan
from airdate.sections.aims import Aim, same
from airdate.sections.trace import Traces
from airdate.wording.translation import noted


class Joined(NamedTuple):
    """A conversation that the house wants to join, and what joins it."""

    name: str
    items: Sequence[Item]


class Need(NamedTuple):
    """What an audience needs; the places of the objectives that are mapped to it, and who names it."""

    audience: str
    name: str
    aims: Sequence[int]
    items: Sequence[Item]


class Front(NamedTuple):
    """How many of a kind go on now, how many at most from now on, and how many may."""

    name: str
    now: int
    most: int
    day: date | None
    allowed: float

    @property
    def over(self) -> bool:
        """Whether there are more than may be."""
        return max(self.now, self.most) > self.allowed


_FRONTS = {
    "campaigns": noted("Campaigns"),
    "channels": noted("Channels"),
    "objectives": noted("Objectives"),
    "experiments": noted("Experiments"),
}


def joined(plan: Plan, strategy: Item) -> list[Joined]:
    """Each conversation of the strategy with the items and campaigns that name it."""
    found = _saying(plan, "conversation")
    return [Joined(name, found.get(same(name), [])) for name in strategy.strategy.conversations]


def needs(plan: Plan, known: Sequence[Aim]) -> list[Need]:
    """Every need of every audience, then those that only an objective knows."""
    told = [(id, need) for id, each in (plan.vocabulary.audiences or {}).items() for need in each.needs]
    seen = {same(need) for _, need in told}
    for aim in known:
        if aim.objective.need and same(aim.objective.need) not in seen:
            seen.add(same(aim.objective.need))
            told.append(("", aim.objective.need))
    named = _saying(plan, "need")
    return [Need(id, name, _mapped(known, name), named.get(same(name), [])) for id, name in told]


def _mapped(known: Sequence[Aim], need: str) -> list[int]:
    return [n for n, aim in enumerate(known, 1) if same(aim.objective.need) == same(need)]


def _saying(plan: Plan, key: str) -> dict[str, list[Item]]:
    """What is not cancelled, by what its brief says there."""
    found: dict[str, list[Item]] = {}
    for item in plan.items:
        if (said := getattr(item.brief, key)) and not item.cancelled:
            found.setdefault(same(said), []).append(item)
    return found


def counted(sheet: Sheet) -> Iterator[Front]:
    """Each kind of front, used of allowed."""
    plan = sheet.plan
    spans = {"campaigns": fronts.campaigns(plan), "experiments": fronts.experiments(plan)}
    flat = {"channels": len(fronts.channels(plan)), "objectives": len(fronts.objectives(plan))}
    for kind, name in _FRONTS.items():
        may, _ = fronts.allowed(plan, kind)
        day, most, now = None, flat.get(kind, 0), flat.get(kind, 0)
        if kind in spans:
            now = sum(first <= plan.today <= last for first, last, _ in spans[kind])
            day, running = fronts.most(spans[kind], plan.today)
            most = len(running)
        yield Front(sheet.spoken.gettext(name), now, most, day, may)


def aimless(sheet: Sheet, traces: Traces) -> tuple[list[Item], list[Entry]]:
    """Campaigns that are not over, and what is ahead beside campaigns, that serve no known objective."""
    plan, today = sheet.plan, sheet.today
    ids = {entry.item.id: entry for entry in plan.by("type", "campaign") if not _over(entry, today)}
    campaigns = [e.item for e in ids.values() if not traces.known(e.item.objective) and not e.called_off]
    found: dict[str, Entry] = {}
    for entry in (*plan.entries, *plan.vague):
        item = entry.item
        counts = item.type not in PAPERS and not (entry.called_off or _over(entry, today))
        if counts and not traces.known(traces.objective(item)):
            found.setdefault(item.id, entry)
    return campaigns, list(found.values())


def unserved(known: Sequence[Aim]) -> list[tuple[int, Aim]]:
    """Objectives for which nothing is done, with their places."""
    return [(n, aim) for n, aim in enumerate(known, 1) if not (aim.campaigns or aim.items)]


def strategies(plan: Plan) -> list[Item]:
    """Those that hold."""
    return [item for item in plan.items if item.type == "strategy" and not item.cancelled]


def _over(entry: Entry, today: date) -> bool:
    return not entry.repeats and entry.start is not None and entry.last < today
