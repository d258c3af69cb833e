"""Doctrine: for each of the 79 demands there is something that serves it, and the demo uses it."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from airdate import checks
from airdate.cli import COMMANDS
from airdate.cli.export import FORMATS
from airdate.project import Project
from airdate.report.standing import rulings
from airdate.schema import SHAPES, Shape
from airdate.site import Site

ROOT = Path(__file__).parents[2]
DEMANDS: dict[int, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("demands.yml").read_text())

#: Files of ``calendar/`` whose keys stand below ids.
_TERMS = frozenset(name for name, shape in SHAPES.items() if shape.each and not shape.keys)


#: Rules that the demo does not keep: it has gaps and copies, as plans have.
SPARED = {"copy-paste-crosspost", "off-cadence", "stage-gap"}


def named(kind: str) -> list[tuple[int, Any]]:
    """Every thing of that kind that a demand names, each with the demand's number; pages with their words."""
    found = ((number, demand.get(kind, ())) for number, demand in DEMANDS.items())
    return [
        (number, thing)
        for number, things in found
        for thing in (things.items() if isinstance(things, dict) else things)
    ]


def declared(shape: Shape) -> Iterator[str]:
    """The keys that may stand there, those inside with a dot; ``ID`` is any."""
    inner = {**(shape.keys or {}), **({"ID": shape.each} if shape.each else {})}
    for key, value in inner.items():
        yield key
        yield from (f"{key}.{deeper}" for deeper in declared(value))


def written(value: Any) -> Iterator[str]:
    """The same, of what is written."""
    if isinstance(value, list):
        for inner in value:
            yield from written(inner)
    elif isinstance(value, dict):
        for key, inner in value.items():
            for name in (key, "ID"):
                yield str(name)
                yield from (f"{name}.{deeper}" for deeper in written(inner))


def below(name: str, paths: set[str]) -> set[str]:
    """The keys of a file of ``calendar/``, as demands name them."""
    known = {path.removeprefix("ID.") for path in paths} if name in _TERMS else paths
    return {f"{name}:{path}" for path in known}


@cache
def known_keys() -> frozenset[str]:
    """Every key that may be written."""
    files = (below(name, {*declared(shape)}) for name, shape in SHAPES.items() if name != "items")
    return frozenset({*declared(SHAPES["items"])}.union(*files))


@cache
def used_keys() -> frozenset[str]:
    """Every key that the demo writes."""
    found: set[str] = set()
    for path in sorted((ROOT / "content").rglob("*.md")):
        top = path.read_text(encoding="utf-8").split("---\n")[1:2]
        paths = {*written(yaml.safe_load(top[0]))} if top else set()
        found |= {path.removeprefix("outputs.") for path in paths}
    for path in sorted((ROOT / "calendar").glob("*.yml")):
        found |= below(path.stem, {*written(yaml.safe_load(path.read_text(encoding="utf-8")))})
    return frozenset(found)


@cache
def site() -> Site:
    """The demo in the team's edition."""
    plan = Project(ROOT / "content", ROOT / "calendar").load(environ={})
    return Site(plan, plan.vocabulary.editions["team"])


@cache
def pages() -> dict[str, str]:
    """What one reads on each page, by its address."""
    made = [a for a in site().artifacts if a.is_page or a.path.endswith(".html")]
    return {a.url if a.is_page else a.path.removesuffix("index.html"): read(a.content) for a in made}


def read(content: bytes) -> str:
    """Without the markup, and with one space between words."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", content.decode())).split())


@cache
def feeds() -> dict[str, bytes]:
    return {a.path: a.content for a in site().artifacts if a.path.endswith(".ics")}


@cache
def held_rules() -> frozenset[str]:
    """Those that hold by the demo's policy."""
    return frozenset(ruling.name for ruling in rulings(site().plan.vocabulary.policy))


@cache
def noticed_rules() -> frozenset[str]:
    """Those of which a case shows what they find."""
    cases = ROOT / "tests" / "checks" / "cases"
    return frozenset(rule for rule in checks.catalogue() if f"[{rule}]" in _expected(cases / rule))


def _expected(folder: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.glob("*/expected.txt"))


def is_read(page: tuple[str, str]) -> bool:
    url, words = page
    return bool(words) and words in pages().get(url, "")


def is_command(words: str) -> bool:
    command, _, form = words.partition(" ")
    return command in COMMANDS and form in ("", *FORMATS)


IS_THERE: Mapping[str, Callable[[Any], bool]] = {
    "key": lambda name: name in known_keys(),
    "page": is_read,
    "rule": lambda name: name in noticed_rules(),
    "command": is_command,
    "feed": lambda path: b"BEGIN:VEVENT" in feeds().get(path, b""),
    "doc": lambda path: (ROOT / path).is_file(),
}


def test_there_are_79_each_in_its_place() -> None:
    assert [*DEMANDS] == [*range(1, 80)]


@pytest.mark.parametrize("number", DEMANDS)
def test_each_demand_is_served_by_something_that_is_said(number: int) -> None:
    assert DEMANDS[number].keys() - {*IS_THERE} == {"asks"}
    assert any(DEMANDS[number].get(kind) for kind in IS_THERE)


@pytest.mark.parametrize("kind", IS_THERE)
def test_whatever_serves_a_demand_is_there(kind: str) -> None:
    assert [each for each in named(kind) if not IS_THERE[kind](each[1])] == []


def test_the_demo_keeps_every_rule_that_serves_one_but_those() -> None:
    assert {rule for _, rule in named("rule")} - held_rules() == SPARED


def test_the_demo_uses_every_key_that_serves_one() -> None:
    assert [each for each in named("key") if each[1] not in used_keys()] == []


NOWHERE: Mapping[str, list[Any]] = {
    "page": [("nowhere/", ""), ("nowhere/", "Strategy"), ("intent/", "said nowhere"), ("intent/", "")],
    "command": ["nowhere", "export nowhere"],
    "feed": ["feeds/nowhere.ics"],
}


@pytest.mark.parametrize("kind", IS_THERE)
def test_what_is_not_there_is_noticed(kind: str) -> None:
    assert [thing for thing in NOWHERE.get(kind, ["nowhere"]) if IS_THERE[kind](thing)] == []
