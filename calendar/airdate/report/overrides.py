"""Overrides: a policy as the options of one run would have it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from airdate.checks import catalogue, known
from airdate.policy import Policy, Profile, RuleSettings
from airdate.report.judgement import ALL


def overridden(policy: Policy, profile: str, select: Iterable[str], ignore: Iterable[str]) -> Policy:
    """The policy with that profile, only the rules of ``select`` (if any), and none of ``ignore``.

    Rules are named by name, code or group, or `all`; every word must be one of these.
    """
    left, chosen = _names(ignore), _names(select)
    if profile:
        policy = replace(policy, profile=Profile(profile))
    if chosen:
        policy = _only(policy, chosen - left)
    return _without(policy, left) if left else policy


def _names(words: Iterable[str]) -> frozenset[str]:
    found = (catalogue().values() if word.casefold() == ALL else known(word) for word in words)
    return frozenset(rule.name for rules in found for rule in rules)


def _only(policy: Policy, chosen: frozenset[str]) -> Policy:
    """What a scope ignores stays ignored, as when all are asked."""
    rules = {
        name: replace(rule, off=False) if name in chosen else rule for name, rule in policy.rules.items()
    }
    scopes = tuple(replace(scope, select=()) for scope in policy.scopes)
    off = _off(rules, catalogue().keys() - chosen)
    return replace(policy, rules=off, select=tuple(sorted(chosen)), ignore=(), scopes=scopes)


def _without(policy: Policy, left: frozenset[str]) -> Policy:
    scopes = tuple(
        replace(scope, select=tuple(sorted(_names(scope.select) - left))) for scope in policy.scopes
    )
    return replace(policy, rules=_off(policy.rules, left), scopes=scopes)


def _off(rules: Mapping[str, RuleSettings], names: Iterable[str]) -> dict[str, RuleSettings]:
    return {**rules, **{name: replace(rules.get(name, RuleSettings()), off=True) for name in names}}
