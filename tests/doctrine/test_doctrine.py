"""Doctrine: for each of the 79 demands there is something that serves it, and the demo uses it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from airdate import checks
from airdate.cli import COMMANDS
from airdate.cli.export import FORMATS
from airdate.project import Project
from airdate.schema import SHAPES, Shape
from airdate.site import Site

ROOT = Path(__file__).parents[2]
DEMANDS: dict[int, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("demands.yml").read_text())

#: Files of ``calendar/`` whose keys stand below ids.
_TERMS = frozenset(name for name, shape in SHAPES.items() if shape.each and not shape.keys)


def named(kind: str) -> list[tuple[int, str]]:
    """Every thing of that kind that a demand names, each with the demand's number."""
    return [(number, thing) for number, demand in DEMANDS.items() for thing in demand.get(kind, ())]


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
def artifacts() -> tuple[frozenset[str], frozenset[str]]:
    """The addresses of the demo's pages, and the paths of all else, in the team's edition."""
    plan = Project(ROOT / "content", ROOT / "calendar").load(environ={})
    made = Site(plan, plan.vocabulary.editions["team"]).artifacts
    return frozenset(a.url for a in made if a.is_page), frozenset(a.path for a in made if not a.is_page)


def is_page(url: str) -> bool:
    return url in artifacts()[0] or f"{url}index.html" in artifacts()[1]


def is_command(words: str) -> bool:
    command, _, form = words.partition(" ")
    return command in COMMANDS and form in ("", *FORMATS)


IS_THERE: Mapping[str, Callable[[str], bool]] = {
    "key": lambda name: name in known_keys(),
    "page": is_page,
    "rule": lambda name: name in checks.catalogue(),
    "command": is_command,
    "feed": lambda path: path in artifacts()[1],
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


def test_the_demo_uses_every_key_that_serves_one() -> None:
    assert [each for each in named("key") if each[1] not in used_keys()] == []


@pytest.mark.parametrize("kind", IS_THERE)
def test_what_is_not_there_is_noticed(kind: str) -> None:
    assert not IS_THERE[kind]("nowhere")
