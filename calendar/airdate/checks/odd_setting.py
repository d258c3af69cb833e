"""A setting in ``calendar/policy.yml`` that its rule does not know, or cannot read; a missing clause.

`airdate rule NAME` says what a rule can be told.

Bad: ``rules: {off-cadence: {per_day: often}}``.

Good: ``rules: {off-cadence: {per_day: 3}}``.
"""

from collections.abc import Iterator

from airdate.checks import Rule, catalogue
from airdate.finding import Fault, Severity
from airdate.plan import Plan
from airdate.policy import Policy, Profile, RuleSettings, When, typed
from airdate.text import did_you_mean, listed, shown

CODE = "WA005"
SEVERITY = Severity.ERROR
PROFILE = Profile.CORE
WHEN = When.ALWAYS


def check(plan: Plan) -> Iterator[Fault]:
    """Yield a fault for each key, value and clause that means nothing."""
    policy = plan.vocabulary.policy
    for name, settings in policy.rules.items():
        if name in catalogue():
            yield from _of(catalogue()[name], settings, policy)


def _of(rule: Rule, settings: RuleSettings, policy: Policy) -> Iterator[Fault]:
    for key, said in settings.values.items():
        place = settings.places[key]
        if key not in rule.settings:
            known = f"it knows {listed(sorted(rule.settings))}" if rule.settings else "it takes no settings"
            cure = did_you_mean(key, rule.settings) or known
            yield Fault(place, "odd-setting", f"{rule.name} has no setting '{shown(key)}'", cure)
        elif not isinstance(rule.settings[key], dict | list) and typed(said, rule.settings[key]) is None:
            default = rule.settings[key]
            cure = f"write it as {default!r} is written" if default != () else "write a list of words"
            yield Fault(place, "odd-setting", f"{rule.name}: `{key}` cannot be read", cure)
    if settings.clause and settings.clause not in policy.clauses:
        message = f"there is no clause '{shown(settings.clause)}'"
        cure = did_you_mean(settings.clause, policy.clauses) or "add it under `clauses`"
        yield Fault(settings.place, "odd-setting", message, cure)
