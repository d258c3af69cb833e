"""A person whom ``calendar/people.yml`` does not hold: an owner, an approver, a byline, who is on duty.

Bad: ``owner: annna``. Good: ``owner: anna``, or add the person to the file.

``airdate check --fix --unsafe-fixes`` writes the nearest word that is known.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest

CODE = "FM113"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each person that the vocabulary does not hold."""
    near = Nearest(plan.vocabulary.terms("owner") or ())
    for place, word in plan.strangers("owner"):
        cure = near(word) or "add it to calendar/people.yml"
        fix = Fix.word(place, word, near.word(word))
        yield Fault(place, "unknown-person", f"unknown person '{word}'", cure, fix=fix)
