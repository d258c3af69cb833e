"""Every link in the built demo leads somewhere, wherever the site is put."""

import posixpath
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest

from .builds import Built

SITE = "https://plan.northlight.example/"
Demo = Callable[[str], Built]


class Read(NamedTuple):
    """What a crawler asks of a page. The engines write plain, quoted attributes."""

    links: list[str]
    ids: set[str]


@lru_cache(maxsize=4096)
def read(html: str) -> Read:
    links = [unescape(link) for link in re.findall(r'\s(?:href|src)="([^"]*)"', html)]
    ids = {unescape(id) for id in re.findall(r'\s(?:id|name)="([^"]*)"', html)}
    return Read([link for link in links if not re.match(r"[a-z]+:", link)], ids)


def pages(built: Built) -> dict[str, str]:
    """All but the page for what is not found, which is shown at any address."""
    return {path: html for path, html in built.pages.items() if path != "404.html"}


def test_every_link_leads_somewhere(demo: Demo, demo_engine: str) -> None:
    built = demo(demo_engine)
    assert [(path, link) for path, html in pages(built).items() for link in dead(built, path, html)] == []


def dead(built: Built, path: str, html: str) -> Iterator[str]:
    for link in dict.fromkeys(read(html).links):
        parts = urlsplit(link)
        target = (
            posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
            if parts.path
            else path
        )
        file = target if target in built.files else posixpath.normpath(f"{target}/index.html")
        fragment = unquote(parts.fragment)
        if file not in built.files or (fragment and fragment not in read(built.pages[file]).ids | {"__skip"}):
            yield link


def test_no_link_depends_on_where_the_site_is_put(demo: Demo, demo_engine: str) -> None:
    built = demo(demo_engine)
    assert [
        (path, link) for path, html in pages(built).items() for link in read(html).links if link[:1] == "/"
    ] == []


@pytest.mark.parametrize("scheme", ["https", "webcal"])
def test_addresses_of_the_site_itself_are_there(demo: Demo, scheme: str) -> None:
    built = demo("plugin")
    start = SITE.replace("https", scheme)
    found = {
        value.removeprefix(start)
        for html in pages(built).values()
        for value in html.replace("'", '"').split('"')
        if value.startswith(start)
    }
    paths = {unquote(address.partition("#")[0]) for address in found}
    assert len(paths) > 30
    assert [
        path for path in paths if path not in built.files and f"{path}index.html" not in built.files
    ] == []


def test_every_item_has_its_lasting_address(demo: Demo) -> None:
    built = demo("plugin")
    assert built.pages["go/orion-keynote/index.html"].count('url=../../events/orion-keynote/"') == 1


def test_links_in_bodies_follow_events_to_where_they_are_published(demo: Demo, demo_engine: str) -> None:
    assert "../events/orion-keynote/" in read(demo(demo_engine).pages["about/index.html"]).links
