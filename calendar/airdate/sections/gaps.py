"""Gaps: where something should appear and nothing does, by what the house has agreed on."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from airdate import cadence
from airdate.cadence import Cadence
from airdate.entry import Entry
from airdate.item import Item
from airdate.parts.brief import Stage
from airdate.plan import Plan
from airdate.timespan import TimeFault

_WEEK = timedelta(weeks=1)


class Gaps:
    """What is missing in a plan; ``entries`` are all that count as appearing.

    Charters and audiences tell what should be there. They are for the team: without ``internal`` nothing
    is known to be missing.
    """

    def __init__(self, plan: Plan, entries: Iterable[Entry], *, internal: bool) -> None:
        self.plan, self.internal = plan, internal
        self._days: dict[str, set[date]] = {}
        for entry in entries:
            if entry.exact:
                self._days.setdefault(entry.output.channel, set()).add(entry.first)

    def channel(self, campaign: str, channel: str) -> bool:
        """Whether a campaign that is not over lacks a channel that is there for one of its audiences."""
        item = self.plan.by_id.get(campaign)
        charter = self.plan.vocabulary.channel(channel).account.charter
        if not self.internal or item is None or charter is None:
            return False
        goes_on = item.end is not None and item.end.last >= self.plan.today
        return goes_on and not set(item.audience).isdisjoint(charter.audience)

    def stage(self, audience: str, stage: str) -> bool:
        """Whether the audience goes through that stage."""
        known = (self.plan.vocabulary.audiences or {}).get(audience)
        return self.internal and known is not None and stage in known.crowd.funnel

    def language(self, audience: str, language: str) -> bool:
        """Whether the audience reads that language."""
        known = (self.plan.vocabulary.audiences or {}).get(audience)
        return self.internal and known is not None and language in known.languages

    def pace(self, channel: str) -> Cadence | None:
        """How often something appears in a channel, by its charter."""
        charter = self.plan.vocabulary.channel(channel).account.charter
        if not self.internal or charter is None or not charter.cadence:
            return None
        try:
            return cadence.parse(charter.cadence)
        except TimeFault:  # told where it is read
            return None

    def agreed(self, channel: str, days: int) -> float:
        """How much should appear in a channel in so many days, 0 where nobody says."""
        pace = self.pace(channel)
        return pace.count * days / pace.days if pace else 0.0

    def silent(self, channel: str, weeks: Collection[date]) -> frozenset[date]:
        """Those of the weeks, by their first days, that lie in a silence longer than agreed; no past ones."""
        pace = self.pace(channel)
        if pace is None:
            return frozenset()
        long = [*self._silences(channel, pace)]
        ahead = (week for week in weeks if week + _WEEK > self.plan.today)
        return frozenset(w for w in ahead if any(a < w + _WEEK and w <= b for a, b in long))

    def _silences(self, channel: str, pace: Cadence) -> Iterator[tuple[date, date]]:
        """Between which days nothing appears, of each silence that is too long; the last has no end."""
        days = sorted(self._days.get(channel, ()))
        for before, after in pairwise([*(days or [self.plan.today]), date.max]):
            if (after - before).days > pace.patience:
                since = before + timedelta(days=int(pace.patience))
                yield (since if after == date.max else before), after


def stage_of(plan: Plan, item: Item) -> Stage | None:
    """The buying stage that an item serves: its campaign's if it names none."""
    campaign = plan.by_id.get(item.campaign)
    return item.brief.funnel or (campaign.brief.funnel if campaign else None)
