"""An audience that ``calendar/audiences.yml`` does not hold.

Bad: ``audience: [developer]``. Good: ``audience: [developers]``, or add it to the file.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each audience that the vocabulary does not hold."""
    known = plan.vocabulary.terms("audience") or {}
    for place, word in plan.strangers("audience"):
        cure = did_you_mean(word, known) or "add it to calendar/audiences.yml"
        yield Fault(place, "unknown-audience", f"unknown audience '{word}'", cure)
