"""What the parts of a front matter say is for the house: of a public item too, nothing of it is published."""

from collections.abc import Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest
from engines.readings import readings
from projects import load, public

from airdate.edition import BUILTIN_EDITIONS
from airdate.item import TYPES
from airdate.parts import OF_OUTPUT, PARTS
from airdate.parts.key import Key, Kind, Part, keys_of
from airdate.site import render

#: Paper leads people there: that address is meant for them.
TOLD = {"destination"}

_SAID = {
    Kind.URL: "https://canary-{n}.example/",
    Kind.IDS: "[canary-{n}]",
    Kind.LINES: "[canary-{n}]",
    Kind.YES: "yes",
    Kind.NUMBER: "7007{n}",
    Kind.DAY: "2077-07-07",
}
_CALENDAR = {
    "channels": "a: {title: A, charter: {intent: canary}, mailing: {consent: canary}, handle: canary}\n",
    "policy": "rules: {no-kpi: {clause: '3'}}\nclauses: {'3': canary}\n"
    "waive: [{rule: no-kpi, reason: canary, by: canary, until: 2077-07-07, path: 'content/*'}]\n",
    "markers": "h: {kind: hold, start: 2027-05-01, scope: all, visibility: public, lesson: canary}\n",
}


def keys(part: type[Part], n: Iterator[int]) -> Mapping[str, str]:
    return {name: value(key, n) for name, key in keys_of(part).items() if name not in TOLD}


def value(key: Key, n: Iterator[int]) -> str:
    """A value of that kind by which one would know it again."""
    if key.kind in (Kind.CHOICE, Kind.CHOICES):
        word = [*key.of][-1].value
        return word if key.kind is Kind.CHOICE else f"[{word}]"
    if key.kind in (Kind.PART, Kind.PARTS):
        inner = ", ".join(f"{name}: {said}" for name, said in keys(key.of, n).items())
        return f"{{{inner}}}" if key.kind is Kind.PART else f"[{{{inner}}}]"
    return _SAID.get(key.kind, "canary-{n}").format(n=next(n))


@pytest.mark.parametrize("kind", TYPES)
def test_nothing_that_a_part_says_is_published(kind: str, tmp_path: Path) -> None:
    n = count(1000)
    said = {
        name: key for part in (*PARTS.values(), *OF_OUTPUT.values()) for name, key in keys(part, n).items()
    }
    lasting = {"start": "2027-05-01", "end": "2027-05-09"} if kind in ("event", "campaign") else {}
    text = public("A body.\n", id="open", type=kind, channel="a", **lasting, **said)
    plan = load(tmp_path, {"open.md": text}, **_CALENDAR)
    artifacts = {a.path: a.content for a in render(plan, BUILTIN_EDITIONS["public"])}
    leaks = [path for path, data in artifacts.items() if {*marks(data), *marks(path.encode())}]
    assert ("go/open/index.html" in artifacts, leaks) == (True, [])


def marks(data: bytes) -> Iterator[str]:
    return (mark for mark in ("canary", "7007", "2077") if mark in readings(data))
