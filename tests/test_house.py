"""Rules of the house that no other tool holds."""

import importlib
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CORE, PLUGINS = ROOT / "calendar" / "airdate", ROOT / "plugins"
SOURCES = sorted([*CORE.rglob("*.py"), *PLUGINS.rglob("*.py")])
TEMPLATES = sorted(CORE.rglob("*.html"))

#: Where the clock enters.
CLOCK = {CORE / "project.py"}

#: Where markup of our own making, never of content, is marked as such: path -> how often.
MARKED_SAFE = {
    "calendar/airdate/html/folding.py": 1,  # messages of ours, folded into templates
    "calendar/airdate/sections/previews.py": 4,  # a tag of ours around what Markup escapes, and nothing
    "calendar/airdate/html/sheet.py": 3,  # what a template has rendered, escaped already; messages of ours
}


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def places(pattern: str, paths: list[Path]) -> list[str]:
    """Where the pattern stands, as ``path:line``."""
    return [
        f"{name(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
        if re.search(pattern, line)
    ]


@pytest.mark.parametrize("folder", ["calendar", "plugins", "content", "tests"])
def test_source_roots_are_no_packages(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_calendar_is_the_standard_library_s() -> None:
    calendar = importlib.import_module("calendar")
    assert not Path(str(calendar.__file__)).is_relative_to(ROOT)
    assert calendar.monthrange(2027, 2) == (0, 28)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_no_file_is_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_yaml_is_never_constructed() -> None:
    assert (
        places(r"yaml\.(unsafe_|full_)?load(_all)?\(|FullLoader|UnsafeLoader|yaml\.Loader\b", SOURCES) == []
    )


def test_the_clock_enters_in_one_place() -> None:
    pattern = r"datetime\.now\(|utcnow\(|date\.today\(|time\.time\(|localtime\("
    assert places(pattern, [path for path in SOURCES if path not in CLOCK]) == []


def test_feeds_know_no_line_ends_but_their_own() -> None:
    assert places(r"splitlines\(", sorted((CORE / "feeds").rglob("*.py"))) == []


def test_containment_is_no_prefix_of_a_string() -> None:
    assert places(r"startswith\(str\(|\.startswith\(.*(root|folder|directory|_dir)\b", SOURCES) == []


def test_markup_is_escaped_but_where_it_is_ours() -> None:
    found: dict[str, int] = {}
    for place in places(r"\|\s*safe\b|Markup\(", [*SOURCES, *TEMPLATES]):
        path = place.rpartition(":")[0]
        found[path] = found.get(path, 0) + 1
    assert found == MARKED_SAFE


#: Versions below these have holes that an item could reach.
FLOORS = {
    "icalendar": (7, 3),
    "jinja2": (3, 1, 6),
    "pyyaml": (6, 0, 3),
    "mkdocs": (1, 6, 1),
    "mkdocs-material": (9, 7, 7),
    "pymdown-extensions": (11, 0, 1),
}


def numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", text)[:3])


@pytest.mark.parametrize("package", FLOORS)
def test_dependencies_stand_on_their_floors(package: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = [*project["dependencies"], *project["optional-dependencies"]["site"]]
    (floor,) = (
        line.partition(">=")[2].partition(",")[0]
        for line in declared
        if line.lower().startswith(f"{package}>=")
    )
    assert numbers(floor) >= FLOORS[package]
    assert numbers(version(package)) >= numbers(floor)
