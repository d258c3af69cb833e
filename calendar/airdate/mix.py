"""Mix: which shares of the plan the house has set ranges for (``unbalanced-mix``), and what they are."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from math import isnan, nan
from typing import NamedTuple

from airdate.entry import Entry
from airdate.parts.brief import Gives, Interaction, Peso, Tier
from airdate.plan import Plan
from airdate.policy import Setting, typed
from airdate.status import Status
from airdate.text import did_you_mean, listed, shown

_WORDS: Mapping[str, type[StrEnum]] = {"tier": Tier, "peso": Peso, "gives": Gives, "interaction": Interaction}
_OF: Mapping[str, Callable[[Plan, Entry], str | None]] = {
    "pillar": lambda _, entry: entry.item.pillar,
    "tier": lambda _, entry: entry.item.brief.tier,
    "peso": lambda plan, e: e.item.brief.peso or plan.vocabulary.channel(e.output.channel).media,
    "gives": lambda _, entry: entry.item.brief.gives,
    "interaction": lambda _, entry: entry.item.brief.interaction,
    "channel": lambda _, entry: entry.output.channel,
    "format": lambda _, entry: entry.output.format,
}
_WITHIN = ("channel", "audience", "campaign")


class Range(NamedTuple):
    """What is counted, ``words`` of it within what; from ``least`` to ``most`` per cent is agreed on."""

    of: str
    words: Sequence[str]
    within: Mapping[str, Sequence[str]]
    least: float
    most: float


class Counted(NamedTuple):
    """How many appearances there are of a range's words; ``total`` say something about it."""

    range: Range
    number: int
    total: int
    fewest: int

    @property
    def share(self) -> float:
        """In per cent."""
        return 100 * self.number / max(self.total, 1)

    @property
    def kept(self) -> bool:
        """Whether it is within the range, or there are too few to say."""
        return self.total < self.fewest or self.range.least <= self.share <= self.range.most


def near(plan: Plan) -> list[Entry]:
    """What counts: appearances in so many days before and after today, no ideas, nothing called off."""
    span = timedelta(days=plan.vocabulary.policy.value("unbalanced-mix", "days", 90))
    found = plan.between(plan.today - span, plan.today + span)
    return [e for e in found if not (e.spans or e.called_off or e.status is Status.IDEA)]


def ranges(plan: Plan) -> Iterator[Range]:
    """Those of the policy that can be read."""
    for row in plan.vocabulary.policy.rows("unbalanced-mix", "mix"):
        if not odd(row):
            yield range_of(row)


def range_of(row: Mapping[str, Setting]) -> Range:
    """The range that a line of the policy sets, one that is not odd."""
    within = {key: _words(row[key]) for key in _WITHIN if key in row}
    least, most = _percent(row.get("least", "0")), _percent(row.get("most", "100"))
    return Range(str(row["of"]), _words(row["is"]), within, least, most)


def counted(plan: Plan, range_: Range, meant: Sequence[Entry]) -> Counted:
    """What the entries are of that range."""
    within = {key: set(ids) for key, ids in range_.within.items()}
    inside = [e for e in meant if all(set(plan.facet(e, key)) & ids for key, ids in within.items())]
    words = Counter(word for entry in inside if (word := said(plan, range_.of, entry)))
    fewest = plan.vocabulary.policy.value("unbalanced-mix", "fewest", 5)
    return Counted(range_, sum(words[word] for word in range_.words), words.total(), fewest)


def said(plan: Plan, of: str, entry: Entry) -> str:
    """What an appearance says about that; empty if nothing."""
    return _OF[of](plan, entry) or ""


def odd(row: Mapping[str, Setting]) -> tuple[str, str, str] | None:  # noqa: PLR0911 - one for each way
    """The key of a row that cannot be read, why, and the way out."""
    known = ("of", "is", "least", "most", *_WITHIN)
    of, words = str(typed(row.get("of", ""), "")), _words(row.get("is", ""))
    for key in row:
        if key not in known:
            cure = did_you_mean(key, known) or f"it knows {listed(known)}"
            return key, f"a line of `mix` has no '{shown(key)}'", cure
        if key in _WITHIN and not min(_words(row[key]), default=""):
            return key, f"`{key}` cannot be read", "write an id or a list of ids"
    if of not in _OF:
        return "of", "`of` says what is counted", f"write one of {listed(_OF)}"
    if not min(words, default=""):
        return "is", "`is` says which words are counted", "write a word or a list of words"
    if strange := [word for word in words if word not in set(_WORDS.get(of, words))]:
        return "is", f"'{shown(strange[0])}' is no {of}", f"write one of {listed(_WORDS[of])}"
    for key in ("least", "most"):
        if key in row and isnan(_percent(row[key])):
            return key, f"`{key}` takes per cent", "write a number from 0 to 100"
    return (
        None if {"least", "most"} & row.keys() else ("of", "the line sets no range", "add `least` or `most`")
    )


def _words(said: Setting) -> tuple[str, ...]:
    return typed(said, ("",)) or ()


def _percent(said: Setting) -> float:
    """The number from 0 to 100 that is said; not a number if it is none."""
    number = typed(said.removesuffix("%").strip(), 0.0) if isinstance(said, str) else None
    return number if number is not None and 0 <= number <= 100 else nan
