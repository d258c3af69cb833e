"""Standing: which rules of the catalogue hold in a house, as its policy has it."""

from airdate.checks import catalogue
from airdate.policy import Policy
from airdate.report.judgement import holds
from airdate.ruling import Ruling


def rulings(policy: Policy) -> list[Ruling]:
    """Every rule that holds by the policy, by name; what single files are spared is not asked."""
    found = (rule for rule in catalogue().values() if holds(policy, rule))
    return [
        Ruling(
            rule.name,
            policy.of(rule.name).severity or rule.severity,
            rule.summary,
            policy.of(rule.name).clause,
        )
        for rule in found
    ]
