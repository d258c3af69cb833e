"""Checks: one rule is one file, its docstring is its manual, its name names the fault.

A rule has a ``SEVERITY`` and, unless reading notices it already, a function
``check(plan)`` that yields faults. The rules do not know each other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from airdate import collector
from airdate.finding import Fault, Finding, Severity
from airdate.plan import Plan
from airdate.reading.history import told


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. ``check`` is None where reading finds the fault."""

    name: str
    manual: str
    severity: Severity
    check: Callable[[Plan], Iterable[Fault]] | None


@lru_cache(maxsize=1)
def catalogue() -> dict[str, Rule]:
    """Every rule by name, sorted."""
    rules = {}
    for module in sorted(iter_modules(__path__), key=lambda m: m.name):
        rule = import_module(f"{__name__}.{module.name}")
        name = module.name.replace("_", "-")
        rules[name] = Rule(name, rule.__doc__ or "", rule.SEVERITY, getattr(rule, "check", None))
    return rules


@collector.still()
def run(plan: Plan) -> list[Finding]:
    """Every finding of every rule, sorted by place and rule, each once."""
    return lift(_faults(plan))


def lift(faults: Iterable[Fault]) -> list[Finding]:
    """Faults as findings, with the severity of their rule."""
    rules = catalogue()
    return [Finding(fault, rules[fault.rule].severity) for fault in sorted(set(faults))]


def of_history(plan: Plan, calendar: Path) -> list[Finding]:
    """What keeps git from telling when entries changed; ``calendar`` is the vocabulary's folder.

    Reads every file and asks git: for feeds that go out. In a rehearsal (``now:`` in plan.yml) it is
    no more than worth knowing.
    """
    found = lift(told.faults(plan.content_dir, calendar))
    rehearsal = plan.vocabulary.settings.now is not None
    return [replace(finding, severity=Severity.INFO) for finding in found] if rehearsal else found


def _faults(plan: Plan) -> Iterator[Fault]:
    yield from (*plan.faults, *plan.unresolved)
    for rule in catalogue().values():
        if rule.check:
            yield from rule.check(plan)
