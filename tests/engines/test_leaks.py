"""What an edition hides is in no byte of what is published, in no name, and in no line of the log."""

import base64
import gzip
from collections.abc import Callable
from pathlib import Path

import pytest

from .builds import Built, tree
from .readings import readings

Public = Callable[[str, bool], Built]


def test_the_public_build_is_clean(public: Public, engine: str) -> None:
    built = public(engine, True)
    assert (built.code, "warning" in built.output.lower()) == (0, False), built.output


def test_no_canary_is_published(public: Public, engine: str) -> None:
    assert leaks(public(engine, True).site) == []


def test_no_canary_is_in_the_log(public: Public, engine: str) -> None:
    assert "canary" not in public(engine, True).output.lower()


def test_what_is_hidden_does_not_change_a_byte(public: Public, engine: str) -> None:
    assert public(engine, True).files == public(engine, False).files


def test_no_canary_is_in_the_staged_sources(public: Public) -> None:
    assert leaks(public("stage+mkdocs", True).site.parent / "docs") == []


def test_what_is_public_is_there(public: Public, engine: str) -> None:
    files = public(engine, True).files
    assert [
        path
        for path in ("articles/mending/index.html", "feeds/desk.ics", "images/quay.svg", "images/leaflet.txt")
        if path not in files
    ] == []


@pytest.mark.parametrize(
    "data",
    [
        b"a Canary b",
        gzip.compress(b"canary"),
        b"SUMMARY:can\r\n ary",
        b"c%61nary",
        b"c&#97;nary &amp;",
        b'["c\\u0061nary"]',
        b"data:" + base64.b64encode(b"x canary y"),
        "canary".encode("utf-16"),
        "can\u00adary".encode(),
        b"can<mark>ary</mark>",
    ],
    ids=range(10),  # for the gzipped one has the time in it
)
def test_the_search_sees_through(data: bytes) -> None:
    assert "canary" in readings(data)


def leaks(folder: Path) -> list[str]:
    """Paths that hold a canary in their name or in any reading of their bytes."""
    return [
        path for path, data in tree(folder).items() if "canary" in path.lower() or "canary" in readings(data)
    ]
