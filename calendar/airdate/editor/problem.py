"""Problems: findings as an editor underlines them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from airdate.artifact import public_url
from airdate.checks import catalogue
from airdate.finding import Finding, Place
from airdate.plan import Plan

_QUOTED = re.compile(r"['`]([A-Za-z0-9_-]{1,80})['`]")
_VALUE = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^\s,\[\]{}#][^,\[\]{}#]*)""")

#: Items of which a message speaks that are shown beside it.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Problem:
    """A finding on one line: from column to column, from 0. ``related`` are places with what is there."""

    finding: Finding
    line: int
    start: int
    end: int
    code: str
    manual: str
    related: tuple[tuple[Place, str], ...]


def problem(finding: Finding, lines: Sequence[str], plan: Plan) -> Problem:
    """The finding as a problem of a file with these lines."""
    fault = finding.fault
    line = min(max(fault.place.line - 1, 0), max(len(lines) - 1, 0))
    text = lines[line] if lines else ""
    start = min(fault.place.column - 1, len(text))
    url = plan.vocabulary.settings.url
    return Problem(
        finding=finding,
        line=line,
        start=start,
        end=_end(text, start),
        code=catalogue()[fault.rule].code,
        manual=public_url(url, f"rules/#{fault.rule}") if url else "",
        related=tuple(_related(finding, plan)),
    )


def _end(text: str, start: int) -> int:
    """Where the value or key ends that begins there; of a line that is meant as a whole, its end."""
    if start == 0:
        key = re.match(r"[\w-]+(?=\s*:)", text)
        return key.end() if key else max(len(text.rstrip()), min(1, len(text)))
    match = _VALUE.match(text, start)
    end = match.end() if match else len(text)
    key = re.compile(r"[\w-]+(?=\s*:(\s|$))").match(text, start)
    end = key.end() if key else start + len(text[start:end].rstrip())
    return max(end, min(start + 1, len(text)))


def _related(finding: Finding, plan: Plan) -> Iterator[tuple[Place, str]]:
    """Other items that the message names."""
    names = dict.fromkeys(_QUOTED.findall(finding.fault.message))
    found = (plan.by_id[name] for name in names if name in plan.by_id)
    others = [item for item in found if item.place.path != finding.fault.place.path]
    for item in others[:_MOST]:
        yield item.at("title"), item.title
