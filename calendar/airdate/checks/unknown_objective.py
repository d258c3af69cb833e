"""An objective that the strategy does not list.

Where a strategy lists ``objectives``, campaigns and items name one of them by its ``id`` (or by its
``goal`` in the same words), so that every effort can be traced to what the house wants. Source: the house's
doctrine S002, "map them back to your business/marketing objectives".

Bad, where the strategy lists ``schools`` and ``members``::

    objective: more reach

Good::

    objective: schools

Plans whose strategy lists none may write what they like.
``airdate check --fix --unsafe-fixes`` writes the nearest one.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest, listed, shown

CODE = "FM127"
SEVERITY = Severity.WARNING
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each objective that no strategy lists."""
    strategies = (item.strategy for item in plan.items if item.type == "strategy")
    listed_ = [objective for said in strategies for objective in said.objectives]
    ids = list(dict.fromkeys(objective.id for objective in listed_ if objective.id))
    if not ids:
        return
    known, near = {*ids, *(objective.goal for objective in listed_)} - {""}, Nearest(ids)
    for item in plan.items:
        word = item.objective
        if word and word not in known:
            cure = near(word) or f"name one of the strategy's: {listed(ids)}"
            fix = Fix.word(item.at("objective"), word, near.word(word))
            message = f"the strategy lists no objective '{shown(word)}'"
            yield Fault(item.at("objective"), "unknown-objective", message, cure, fix=fix)
