"""A pillar that ``calendar/pillars.yml`` does not hold.

Bad: ``pillar: teech``. Good: ``pillar: teach``, or add it to the file.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each pillar that the vocabulary does not hold."""
    known = plan.vocabulary.terms("pillar") or {}
    for place, word in plan.strangers("pillar"):
        cure = did_you_mean(word, known) or "add it to calendar/pillars.yml"
        yield Fault(place, "unknown-pillar", f"unknown pillar '{word}'", cure)
