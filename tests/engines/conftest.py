"""Each configuration is built once; the tests of this folder read what came out."""

from collections.abc import Callable
from pathlib import Path

import pytest

from .builds import PLANS, ROOT, Built, build, built_from_stage, committed, installed, laid, written

SECRETS = PLANS / "secrets"
ENGINES = ["plugin", "properdocs", "stage+mkdocs", "stage+zensical"]
HERE = [engine for engine in ENGINES if installed(engine.removeprefix("stage+").replace("plugin", "mkdocs"))]

#: The least plan that a test can add to.
LEAST = {
    "mkdocs.yml": "site_name: Plan\ndocs_dir: content\ntheme: {name: material, font: false}\n"
    "plugins: [search, airdate]\n",
    "calendar/plan.yml": "title: Plan\nurl: https://plan.example/sub/path/\ntimezone: Europe/Berlin\n"
    "now: 2027-03-01T09:00+01:00\n",
    "content/news/keel.md": "---\ntype: article\ntitle: A dry keel\nstatus: approved\nvisibility: public\n"
    "channel: website\npublish: 2027-03-04 09:00\n---\nOak.\n",
}

Project = Callable[..., Path]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.engine)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A small project; files given by path are added to it, or replace its own."""

    def make(files: dict[str, str] | None = None) -> Path:
        return written(tmp_path / "project", LEAST | (files or {}))

    return make


@pytest.fixture(scope="session")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bool], Path]:
    """The plan of ``tests/plans/secrets`` in git, with its hidden half or without it."""
    made: dict[bool, Path] = {}

    def make(hidden: bool) -> Path:
        if hidden not in made:
            folder = tmp_path_factory.mktemp("secrets") / "project"
            made[hidden] = _with_history(
                folder, [SECRETS / "open", *([SECRETS / "hidden"] if hidden else [])]
            )
        return made[hidden]

    return make


def _with_history(project: Path, sources: list[Path]) -> Path:
    """Committed once, then again after an article was renamed, which leaves its old name in git."""
    laid(project, *sources)
    article = project / "content" / "articles" / "mending.md"
    old = article.rename(article.with_name("canary-old-name.md"))
    committed(project, "canary-commit-subject", 1)
    old.rename(article)
    committed(project, "canary-second-subject", 2)
    return project


@pytest.fixture(scope="session", params=HERE)
def engine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def public(
    tmp_path_factory: pytest.TempPathFactory, secrets: Callable[[bool], Path]
) -> Callable[[str, bool], Built]:
    """The public edition of that plan as one engine builds it."""
    made: dict[tuple[str, bool], Built] = {}

    def make(engine: str, hidden: bool) -> Built:
        if (engine, hidden) not in made:
            made[engine, hidden] = _built(engine, secrets(hidden), "public", tmp_path_factory.mktemp("site"))
        return made[engine, hidden]

    return make


@pytest.fixture(scope="session", params=[engine for engine in HERE if engine != "properdocs"])
def demo_engine(request: pytest.FixtureRequest) -> str:
    """The plugin once is enough for a demo of this size: ProperDocs builds the smaller plans."""
    return str(request.param)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    """The team's edition of the demo as one engine builds it."""
    made: dict[str, Built] = {}

    def make(engine: str) -> Built:
        if engine not in made:
            made[engine] = _built(engine, ROOT, "team", tmp_path_factory.mktemp("demo"))
        return made[engine]

    return make


def _built(engine: str, project: Path, edition: str, folder: Path) -> Built:
    if engine.startswith("stage+"):
        return built_from_stage(project, edition, folder / "stage", engine.removeprefix("stage+"))
    site = folder / "site"
    built = build(project, "-d", str(site), engine=engine.replace("plugin", "mkdocs"))
    return Built(site, built.output, built.code)
