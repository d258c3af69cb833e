"""Whole sites, built as users build them: in a process of their own, from a project folder."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from airdate.project import Project
from airdate.site import Site
from airdate.stage import stage

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "tests" / "plans"
EPOCH = "1800000000"

#: Given to every build: nothing of the machine's own environment but where programs are.
ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": os.pathsep.join([str(ROOT / "calendar"), str(ROOT / "plugins")]),
    "SOURCE_DATE_EPOCH": EPOCH,
    "NO_MKDOCS_2_WARNING": "1",
    "DISABLE_MKDOCS_2_WARNING": "true",
}


@dataclass(frozen=True)
class Built:
    """A site on disk, and what the build said."""

    site: Path
    output: str = ""
    code: int = 0

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file that was written, by its path in the site."""
        return tree(self.site)

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every HTML page, by its path."""
        return {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by path; a hidden one as well."""
    found = sorted(path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def installed(*modules: str) -> list[str]:
    """Those of the modules that can be imported here."""
    return [module for module in modules if find_spec(module)]


def run(module: str, *arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python as a program."""
    return subprocess.run(  # the engines' own command lines, with paths that the tests made
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        env={**ENVIRONMENT, "HOME": str(cwd), **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def build(
    project: Path, *arguments: str, engine: str = "mkdocs", cwd: Path | None = None, **environ: str
) -> Built:
    """Build ``project/mkdocs.yml`` with MkDocs or ProperDocs and the plugin."""
    config = str(project / "mkdocs.yml")
    done = run(engine, "build", "-f", config, *arguments, cwd=cwd or project, **environ)
    return Built(project / "site", done.stdout + done.stderr, done.returncode)


def staged(project: Path, edition: str, out: Path) -> Path:
    """The edition as a folder that needs no plugin."""
    plan = Project(project / "content", project / "calendar").load(environ={"SOURCE_DATE_EPOCH": EPOCH})
    stage(Site(plan, plan.vocabulary.editions[edition], folders=True), out)
    return out


def built_from_stage(project: Path, edition: str, out: Path, engine: str) -> Built:
    """Stage, then let an engine that knows nothing of Airdate build it."""
    staged(project, edition, out)
    done = run(engine, "build", "-f", "mkdocs.yml", cwd=out)
    return Built(out / "site", done.stdout + done.stderr, done.returncode)


def laid(target: Path, *sources: Path) -> Path:
    """A project made of the folders, the later over the earlier."""
    for source in sources:
        shutil.copytree(source, target, dirs_exist_ok=True)
    return target


def written(target: Path, files: Mapping[str, str]) -> Path:
    """A project with these files."""
    for path, text in files.items():
        file = target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return target


def committed(project: Path, subject: str, day: int) -> None:
    """Everything in the project as a commit of that day, by nobody in particular."""
    when = datetime(2026, 6, day, 12, tzinfo=UTC).isoformat()
    names = {f"GIT_{who}_{what}": "Somebody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "GIT_CONFIG_NOSYSTEM": "1"}
    environment = {"PATH": os.environ["PATH"], "HOME": str(project), **names, **dates}
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", subject]):
        subprocess.run(["git", *arguments], cwd=project, env=environment, check=True)
