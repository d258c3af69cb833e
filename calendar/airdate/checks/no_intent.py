"""A plan with campaigns and no strategy, or a strategy that does not say why the house speaks.

Before channels and dates comes the intent: why the house speaks, what it stands for, what it gives for that
in hours and people, and when that was last looked at. Whoever writes or signs can then tell what belongs in
the plan and what does not. Source: the house's doctrine S004, "Establish your intent", and S000, "What does
it stand for?".

Bad::

    type: strategy
    title: How we speak
    intent: Be seen.

Good::

    type: strategy
    title: How we speak
    intent: Every school knows that it can borrow a telescope.
    stands_for: [the night sky is free, nobody is too young]
    commitment: Two people, twelve hours a week, until the end of 2028
    last_reviewed: 2027-01-15

A plan without campaigns and a strategy that is an idea are left alone. To do without, write
``ignore: [no-intent]`` in ``calendar/policy.yml``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Place, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed

CODE = "ST001"
SEVERITY = Severity.WARNING
PROFILE = Profile.RECOMMENDED
WHEN = When.APPROVED

_NEEDED = ("intent", "stands_for", "commitment", "last_reviewed")


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each strategy with gaps, or one where there is none."""
    strategies = [item for item in plan.items if item.type == "strategy"]
    for item in strategies:
        said = item.strategy
        missing = [
            f"`{key}`" for key in _NEEDED if not (getattr(said, key) or said.places.get(key) in plan.faulty)
        ]
        if missing:
            message = f"the strategy does not say {listed(missing)}"
            yield Fault(item.place, "no-intent", message, "say why the house speaks before it says when")
    if not strategies and any(item.type == "campaign" for item in plan.items):
        message = "there are campaigns, and no strategy says what they are for"
        cure = "write an item of type strategy with `intent`, `stands_for`, `commitment` and `last_reviewed`"
        yield Fault(Place("calendar/plan.yml"), "no-intent", message, cure)
