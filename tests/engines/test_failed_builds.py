"""A build that fails leaves the old site as it was, leaves nothing beside it, and says why."""

import subprocess
import sys
from pathlib import Path

import pytest

from .builds import ENVIRONMENT, Built, build, tree, written
from .conftest import LEAST, Project

OLD = {"site/plan.json": "{}", "site/old/index.html": "the old site", "site/.nojekyll": ""}

#: A hook of the user that does something at the last moment.
HOOKED = LEAST["mkdocs.yml"] + "hooks: [late.py]\n"
RAISES = "def on_{}(*args, **kwargs):\n    raise {}\n"

NO_STATUS = "---\ntype: article\ntitle: A\n---\n"
NO_TYPE = "---\nchannel: web\n---\n"
DEAD_LINK = "---\ntype: article\ntitle: C\nstatus: idea\n---\n[gone](gone.md)\n"


def failed(project: Path, *arguments: str, because: str) -> Built:
    """A build that fails as it should: the old site stands, no stage beside it, the reason is told."""
    written(project, OLD)
    before = tree(project / "site")
    built = build(project, *arguments)
    assert (built.code != 0, because in built.output) == (True, True), built.output
    assert tree(project / "site") == before
    assert stages(project) == []
    return built


def stages(project: Path) -> list[Path]:
    return list(project.glob(".site*"))


BROKEN = {
    "content/a.md": NO_STATUS,
    "content/b.md": NO_TYPE,
    "content/c.md": "---\ntitle: a: b\n---\n",
    "content/d.md": "---\ntype: article\n",
    "calendar/plan.yml": "title: [\n",
    "calendar/channels.yml": "- a\n- b\n",
    "calendar/editions.yml": "public: {hide: everything}\n",
}


def test_faults_of_all_files_are_told_at_once(project: Project) -> None:
    built = failed(project(BROKEN), because="nothing was built, the old site stays")
    assert [path for path in BROKEN if f"ERROR   -  {path}:" not in built.output] == []
    assert "Traceback" not in built.output


def test_a_warning_stops_a_strict_build(project: Project) -> None:
    failed(
        project({"content/c.md": DEAD_LINK}),
        "--strict",
        because="content/c.md:6:8: warning: there is no file 'gone.md'",
    )


def test_a_warning_does_not_stop_others(project: Project) -> None:
    assert build(project({"content/c.md": DEAD_LINK})).code == 0


@pytest.mark.parametrize("event", ["env", "post_page", "post_build"])
def test_a_fault_of_another_plugin(project: Project, event: str) -> None:
    failed(
        project({"mkdocs.yml": HOOKED, "late.py": RAISES.format(event, "ValueError('late')")}),
        because="ValueError: late",
    )


def test_an_interruption_by_hand(project: Project) -> None:
    failed(
        project({"mkdocs.yml": HOOKED, "late.py": RAISES.format("post_page", "KeyboardInterrupt")}),
        because="Aborted",
    )


def test_a_fault_in_a_template(project: Project) -> None:
    config = LEAST["mkdocs.yml"].replace("font: false", "font: false, custom_dir: theme")
    failed(project({"mkdocs.yml": config, "theme/main.html": "{{ page.no.such.thing }}"}), because="'no'")


def test_a_late_warning_of_the_engine_stops_a_strict_build(project: Project) -> None:
    warns = "import logging\non_post_page = lambda *_, **__: logging.getLogger('mkdocs.x').warning('hm')\n"
    failed(project({"mkdocs.yml": HOOKED, "late.py": warns}), "--strict", because="in strict mode")


def test_a_killed_build_is_swept_up_by_the_next(project: Project) -> None:
    kills = "import os\ndef on_post_page(*args, **kwargs):\n    os.kill(os.getpid(), 9)\n"
    folder = written(project({"mkdocs.yml": HOOKED, "late.py": kills}), OLD)
    before = tree(folder / "site")
    assert build(folder).code == -9
    assert (tree(folder / "site"), len(stages(folder))) == (before, 1)
    (folder / "late.py").write_text("")
    assert (build(folder).code, stages(folder)) == (0, [])


def test_folders_of_others_are_not_swept_up(project: Project) -> None:
    folder = written(project(), {".site.backup/index.html": "mine", ".sites/index.html": "mine"})
    build(folder)
    assert sorted(path.name for path in stages(folder)) == [".site.backup", ".sites"]


def test_a_foreign_folder_is_refused(project: Project) -> None:
    folder = written(project(), {"site/thesis.odt": "years of work"})
    built = build(folder)
    assert (built.code, built.site.joinpath("thesis.odt").read_text()) == (1, "years of work")
    assert "holds files that Airdate did not make" in built.output


def test_a_file_in_its_place_is_refused(project: Project) -> None:
    built = build(written(project(), {"site": "a file"}))
    assert (built.code, "is a file; choose another folder" in built.output) == (1, True)


def test_a_symbolic_link_is_refused(project: Project) -> None:
    folder = written(project(), {"elsewhere/plan.json": "{}"})
    (folder / "site").symlink_to("elsewhere")
    built = build(folder)
    assert (built.code, "is a symbolic link" in built.output) == (1, True)
    assert tree(folder / "elsewhere") == {"plan.json": b"{}"}


PLUGIN = "plugins: [search, airdate]"

MISTAKES = {
    "edition": (PLUGIN, "plugins: [{airdate: {edition: publik}}]", "did you mean 'public'?"),
    "no calendar": (PLUGIN, "plugins: [{airdate: {calendar_dir: kalender}}]", "there is no folder"),
    "addresses": (PLUGIN, f"{PLUGIN}\nuse_directory_urls: false", "use_directory_urls: true"),
    "option": (PLUGIN, "plugins: [{airdate: {editon: team}}]", "editon"),
    "docs": ("docs_dir: content", "docs_dir: inhalt", "inhalt"),
    "site inside": (PLUGIN, f"{PLUGIN}\nsite_dir: content/site", "site_dir"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_configuration(project: Project, name: str) -> None:
    right, wrong, said = MISTAKES[name]
    config = LEAST["mkdocs.yml"].replace(right, wrong)
    assert config != LEAST["mkdocs.yml"]
    built = build(project({"mkdocs.yml": config}), "--strict")
    assert (built.code, said in built.output, "Traceback" in built.output) == (1, True, False), built.output


def test_two_builds_at_once(project: Project) -> None:
    folder = written(project(), OLD)
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "build", "-q"],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        for _ in range(2)
    ]
    said = [process.communicate(timeout=120)[0].decode() for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert (stages(folder), tree(folder / "site")) == ([], build(folder).files)
