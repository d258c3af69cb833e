"""Artifact: one file to be published, before any site engine saw it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from urllib.parse import quote

from airdate.head import Tag

#: What may stand in a path as it is (RFC 3986, pchar and the slash).
_PATH = "/~!$&'()*+,;=:@"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A path below the docs folder, and its bytes.

    ``path`` is relative, with forward slashes. A path that ends in ``.md`` is a
    page that the engine renders; anything else is copied as it is. ``seams`` of a
    page are where its front matter ends, and where an author's Markdown begins and
    ends in it; the rest is HTML of ours, which no Markdown parser need see. ``head`` is what
    it names in its head beside what every page does, ``language`` that of its Markdown, if it is
    another than the site's.
    """

    path: str
    content: bytes
    seams: tuple[int, int, int] | None = None
    head: tuple[Tag, ...] = ()
    language: str = ""

    @classmethod
    def page(
        cls,
        path: str,
        matter: str,
        *,
        before: str = "",
        prose: str = "",
        after: str = "",
        head: Iterable[Tag] = (),
        language: str = "",
    ) -> "Artifact":
        """A page made of front matter, HTML, an author's Markdown, and HTML again."""
        top, start, middle, end = (part.encode() for part in (matter, before, prose, after))
        begin = len(top) + len(start)
        seams = (len(top), begin, begin + len(middle))
        return cls(path, top + start + middle + end, seams, (*head,), language)

    @property
    def markdown(self) -> str:
        """What an engine has to render of a page: its front matter and the author's Markdown."""
        if self.seams is None:
            return self.content.decode()
        matter, start, end = self.seams
        return (self.content[:matter] + self.content[start:end]).decode()

    def framed(self, prose: str) -> str:
        """The page's HTML around what was made of its Markdown."""
        if self.seams is None:
            return prose
        matter, start, end = self.seams
        if self.language:
            prose = f'<div lang="{escape(self.language)}" dir="auto">\n{prose}\n</div>\n'
        return self.content[matter:start].decode() + prose + self.content[end:].decode()

    @property
    def is_page(self) -> bool:
        """Whether an engine renders it (Markdown) rather than copies it."""
        return self.path.endswith(".md")

    @property
    def url(self) -> str:
        """The address below the site's root: ``events/orion/`` for ``events/orion.md``."""
        return page_url(self.path) if self.is_page else self.path


def index_path(path: str) -> str:
    """The Markdown path with the same address, as the index of a folder: ``a/index.md`` for ``a.md``."""
    return f"{page_url(path)}index.md"


@lru_cache(maxsize=1 << 16)
def public_url(site: str, path: str) -> str:
    """The URL of a path below the root of that site, with a ``#fragment`` or without, percent-encoded."""
    page, mark, fragment = path.partition("/#")
    below = quote(page, safe=_PATH) + mark + quote(fragment, safe="")
    return f"{web_url(site)}{below}"


def web_url(address: str) -> str:
    """An address that people typed, as a URL (RFC 3986): only what cannot stand in one is encoded."""
    return quote(address, safe=f"{_PATH}%?#[]")


def page_url(path: str) -> str:
    """The directory URL of a Markdown path (``a/index.md`` and ``a/README.md`` become ``a/``)."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"
