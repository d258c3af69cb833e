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

from collections.abc import Iterator, Mapping

from airdate import mix
from airdate.finding import Fault, Severity
from airdate.mix import Range
from airdate.plan import Plan
from airdate.policy import Profile, Setting, When
from airdate.text import listed

CODE = "ST006"
SEVERITY = Severity.INFO
PROFILE = Profile.CONFIG
WHEN = When.PLANNED
SETTINGS: dict[str, int | list[Mapping[str, Setting]]] = {"days": 90, "fewest": 5, "mix": []}


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each range that the plan does not keep to, and for each that cannot be read."""
    policy = plan.vocabulary.policy
    rows = policy.rows("unbalanced-mix", "mix")
    if not rows:  # for speed
        return
    meant = mix.near(plan)
    for n, row in enumerate(rows):
        if odd := mix.odd(row):
            key, message, cure = odd
            place = policy.at("unbalanced-mix", f"mix.{n}.{key}" if key in row else f"mix.{n}")
            yield Fault(place, "odd-setting", f"unbalanced-mix: {message}", cure)
        elif not (found := mix.counted(plan, mix.range_of(row), meant)).kept:
            place = policy.at("unbalanced-mix", f"mix.{n}")
            yield Fault(place, "unbalanced-mix", *_told(found.range, found))


def _told(range_: Range, found: mix.Counted) -> tuple[str, str]:
    """The message, and the way out."""
    less = found.share < range_.least
    where = "".join(f", {key} {listed(ids)}" for key, ids in range_.within.items())
    bound = f"below the {range_.least:g} %" if less else f"above the {range_.most:g} %"
    counted = f"{found.number} of {found.total} appearances ({found.share:.0f} %)"
    message = f"{range_.of} {listed(range_.words)}{where}: {counted}, {bound} agreed on"
    return message, "plan more of it" if less else "plan more of something else"
