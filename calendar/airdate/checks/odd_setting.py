"""A setting in ``calendar/policy.yml`` that its rule does not know, or cannot read; a missing clause or type.

`airdate rule NAME` says what a rule can be told.

Bad: ``rules: {off-cadence: {per_day: often}}``.

Good: ``rules: {off-cadence: {per_day: 3}}``.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from airdate.checks import Rule, catalogue
from airdate.finding import Fault, Severity
from airdate.limits import THRESHOLD
from airdate.plan import Plan
from airdate.policy import Policy, Profile, RuleSettings, Setting, When, typed
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
    types = plan.vocabulary.types
    paths = [thing.place.path for thing in plan.by_path.values()] if policy.scopes else []  # for speed
    for scope in policy.scopes:
        if scope.path and not any(scope.covers(path, scope.type) for path in paths):
            message = f"no file is called '{shown(scope.path)}', so this holds for none"
            cure = "write a path as messages name files, with `*` for a part of it; or take it out"
            yield Fault(scope.place, "odd-setting", message, cure, Severity.WARNING)
        if scope.type and scope.type not in types:
            message = f"there is no type of item '{shown(scope.type)}'"
            cure = did_you_mean(scope.type, types) or f"there are {listed(sorted(types), 20)}"
            yield Fault(scope.place, "odd-setting", message, cure)


def _of(rule: Rule, settings: RuleSettings, policy: Policy) -> Iterator[Fault]:
    for key, said in settings.values.items():
        place = settings.places[key]
        if key not in rule.settings:
            known = f"it knows {listed(sorted(rule.settings))}" if rule.settings else "it takes no settings"
            cure = did_you_mean(key, rule.settings) or known
            yield Fault(place, "odd-setting", f"{rule.name} has no setting '{shown(key)}'", cure)
        elif not _reads(said, rule.settings[key]):
            cure = _takes(rule.settings[key])
            yield Fault(place, "odd-setting", f"{rule.name}: `{key}` cannot be read", cure)
    if settings.clause and settings.clause not in policy.clauses:
        message = f"there is no clause '{shown(settings.clause)}'"
        cure = did_you_mean(settings.clause, policy.clauses) or "add it under `clauses`"
        yield Fault(settings.place, "odd-setting", message, cure)


def _reads(said: Setting, default: Any) -> bool:
    """Whether it is of the kind of the default: a value, keys and values, or a list of such."""
    if isinstance(default, list):
        return isinstance(said, tuple) and all(isinstance(row, Mapping) for row in said)
    if isinstance(default, dict):
        return isinstance(said, Mapping)
    return typed(said, default) is not None


def _takes(default: Any) -> str:
    """What to write for a setting with that default."""
    if isinstance(default, bool):
        return "write yes or no"
    if isinstance(default, int | float):
        whole = "a whole number" if isinstance(default, int) else "a number"
        return f"write {whole} from 0 to {THRESHOLD:,}, such as {default}"
    if isinstance(default, dict):
        return "write keys and values"
    return "write a list of words" if isinstance(default, tuple) else "write a list, each as `- {key: value}`"
