"""A format that ``calendar/formats.yml`` does not hold.

Bad: ``format: carousell``. Good: ``format: carousel``, or add it to the file.

``airdate check --fix --unsafe-fixes`` writes the nearest word that is known.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest

CODE = "FM114"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each format that the vocabulary does not hold."""
    near = Nearest(plan.vocabulary.terms("format") or ())
    for place, word in plan.strangers("format"):
        cure = near(word) or "add it to calendar/formats.yml"
        fix = Fix.word(place, word, near.word(word))
        yield Fault(place, "unknown-format", f"unknown format '{word}'", cure, fix=fix)
