"""An audience that ``calendar/audiences.yml`` does not hold.

Looked at are items, what they exclude, and the charters of channels.

Bad: ``audience: [developer]``. Good: ``audience: [developers]``, or add it to the file.

``airdate check --fix --unsafe-fixes`` writes the nearest word that is known.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Fix, Severity
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.text import Nearest

CODE = "FM112"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each audience that the vocabulary does not hold."""
    near = Nearest(plan.vocabulary.terms("audience") or ())
    for place, word in plan.strangers("audience"):
        cure = near(word) or "add it to calendar/audiences.yml"
        fix = Fix.word(place, word, near.word(word))
        yield Fault(place, "unknown-audience", f"unknown audience '{word}'", cure, fix=fix)
