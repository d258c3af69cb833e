"""``airdate doctor``: what would quietly go wrong is said aloud."""

import shutil
from pathlib import Path

import pytest

from airdate.doctor import engine
from airdate.project import Project
from airdate.vocabulary import Settings

from .conftest import HERE, Airdate, golden

VERSIONS = {"mkdocs": "1.6.1", "mkdocs-material": "9.7.7"}


def remarks(plan: Path, versions: dict[str, str] = VERSIONS, **settings: str) -> str:
    project = Project.at(plan)
    assert project
    told = engine.examine(project, Settings(**settings), lambda name: versions.get(name, ""))
    return "".join(f"{remark}\n" for remark in told)


@pytest.mark.parametrize("name", sorted(path.stem for path in (HERE / "data/mkdocs").iterdir()))
def test_configurations(plan: Path, name: str) -> None:
    shutil.copytree(HERE / "data/mkdocs", plan, dirs_exist_ok=True)
    (plan / f"{name}.yml").rename(plan / "mkdocs.yml")
    assert remarks(plan, url="https://plan.example/") == golden(f"doctor-{name}.txt")


@pytest.mark.parametrize(
    ("versions", "remark"),
    [
        ({}, "warning  MkDocs is not installed: no site can be built here (`pip install 'airdate[site]'`)"),
        ({"properdocs": "1.6.7"}, "ok       ProperDocs 1.6.7"),
        (
            {"mkdocs": "1.5.3"},
            "warning  MkDocs 1.5.3 is older than 1.6.1 (`pip install --upgrade 'airdate[site]'`)",
        ),
        (
            {"mkdocs": "2.0.0a1"},
            "error    MkDocs 2.0.0a1 has no plugins: it would publish content/ as it stands "
            "(`pip install 'mkdocs>=1.6.1,<2'`, or build a folder that `airdate stage DIR` wrote)",
        ),
    ],
)
def test_engines(plan: Path, versions: dict[str, str], remark: str) -> None:
    assert remarks(plan, versions).splitlines()[0] == remark


@pytest.mark.parametrize(
    ("theirs", "ours", "told"),
    [
        ("", "en-GB", []),
        ("de", "de-AT", []),
        ("!ENV [LANGUAGE, de]", "fr", []),
        ("", "de-AT", ["the theme speaks en, the plan de-AT (set `language: de` below `theme:`)"]),
        ("fr", "de", ["the theme speaks fr, the plan de (set `language: de` below `theme:`)"]),
    ],
)
def test_the_theme_speaks_the_language_of_the_plan(
    plan: Path, theirs: str, ours: str, told: list[str]
) -> None:
    good = (HERE / "data/mkdocs/good.yml").read_text(encoding="utf-8")
    spoken = f"theme:\n  name: material\n  language: {theirs}" if theirs else "theme: material"
    text = good.replace("theme: {name: material, font: false}", spoken)
    (plan / "mkdocs.yml").write_text(text, encoding="utf-8")
    found = [line for line in remarks(plan, language=ours).splitlines() if "the theme speaks" in line]
    assert [line.removeprefix("warning  ") for line in found] == told


@pytest.mark.parametrize(
    ("material", "level"), [("", "warning"), ("9.7.6", "error  "), ("9.7.7", "ok     "), ("10.0", "ok     ")]
)
def test_material_has_a_floor(plan: Path, material: str, level: str) -> None:
    shutil.copy(HERE / "data/mkdocs/good.yml", plan / "mkdocs.yml")
    told = remarks(plan, VERSIONS | {"mkdocs-material": material})
    assert [line[:7] for line in told.splitlines() if "Material" in line] == [level]


@pytest.mark.parametrize(
    ("toml", "remark"),
    [
        (
            '[project]\ndocs_dir = "content"\n',
            "error    zensical.toml builds content/ without Airdate: every draft would be published "
            "(run `airdate stage DIR` and set docs_dir to DIR/docs)",
        ),
        (
            '[project]\ndocs_dir = "build/docs"\n',
            "ok       zensical.toml builds build/docs/, not the plan's content",
        ),
        ("[project\n", "error    zensical.toml cannot be read (correct the file)"),
        ("project = 1\n", "error    zensical.toml cannot be read (correct the file)"),
    ],
)
def test_zensical(plan: Path, toml: str, remark: str) -> None:
    (plan / "zensical.toml").write_text(toml)
    assert remarks(plan).splitlines()[1] == remark


def test_deep_nesting_does_not_bring_it_down(plan: Path) -> None:
    (plan / "mkdocs.yml").write_text("a: " + "[" * 20_000)
    assert "error    mkdocs.yml is nested too deep (correct the file)\n" in remarks(plan)


def test_the_command_fails_on_errors_only(airdate: Airdate, plan: Path) -> None:
    shutil.copy(HERE / "data/mkdocs/good.yml", plan / "mkdocs.yml")
    good = airdate("doctor")
    shutil.copy(HERE / "data/mkdocs/without-plugin.yml", plan / "mkdocs.yml")
    assert (good.exit_code, airdate("doctor").exit_code) == (0, 1)
    assert {line.split()[0] for line in good.stdout.splitlines()} == {"ok", "warning"}
