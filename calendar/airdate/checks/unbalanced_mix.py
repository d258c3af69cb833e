"""A share of the mix that is outside the range that the house has set: too much selling, too little help.

How much of a plan may sell, ask, help or broadcast is for the house to say: the ratios that go round
(70/20/10, 4-1-1, hero/hub/help) mean different things to different people and rest on nothing (heuristics
H4 and H5, November 2026). The house's doctrine S001 wants the direction: "stay clear of the broadcast
model", "giving first". So this rule is silent until ``calendar/policy.yml`` says::

    rules:
      unbalanced-mix:
        days: 90
        fewest: 5
        mix:
          - {of: gives, is: [sell, ask], most: 30}
          - {of: interaction, is: broadcast, most: 60, channel: linkedin}
          - {of: tier, is: help, least: 40, audience: teachers}
          - {of: pillar, is: teach, least: 10, campaign: orion-launch}

``of`` is pillar, tier, peso, gives, interaction, channel or format, ``is`` the word or words that are
counted; ``least`` and ``most`` are per cent of the appearances that say something about it. ``channel``,
``audience`` and ``campaign`` narrow it down. Counted are the ``days`` before and after today, if there are
``fewest`` appearances or more.

Bad, with the first line above: four of ten posts sell. Good: three of ten.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from enum import StrEnum
from math import isnan, nan

from airdate.entry import Entry
from airdate.finding import Fault, Severity
from airdate.parts.brief import Gives, Interaction, Peso, Tier
from airdate.plan import Plan
from airdate.policy import Policy, Profile, Setting, When, typed
from airdate.status import Status
from airdate.text import did_you_mean, listed, shown

CODE = "ST006"
SEVERITY = Severity.INFO
PROFILE = Profile.CONFIG
WHEN = When.PLANNED
SETTINGS: dict[str, int | list[Mapping[str, Setting]]] = {"days": 90, "fewest": 5, "mix": []}

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


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each range that the plan does not keep to, and for each that cannot be read."""
    policy = plan.vocabulary.policy
    rows = policy.rows("unbalanced-mix", "mix")
    if not rows:  # for speed
        return
    span = timedelta(days=policy.value("unbalanced-mix", "days", 90))
    near = plan.between(plan.today - span, plan.today + span)
    meant = [e for e in near if not (e.spans or e.called_off or e.status is Status.IDEA)]
    for n, row in enumerate(rows):
        if odd := _odd(row):
            key, message, cure = odd
            place = policy.at("unbalanced-mix", f"mix.{n}.{key}" if key in row else f"mix.{n}")
            yield Fault(place, "odd-setting", f"unbalanced-mix: {message}", cure)
        else:
            yield from _of_row(plan, policy, n, row, meant)


def _of_row(
    plan: Plan, policy: Policy, n: int, row: Mapping[str, Setting], meant: Sequence[Entry]
) -> Iterator[Fault]:
    of, words = str(row["of"]), _words(row["is"])
    within = {key: _words(row[key]) for key in _WITHIN if key in row}
    inside = [e for e in meant if all(set(plan.facet(e, key)) & set(ids) for key, ids in within.items())]
    counted = Counter(word for entry in inside if (word := _OF[of](plan, entry)))
    total, found = counted.total(), sum(counted[word] for word in words)
    least, most = _percent(row.get("least", "0")), _percent(row.get("most", "100"))
    if total < policy.value("unbalanced-mix", "fewest", 5) or least <= 100 * found / max(total, 1) <= most:
        return
    share = 100 * found / total
    where = "".join(f", {key} {listed(ids)}" for key, ids in within.items())
    bound = f"below the {least:g} %" if share < least else f"above the {most:g} %"
    message = (
        f"{of} {listed(words)}{where}: {found} of {total} appearances ({share:.0f} %), {bound} agreed on"
    )
    cure = "plan more of it" if share < least else "plan more of something else"
    yield Fault(policy.at("unbalanced-mix", f"mix.{n}"), "unbalanced-mix", message, cure)


def _odd(row: Mapping[str, Setting]) -> tuple[str, str, str] | None:  # noqa: PLR0911 - one for each way
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
