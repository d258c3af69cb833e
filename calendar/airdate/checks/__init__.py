"""Checks: one rule is one file, its docstring is its manual, its name names the fault.

A rule has a ``CODE``, a ``SEVERITY``, a ``PROFILE``, a ``WHEN`` and, unless reading notices the fault
already, one of two functions that yield faults: ``of_item(item, words)`` judges one item by itself
and the vocabulary, whatever day it is and whatever else is planned, so that what it says can be
kept; ``check(plan)`` judges all. A rule that has thresholds names their defaults in ``SETTINGS``
and asks ``words.policy.value(name, key, default)``. Rules do not know each other.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from airdate.finding import Fault, Finding, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Profile, When
from airdate.vocabulary import Vocabulary


@dataclass(frozen=True)
class Rule:
    """A rule of the catalogue. Where reading, the gate or the feeds find the fault, it has no function."""

    name: str
    code: str
    manual: str
    severity: Severity
    profile: Profile
    when: When
    settings: Mapping[str, Any] = field(default_factory=dict)
    of_item: Callable[[Item, Vocabulary], Iterable[Fault]] | None = None
    check: Callable[[Plan], Iterable[Fault]] | None = None

    @property
    def group(self) -> str:
        """The two letters that rules of one kind share."""
        return self.code[:2]

    @cached_property
    def summary(self) -> str:
        """The first sentence of its manual."""
        return self.manual.strip().partition("\n\n")[0].replace("\n", " ")

    def called(self, word: str) -> bool:
        """Whether the word is its name, its code or its group, in any case."""
        return word.casefold() in (self.name, self.code.casefold(), self.group.casefold())


#: What the groups of rules are about, in the order of the catalogue.
GROUPS = {
    "FM": "Front matter",
    "SC": "Schedule",
    "CH": "Channels",
    "ST": "Strategy",
    "OW": "Ownership",
    "XM": "Cross-media",
    "PR": "Press",
    "TR": "Tracking",
    "DI": "Disclosure",
    "AX": "Accessibility",
    "LG": "Law",
    "RI": "Response and risk",
    "ME": "Measurement",
    "LO": "Languages",
    "EV": "Events",
    "FE": "Feeds and layers",
    "WA": "Waivers and policy",
}


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """Every rule by name, sorted."""
    rules = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        rule = import_module(f"{__name__}.{module.name}")
        name = module.name.replace("_", "-")
        rules[name] = Rule(
            name=name,
            code=rule.CODE,
            manual=rule.__doc__ or "",
            severity=rule.SEVERITY,
            profile=rule.PROFILE,
            when=rule.WHEN,
            settings=getattr(rule, "SETTINGS", {}),
            of_item=getattr(rule, "of_item", None),
            check=getattr(rule, "check", None),
        )
    return rules


@lru_cache(maxsize=1024)
def named(word: str) -> str:
    """The name of the rule of that name or code; empty if there is none."""
    plain = word.casefold()
    return next(
        (rule.name for rule in catalogue().values() if plain in (rule.name, rule.code.casefold())), ""
    )


def lift(faults: Iterable[Fault]) -> list[Finding]:
    """Faults outside of any plan, as in a template: sorted, each once, as severe as their rules are."""
    rules = catalogue()
    return [Finding(fault, fault.severity or rules[fault.rule].severity) for fault in sorted(set(faults))]


def known(word: str) -> list[Rule]:
    """The rules of that name, code or group; none if there is no such."""
    return [rule for rule in catalogue().values() if rule.called(word)]
