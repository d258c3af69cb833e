"""An owner whom ``calendar/people.yml`` does not hold.

Bad: ``owner: annna``. Good: ``owner: anna``, or add the person to the file.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each person that the vocabulary does not hold."""
    known = plan.vocabulary.terms("owner") or {}
    for place, word in plan.strangers("owner"):
        cure = did_you_mean(word, known) or "add it to calendar/people.yml"
        yield Fault(place, "unknown-person", f"unknown person '{word}'", cure)
