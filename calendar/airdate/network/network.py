"""A network or medium: how it counts text, and the facts about it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from airdate.network.fact import Fact, Grade, Override, Source, Value


@dataclass(frozen=True, slots=True)
class Network:
    """``method`` is how the text of a post is counted: a method of ``airdate.counting``."""

    id: str
    label: str
    method: str
    facts: Mapping[str, Fact]
    aliases: tuple[str, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact of that name, or None."""
        return self.facts.get(name)

    def sure(self, name: str) -> Fact | None:
        """The fact of that name, if it says something that somebody has confirmed."""
        fact = self.facts.get(name)
        return fact if fact and fact.value is not None and fact.grade is not Grade.D else None

    def value(self, name: str) -> Value:
        """The value of the fact; None if there is none."""
        fact = self.facts.get(name)
        return fact.value if fact else None

    def overridden(self, overrides: Mapping[str, Override]) -> "Network":
        """The same network with what the plan says instead; a name without a fact becomes one."""
        said = {name: self._said(name, override) for name, override in overrides.items()}
        return self.with_facts(said)

    def with_facts(self, facts: Mapping[str, Fact]) -> "Network":
        """The same network with these facts in place of its own, by name."""
        return replace(self, facts=MappingProxyType({**self.facts, **facts}))

    def _said(self, name: str, override: Override) -> Fact:
        known = self.facts.get(name)
        day = override.date.isoformat() if override.date else ""
        return Fact(
            name,
            override.value,
            known.unit if known else "",
            Grade.HOUSE,
            (Source("house", override.source, "", day, "house"),),
            as_of=override.date,
            method=known.method if known else "",
        )
