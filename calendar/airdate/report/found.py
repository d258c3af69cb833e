"""Found: what a report holds, apart from how it is come by."""

from dataclasses import dataclass

from airdate.finding import Finding


@dataclass(frozen=True, slots=True, order=True)
class Waived:
    """A finding that is not told, and why; ``in_source``: the file itself says so, not the policy."""

    finding: Finding
    reason: str
    by: str
    in_source: bool = True


@dataclass(frozen=True, slots=True)
class Report:
    """What is wrong, sorted by place and rule, each once; and what was waived, with its waiver.

    ``known`` is what the plan's baseline holds, and ``gone`` how much of that is no longer there.
    """

    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()
    known: tuple[Finding, ...] = ()
    gone: int = 0
