"""Baseline: what was wrong before the tool came, so that only what is new counts.

``calendar/baseline.json`` names findings by file, rule and message, in which every number stands as
``#``: they are the same ones after lines have moved, days have passed, or other files have come.
Of findings that are alike in all three it says how many there are.
"""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from airdate.finding import Fault, Finding
from airdate.limits import BASELINE_BYTES
from airdate.reading.source import read as read_source
from airdate.text import shown

#: Of the form of the file.
VERSION = 1

#: The file, the rule and the message of findings that are alike.
Key = tuple[str, str, str]

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_UNIT = re.compile(r"# (second|minute|hour|day|week|month|quarter|year|time|item|character)s?\b")


class BaselineError(ValueError):
    """The file cannot be read; the text says why and what would do."""


def key(fault: Fault) -> Key:
    """What the fault is known by."""
    numberless = _UNIT.sub(r"# \1", _NUMBER.sub("#", fault.message))
    return fault.place.path, fault.rule, numberless


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """A name for each finding that stays as long as it does; of those alike each has its own."""
    seen: Counter[Key] = Counter()
    names = []
    for finding in findings:
        own = key(finding.fault)
        seen[own] += 1
        names.append(
            hashlib.sha256("\0".join((*own, str(seen[own]))).encode("utf-8", "surrogatepass")).hexdigest()
        )
    return names


def sift(
    findings: Iterable[Finding], known: Mapping[Key, int]
) -> tuple[list[Finding], list[Finding], Counter[Key]]:
    """What is new, what was known, and what is known and no longer there."""
    left: Counter[Key] = Counter(known)
    if not known:
        return [*findings], [], left
    new: list[Finding] = []
    old: list[Finding] = []
    for finding in findings:
        own = key(finding.fault)
        (old if left[own] > 0 else new).append(finding)
        left[own] -= 1
    return new, old, +left


def serialize(findings: Iterable[Finding]) -> bytes:
    """The file that knows these findings: sorted, and each in a line of its own, for diffs and merges."""
    counts = Counter(key(finding.fault) for finding in findings)
    rows = [
        {"path": path, "rule": rule, "message": message, "count": count}
        for (path, rule, message), count in sorted(counts.items())
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"version": {VERSION}, "findings": [\n{lines}\n]}}\n'.encode("utf-8", "backslashreplace")


def read(file: Path) -> dict[Key, int]:
    """What that file knows, which messages call by its folder and name. May raise BaselineError."""
    path = f"{file.parent.name}/{file.name}"
    faults: list[Fault] = []
    source = read_source(file.parent, file.name, path, faults, BASELINE_BYTES)
    if source is None:
        raise BaselineError(f"{faults[0].place}: {faults[0].message} ({faults[0].cure})")
    try:
        return parse(source.text)
    except BaselineError as error:
        cure = "restore it, or delete it and run `airdate check --baseline`"
        raise BaselineError(f"{path}: {error} ({cure})") from None


def parse(text: str) -> dict[Key, int]:
    """What a file of that text knows; raises BaselineError for any other."""
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BaselineError(f"no JSON from line {error.lineno}, column {error.colno} on") from None
    except (ValueError, RecursionError):
        raise BaselineError("no JSON that can be read") from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError("there is no list of `findings` in it")
    if data.get("version") != VERSION:
        raise BaselineError(f"its `version` is {shown(repr(data.get('version')))}, not {VERSION}")
    found: Counter[Key] = Counter()
    for number, row in enumerate(data["findings"], 1):
        own, count = _entry(row, number)
        found[own] += count
    return dict(found)


def _entry(row: Any, number: int) -> tuple[Key, int]:
    if not isinstance(row, dict):
        raise BaselineError(f"entry {number} is no finding")
    path, rule, message = (row.get(name) for name in ("path", "rule", "message"))
    count = row.get("count", 1)
    if not (isinstance(path, str) and isinstance(rule, str) and isinstance(message, str)):
        raise BaselineError(f"entry {number} lacks `path`, `rule` or `message`")
    if type(count) is not int or count < 1:
        raise BaselineError(f"the `count` of entry {number} is no number from 1 on")
    return (path, rule, message), count
