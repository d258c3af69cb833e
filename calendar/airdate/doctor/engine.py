"""The site engine: whether a build would really be Airdate's, and not quietly something else.

Without the plugin an engine publishes ``content/`` as it stands: every draft and every internal note.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

from airdate.doctor import site_config
from airdate.doctor.remark import Remark, error, ok, warning
from airdate.doctor.site_config import ConfigError, SiteConfig
from airdate.language import covers
from airdate.project import Project
from airdate.text import shown
from airdate.vocabulary import Settings

Version = Callable[[str], str]

_STAGE = "build a folder that `airdate stage DIR` wrote"
_MATERIAL = (9, 7, 7)


def examine(project: Project, settings: Settings, version: Version) -> Iterator[Remark]:
    """Everything about the engines that this folder invites."""
    yield from _engines(version)
    yield from _zensical(project, version)
    path = next((p for name in ("mkdocs.yml", "mkdocs.yaml") if (p := project.root / name).exists()), None)
    if path is None:
        cure = "`airdate init` writes one, `airdate stage DIR` feeds any other engine"
        yield warning("there is no mkdocs.yml: no site is built here", cure)
        return
    try:
        config = site_config.read(path)
    except ConfigError as fault:
        yield error(str(fault), "correct the file")
        return
    yield from _plugin(config)
    yield from _folders(config, project, settings)
    yield from _theme(config, version)
    yield from _language(config, settings.language)
    if settings.now is None:  # where the clock stands still, nothing becomes late
        yield from _strictness(config)


def _engines(version: Version) -> Iterator[Remark]:
    mkdocs, properdocs = version("mkdocs"), version("properdocs")
    if mkdocs and _numbers(mkdocs) >= (2,):
        cure = "`pip install 'mkdocs>=1.6.1,<2'`, or " + _STAGE
        yield error(f"MkDocs {mkdocs} has no plugins: it would publish content/ as it stands", cure)
    elif mkdocs and _numbers(mkdocs) < (1, 6, 1):
        yield warning(f"MkDocs {mkdocs} is older than 1.6.1", "`pip install --upgrade 'airdate[site]'`")
    elif mkdocs or properdocs:
        yield ok(f"MkDocs {mkdocs}" if mkdocs else f"ProperDocs {properdocs}")
    else:
        yield warning("MkDocs is not installed: no site can be built here", "`pip install 'airdate[site]'`")


def _zensical(project: Project, version: Version) -> Iterator[Remark]:
    """Zensical builds mkdocs.yml too, and passes over plugins without a word (tried with 0.0.73)."""
    path = project.root / "zensical.toml"
    if path.exists():
        docs = _zensical_docs(path)
        if docs is None:
            yield error("zensical.toml cannot be read", "correct the file")
        elif (project.root / docs).resolve() == project.content_dir.resolve():
            cure = "run `airdate stage DIR` and set docs_dir to DIR/docs"
            yield error(f"zensical.toml builds {docs}/ without Airdate: every draft would be published", cure)
        else:
            yield ok(f"zensical.toml builds {docs}/, not the plan's content")
    elif version("zensical"):
        message = (
            f"Zensical {version('zensical')} is installed and ignores plugins: it would publish every draft"
        )
        yield warning(message, f"do not build mkdocs.yml with it; {_STAGE}")


def _zensical_docs(path: Path) -> str | None:
    try:
        project = tomllib.loads(path.read_text("utf-8")).get("project", {})
    except (OSError, ValueError):
        return None
    docs = project.get("docs_dir", "docs") if isinstance(project, dict) else None
    return docs if isinstance(docs, str) else None


def _plugin(config: SiteConfig) -> Iterator[Remark]:
    plugins = config.plugins
    found = next((plugin for plugin in plugins or () if plugin.name == "airdate"), None)
    if found is None:
        lacks = "has no plugins" if plugins is None else "lists its plugins without airdate"
        yield error(f"{config.name} {lacks}: every draft would be published", "add `- airdate` to `plugins:`")
        return
    enabled = site_config.inner(found.options, "enabled")
    if site_config.is_off(enabled):
        yield error(
            f"{config.name} switches airdate off: every draft would be published", "delete `enabled:`"
        )
    elif site_config.depends(enabled):
        yield warning(f"{config.name}: whether airdate is on depends on the environment", "delete `enabled:`")
    edition = site_config.inner(found.options, "edition")
    if site_config.depends(edition):
        yield ok(f"{config.name} builds an edition with airdate; the environment says which")
    else:
        name = "public" if edition is None else shown(str(edition.value))
        yield ok(f"{config.name} builds the edition {name} with airdate")
    if any(plugin.name in ("social", "material/social") for plugin in plugins or ()):
        yield warning("the plugin social loads fonts from the network while it builds", "take it out")


def _folders(config: SiteConfig, project: Project, settings: Settings) -> Iterator[Remark]:
    docs = config.word("docs_dir").rstrip("/") or "docs"
    if (project.root / docs).resolve() == project.content_dir.resolve():
        yield ok(f"docs_dir is {docs}/")
    else:
        name = project.content_dir.name
        yield error(f"docs_dir is {shown(docs)}/, the plan is in {name}/", f"set `docs_dir: {name}`")
    if site_config.is_off(config.node("use_directory_urls")):
        cure = "delete `use_directory_urls:`"
        yield error("`use_directory_urls: false` changes every address that feeds and pages rely on", cure)
    ours, theirs = settings.url, config.word("site_url")
    if ours and theirs and theirs.rstrip("/") != ours.rstrip("/"):
        message = f"site_url is {shown(theirs)}, the plan's url {shown(ours)}"
        yield warning(message, "make them the same")


def _theme(config: SiteConfig, version: Version) -> Iterator[Remark]:
    if "material" not in (config.word("theme"), config.word("theme", "name")):
        yield warning(
            "the theme is not Material, for which the pages are made", "set `theme: {name: material}`"
        )
        return
    material, floor = version("mkdocs-material"), ".".join(map(str, _MATERIAL))
    upgrade = "`pip install --upgrade 'airdate[site]'`"
    if not material:
        yield warning("Material for MkDocs is not installed", upgrade)
    elif _numbers(material) < _MATERIAL:
        yield error(
            f"Material {material} lets a search link run scripts (CVE-2026-73295)", f"{upgrade}: {floor}"
        )
    else:
        yield ok(f"Material for MkDocs {material}")
    if not site_config.is_off(config.node("theme", "font")):
        message = "the theme loads its fonts from Google, which learns who reads the plan"
        yield warning(message, "set `font: false` below `theme:`")


def _language(config: SiteConfig, ours: str) -> Iterator[Remark]:
    """The theme has words of its own, and decides in which direction pages are written."""
    theirs = config.word("theme", "language") or "en"
    if not (covers(theirs, ours) or site_config.depends(config.node("theme", "language"))):
        cure = f"set `language: {ours.partition('-')[0]}` below `theme:`"
        yield warning(f"the theme speaks {shown(theirs)}, the plan {shown(ours)}", cure)


def _strictness(config: SiteConfig) -> Iterator[Remark]:
    if config.word("strict").lower() in ("true", "yes", "on"):
        message = "`strict: true`: a post whose time passes stops the build though nobody changed anything"
        yield warning(message, "delete it, and run `airdate check --strict` on pull requests")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version)[:3])
