"""Stage: an edition as a plain folder that MkDocs alone, Zensical or another engine builds.

``DIR/docs`` holds what the plugin hands to MkDocs, each page as the index of a folder:
Zensical rewrites addresses in HTML and MkDocs does not, and only there both agree.
``DIR/mkdocs.yml`` is a configuration without the plugin, which both engines read;
``DIR/overrides`` has the one template that names a page's feeds in its head.
"""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from airdate.artifact import Artifact
from airdate.exchange import Exchange, ExchangeError
from airdate.finding import Fault, Place, Severity
from airdate.markdown import position
from airdate.markup import shown_as_code, unsafe_spans
from airdate.plan import Plan
from airdate.site import SCRIPT, STYLESHEET, Site
from airdate.text import shown

#: Says that a folder was made here, so that the next run may replace it.
MARKER = ".airdate-stage"

#: The folder with the template that reads it.
OVERRIDES = "overrides"

#: The key of front matter under which a page says what its head shall name.
HEAD = "head"


class StageError(Exception):
    """The folder cannot be staged; the text says why and what to do."""


def stage(site: Site, out: Path) -> list[Artifact]:
    """Write the site, which must be one of ``folders``, to ``out`` and return its artifacts.

    The folder is made beside ``out`` and swapped in whole. Raises StageError for
    a folder that this command did not make, or that cannot be written; nothing
    is changed then. The plan must be without errors.
    """
    content = site.whole.content_dir.resolve()
    if out.resolve() == content or content in out.resolve().parents or out.resolve() in content.parents:
        raise StageError(f"{out} overlaps the content folder; choose a folder of its own, such as build/")
    try:
        exchange = Exchange.begin(out, lambda folder: (folder / MARKER).is_file())
    except ExchangeError as error:
        raise StageError(str(error)) from None
    try:
        _write(site, exchange.stage)
        exchange.finish()
    except OSError as error:
        exchange.abandon()
        raise StageError(f"{out} cannot be written: {error.strerror}") from None
    return site.artifacts


def left_out(plan: Plan) -> Iterator[Fault]:
    """What looks like code and is left out, as not every engine would take it for code: once for a page."""
    for thing in plan.by_path.values():
        spans = sorted(shown_as_code(thing.body, unsafe_spans(thing.body)))
        if spans:
            start, end = spans[0]
            more = f", and {len(spans) - 1} more," if len(spans) > 1 else ""
            what = f"'{shown(thing.body[start:end], 40)}'{more} is left out"
            place = Place(thing.place.path, *position(thing.body, start, thing.body_line))
            message = f"{what}: not every engine would take it for code"
            cure = "close each fence like it opens, and keep other HTML out of the text"
            yield Fault(place, "unsafe-markup", message, cure, Severity.INFO)


def _write(site: Site, folder: Path) -> None:
    docs = folder / "docs"
    for artifact in site.artifacts:
        path = docs / artifact.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_with_head(site, artifact) if artifact.is_page else artifact.content)
    for asset in site.plan.assets:
        path = docs / asset
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((site.plan.content_dir / asset).read_bytes())
    overrides = folder / OVERRIDES
    overrides.mkdir()
    (overrides / "main.html").write_bytes(files("airdate").joinpath("assets", "main.html").read_bytes())
    (folder / "mkdocs.yml").write_text(_configuration(site), encoding="utf-8")
    (folder / MARKER).write_text(
        "Written by `airdate stage`, which replaces this whole folder.\n", encoding="utf-8"
    )


def _with_head(site: Site, page: Artifact) -> bytes:
    """The page with what its head names in its front matter, for what else may stand under that key."""
    end = page.seams[0] if page.seams else 0
    head, rest = page.content[:end], page.content[end:]
    key = f"{json.dumps(HEAD)}: "
    kept = [line for line in head.decode().split("\n") if not line.startswith(key)]
    first, *others = kept
    line = key + json.dumps([tag.values for tag in site.head(page.url, page)], ensure_ascii=False)
    return "\n".join([first, line, *others]).encode() + rest


def _configuration(site: Site) -> str:
    """A configuration in YAML's JSON form: one top-level key a line."""
    settings = site.plan.vocabulary.settings
    values: dict[str, object] = {
        "site_name": settings.title,
        **({"site_url": settings.url} if settings.url else {}),
        "docs_dir": "docs",
        "theme": {
            "name": "material",
            "custom_dir": OVERRIDES,
            "language": settings.language.partition("-")[0],
            "font": False,
            "features": ["navigation.tabs", "navigation.top", "search.highlight", "toc.integrate"],
            "palette": [
                _palette("light", "default", "material/weather-night", "Switch to dark mode"),
                _palette("dark", "slate", "material/weather-sunny", "Switch to light mode"),
            ],
        },
        "plugins": ["search"],
        "markdown_extensions": ["admonition", "attr_list", "footnotes", "pymdownx.saneheaders", "tables"],
        "extra_css": [STYLESHEET],
        "extra_javascript": [SCRIPT],
        "nav": site.navigation,
        "not_in_nav": "/**",
    }
    lines = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())
    return "\n".join(
        [
            "# Written by `airdate stage`: builds with MkDocs and with Zensical, without the plugin.",
            *lines,
            "",
        ]
    )


def _palette(media: str, scheme: str, icon: str, name: str) -> dict[str, object]:
    return {
        "media": f"(prefers-color-scheme: {media})",
        "scheme": scheme,
        "primary": "indigo",
        "accent": "indigo",
        "toggle": {"icon": icon, "name": name},
    }
