"""A channel that ``calendar/channels.yml`` does not hold.

Bad: ``channel: mastadon``. Good: ``channel: mastodon``, or add the new channel to the file.
"""

from collections.abc import Iterator

from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.text import did_you_mean

SEVERITY = Severity.ERROR


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each channel that the vocabulary does not hold."""
    known = plan.vocabulary.terms("channel") or {}
    for place, word in plan.strangers("channel"):
        cure = did_you_mean(word, known) or "add it to calendar/channels.yml"
        yield Fault(place, "unknown-channel", f"unknown channel '{word}'", cure)
