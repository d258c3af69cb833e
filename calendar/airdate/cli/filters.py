"""Filters: which entries a command is asked for, by day and by facet."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import click

from airdate.cli import given
from airdate.entry import Entry
from airdate.plan import FACETS, Plan
from airdate.status import Status
from airdate.timespan import TimeFault, Timespan, parse
from airdate.vocabulary import MEDIA

Command = Callable[..., Any]


def options(facets: Sequence[str] = FACETS) -> Callable[[Command], Command]:
    """``--from``, ``--to`` and an option for each of the facets, which may be given more than once."""

    def decorate(command: Command) -> Command:
        for facet in reversed(facets):
            help_text = f"Only this {facet}; repeat it for more."
            command = click.option(f"--{facet}", multiple=True, metavar="ID", help=help_text)(command)
        for name, parameter, word in (("--to", "last", "Up to"), ("--from", "first", "From")):
            help_text = f"{word} this day, month, quarter or year; or today."
            command = click.option(name, parameter, metavar="DAY", help=help_text)(command)
        return command

    return decorate


@dataclass(frozen=True, slots=True)
class Filter:
    """What touches the days and has, of each facet that is asked for, one of the ids."""

    since: Timespan | None = None
    until: Timespan | None = None
    wanted: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def asked(
        cls, plan: Plan, first: str | None, last: str | None, wanted: Mapping[str, Sequence[str]]
    ) -> "Filter":
        """As the options say; a usage error or Refusal for what is no day, or no word of the plan."""
        since, until = _day(plan, first, "--from"), _day(plan, last, "--to")
        if since and until and since.first > until.last:
            raise click.UsageError("--from is later than --to: no day lies between.")
        for facet, ids in wanted.items():
            for id in ids:
                given.known(id, _words(plan, facet), facet)
        return cls(since, until, wanted)

    @property
    def by_day(self) -> bool:
        """Whether it asks for days, on which nothing of the shelf lies."""
        return bool(self.since or self.until)

    def dated(self, plan: Plan, entries: Iterable[Entry]) -> list[Entry]:
        """Those of the entries with a time that it lets through, by time; series as their occurrences.

        These lie between the days, from a year back to a year and a half on where a day is not given;
        of a series in which nothing lies then the next one stands there, or else the last one.
        """
        found = [entry for entry in entries if entry.start]
        first = self.since.first if self.since else None
        last = self.until.last if self.until else None
        series = [entry for entry in found if entry.repeats]
        once = (entry for entry in found if not entry.repeats)
        told = plan.occurring(series, first, last) if first and last else plan.expanded(series, first, last)
        return self.of(plan, sorted((*once, *told), key=lambda entry: entry.begins))

    def of(self, plan: Plan, entries: Iterable[Entry]) -> list[Entry]:
        """Those of the entries that it lets through, in their order."""
        return [entry for entry in entries if self._meets(plan, entry)]

    def _meets(self, plan: Plan, entry: Entry) -> bool:
        if entry.start is not None:
            first = self.since.first if self.since else date.min
            last = self.until.last if self.until else date.max
            if entry.last < first or entry.first > last:
                return False
        wanted = ((facet, ids) for facet, ids in self.wanted.items() if ids)
        return all(not set(ids).isdisjoint(_had(plan, entry, facet)) for facet, ids in wanted)


def _had(plan: Plan, entry: Entry, facet: str) -> tuple[str, ...]:
    """What an entry has of a facet; of the statuses its work's and, where it is called off, that."""
    found = plan.facet(entry, facet)
    return (*found, entry.standing.value) if facet == "status" else found


def _day(plan: Plan, text: str | None, option: str) -> Timespan | None:
    if not text:
        return None
    zone = plan.vocabulary.settings.zone
    try:
        return parse(str(plan.now.astimezone(zone).date()) if text == "today" else text, zone)
    except TimeFault as error:
        cure = f" ({error.cure})" if error.cure else ""
        raise click.BadParameter(f"{error.message}{cure}", param_hint=option) from None


def _words(plan: Plan, facet: str) -> set[str]:
    """What a facet can be asked for: the vocabulary's words, and those in use."""
    words = {*plan.values(facet), *(plan.vocabulary.terms(facet) or ())}
    if facet == "status":
        words.update(Status)
    elif facet == "type":
        words.update(plan.vocabulary.types)
    elif facet == "media":
        words.update(MEDIA)
    elif facet == "department":
        people = (plan.vocabulary.people or {}).values()
        words.update(person.department for person in people if person.department)
    elif facet in ("campaign", "event"):
        words.update(item.id for item in plan.items if item.type == facet)
    return words
