"""Where a link in a body leads: every path in the site that some engine could make of it."""

import html
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import SplitResult, unquote, urlsplit

from airdate.artifact import page_url
from airdate.item import Item
from airdate.markdown import local_path, mentions
from airdate.page import Page, Value
from airdate.plan import Plan

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_PAGE = re.compile(
    r"(?:(?:^|/)(?:index|readme))?(?:\.(?:md|markdown|mdown|mkdn|mkd|html))?/?\Z", re.IGNORECASE
)


class Site:
    """The addresses of one plan: what a target means when it stands in a body of that plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        settings = plan.vocabulary.settings
        sources = settings.edit_url.partition("{path}")[0], *(settings.forge.roots if settings.forge else ())
        self.bases = [_split(url) for url in (settings.url, *sources) if url]
        self.base = self.bases[0].path.strip("/") if settings.url and self.bases else ""

    def paths(self, thing: Item | Page, target: str) -> set[str]:
        """Paths below the site's root, folded for comparison; none for an address elsewhere."""
        return {folded(path) for variant in _variants(target) for path in self._paths(thing, variant)} - {""}

    def _paths(self, thing: Item | Page, target: str) -> Iterator[str]:
        parts = _split(target)
        path = unquote(parts.path.replace("\\", "/"))
        if parts.scheme in ("http", "https") or parts.netloc:
            ours = (base for base in self.bases if base.hostname == parts.hostname)
            yield from (path.removeprefix(base.path) for base in ours)
        elif parts.scheme or not path:
            return
        elif path.startswith("/"):
            yield path
            yield path.lstrip("/").removeprefix(f"{self.base}/")
        else:
            yield from self._relative(thing, path)

    def _relative(self, thing: Item | Page, path: str) -> Iterator[str]:
        """The path from the source's folder, and from the addresses that its page may have."""
        published = self.plan.published_path(thing)
        for start in dict.fromkeys((thing.path, published, page_url(thing.path), page_url(published))):
            whole = posixpath.normpath(posixpath.join("/", posixpath.dirname(start), path))
            yield whole
            yield whole.lstrip("/").removeprefix(f"{self.base}/")


def published_asset(plan: Plan, item: Item, target: str) -> str:
    """What an item's ``image`` or ``assets`` name, as it is published: an address on the web, or a
    path below the site's root (not percent-encoded); empty if the plan has no such file.
    """
    if target.lower().startswith("https://"):
        return target
    path = local_path(item.path, target)
    return path if path in plan.files else ""


def attached(item: Item) -> tuple[str, ...]:
    """What the item names in ``image`` and ``assets``, as written."""
    return (*((item.image.src,) if item.image else ()), *item.assets)


def used_assets(plan: Plan, site: Site) -> set[str]:
    """The plan's assets to which a body or what is attached leads, or the front matter of a page."""
    assets = {folded(path): path for path in plan.assets}
    if not assets:
        return set()
    used: set[str] = set()
    things: tuple[Item | Page, ...] = (*plan.items, *plan.pages)
    for thing in things:
        targets = [link.target for link in mentions(thing.body)]
        if isinstance(thing, Page):
            targets += _texts(list(thing.matter.values()))
        else:
            targets += attached(thing)
        used.update(path for target in targets for path in site.paths(thing, target))
        if isinstance(thing, Page):
            used.update(folded(target) for target in targets)
    return {assets[path] for path in used & assets.keys()}


def addresses(plan: Plan, thing: Item | Page) -> set[str]:
    """Every path at which the thing stands or is pointed to, folded for comparison."""
    found = {thing.path, plan.published_path(thing)}
    if isinstance(thing, Item):
        found |= {f"go/{thing.id}", f"go/{thing.id}.svg", f"feeds/item/{thing.id}.ics"}
        if thing.uid:
            found |= {
                f"go/{thing.uid}",
                f"go/{thing.uid}.svg",
                f"feeds/item/{thing.uid}.ics",
                f"feeds/campaign/{thing.uid}.ics",
            }
        if thing.type == "campaign":
            found |= {f"feeds/campaign/{thing.id}.ics"}
    return {folded(path) for path in found} - {""}


def folded(path: str) -> str:
    """One spelling for a source and its addresses: ``a/b.md``, ``/A/b/``, ``a/b/index.html`` are equal."""
    normal = unicodedata.normalize("NFC", posixpath.normpath(f"/{path.strip('/')}")).casefold()
    return _PAGE.sub("", normal.strip("/"))


def _variants(target: str) -> Iterator[str]:
    """The target as written, without the title or the punctuation that may follow, and unescaped."""
    plain = html.unescape(target).strip().strip("<>\"'")
    for text in dict.fromkeys((plain, *plain.split()[:1], plain.partition(")")[0])):
        yield text
        yield text.rstrip(".,;:!?")
        yield _ESCAPED.sub(r"\1", text)


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018 - a wrong host is told only when asked for
    except ValueError:
        return SplitResult("", "", url, "", "")
    return parts


def _texts(value: Value) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value
    return [text for part in inner for text in _texts(part)]
