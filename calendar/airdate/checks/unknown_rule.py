"""A rule that does not exist, in ``calendar/policy.yml`` or a waiver.

A rule is called by its name (``unknown-channel``) or code (``FM111``); ``select`` and ``ignore`` take
groups (``CH``), too.

Bad: ``ignore: [hollyday-collision]``.

Good: ``ignore: [holiday-collision]``.
"""

from collections.abc import Iterator

from airdate.checks import catalogue, known, named
from airdate.finding import Fault, Place, Severity
from airdate.plan import Plan
from airdate.policy import Policy, Profile, When
from airdate.text import did_you_mean, shown

CODE = "WA004"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each name of a rule that there is not."""
    own = (waiver for item in plan.items for waiver in item.waivers.waive)
    policy = plan.vocabulary.policy
    for waiver in (*own, *policy.waivers):
        if waiver.rule and not named(waiver.rule):
            yield _fault(waiver.rule, waiver.spot("rule"))
    for name, settings in policy.rules.items():
        if name not in catalogue():
            yield _fault(name, settings.place)
    for word, place in _chosen(policy):
        if word.casefold() != "all" and not known(word):
            yield _fault(word, place)


def _chosen(policy: Policy) -> Iterator[tuple[str, Place]]:
    """What the policy selects and ignores, and where."""
    for key, words in (("select", policy.select), ("ignore", policy.ignore)):
        for n, word in enumerate(words):
            yield word, policy.places.get(f"{key}.{n}", Place("calendar/policy.yml"))
    for scope in policy.scopes:
        for word in (*scope.select, *scope.ignore):
            yield word, scope.place


def _fault(word: str, place: Place) -> Fault:
    called = named(word)
    cure = f"write its name here: {called}" if called else did_you_mean(word, catalogue())
    message = f"there is no rule '{shown(word)}'"
    return Fault(place, "unknown-rule", message, cure or "`airdate rule` lists all")
