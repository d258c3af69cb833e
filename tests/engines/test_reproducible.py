"""The same plan gives the same bytes: wherever, whenever, by whomever and with whatever it is built."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from .builds import Built, build, laid

Demo = Callable[[str], Built]
Public = Callable[[str, bool], Built]

#: How two machines may differ.
HERE = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}
THERE = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8", "PYTHONHASHSEED": "12345"}


def data(built: Built) -> dict[str, bytes]:
    """What Airdate itself publishes: feeds and the plan."""
    return {
        path: content
        for path, content in built.files.items()
        if path.endswith(".ics") or path.startswith("plan.")
    }


def test_two_machines_build_the_same_bytes(tmp_path: Path, secrets: Callable[[bool], Path]) -> None:
    first, second = (
        laid(tmp_path / "first", secrets(True)),
        copied(secrets(True), tmp_path / "elsewhere" / "second"),
    )
    one = build(first, **HERE)
    mask = os.umask(0o077)
    try:
        other = build(second, engine="mkdocs", cwd=tmp_path, **THERE)
    finally:
        os.umask(mask)
    assert (one.code, other.code) == (0, 0), one.output + other.output
    assert one.files == other.files


def test_building_again_changes_nothing(tmp_path: Path, secrets: Callable[[bool], Path]) -> None:
    project = laid(tmp_path / "project", secrets(False))
    assert build(project).files == build(project).files


def test_every_engine_publishes_the_same_data(public: Public, engine: str) -> None:
    assert data(public(engine, True)) == data(public("plugin", True))


def test_every_engine_publishes_the_same_demo(demo: Demo, demo_engine: str) -> None:
    assert data(demo(demo_engine)) == data(demo("plugin"))


def test_the_data_is_all_there(demo: Demo) -> None:
    paths = data(demo("plugin"))
    assert {"feeds/all.ics", "plan.json", "plan.schema.json", "feeds/item/orion-keynote.ics"} <= paths.keys()


def test_stage_and_plugin_publish_the_same_paths(demo: Demo, demo_engine: str) -> None:
    assert own(demo(demo_engine)) == own(demo("plugin"))


def own(built: Built) -> set[str]:
    """Paths of the plan, without the theme's own."""
    theirs = ("assets/", "search", "sitemap.xml", "404.html", "objects.inv")
    return {path for path in built.files if not path.startswith(theirs) or path.startswith("assets/airdate/")}


def copied(source: Path, target: Path) -> Path:
    """A copy whose files were created in another order, at another time."""
    paths = sorted((path for path in source.rglob("*") if path.is_file()), key=lambda path: str(path)[::-1])
    for path in reversed(paths):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
        os.utime(copy, (1_000_000_000, 1_000_000_000))
    return target
