"""A format that ``calendar/formats.yml`` does not hold.

Bad: ``format: carousell``. Good: ``format: carousel``, or add it to the file.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each format that the vocabulary does not hold."""
    known = plan.vocabulary.terms("format") or {}
    for place, word in plan.strangers("format"):
        cure = did_you_mean(word, known) or "add it to calendar/formats.yml"
        yield Fault(place, "unknown-format", f"unknown format '{word}'", cure)
