"""Judgement: whether a rule holds for what it found, and how severe that is."""

from collections.abc import Iterable
from functools import cached_property

from airdate.checks import Rule, catalogue
from airdate.finding import Fault, Finding, Severity
from airdate.item import Item
from airdate.plan import Plan
from airdate.policy import Policy, Profile, Scope, When
from airdate.status import Status

#: All rules, where ``select`` and ``ignore`` name rules.
ALL = "all"

#: Which profiles hold the rules of which.
_HOLDS = {
    Profile.CORE: frozenset({Profile.CORE}),
    Profile.RECOMMENDED: frozenset({Profile.CORE, Profile.RECOMMENDED}),
    Profile.STRICT: frozenset({Profile.CORE, Profile.RECOMMENDED, Profile.STRICT}),
}
#: How far an output is, the side states behind an idea: they were more than that.
_ORDER = (
    Status.IDEA,
    Status.POSTPONED,
    Status.ON_HOLD,
    Status.PLANNED,
    Status.DRAFT,
    Status.REVIEW,
    Status.APPROVED,
    Status.SCHEDULED,
    Status.PUBLISHED,
)
_OPEN = frozenset({Status.PLANNED, Status.DRAFT, Status.REVIEW, Status.ON_HOLD, Status.POSTPONED})


class Judgement:
    """How the policy of one plan judges faults."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.policy = plan, plan.vocabulary.policy
        self._held: dict[tuple[str, str, str], bool] = {}

    def of(self, faults: Iterable[Fault]) -> list[Finding]:
        """The faults that count, in their order, with what they count for."""
        rules = catalogue()
        found = (self._finding(rules[fault.rule], fault) for fault in faults)
        return [finding for finding in found if finding]

    def holds_somewhere(self, rule: Rule) -> bool:
        """Whether the rule holds for any file: if not, it need not be asked."""
        chosen = (word.casefold() == ALL or rule.called(word) for word in self._selected_in_scopes)
        return holds(self.policy, rule) or any(chosen)

    @cached_property
    def _selected_in_scopes(self) -> list[str]:
        return [word for scope in self.policy.scopes for word in scope.select]

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.place.path: item for item in self.plan.items}

    def _finding(self, rule: Rule, fault: Fault) -> Finding | None:
        item = self._items.get(fault.place.path)
        if not self._holds(rule, fault.place.path, item.type if item else ""):
            return None
        settings = self.policy.of(rule.name)
        severity = settings.severity or fault.severity or rule.severity
        if item and rule.when is not When.ALWAYS:
            status = furthest(item)
            if status is Status.IDEA or (rule.when is When.APPROVED and status is Status.CANCELLED):
                return None
            if rule.when is When.APPROVED and status in _OPEN:
                severity = Severity.INFO
        return Finding(fault, severity, self._clause(settings.clause))

    def _clause(self, number: str) -> str:
        text = self.policy.clauses.get(number, "")
        return f"{number}: {text}" if text else number

    def _holds(self, rule: Rule, path: str, type: str) -> bool:
        if not self.policy.scopes:
            type = path = ""
        key = (rule.name, path, type)
        if key not in self._held:
            scopes = [scope for scope in self.policy.scopes if scope.covers(path, type)]
            self._held[key] = _in_scopes(rule, scopes, holds(self.policy, rule))
        return self._held[key]


def holds(policy: Policy, rule: Rule) -> bool:
    """Whether the policy lets the rule hold: by profile, by name, or because it says something about it.

    What is nearer wins: a name or code over a group, a group over ``all``, and of two as near ``ignore``.
    """
    settings = policy.rules.get(rule.name)
    if settings is not None and settings.off:
        return False
    held = settings is not None or rule.profile in _HOLDS[policy.profile]
    return _chosen(rule, policy.select, policy.ignore, held)


def _in_scopes(rule: Rule, scopes: Iterable[Scope], held: bool) -> bool:
    for scope in scopes:
        held = _chosen(rule, scope.select, scope.ignore, held)
    return held


def _chosen(rule: Rule, select: Iterable[str], ignore: Iterable[str], otherwise: bool) -> bool:
    chosen = {word.casefold() for word in select}
    left = {word.casefold() for word in ignore}
    for called in ({rule.name, rule.code.casefold()}, {rule.group.casefold()}, {ALL}):
        if called & left:
            return False
        if called & chosen:
            return True
    return otherwise


def furthest(item: Item) -> Status:
    """How far the item is: of its outputs the one that is furthest, leaving out those called off."""
    if item.start is not None or item.cancelled:
        return Status.CANCELLED if item.cancelled else item.status
    found = [output.status for output in item.outputs if output.status is not Status.CANCELLED]
    return max(found, key=_ORDER.index) if found else Status.CANCELLED
