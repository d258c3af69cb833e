"""One thing known of a network: a number, a yes or no, some words; where from, when, how sure."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

#: After so many days nobody should rely on a fact without looking it up again.
STALE_AFTER_DAYS = 180

Value = int | float | bool | str | tuple[str, ...] | None


class Grade(StrEnum):
    """How good the evidence is: only A and B are ground for an error, D for nothing but a hint."""

    A = "A"  # the network's own specification, library or source code
    B = "B"  # two or more integrators agree
    C = "C"  # one source, or sources that disagree
    D = "D"  # unconfirmed
    HOUSE = "house"  # said by the plan


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read; ``date`` is as exact as the source: a day, a month, a year or ``undated``."""

    id: str
    title: str
    ref: str
    date: str
    kind: str

    @property
    def line(self) -> str:
        """``Meta, Threads Posts, 2026-04-14``."""
        return f"{self.title}, {self.date}" if self.date else self.title


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact by its name within a network, such as ``hashtags.max``.

    ``value`` is the bound that the network keeps, None if it is known to have none or none was found;
    ``advised`` is the bound to warn at where sources disagree or the network takes more than is wise.
    ``method`` says how to count a text for it (a method of ``airdate.counting``), empty if it is no length.
    ``as_of`` is the day on which the sources were last looked at.
    """

    name: str
    value: Value
    unit: str
    grade: Grade
    sources: tuple[Source, ...] = ()
    note: str = ""
    as_of: datetime.date | None = None
    advised: int | float | None = None
    method: str = ""
    since: datetime.date | None = None

    @property
    def source_line(self) -> str:
        """A citation for a message: the first source with its date."""
        return self.sources[0].line if self.sources else "unconfirmed"

    @property
    def words(self) -> tuple[str, ...]:
        """The value, if it is a list of words."""
        return self.value if isinstance(self.value, tuple) else ()

    def is_stale(self, today: datetime.date) -> bool:
        """Whether it is too long ago that somebody looked; a fact without a day never is."""
        return self.as_of is not None and (today - self.as_of).days > STALE_AFTER_DAYS


@dataclass(frozen=True, slots=True)
class Override:
    """What a plan knows better: the value, where it has it from, and since when."""

    value: Value
    source: str
    date: datetime.date | None = None
