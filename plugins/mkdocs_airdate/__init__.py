"""Airdate in MkDocs and ProperDocs: configuration and hooks, no rules of its own.

The core makes every page; this plugin hands them over as files, cleans what
Markdown made of bodies, and swaps the finished site in.
"""

import logging
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext

from airdate import report
from airdate.artifact import Artifact
from airdate.collector import still
from airdate.exchange import Exchange, ExchangeError
from airdate.finding import Finding, Severity
from airdate.html.sanitise import sanitise
from airdate.project import Project, ProjectError, feed_key
from airdate.report.outcome import count
from airdate.site import SCRIPT, STYLESHEET, Site
from airdate.text import did_you_mean
from mkdocs_airdate.navigation import without

log = logging.getLogger("mkdocs.plugins.airdate")


class AirdateConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in ``mkdocs.yml``; everything about the plan stands in ``calendar/``."""

    calendar_dir = option.Type(str, default="calendar")
    edition = option.Type(str, default="public")
    trust_html = option.Type(bool, default=False)


class AirdatePlugin(BasePlugin[AirdateConfig]):  # type: ignore[no-untyped-call]
    """One build: the plan is read and checked before MkDocs empties anything."""

    site: Site | None = None
    exchange: Exchange | None = None
    serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Learn whether this is a preview; one instance then serves many builds."""
        del dirty
        self.serving = command == "serve"

    def on_shutdown(self) -> None:
        """Leave no stage behind, not even when the build was interrupted by hand."""
        self._abandon()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take the stylesheet, script and navigation into the site's configuration."""
        if not config.use_directory_urls:
            raise PluginError(
                "airdate: set `use_directory_urls: true`; feeds and pages rely on their addresses"
            )
        if STYLESHEET not in config.extra_css:
            config.extra_css.append(STYLESHEET)
        if SCRIPT not in config.extra_javascript:
            config.extra_javascript.append(SCRIPT)
        return config

    @still(settled=True)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read, check and render everything; on errors nothing has been touched yet."""
        self.site = self._read(config)
        found = self.site.findings
        if not self.site.errors:
            told = report.of_history(self.site.whole, self._calendar(config))
            found = sorted({*found, *self.site.feed_findings, *told})
        _tell(found)
        errors, warnings = _counted(found, Severity.ERROR), _counted(found, Severity.WARNING)
        if errors or (config.strict and warnings):
            counted = f"{count(errors, 'error')}, {count(warnings, 'warning')}"
            raise PluginError(f"airdate: {counted}; nothing was built, the old site stays")
        self.artifacts = {artifact.path: artifact for artifact in self.site.artifacts}
        plan = self.site.plan
        self.ordinary = dict.fromkeys(plan.published_path(page) for page in plan.pages)
        nav = config.nav
        config.nav = self.site.navigation if nav is None else without(nav, self.site.hidden)
        if not self.serving:
            self._begin(config)

    def _begin(self, config: MkDocsConfig) -> None:
        try:
            self.exchange = Exchange.begin(Path(config.site_dir), _is_site)
        except ExchangeError as error:
            raise PluginError(f"airdate: {error}") from None
        config.site_dir = str(self.exchange.stage)

    def _calendar(self, config: MkDocsConfig) -> Path:
        root = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return root / self.config.calendar_dir

    def _read(self, config: MkDocsConfig) -> Site:
        calendar = self._calendar(config)
        if not calendar.is_dir():
            raise PluginError(f"airdate: there is no folder {calendar} (`airdate init` writes one)")
        try:
            plan, key = Project(Path(config.docs_dir), calendar).load(), feed_key()
        except ProjectError as error:
            raise PluginError(f"airdate: {error}") from None
        editions = plan.vocabulary.editions
        if self.config.edition not in editions:
            near = did_you_mean(self.config.edition, editions) or f"there are {', '.join(sorted(editions))}"
            raise PluginError(f"airdate: unknown edition '{self.config.edition}' ({near})")
        return Site(plan, editions[self.config.edition], trusted=self.config.trust_html, feed_key=key)

    @event_priority(200)
    def _hide(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take out what the edition does not publish, before any other plugin can make something of it."""
        assert self.site is not None  # noqa: S101 - on_pre_build came first
        docs = Path(config.docs_dir)
        kept = {*self.site.plan.assets, *self.artifacts, *_configured(config)}
        return Files([file for file in files if file.src_uri in kept or not _lies_in(docs, file)])

    @event_priority(-200)
    def _publish(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Hand over what Airdate made, in place of the sources it was made from."""
        files = self._hide(files, config=config)  # another plugin may have read the folder anew
        for artifact in self.artifacts.values():
            file = files.get_file_from_path(artifact.path)
            if file is not None and artifact.is_page and _lies_in(Path(config.docs_dir), file):
                file.inclusion = self._inclusion(artifact.path)
                continue
            if file is not None:
                files.remove(file)
            files.append(self._file(config, artifact))
        return files

    on_files = CombinedEvent(_hide, _publish)

    def _file(self, config: MkDocsConfig, artifact: Artifact) -> File:
        content = artifact.content.decode() if artifact.is_page else artifact.content
        inclusion = self._inclusion(artifact.path)
        return File.generated(config, artifact.path, content=content, inclusion=inclusion)

    def _inclusion(self, path: str) -> InclusionLevel:
        """Items stay out of the navigation: a thousand of them there take half a minute."""
        return InclusionLevel.INCLUDED if path in self.ordinary else InclusionLevel.NOT_IN_NAV

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Our front matter and links instead of the file's own; MkDocs never sees the author's YAML.

        HTML of ours comes in afterwards: Markdown would take longer over it than over all texts.
        """
        del config
        artifact = self.artifacts.get(page.file.src_uri)
        return artifact.markdown if artifact else None

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Clean what came from a body; what stands around it is made by templates that escape everything."""
        del config, files
        if page.file.src_uri not in self.artifacts:
            return html
        if not self.config.trust_html:
            _clean(page.toc)
        return _summary(page) + (html if self.config.trust_html else sanitise(html))

    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put our HTML around the text once the search has read it: nobody seeks what only leads on."""
        del config, nav
        if artifact := self.artifacts.get(page.file.src_uri):
            page.content = artifact.framed((page.content or "").removeprefix(_summary(page)))
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Name the page's feeds in its head; whatever made the page, it has the main one."""
        del config
        assert self.site is not None  # noqa: S101 - on_pre_build came first
        tags = self.site.head(unquote(page.url), self.artifacts.get(page.file.src_uri))
        return output.replace("</head>", "".join(f"{tag.html}\n" for tag in tags) + "</head>", 1)

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Swap the finished site in, unless MkDocs is about to fail a strict build."""
        if self.exchange is None or self.site is None:
            return
        config.site_dir = str(self.exchange.target)
        if config.strict and _counted_warnings():
            self._abandon()
            return
        try:
            self.exchange.finish()
        except OSError as error:
            raise PluginError(f"airdate: {config.site_dir} cannot be replaced: {error.strerror}") from None
        self.exchange = None
        log.info(f"{self.site.summary}: {_short(Path(config.site_dir))}/")

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the old site as it was."""
        del error
        self._abandon()

    def _abandon(self) -> None:
        if self.exchange is not None:
            self.exchange.abandon()
            self.exchange = None

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Rebuild the preview when the vocabulary changes, too."""
        del builder
        calendar = self._calendar(config)
        if calendar.is_dir():
            server.watch(str(calendar))
        return server


def _clean(entries: Iterable[AnchorLink]) -> None:
    """Clean the table of contents, which themes print as it is and attribute lists can name."""
    for entry in entries:
        entry.title = sanitise(entry.title)
        _clean(entry.children)


def _tell(findings: list[Finding]) -> None:
    levels = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}
    for finding in findings:
        log.log(levels[finding.severity], str(finding))


def _counted(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _summary(page: Page) -> str:
    """What the search shall know of a page beside its text; we escaped it in the front matter."""
    return f"<p>{page.meta['description']}</p>\n" if page.meta.get("description") else ""


def _configured(config: MkDocsConfig) -> set[str]:
    """Files that the trusted configuration itself names: stylesheets, scripts, templates, logo, favicon."""
    named = {*config.extra_css, *map(str, config.extra_javascript), *config.extra_templates}
    return named | {str(config.theme.get(key)) for key in ("logo", "favicon") if config.theme.get(key)}


def _lies_in(docs: Path, file: File) -> bool:
    """Whether the file is the user's own, rather than the theme's or made by a plugin."""
    return file.abs_src_path is not None and Path(file.abs_src_path).is_relative_to(docs)


def _is_site(folder: Path) -> bool:
    """Whether MkDocs made this folder: its sitemap or our plan stands in it."""
    return any((folder / name).is_file() for name in ("plan.json", "sitemap.xml"))


def _counted_warnings() -> int:
    """How many warnings MkDocs has counted for its strict mode."""
    handlers = [*logging.getLogger("mkdocs").handlers, *logging.getLogger("properdocs").handlers]
    return sum(
        sum(dict(handler.get_counts()).values()) for handler in handlers if hasattr(handler, "get_counts")
    )


def _short(path: Path) -> str:
    """The path as seen from where the build was started."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
