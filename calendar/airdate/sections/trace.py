"""Trace: why an item is there: its campaign, the objective that this serves, the strategy that says why."""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from airdate.html import address
from airdate.html.sheet import Sheet
from airdate.item import PAPERS, Item
from airdate.sections.aims import objectives

#: Where the strategy is told, and where on it each objective stands.
PATH = "intent/"

#: What nobody is asked why for.
_ASKED_NOT = PAPERS - {"campaign", "experiment"}


class Step(NamedTuple):
    """One step of the way up: its text, and where it leads."""

    text: str
    url: str


class Traces:
    """The ways from the items of one plan up to the intent; for the team only."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.plan = sheet, sheet.plan
        self.told = sheet.edition.internal and "objective" not in sheet.edition.hide

    def of(self, item: Item) -> list[Step]:
        """The steps from the item up; empty where no objective is found."""
        if not self.told or item.type in _ASKED_NOT:
            return []
        campaign = self.campaign(item)
        found = self._known.get(self.objective(item))
        if found is None:
            return []
        above = [Step(campaign.title, address.of(self.plan, campaign))] if campaign else []
        return [*above, *found]

    def campaign(self, item: Item) -> Item | None:
        """The campaign that it belongs to: its own, or its event's."""
        event = self.plan.by_id.get(item.event)
        found = self.plan.by_id.get(item.campaign or (event.campaign if event else ""))
        return found if found and found is not item and found.type == "campaign" else None

    def objective(self, item: Item) -> str:
        """What it names as its objective, or its campaign does."""
        campaign = self.campaign(item)
        return item.objective or (campaign.objective if campaign else "")

    def known(self, word: str) -> bool:
        """Whether a strategy lists an objective of that name."""
        return word in self._known

    @cached_property
    def _known(self) -> dict[str, tuple[Step, ...]]:
        return dict(self._steps())

    def _steps(self) -> Iterator[tuple[str, tuple[Step, ...]]]:
        """By what items call it, the way from an objective up."""
        for n, (item, objective) in enumerate(objectives(self.plan), 1):
            here = Step(_short(objective.goal or objective.id), f"{address.to(PATH)}#objective-{n}")
            top = Step(item.title, f"{address.to(PATH)}#{item.id}")
            yield from ((word, (here, top)) for word in (objective.id, objective.goal) if word)


def _short(goal: str, most: int = 90) -> str:
    """The goal, cut between words where it is long."""
    if len(goal) <= most:
        return goal
    return f"{goal[:most].rpartition(' ')[0] or goal[:most]}…".replace(",…", "…")
