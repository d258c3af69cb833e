"""The plugin beside other plugins and the user's own settings."""

from pathlib import Path

from .browser_eyes import seen
from .builds import Built, build
from .conftest import LEAST, Project

INTERNAL = (
    "---\ntype: notice\ntitle: Us\nstatus: published\npublished: 2027-02-01\nchannel: website\n---\nHush\n"
)
PNG = "not really a picture"


def good(project: Path, *arguments: str) -> Built:
    built = build(project, *arguments)
    assert built.code == 0, built.output
    return built


def test_the_edition_is_public_unless_said_otherwise(project: Project) -> None:
    built = good(project({"content/hush.md": INTERNAL}), "--strict")
    assert ("hush/index.html" in built.files, "news/keel/index.html" in built.files) == (False, True)


def test_the_team_sees_what_is_internal(project: Project) -> None:
    config = LEAST["mkdocs.yml"].replace("airdate]", "{airdate: {edition: team}}]")
    assert "hush/index.html" in good(project({"mkdocs.yml": config, "content/hush.md": INTERNAL})).files


def test_files_that_the_configuration_names_are_kept(project: Project) -> None:
    config = (
        LEAST["mkdocs.yml"].replace("font: false", "font: false, logo: own/logo.png, favicon: own/icon.png")
        + "extra_css: [own/house.css]\n"
        + "extra_javascript: [own/house.js, {path: own/module.mjs, type: module}]\n"
        + "extra_templates: [own/robots.txt]\n"
    )
    named = [
        "own/logo.png",
        "own/icon.png",
        "own/house.css",
        "own/house.js",
        "own/module.mjs",
        "own/robots.txt",
    ]
    files = {"mkdocs.yml": config, "content/own/other.css": PNG, **{f"content/{path}": PNG for path in named}}
    built = good(project(files), "--strict")
    assert [path for path in (*named, "own/other.css") if path not in built.files] == ["own/other.css"]


def test_assets_are_named_once(project: Project) -> None:
    html = good(project()).pages["index.html"]
    assert (html.count("assets/airdate/airdate.css"), html.count("assets/airdate/airdate.js")) == (1, 1)


LISTS_FILES = """
from mkdocs.structure.files import File

def on_files(files, config):
    listed = "\\n".join(sorted(files.src_uris))
    files.append(File.generated(config, "list.txt", content=listed))
    files.append(File.generated(config, "made.md", content="# Made by another plugin"))
    return files
"""


def test_what_other_plugins_make_is_kept_and_shows_nothing_hidden(project: Project) -> None:
    config = LEAST["mkdocs.yml"] + "hooks: [lists.py]\n"
    built = good(project({"mkdocs.yml": config, "lists.py": LISTS_FILES, "content/hush.md": INTERNAL}))
    assert "Made by another plugin" in built.pages["made/index.html"]
    assert (
        "news/keel.md" in built.files["list.txt"].decode(),
        "hush" in built.files["list.txt"].decode(),
    ) == (
        True,
        False,
    )


RESCANS = """
from mkdocs.structure.files import get_files

def on_files(files, config):
    for file in get_files(config):
        if file.src_uri not in files.src_uris:
            files.append(file)
    return files
"""


def test_a_plugin_that_reads_the_folder_anew_brings_nothing_back(project: Project) -> None:
    config = LEAST["mkdocs.yml"] + "hooks: [rescans.py]\n"
    built = good(project({"mkdocs.yml": config, "rescans.py": RESCANS, "content/hush.md": INTERNAL}))
    assert "hush/index.html" not in built.files


PAGES = {
    "content/about.md": "---\nvisibility: public\nhide: [toc]\ntemplate: blank.html\n---\n# About\n",
    "content/quiet.md": "---\nvisibility: public\nsearch: {exclude: true}\n---\n# Quiet\n\nwhisper\n",
    "theme/blank.html": "<!doctype html><title>blank</title>{{ page.content }}",
}


def test_ordinary_pages_keep_what_they_tell_the_theme(project: Project) -> None:
    config = LEAST["mkdocs.yml"].replace("font: false", "font: false, custom_dir: theme")
    files = good(project({"mkdocs.yml": config, **PAGES})).files
    assert files["about/index.html"].startswith(b"<!doctype html><title>blank</title>")
    assert b"whisper" not in files["search/search_index.json"]


def test_the_navigation_leads_to_views_and_pages_but_not_to_items(project: Project) -> None:
    html = good(project({"content/about.md": "---\ntitle: About us\nvisibility: public\n---\nWe.\n"})).pages
    words = seen(html["agenda/index.html"].partition("<article")[0]).words
    assert [word for word in ("About us", "Calendar", "A dry keel") if word in words] == [
        "About us",
        "Calendar",
    ]


def test_a_navigation_of_ones_own_is_kept(project: Project) -> None:
    config = LEAST["mkdocs.yml"] + "nav: [{Start: index.md}, {News: news/keel.md}]\n"
    html = good(project({"mkdocs.yml": config})).pages["index.html"]
    assert ("News" in html, ">Unscheduled<" in html.partition("<main")[0]) == (True, False)


def test_trusted_html_stays(project: Project) -> None:
    config = LEAST["mkdocs.yml"].replace("airdate]", "{airdate: {trust_html: true}}]")
    body = LEAST["content/news/keel.md"] + '\n<iframe src="https://video.example/1"></iframe>\n'
    built = good(project({"mkdocs.yml": config, "content/news/keel.md": body}), "--strict")
    assert '<iframe src="https://video.example/1">' in built.pages["news/keel/index.html"]


def test_a_navigation_loses_what_the_edition_hides(project: Project) -> None:
    nav = (
        "nav: [index.md, {People: people/index.md}, {Us: [hush.md]}, {More: [{Hush: hush.md}, agenda.md]}]\n"
    )
    built = good(project({"mkdocs.yml": LEAST["mkdocs.yml"] + nav, "content/hush.md": INTERNAL}), "--strict")
    words = seen(built.pages["index.html"].partition("<article")[0]).words
    assert [word for word in ("More", "Agenda", "People", "Us", "Hush") if word in words] == [
        "More",
        "Agenda",
    ]
