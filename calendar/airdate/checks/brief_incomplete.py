"""A campaign whose brief has gaps: no problem, audience, need or objective, or a need that is nobody's.

A campaign answers a problem, for an audience that needs something, towards an objective of the house.
Where one of these is missing, or its ``need`` is no need of its audiences (``needs`` in
``calendar/audiences.yml``) nor of its objective, it cannot be told afterwards whether it was worth it.
Source: the house's doctrine S002, "map them back to your business/marketing objectives".

Bad::

    type: campaign
    title: Spring offensive

Good::

    type: campaign
    title: Orion launch
    problem: Schools think that telescopes are too dear
    audience: [teachers]
    need: something to look through on a class trip
    objective: schools

To do without, write ``ignore: [brief-incomplete]`` in ``calendar/policy.yml``.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.item import Item
from airdate.parts.strategy import Strategy
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import listed, shown

CODE = "ST003"
SEVERITY = Severity.WARNING
PROFILE = Profile.STRICT
WHEN = When.APPROVED


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for the gaps of each campaign, and one for a need that leads nowhere."""
    strategies = [item.strategy for item in plan.items if item.type == "strategy"]
    for item in plan.items:
        if item.type != "campaign":
            continue
        said = {
            "problem": item.brief.problem,
            "audience": item.audience,
            "need": item.brief.need,
            "objective": item.objective,
        }
        missing = [f"`{key}`" for key, word in said.items() if not (word or item.at(key) in plan.faulty)]
        if missing:
            cure = "say what is wrong without it, for whom, what they need and what is to be reached"
            yield Fault(item.place, "brief-incomplete", f"the campaign does not say {listed(missing)}", cure)
        needs = _needs(plan, item, strategies)
        if item.brief.need and needs and item.brief.need.casefold() not in needs:
            message = f"'{shown(item.brief.need)}' is no need of its audiences, nor of its objective"
            cure = f"write one of theirs ({shown(listed(needs.values(), 3), 160)}), or add it to theirs"
            yield Fault(item.brief.spot("need"), "brief-incomplete", message, cure)


def _needs(plan: Plan, item: Item, strategies: list[Strategy]) -> dict[str, str]:
    """The needs of its audiences and its objective as written, by themselves in small letters."""
    audiences = plan.vocabulary.audiences or {}
    found = [need for id in item.audience if id in audiences for need in audiences[id].needs]
    named = (objective for each in strategies for objective in each.objectives)
    found += [each.need for each in named if each.need and item.objective in (each.id, each.goal)]
    return {need.casefold(): need for need in found}
