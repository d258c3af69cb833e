"""Outcome: what one run of ``check`` has to tell, before any format."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from airdate.finding import Finding, Severity
from airdate.report.found import Waived
from airdate.report.lines import Lines

_WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_ORDER = [*Severity]


@dataclass(frozen=True)
class Outcome:
    """Findings in the order in which they are told, and what is beside them.

    ``files`` are those that were judged, sorted. ``root`` is the folder from which places name files, and
    ``prefix`` leads from the repository to it (``plan/``). ``gone`` is how many findings the baseline knows
    that are no more. ``site`` is the address of the plan's site, if it has one.
    """

    root: Path
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    gone: int = 0
    files: tuple[str, ...] = ()
    prefix: str = ""
    site: str = ""
    strict: bool = False

    @cached_property
    def lines(self) -> Lines:
        """The sources."""
        return Lines(self.root)

    @cached_property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def stops(self, finding: Finding) -> bool:
        """Whether it fails the run: errors do, warnings only where the user is strict."""
        return finding.severity is Severity.ERROR or (self.strict and finding.severity is Severity.WARNING)

    @property
    def fails(self) -> bool:
        """Whether anything does."""
        return any(map(self.stops, self.findings))

    @property
    def summary(self) -> str:
        """``3 errors, 1 warning in 172 items; 2 waived, 12 known``."""
        return summary(self.findings, len(self.files), len(self.waived), len(self.known))


def summary(findings: Iterable[Finding], items: int, waived: int = 0, known: int = 0) -> str:
    """What was found, where, and what was left out of that, in one line."""
    counts = Counter(finding.severity for finding in findings)
    told = [count(counts[severity], word) for severity, word in _WORDS.items() if counts[severity]]
    where = count(items, "item")
    left = [f"{number:,} {what}" for number, what in ((waived, "waived"), (known, "known")) if number]
    nothing = "nothing new found" if known else "nothing wrong found"
    said = f"{', '.join(told)} in {where}" if told else f"{where} checked, {nothing}"
    return f"{said}; {', '.join(left)}" if left else said


def count(number: int, word: str) -> str:
    """``1 item``, ``2 items``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def worst_first(findings: Iterable[Finding], changed: Iterable[str] = ()) -> list[Finding]:
    """By file: those with errors first, of such as are alike those that changed, then by path."""
    found, touched = [*findings], frozenset(changed)
    worst: dict[str, int] = {}
    for finding in found:
        path, rank = finding.fault.place.path, _ORDER.index(finding.severity)
        worst[path] = min(rank, worst.get(path, rank))

    def order(finding: Finding) -> tuple[int, bool, str, Finding]:
        path = finding.fault.place.path
        return worst[path], path not in touched, path, finding

    return sorted(found, key=order)


def severest_first(findings: Iterable[Finding], changed: Iterable[str] = ()) -> list[Finding]:
    """Errors of every file first, in each severity those of changed files; for who shows only a few."""
    touched = frozenset(changed)

    def order(finding: Finding) -> tuple[int, bool, Finding]:
        return _ORDER.index(finding.severity), finding.fault.place.path not in touched, finding

    return sorted(findings, key=order)
