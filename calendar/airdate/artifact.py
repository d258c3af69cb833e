"""Artifact: one file to be published, before any site engine saw it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A path below the docs folder, and its bytes.

    ``path`` is relative, with forward slashes. A path that ends in ``.md`` is a
    page that the engine renders; anything else is copied as it is.
    """

    path: str
    content: bytes

    @property
    def is_page(self) -> bool:
        """Whether an engine renders it (Markdown) rather than copies it."""
        return self.path.endswith(".md")

    @property
    def url(self) -> str:
        """The address below the site's root: ``events/orion/`` for ``events/orion.md``."""
        return page_url(self.path) if self.is_page else self.path


def page_url(path: str) -> str:
    """The directory URL of a Markdown path (``a/index.md`` and ``a/README.md`` become ``a/``)."""
    stem = path.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{stem}/"
