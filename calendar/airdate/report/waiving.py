"""Waiving: what somebody has decided to leave as it is, and whether that still holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from airdate.checks import catalogue, named
from airdate.finding import Fault, Finding
from airdate.parts.waiver import Waiver
from airdate.plan import Plan
from airdate.report.found import Waived
from airdate.report.judgement import Judgement, furthest
from airdate.status import Status
from airdate.text import shown

#: What only builds, editions and git can tell: a plain check cannot know whether its waiver is used.
ASKED_LATER = frozenset(
    {"hidden-link", "broken-feed", "unkept-secret", "shallow-clone", "uncommitted-change", "embargo-leak"}
)

_AT_REST = frozenset({Status.IDEA, Status.CANCELLED})


class Waiving:
    """The waivers of a plan: those of items hold for their files, those of the policy where they say."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._of_items = {
            item.place.path: [replace(w, path=_literally(item.place.path)) for w in item.waivers.waive]
            for item in plan.items
            if item.waivers.waive
        }
        self._of_policy = plan.vocabulary.policy.waivers

    def sift(self, found: Iterable[Finding]) -> tuple[list[Finding], list[Waived]]:
        """What remains, and what is waived."""
        kept: list[Finding] = []
        waived: list[Waived] = []
        for finding in found:
            waiver = self._for(finding)
            if waiver:
                own = waiver in self._of_items.get(finding.fault.place.path, ())
                waived.append(Waived(finding, waiver.reason, waiver.by, own))
            else:
                kept.append(finding)
        return kept, waived

    def unused(self, waived: Iterable[Waived], judgement: Judgement) -> Iterator[Fault]:
        """Waivers of rules that were asked and found nothing to waive."""
        used = {self._for(each.finding) for each in waived}
        rules = catalogue()
        for waiver in self._all:
            rule = rules.get(named(waiver.rule))
            asked = rule is not None and rule.name not in ASKED_LATER and judgement.holds_somewhere(rule)
            if asked and waiver not in used and complete(waiver) and not waiver_over(waiver, self.plan):
                message = f"nothing is wrong here that the waiver of {shown(waiver.rule)} could waive"
                yield Fault(waiver.spot("rule"), "unused-waiver", message, "take it out")

    def _for(self, finding: Finding) -> Waiver | None:
        fault = finding.fault
        of_file = self._of_items.get(fault.place.path, ())
        return next((w for w in (*of_file, *self._of_policy) if self._waives(w, fault)), None)

    def _waives(self, waiver: Waiver, fault: Fault) -> bool:
        if named(waiver.rule) != fault.rule or not complete(waiver) or waiver_over(waiver, self.plan):
            return False
        return fnmatchcase(fault.place.path, waiver.path)

    @property
    def _all(self) -> Sequence[Waiver]:
        """All but those of ideas and of what is called off: of these most rules say nothing, for now."""
        resting = {
            item.place.path for item in self.plan.items if item.waivers.waive and furthest(item) in _AT_REST
        }
        own = (w for path, each in self._of_items.items() if path not in resting for w in each)
        return [*own, *self._of_policy]


def complete(waiver: Waiver) -> bool:
    """Whether it says all that a waiver must say; those of items have the path of their file."""
    return all(getattr(waiver, key) for key in ("rule", "reason", "by", "until", "path"))


def _literally(path: str) -> str:
    """A glob that matches that path and no other."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in path)


def waiver_over(waiver: Waiver, plan: Plan) -> bool:
    """Whether its last day is past."""
    return waiver.until is not None and waiver.until.last < plan.today
