"""A pillar that ``calendar/pillars.yml`` does not hold.

Bad: ``pillar: teech``. Good: ``pillar: teach``, or add it to the file.

``airdate check --fix --unsafe-fixes`` writes the nearest word that is known.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest

CODE = "FM115"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each pillar that the vocabulary does not hold."""
    near = Nearest(plan.vocabulary.terms("pillar") or ())
    for place, word in plan.strangers("pillar"):
        cure = near(word) or "add it to calendar/pillars.yml"
        fix = Fix.word(place, word, near.word(word))
        yield Fault(place, "unknown-pillar", f"unknown pillar '{word}'", cure, fix=fix)
