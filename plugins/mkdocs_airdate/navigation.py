"""The navigation of ``mkdocs.yml``, without what the edition does not show."""

from collections.abc import Container
from typing import Any


def without(nav: Any, hidden: Container[str]) -> Any:
    """The ``nav`` setting without pages whose paths are hidden, and without sections that are empty then."""
    if isinstance(nav, list):
        return [kept for entry in nav if (kept := without(entry, hidden)) not in ({}, [], None)]
    if isinstance(nav, dict):
        inner = {title: without(entry, hidden) for title, entry in nav.items()}
        return {title: kept for title, kept in inner.items() if kept not in ({}, [], None)}
    return None if isinstance(nav, str) and nav in hidden else nav
