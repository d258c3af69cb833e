"""PDF: a view of the site on paper, as its stylesheets print it, drawn by WeasyPrint (the extra ``pdf``).

Nothing is fetched: what a page shows is in it. The same plan makes the same bytes, with the same fonts.
"""

import json
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, NoReturn

from airdate.artifact import Artifact, public_url
from airdate.edition import Edition
from airdate.html.sheet import Sheet
from airdate.plan import Plan
from airdate.views import agenda, executive, month

if TYPE_CHECKING:
    from weasyprint import HTML

#: What can be drawn: the view that makes it, and where it lies below the root.
PAGES: dict[str, tuple[Callable[[Sheet], Iterator[Artifact]], str]] = {
    "month": (month.render, "calendar/"),
    "agenda": (agenda.render, "agenda/"),
    "executive": (executive.render, "executive/"),
}

#: What has to stand on one page, and the sizes of type, in points, that are tried until it does.
_ONE_PAGE = ("month", "executive")
_SIZES = (12.0, 11.0, 10.0, 9.0, 8.5, 8.0, 7.5, 7.0, 6.5, 6.0, 5.5, 5.0, 4.5, 4.0)
_SIZE = re.compile(r"\bair-pt-(\d+)")

#: How much of its colour an entry and a bar have (``airdate.css``, ``month.css``).
_TINTS = {"wash": 0.09, "stripe": 0.2}
_COLOUR = re.compile(r"--air-([a-z]+): *#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")


class PdfError(Exception):
    """There is no such page, or nothing to draw it with; the text says what would do."""


def render(plan: Plan, edition: Edition, page: str, at: str = "") -> bytes:
    """That page of what the edition shows; ``at`` is a month (``2027-03``) other than the present one.

    Raises PdfError for a month without a page, and where WeasyPrint is not installed.
    """
    read, style = _press()
    artifact = _artifact(Sheet(plan, edition), page, at)
    html = read(string=_document(plan, artifact), base_url=_base(plan, artifact), url_fetcher=_nothing)
    sheets = _stylesheets(artifact)
    for size in _sizes(page, artifact):
        drawn = html.render(stylesheets=[style(string=text) for text in (*sheets, size)], pdf_tags=True)
        if len(drawn.pages) == 1:
            break
    return bytes(drawn.write_pdf(pdf_tags=True))


def _press() -> tuple[Callable[..., "HTML"], Callable[..., object]]:
    """What reads a document and a stylesheet; both are silent about what no paper needs."""
    try:
        from weasyprint import CSS, HTML
    except ImportError:
        raise PdfError('PDF is drawn by WeasyPrint: pip install "airdate[pdf]"') from None
    except OSError:  # the libraries that it draws with
        raise PdfError(
            "WeasyPrint finds no Pango: install the package (libpango, pango) of the system"
        ) from None
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    return HTML, CSS


def _artifact(sheet: Sheet, page: str, at: str) -> Artifact:
    view, url = PAGES[page]
    wanted = f"{url}{at}/" if at else url
    found = next((artifact for artifact in view(sheet) if artifact.url == wanted), None)
    if found is None:
        none = f"there is no page for {at}: the plan has nothing then"
        raise PdfError(none if at else f"the edition {sheet.edition.name} has no such page")
    return found


def _document(plan: Plan, artifact: Artifact) -> str:
    """The page without a theme around it. Its title stands escaped in its front matter."""
    settings, content = plan.vocabulary.settings, artifact.markdown
    title = next(line for line in content.split("\n") if line.startswith('"title": '))
    said = {"author": settings.organisation, "generator": "Airdate", "dcterms.created": plan.now.isoformat()}
    metas = "".join(f'<meta name="{name}" content="{escape(text)}">' for name, text in said.items() if text)
    return (
        f'<!doctype html><html lang="{escape(settings.language)}"><head><meta charset="utf-8">'
        f"<title>{json.loads(title.partition(': ')[2])}</title>{metas}</head>"
        f'<body class="md-typeset"><article class="md-content__inner">{artifact.framed("")}</article>'
        "</body></html>"
    )


def _base(plan: Plan, artifact: Artifact) -> str:
    """Where its links lead from: the site, if that has a public address."""
    site = plan.vocabulary.settings.url
    return public_url(site, artifact.url) if site else "about:blank"


def _nothing(url: str, *_: object, **__: object) -> NoReturn:
    raise ValueError(f"{url}: nothing is fetched")


def _stylesheets(artifact: Artifact) -> Sequence[str]:
    """Ours in the order of a browser's, then what only paper needs."""
    links = (dict(tag.attributes).get("href", "") for tag in artifact.head if tag.name == "link")
    names = ["airdate.css", *(href.rpartition("/")[2] for href in links if href.endswith(".css"))]
    assets = files("airdate").joinpath("assets")
    texts = [assets.joinpath(name).read_text(encoding="utf-8") for name in dict.fromkeys(names)]
    own = files("airdate").joinpath("export", "pdf.css").read_text(encoding="utf-8")
    return [*texts, "\n".join(_tints(texts[0])), own]


def _tints(css: str) -> Iterator[str]:
    """Each colour's tints, for WeasyPrint knows no ``color-mix()``; the first block is the light scheme."""
    for name, *hue in _COLOUR.findall(css.partition("}")[0]):
        red, green, blue = (int(part, 16) for part in hue)
        tints = (f"--air-{tint}: rgba({red}, {green}, {blue}, {part})" for tint, part in _TINTS.items())
        yield f".air-c-{name} {{ {'; '.join(tints)} }}"


def _sizes(page: str, artifact: Artifact) -> Iterator[str]:
    """As rules, for all lengths go by it: from what the page reckons for itself, or from the largest."""
    told = _SIZE.search(artifact.framed(""))
    most = float(told[1]) + 0.5 if told else _SIZES[0]
    for size in (size for size in _SIZES if size <= most) if page in _ONE_PAGE else (10,):
        yield f":root {{ font-size: {size}pt !important }}"
