"""Options of one run over the policy of a plan."""

import pytest

from airdate.checks import catalogue
from airdate.policy import Policy, Profile, RuleSettings, Scope
from airdate.report.judgement import holds
from airdate.report.overrides import overridden

POLICY = Policy(
    profile=Profile.STRICT,
    select=("holiday-collision",),
    rules={"unknown-key": RuleSettings(off=True)},
    scopes=(Scope(path="*", select=("past-but-open", "FM"), ignore=("bad-url",)),),
)


def held(policy: Policy) -> list[str]:
    return [rule.name for rule in catalogue().values() if holds(policy, rule)]


@pytest.mark.parametrize("word", ["unknown-key", "Unknown-Key", "FM003"])
def test_what_is_selected_is_asked_alone_even_where_it_is_off(word: str) -> None:
    name = next(rule.name for rule in catalogue().values() if rule.called(word))
    assert held(overridden(POLICY, "", [word], [])) == [name]


def test_a_group_is_all_its_rules_and_what_is_ignored_is_not_among_them() -> None:
    group = {rule.name for rule in catalogue().values() if rule.group == "WA"}
    assert {*held(overridden(POLICY, "", ["wa"], ["expired-waiver"]))} == group - {"expired-waiver"}


def test_no_scope_brings_back_what_is_ignored() -> None:
    policy = overridden(POLICY, "", [], ["past-but-open"])
    assert "past-but-open" not in held(policy)
    assert "past-but-open" not in policy.scopes[0].select
    assert policy.scopes[0].ignore == ("bad-url",)


def test_a_profile_takes_the_place_of_the_policy_s() -> None:
    assert overridden(POLICY, "core", [], []).profile is Profile.CORE
    assert overridden(POLICY, "", [], []) == POLICY


def test_all_is_every_rule_even_the_silent() -> None:
    assert held(overridden(POLICY, "", ["all"], ["all"])) == []
    assert held(overridden(POLICY, "", ["ALL"], [])) == [*catalogue()]
